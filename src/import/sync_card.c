/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "import/sync_card.h"
#include "vcf/vcard_line.h"
#include "vcf/vcf_line.h"

/* lines that are read together: one with what its group says of it, or the name with its parts */
struct unit {
	size_t line;       /* the first */
	bool *lines;       /* all of them */
	bool names;        /* FN and N */
	bool drop, done;   /* goes; of the export: is in the card */
	struct sync_values says;
};

struct side {
	struct sync_text text;
	struct unit *v;
	size_t n;
};

struct patching {
	struct side card, export;
	const struct sync_merge *merge;
	struct sync_values needed;
	unsigned group; /* the last number given to a group */
};

static bool
is_name(const struct sync_line *l)
{
	return vcf_same(l->name, STR("FN")) || vcf_same(l->name, STR("N"));
}

static bool
is_of(const struct sync_line *a, const struct sync_line *b)
{
	return (is_name(a) && is_name(b)) || (a->group.n && vcf_same(a->group, b->group) && sync_line_joins(b));
}

static void
open_side(struct side *s, struct str text)
{
	bool *used;

	sync_text_read(&s->text, text);
	used = mem_zero(s->text.n + 1, sizeof(*used));
	s->v = mem_zero(s->text.n + 1, sizeof(*s->v));
	for (size_t i = 0; i < s->text.n; i++) {
		const struct sync_line *l = &s->text.v[i];
		struct unit *u = &s->v[s->n];

		if (used[i] || !sync_line_counts(l) || sync_line_joins(l))
			continue;
		*u = (struct unit){.line = i, .names = is_name(l), .lines = mem_zero(s->text.n + 1, sizeof(bool))};
		for (size_t k = 0; k < s->text.n; k++)
			if (k == i || (!used[k] && is_of(l, &s->text.v[k])))
				u->lines[k] = used[k] = true;
		sync_values_of(&u->says, &s->text, u->lines, u->names);
		s->n++;
	}
	free(used);
}

static void
close_side(struct side *s)
{
	for (size_t i = 0; i < s->n; i++) {
		free(s->v[i].lines);
		sync_values_free(&s->v[i].says);
	}
	free(s->v);
	sync_text_free(&s->text);
}

static bool
meet(const struct sync_values *a, const struct sync_values *b)
{
	for (size_t i = 0; i < a->n; i++)
		if (sync_values_has(b, &a->v[i]))
			return true;
	return false;
}

/* true if all values of the key stand in one line, and that changes */
static bool
joined(const struct patching *p, enum key key)
{
	return key_card(key)->property && key_card(key)->form == CARD_LINE &&
	       (sync_values_key(&p->merge->drop, key) || sync_values_key(&p->needed, key));
}

/* marks the lines that go, and what else they say */
static void
choose(struct patching *p)
{
	const struct sync_merge *m = p->merge;

	for (size_t i = 0; i < m->want.n; i++)
		if (!sync_values_has(&m->card, &m->want.v[i]))
			sync_values_add(&p->needed, &m->want.v[i]);
	for (size_t i = 0; i < p->card.n; i++) {
		struct unit *u = &p->card.v[i];

		u->drop = meet(&u->says, &m->drop) || (u->names && sync_values_key(&p->needed, KEY_NAME));
		for (size_t k = 0; k < u->says.n && !u->drop; k++)
			u->drop = joined(p, u->says.v[k].key);
		/* where a value comes that only one line can say */
		for (size_t k = 0; k < u->says.n && !u->drop; k++)
			u->drop = u->says.v[k].key == KEY_PHOTO && sync_values_key(&p->needed, KEY_PHOTO);
	}
	for (size_t i = 0; i < p->card.n; i++) {
		const struct sync_values *says = &p->card.v[i].says;

		for (size_t k = 0; k < says->n && p->card.v[i].drop; k++)
			if (!sync_values_has(&m->drop, &says->v[k]) && says->v[k].key != KEY_VCARD)
				sync_values_add(&p->needed, &says->v[k]);
	}
}

/* true if a line that stays says all that is needed of a line of the export */
static bool
is_said(const struct patching *p, const struct unit *e)
{
	for (size_t k = 0; k < e->says.n; k++) {
		bool said = !sync_values_has(&p->needed, &e->says.v[k]);

		for (size_t i = 0; i < p->card.n && !said; i++)
			said = !p->card.v[i].drop && sync_values_has(&p->card.v[i].says, &e->says.v[k]);
		if (!said)
			return false;
	}
	return true;
}

/* the line ends of the card */
static void
add_lines(struct buf *out, const struct patching *p, struct str lines)
{
	bool bare = p->card.text.n && !str_ends(p->card.text.v[0].text, STR("\r\n"));

	for (size_t i = 0; i < lines.n; i++)
		if (!(bare && lines.p[i] == '\r' && i + 1 < lines.n && lines.p[i + 1] == '\n'))
			buf_chr(out, lines.p[i]);
}

static void
unfold(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!char_line_end(s.p[i]) && !(char_blank(s.p[i]) && i && s.p[i - 1] == '\n'))
			buf_chr(out, s.p[i]);
}

/* true if the head of a line can stand before another value */
static bool
keeps_head(struct str head)
{
	static const struct str forbid[] = {STR_INIT("ENCODING"), STR_INIT("CHARSET"), STR_INIT("VALUE"), STR_INIT("BASE64")};

	for (size_t i = 0; i < sizeof(forbid) / sizeof(forbid[0]); i++)
		for (size_t k = 0; k + forbid[i].n <= head.n; k++)
			if (vcf_same(str_sub(head, k, k + forbid[i].n), forbid[i]))
				return false;
	return true;
}

