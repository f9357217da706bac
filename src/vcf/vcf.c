/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "read/charset_file.h"
#include "vcf/vcf.h"
#include "vcf/vcf_group.h"
#include "vcf/vcf_person.h"

#define LINE_MAX (2 * VCF_VALUE_MAX) /* bytes, unfolded */

/* an unfolded line in the text of a card */
struct raw_line {
	size_t at, n;
	uint32_t line;
};

struct vcf_reading {
	struct vcf_source source;
	struct vcf_person person; /* the current card */
	struct buf text;          /* its lines */
	struct raw_line *raw;
	struct vcf_line *line;
	size_t n, cap;
	struct vcf_params params;
	size_t deep;              /* number of open cards within it */
	bool agent;               /* a card within it may begin */
	bool outside;             /* text between the cards has been reported */
};

static void
report(struct vcf_reading *r, uint32_t line, const char *what)
{
	errors_add(&r->person.cards->errors, r->person.path, line, 0, "%s", what);
}

/* splits the lines in place, and drops those that are not properties */
static void
split(struct vcf_reading *r)
{
	size_t kept = 0;

	r->params.n = 0;
	r->line = r->n ? mem_grow(r->line, r->n, sizeof(*r->line)) : r->line;
	for (size_t i = 0; i < r->n; i++) {
		struct vcf_line *l = &r->line[kept];
		char *bytes = r->text.p + r->raw[i].at;
		size_t bad = utf8_invalid((struct str){bytes, r->raw[i].n});

		*l = (struct vcf_line){.line = r->raw[i].line};
		if (!vcf_split(l, &r->params, bytes, r->raw[i].n, r->source.old)) {
			report(r, l->line, "no property of a card: left out");
			continue;
		}
		if (bad < (size_t)(l->value.p - bytes))
			report(r, l->line, "bytes that are no text, before the value: now \"?\"");
		kept++;
	}
	vcf_group(r->line, kept);
	r->person.line = r->line;
	r->person.n = kept;
}

static void
close_card(struct vcf_reading *r)
{
	r->person.old = r->source.old;
	split(r);
	vcf_person(&r->person);
	buf_clear(&r->text);
	r->n = 0;
	r->source.inside = false;
	r->source.indent = STR("");
	r->deep = 0;
}

static void
begin_card(struct vcf_reading *r, uint32_t line)
{
	struct str first = r->source.first;
	size_t blanks = 0;

	if (r->source.inside && r->agent) {
		report(r, line, "a card within a card: left out");
		r->deep++;
		return;
	}
	if (r->source.inside) {
		report(r, r->person.at, "this card has no end");
		close_card(r);
	}
	while (blanks < first.n && char_blank(first.p[blanks]))
		blanks++;
	r->source.indent = str_sub(first, 0, blanks);
	r->source.inside = true;
	r->source.old = false;
	r->person.at = line;
}

static void
end_card(struct vcf_reading *r)
{
	if (r->deep)
		r->deep--;
	else
		close_card(r);
}

/* the name before a line's colon, without parameters; *value is the text after it */
static struct str
name_of(struct str line, struct str *value)
{
	struct str head, name;

	*value = str_trim(str_cut(&head, line, ':'));
	str_cut(&name, head, ';');
	return str_trim(name);
}

static void
keep_line(struct vcf_reading *r, struct raw_line s)
{
	struct str value, name = name_of((struct str){r->text.p + s.at, s.n}, &value);

	r->agent = vcf_same(name, STR("AGENT")) && !value.n;
	if (r->deep) {
		r->text.n = s.at;
		return;
	}
	if (vcf_same(name, STR("VERSION")))
		r->source.old = str_starts(value, STR("2."));
	/* a line that is too long is dropped later: keep only enough to see that */
	if (s.n > LINE_MAX) {
		s.n = LINE_MAX;
		r->text.n = s.at + s.n;
	}
	r->raw = mem_reserve(r->raw, r->n, &r->cap, sizeof(*r->raw));
	r->raw[r->n++] = s;
}

static void
take_line(struct vcf_reading *r, struct raw_line s)
{
	struct str line = {r->text.p + s.at, s.n};
	bool begin = vcf_is(line, STR("BEGIN")), end = vcf_is(line, STR("END")) && r->source.inside;

	if (!begin && !end && r->source.inside) {
		keep_line(r, s);
		return;
	}
	r->text.n = s.at;
	if (begin)
		begin_card(r, s.line);
	else if (end)
		end_card(r);
	else if (!r->outside)
		report(r, s.line, "not in a card: text outside BEGIN:VCARD and END:VCARD is left out");
	r->outside = r->outside || !(begin || end);
	r->agent = false;
}

static void
report_counts(struct vcf_reading *r)
{
	struct vcf_person *p = &r->person;

	if (p->left_out)
		errors_add(&p->cards->errors, p->path, 0, 0, "%zu %s left out: pictures, sounds or keys of more than 16 KiB in a card", p->left_out,
		           p->left_out == 1 ? "value is" : "values are");
	if (p->groups)
		errors_add(&p->cards->errors, p->path, 0, 0, "%zu %s left out: groups are no people", p->groups,
		           p->groups == 1 ? "card is" : "cards are");
}

void
vcf_read(struct cards *cards, struct str bytes, struct str path)
{
	struct buf scratch = {0};
	struct vcf_reading r = {
		.source = {.rest = charset_wide(&scratch, &cards->errors, bytes, path), .line = 1},
		.person = {.cards = cards, .path = path},
	};
	struct raw_line s = {0};

	r.person.guess = charset_guess(r.source.rest);
	while (s.at = r.text.n, vcf_unfold(&r.text, &r.source, &s.line)) {
		s.n = r.text.n - s.at;
		take_line(&r, s);
	}
	if (r.source.inside) {
		report(&r, r.person.at, "this card has no end");
		close_card(&r);
	}
	report_counts(&r);
	vcf_person_free(&r.person);
	free(r.raw);
	free(r.line);
	free(r.params.v);
	buf_free(&r.text);
	buf_free(&scratch);
}
