/* SPDX-License-Identifier: ISC */
#include <math.h>
#include <stdio.h>

#include "cli/explain.h"
#include "cli/thesauri.h"

static const struct column reasons[] = {
	{"id", CELL_TEXT}, {"score", CELL_NUMBER}, {"points", CELL_NUMBER}, {"term", CELL_TEXT}, {"found", CELL_TEXT},
	{"as", CELL_TEXT}, {"where", CELL_TEXT}, {"count", CELL_NUMBER}, {"weight", CELL_TEXT},
};

/* says which thesauri there are: the answer depends on them */
static void
hint_thesauri(const struct tool *t, const struct thesauri *thesauri)
{
	struct buf name = {0};

	for (size_t i = 0; i < thesauri_count(thesauri); i++) {
		buf_clear(&name);
		thesauri_name(&name, thesauri, i);
		tool_hint(t, "thesaurus: %s", name.p);
	}
	if (!thesauri_count(thesauri))
		tool_hint(t, "no thesaurus is installed");
	buf_free(&name);
}

/* "name", "kind", "related", or "word" for the word itself */
static struct str
tie_name(const struct topic *topic, uint32_t other)
{
	static const char *const names[] = {
		[TOPIC_NAME] = "name", [TOPIC_KIND] = "kind", [TOPIC_RELATED] = "related",
	};

	return other == TOPIC_NONE ? STR("word") : str_of(names[topic->other[other].tie]);
}

void
explain_print(struct rows *rows, const struct topic *topic, const struct who *w)
{
	for (size_t i = 0; i < w->nreasons; i++) {
		const struct who_reason *r = &w->reason[i];
		char weight[32];

		rows_id(rows, w->id);
		rows_number(rows, lround(w->score));
		rows_number(rows, lround(r->points));
		rows_text(rows, topic->word[r->word.term]);
		rows_text(rows, r->word.other == TOPIC_NONE ? topic->word[r->word.term] : topic->other[r->word.other].text);
		rows_text(rows, tie_name(topic, r->word.other));
		rows_text(rows, str_of(who_where_name(r->where)));
		rows_number(rows, r->count);
		snprintf(weight, sizeof(weight), "%.2f", r->weight);
		rows_text(rows, str_of(weight));
	}
}

struct rows *
explain_rows(struct tool *t, const struct thesauri *thesauri)
{
	hint_thesauri(t, thesauri);
	return tool_rows(t, reasons, sizeof(reasons) / sizeof(reasons[0]));
}