/* the values of keys that a line says, without its raw form */
static size_t
count(const struct unit *u)
{
	size_t n = 0;

	for (size_t i = 0; i < u->says.n; i++)
		n += u->says.v[i].key != KEY_VCARD;
	return n;
}

/* the one line that goes where a line of the export comes, if there is one of each; else NULL */
static struct unit *
partner(const struct patching *p, const struct unit *e)
{
	const struct sync_line *l = &p->export.text.v[e->line];
	struct unit *found = NULL;
	size_t gone = 0, come = 0;

	for (size_t i = 0; i < p->card.n; i++)
		if (p->card.v[i].drop && vcf_same(p->card.text.v[p->card.v[i].line].name, l->name)) {
			found = &p->card.v[i];
			gone++;
		}
	for (size_t i = 0; i < p->export.n; i++)
		come += vcf_same(p->export.text.v[p->export.v[i].line].name, l->name) && !is_said(p, &p->export.v[i]);
	if (gone != 1 || come != 1 || e->names || count(found) != 1 || count(e) != 1 || l->group.n ||
	    found->says.v[0].key != e->says.v[0].key || e->says.v[0].key == KEY_PHOTO)
		return NULL;
	return keeps_head(p->card.text.v[found->line].head) ? found : NULL;
}

/* writes a value in the place of another */
static void
add_value(struct buf *out, const struct patching *p, const struct unit *old, const struct unit *e)
{
	const struct sync_line *l = &p->export.text.v[e->line];
	struct buf line = {0}, folded = {0};

	buf_str(&line, p->card.text.v[old->line].head);
	unfold(&folded, buf_view(&line));
	buf_clear(&line);
	buf_str(&line, buf_view(&folded));
	buf_clear(&folded);
	unfold(&line, str_sub(l->text, l->head.n, l->text.n));
	vcard_fold(&folded, buf_view(&line));
	add_lines(out, p, buf_view(&folded));
	for (size_t i = old->line + 1; i < p->card.text.n; i++)
		if (old->lines[i])
			buf_str(out, p->card.text.v[i].text);
	buf_free(&line);
	buf_free(&folded);
}

static bool
has_group(const struct patching *p, unsigned number)
{
	struct buf text = {0};
	bool has = false;

	buf_fmt(&text, "item%u", number);
	for (size_t i = 0; i < p->card.text.n && !has; i++)
		has = vcf_same(p->card.text.v[i].group, buf_view(&text));
	buf_free(&text);
	return has;
}

/* writes a line of the export, with a group that the card has not */
static void
add_unit(struct buf *out, struct patching *p, const struct unit *e)
{
	struct buf line = {0};

	if (p->export.text.v[e->line].group.n)
		do
			p->group++;
		while (has_group(p, p->group));
	for (size_t i = 0; i < p->export.text.n; i++) {
		const struct sync_line *l = &p->export.text.v[i];

		if (!e->lines[i])
			continue;
		buf_clear(&line);
		if (l->group.n)
			buf_fmt(&line, "item%u", p->group);
		buf_str(&line, str_sub(l->text, l->group.n, l->text.n));
		add_lines(out, p, buf_view(&line));
	}
	buf_free(&line);
}

/* writes the lines of the export that are needed: of one property, or all if the name is empty */
static bool
add_needed(struct buf *out, struct patching *p, struct str name)
{
	bool any = false;

	for (size_t i = 0; i < p->export.n; i++) {
		struct unit *e = &p->export.v[i], *old;
		const struct sync_line *l = &p->export.text.v[e->line];

		if (e->done || (name.n && !vcf_same(name, l->name) && !(e->names && is_name(&(struct sync_line){.name = name}))) ||
		    is_said(p, e))
			continue;
		old = partner(p, e);
		if (old)
			add_value(out, p, old, e);
		else
			add_unit(out, p, e);
		e->done = any = true;
	}
	return any;
}

static struct unit *
unit_of(const struct side *s, size_t line)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->v[i].lines[line])
			return &s->v[i];
	return NULL;
}

static bool
is_end(const struct sync_line *l)
{
	return vcf_same(l->name, STR("END"));
}

int
sync_card(struct buf *out, struct str card, struct str export, const struct sync_merge *m)
{
	struct patching p = {.merge = m};
	bool changed = false;

	buf_clear(out);
	if (!m->drop.n && !m->want.n)
		return 0;
	open_side(&p.card, card);
	open_side(&p.export, export);
	choose(&p);
	if (str_starts(card, STR("\xEF\xBB\xBF")))
		buf_str(out, STR("\xEF\xBB\xBF"));
	for (size_t i = 0; i < p.card.text.n; i++) {
		const struct sync_line *l = &p.card.text.v[i];
		const struct unit *u = unit_of(&p.card, i);

		if (u && u->drop) {
			changed = true;
			add_needed(out, &p, l->name);
			continue;
		}
		if (is_end(l) && add_needed(out, &p, STR("")))
			changed = true;
		buf_str(out, l->text);
	}
	close_side(&p.card);
	close_side(&p.export);
	sync_values_free(&p.needed);
	changed = changed && !str_eq(buf_view(out), card);
	if (!changed)
		buf_clear(out);
	return changed;
}
