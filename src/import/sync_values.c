/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "contact/own_date.h"
#include "import/sync_values.h"
#include "read/card_form.h"
#include "vcf/vcf.h"
#include "vcf/vcf_line.h"

/* a line without the X-TEXT that an import gave it */
static void
without_name(struct buf *out, struct str line)
{
	const struct str mark = STR(";X-TEXT=\"");
	size_t at = str_find(line, mark), to = at + mark.n;

	if (!str_starts(line, STR("RELATED;")))
		at = line.n;
	buf_str(out, str_trim(str_sub(line, 0, at)));
	while (at < line.n && to < line.n && line.p[to] != '"')
		to++;
	buf_str(out, str_trim(str_sub(line, at < line.n ? to + 1 : line.n, line.n)));
}

void
sync_form(struct buf *out, enum key key, struct str name, struct str text)
{
	char scratch[KEY_MAX];
	struct own_date own;
	const char *why;

	buf_fmt(out, "%d\1", (int)key);
	if (key == KEY_DATES && own_date_read(&own, name, text, &(struct written_style){0}, &why) == 0) {
		own_date_form(out, &own);
		return;
	}
	if (name.n) {
		buf_str(out, key_fold(scratch, name));
		buf_chr(out, '\1');
	}
	if (key == KEY_VCARD)
		without_name(out, text);
	else if (key == KEY_PHONE || key == KEY_EMAIL || key == KEY_URL || key == KEY_TAGS || key_kind(key) == KIND_PARTIAL)
		card_form(out, key, text);
	else
		buf_str(out, str_trim(text));
}

void
sync_values_add(struct sync_values *s, const struct sync_value *v)
{
	uint32_t *at;

	if (map_get(&s->at, v->form) != MAP_NONE)
		return;
	s->v = mem_reserve(s->v, s->n, &s->cap, sizeof(*s->v));
	s->v[s->n] = (struct sync_value){
		v->key, arena_str(&s->arena, v->name), arena_str(&s->arena, v->text), arena_str(&s->arena, v->form),
	};
	at = map_put(&s->at, s->v[s->n].form);
	*at = (uint32_t)s->n++;
}

static void
add(struct sync_values *s, enum key key, struct str name, struct str text)
{
	struct buf form = {0};

	sync_form(&form, key, name, text);
	sync_values_add(s, &(struct sync_value){key, name, text, buf_view(&form)});
	buf_free(&form);
}

static void
read(struct sync_values *s, struct str card, bool named)
{
	struct cards cards = {0};

	vcf_read(&cards, card, STR(""));
	for (size_t i = 0; i < cards.n; i++) {
		const struct card *c = &cards.v[i];

		if (named && c->name.n)
			add(s, KEY_NAME, STR(""), c->name);
		if (c->photo.n)
			add(s, KEY_PHOTO, STR(""), c->photo);
		for (size_t k = 0; k < c->nvalues; k++)
			if (key_card(c->value[k].key)->property || c->value[k].key == KEY_VCARD || c->value[k].key == KEY_PHOTO ||
			    c->value[k].key == KEY_OTHER || c->value[k].key == KEY_DATES)
				add(s, c->value[k].key, c->value[k].key == KEY_DATES ? c->value[k].pair : c->value[k].name, c->value[k].text);
	}
	cards_free(&cards);
}

void
sync_values_of(struct sync_values *s, const struct sync_text *t, const bool *line, bool named)
{
	struct buf card = {0};

	buf_str(&card, STR("BEGIN:VCARD\r\nVERSION:"));
	buf_str(&card, t->old ? STR("2.1\r\n") : t->v4 ? STR("4.0\r\n") : STR("3.0\r\n"));
	for (size_t i = 0; i < t->n; i++)
		if (line[i] && sync_line_counts(&t->v[i]))
			buf_str(&card, t->v[i].text);
	if (!str_ends(buf_view(&card), STR("\n")))
		buf_str(&card, STR("\r\n"));
	buf_str(&card, STR("END:VCARD\r\n"));
	read(s, buf_view(&card), named);
	buf_free(&card);
}

void
sync_values_read(struct sync_values *s, struct str card)
{
	struct sync_text t;
	bool *all;

	sync_text_read(&t, card);
	all = mem_alloc(t.n + 1);
	memset(all, true, t.n + 1);
	if (t.n)
		sync_values_of(s, &t, all, true);
	free(all);
	sync_text_free(&t);
}

bool
sync_values_has(const struct sync_values *s, const struct sync_value *v)
{
	return map_get(&s->at, v->form) != MAP_NONE;
}

bool
sync_values_key(const struct sync_values *s, enum key key)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->v[i].key == key)
			return true;
	return false;
}

void
sync_values_free(struct sync_values *s)
{
	free(s->v);
	map_free(&s->at);
	arena_free(&s->arena);
	*s = (struct sync_values){0};
}
