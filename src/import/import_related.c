/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "front/relation.h"
#include "import/import_related.h"
#include "vcf/uid.h"
#include "vcf/vcard_line.h"
#include "vcf/vcf_line.h"

struct relating {
	struct import *im;
	struct map uids;    /* folded: index into name */
	struct str *name;
	size_t n, cap;
	bool read;          /* the UIDs have been read */
	struct vcf_params params;
};

static void
add_name(struct relating *r, struct str uid, struct str name)
{
	struct buf form = {0};
	uint32_t *at;

	uid_fold(&form, uid);
	if (form.n && name.n && map_get(&r->uids, buf_view(&form)) == MAP_NONE) {
		r->name = mem_reserve(r->name, r->n, &r->cap, sizeof(*r->name));
		r->name[r->n] = name;
		at = map_put(&r->uids, arena_str(&r->im->arena, buf_view(&form)));
		*at = (uint32_t)r->n++;
	}
	buf_free(&form);
}

/* the contacts first: a file may call a person otherwise than their card */
static void
read_names(struct relating *r)
{
	const struct import *im = r->im;
	const struct book *b = im->book;
	struct buf uid = {0};

	r->read = true;
	for (size_t i = 0; i < b->n; i++) {
		buf_clear(&uid);
		uid_add(&uid, b, &b->contact[i]);
		if (!b->contact[i].me)
			add_name(r, buf_view(&uid), contact_name(&b->contact[i]).n ? contact_name(&b->contact[i]) : b->contact[i].id);
	}
	for (size_t i = 0; i < im->n; i++)
		for (size_t k = 0; k < im->v[i].ncards; k++) {
			const struct import_person *p = &im->v[i];
			const struct contact *c = p->who < b->n ? &b->contact[p->who] : NULL;

			add_name(r, im->cards->v[p->card[k]].uid, c && contact_name(c).n ? contact_name(c) : c ? c->id : p->name);
		}
	buf_free(&uid);
}

/* the name for a UID; empty if there is none */
static struct str
name_of(struct relating *r, struct str uid)
{
	struct buf form = {0};
	uint32_t at;

	if (!r->read)
		read_names(r);
	uid_fold(&form, uid);
	at = map_get(&r->uids, buf_view(&form));
	buf_free(&form);
	return at == MAP_NONE ? STR("") : r->name[at];
}

static struct str
key_of(const struct vcf_line *l)
{
	struct str types = vcf_param(l, STR("TYPE")), type, key = STR("");

	while (types.n && !key.n) {
		types = str_cut(&type, types, ',');
		key = relation_key(type);
	}
	return key;
}

/* true if the value is a line that gives a person by UID; it then has the name */
static bool
relate(struct relating *r, struct str *raw, struct str *key, struct str *name)
{
	struct buf bytes = {0}, line = {0};
	struct vcf_line l = {0};
	size_t head;
	bool is;

	r->params.n = 0;
	buf_str(&bytes, *raw);
	is = vcf_split(&l, &r->params, bytes.p, bytes.n, false) && vcf_same(l.name, STR("RELATED")) &&
	     vcf_starts(l.value, STR("urn:uuid:")) && !vcf_param(&l, STR("X-TEXT")).n;
	*key = is ? key_of(&l) : STR("");
	*name = key->n ? name_of(r, l.value) : STR("");
	if (name->n) {
		head = raw->n - l.value.n - 1;
		buf_str(&line, str_sub(*raw, 0, head));
		vcard_param(&line, STR(";X-TEXT="), *name);
		buf_str(&line, str_sub(*raw, head, raw->n));
		*raw = arena_str(&r->im->cards->arena, buf_view(&line));
	}
	buf_free(&bytes);
	buf_free(&line);
	return name->n != 0;
}

static void
add_value(struct card *card, struct str key, struct str name)
{
	card->value = mem_reserve(card->value, card->nvalues, &card->value_room, sizeof(*card->value));
	card->value[card->nvalues++] = (struct card_value){.key = KEY_OTHER, .name = key, .text = name};
}

void
import_related(struct import *im)
{
	struct relating r = {.im = im};

	for (size_t i = 0; i < im->cards->n; i++) {
		struct card *card = &im->cards->v[i];

		for (size_t k = 0, n = card->nvalues; k < n; k++) {
			struct str key, name;

			if (card->value[k].key == KEY_VCARD && vcf_starts(card->value[k].text, STR("RELATED;")) &&
			    relate(&r, &card->value[k].text, &key, &name))
				add_value(card, key, name);
		}
	}
	map_free(&r.uids);
	free(r.name);
	free(r.params.v);
}

bool
import_related_says(struct str *key, struct buf *scratch, struct str raw)
{
	struct vcf_params params = {0};
	struct vcf_line l = {0};
	struct buf bytes = {0};

	buf_clear(scratch);
	*key = STR("");
	buf_str(&bytes, raw);
	if (vcf_split(&l, &params, bytes.p, bytes.n, false) && vcf_same(l.name, STR("RELATED"))) {
		*key = key_of(&l);
		buf_str(scratch, vcf_param(&l, STR("X-TEXT")));
	}
	buf_free(&bytes);
	free(params.v);
	return key->n && scratch->n;
}
