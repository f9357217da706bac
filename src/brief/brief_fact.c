/* SPDX-License-Identifier: ISC */
#include <inttypes.h>

#include "base/mem.h"
#include "base/relative.h"
#include "brief/brief_fact.h"

struct str
brief_fact_line(struct briefing *b, struct str s)
{
	struct buf out = {0};
	struct str line;

	s = str_trim(s);
	for (size_t i = 0; i < s.n; i++) {
		if (!char_space(s.p[i]))
			buf_chr(&out, s.p[i]);
		else if (!char_space(s.p[i - 1]))
			buf_chr(&out, ' ');
	}
	line = arena_str(b->arena, buf_view(&out));
	buf_free(&out);
	return line;
}

void
brief_fact_add(struct briefing *b, enum brief_part part, size_t lead_length, struct str markdown)
{
	struct str all = arena_str(b->arena, buf_view(&b->scratch));

	b->fact = mem_reserve(b->fact, b->n, &b->cap, sizeof(*b->fact));
	b->fact[b->n++] = (struct fact){
		.part = part,
		.lead = str_sub(all, 0, lead_length),
		.markdown = markdown,
		.tail = str_sub(all, lead_length, all.n),
	};
	buf_clear(&b->scratch);
}

void
brief_fact_plain(struct briefing *b, enum brief_part part)
{
	brief_fact_add(b, part, b->scratch.n, STR(""));
}

void
brief_fact_count(struct briefing *b, int64_t n, const char *one)
{
	buf_fmt(&b->scratch, "%" PRId64 " %s%s", n, one, n == 1 ? "" : "s");
}

void
brief_fact_when(struct briefing *b, day d)
{
	relative_when(&b->scratch, (int64_t)d - b->today);
}
