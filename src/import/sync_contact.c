/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "import/import_related.h"
#include "import/sync_contact.h"
#include "import/sync_days.h"
#include "read/card_form.h"
#include "vcf/uid.h"

/* a file that is changed step by step */
struct steps {
	struct buf now, next;
	struct contact contact;
	struct arena arena;
	struct sync_contact *job;
	bool changed;
};

static int
parse(struct steps *s)
{
	const struct edit *e = s->job->edit;
	struct errors errors = {0};
	struct parse p = {
		.arena = &s->arena, .errors = &errors, .path = e->path, .keys = KEYSET_ALL, .own = e->own,
		.dates = e->dates, .rule = e->rule, .bare = e->bare,
	};
	int is = contact_parse(&s->contact, buf_view(&s->now), &p);

	errors_free(&errors);
	return is == 1 ? 0 : -1;
}

/* takes the result of an edit */
static int
took(struct steps *s, int did)
{
	struct buf swap = s->now;

	if (did <= 0)
		return did;
	s->now = s->next;
	s->next = swap;
	s->changed = true;
	return parse(s);
}

static int
key(struct steps *s, struct str name, enum edit_op op, struct str value)
{
	return took(s, edit_key(&s->next, buf_view(&s->now), name, op, value, s->job->edit));
}

/* the key of a change, and for a related person the name of theirs */
struct key_of {
	enum key key;
	struct str name;
};

static bool
same_key(struct key_of a, struct key_of b)
{
	char x[KEY_MAX], y[KEY_MAX];

	return a.key == b.key && (a.key != KEY_OTHER || str_eq(key_fold(x, a.name), key_fold(y, b.name)));
}

static struct key_of
key_of(const struct sync_change *c)
{
	return (struct key_of){c->key, c->name};
}

static const struct field *
field(const struct steps *s, struct key_of k)
{
	const struct field *f = s->contact.field;

	if (k.key != KEY_OTHER)
		return contact_field(&s->contact, k.key);
	for (size_t i = 0; i < s->contact.nfields; i++)
		if (f[i].n && same_key(k, (struct key_of){f[i].key, str_of(f[i].name)}))
			return &f[i];
	return NULL;
}

static struct str
name_of(const struct steps *s, struct key_of k)
{
	const struct field *f = field(s, k);

	if (!f && k.key == KEY_OTHER)
		return k.name;
	return str_of(f ? f->name : key_written(k.key, s->job->edit->own));
}

static bool
same(struct key_of k, struct str a, struct str b)
{
	struct buf x = {0}, y = {0};
	bool is;

	sync_form(&x, k.key, k.name, a);
	sync_form(&y, k.key, k.name, b);
	is = str_eq(buf_view(&x), buf_view(&y));
	buf_free(&x);
	buf_free(&y);
	return is;
}

/* the value as the contact has it; NULL for none */
static const struct value *
find(const struct steps *s, struct key_of k, struct str text)
{
	const struct field *f = field(s, k);

	for (size_t i = 0; f && i < f->n; i++)
		if (same(k, field_text(f, i), text))
			return &f->value[i];
	return NULL;
}

/* the values that come for a key, but those that the contact has; the caller frees them */
static struct str *
coming(size_t *n, const struct steps *s, struct key_of k)
{
	struct str *v = mem_alloc((s->job->n + 1) * sizeof(*v));

	*n = 0;
	for (size_t i = 0; i < s->job->n; i++) {
		const struct sync_change *c = &s->job->change[i];

		if (same_key(key_of(c), k) && !c->gone && !c->there && !find(s, k, c->text))
			v[(*n)++] = c->text;
	}
	return v;
}

static int
put(struct steps *s, struct str name, const struct str *v, size_t n)
{
	struct edit_field f = {.name = name, .value = v, .n = n, .list = n > 1};
	int did = n ? edit_put(&s->next, buf_view(&s->now), &f, 1, s->job->edit) : 0;

	return f.refused ? -1 : took(s, did);
}

static bool
plain(struct str s)
{
	return str_chr(s, ',') == s.n && str_chr(s, '\n') == s.n;
}

/* the number of values that the key has and loses */
static size_t
going(struct steps *s, struct key_of k)
{
	size_t n = 0;

	for (size_t i = 0; i < s->job->n; i++) {
		const struct sync_change *c = &s->job->change[i];

		n += same_key(key_of(c), k) && c->gone && find(s, k, c->text);
	}
	return n;
}

/* a key that holds one value gets those that the card has for it now */
static int
single(struct steps *s, struct key_of k)
{
	const struct field *f = field(s, k);
	size_t n, gone = going(s, k);
	struct str *v = coming(&n, s, k), name = name_of(s, k);
	int did = 0;

	if (n == 1 && str_chr(v[0], '\n') == v[0].n && (!f || f->n == gone || !gone))
		did = key(s, name, EDIT_SET, v[0]);
	else if (gone && f && f->n == gone)
		did = key(s, name, EDIT_UNSET, STR(""));
	if (did >= 0 && n && !find(s, k, v[0]))
		did = put(s, name, v, n);
	free(v);
	return did;
}

/* true if a value goes, as the card has it */
static bool
goes(const struct steps *s, struct key_of k, struct str text)
{
	bool is = false;

	for (size_t i = 0; i < s->job->n && !is; i++)
		is = same_key(key_of(&s->job->change[i]), k) && s->job->change[i].gone && same(k, s->job->change[i].text, text);
	return is;
}

/* writes a key anew, with the values that stay and those that come: a text of several lines becomes a list */
static int
anew(struct steps *s, struct key_of k, const struct str *v, size_t n)
{
	const struct field *f = field(s, k);
	struct str *all = mem_alloc((f->n + n + 1) * sizeof(*all)), name = name_of(s, k);
	size_t total = 0;
	int did;

	for (size_t i = 0; i < f->n; i++)
		if (!goes(s, k, field_text(f, i)))
			all[total++] = str_trim(field_text(f, i));
	for (size_t i = 0; i < n; i++)
		all[total++] = v[i];
	did = key(s, name, EDIT_UNSET, STR(""));
	did = did < 0 ? did : put(s, name, all, total);
	free(all);
	return did;
}

/* a list loses and gets values */
static int
list(struct steps *s, struct key_of k)
{
	const struct field *f = field(s, k);
	size_t n, gone = going(s, k);
	struct str *v = coming(&n, s, k), name = name_of(s, k);
	int did = 0;

	if ((gone || n) && f && f->n == 1 && f->shape == SHAPE_SCALAR &&
	    str_chr(field_text(f, 0), '\n') < field_text(f, 0).n) {
		did = anew(s, k, v, n);
		n = 0;
	} else if (gone == 1 && f && f->n == 1 && f->shape == SHAPE_SCALAR && n == 1 && plain(v[0])) {
		did = key(s, name, EDIT_SET, v[0]);
		n = 0;
	} else if (gone && f && gone == f->n) {
		did = key(s, name, EDIT_UNSET, STR(""));
	}
	for (size_t i = 0; i < s->job->n && did >= 0; i++) {
		const struct sync_change *c = &s->job->change[i];
		const struct value *at = same_key(key_of(c), k) && c->gone ? find(s, k, c->text) : NULL;

		if (at)
			did = key(s, name, EDIT_REMOVE, value_text(at));
	}
	if (did >= 0)
		did = put(s, name, v, n);
	free(v);
	return did;
}

/* the other value of a conflict */
static int
there(struct steps *s, const struct sync_change *c)
{
	struct buf name = {0};
	bool before = s->changed;
	int did;

	buf_fmt(&name, "x-%s-there", key_name(c->key));
	s->changed = false;
	did = key(s, buf_view(&name), EDIT_SET, c->text);
	s->job->conflicts += s->changed;
	s->changed |= before;
	buf_free(&name);
	return did;
}

/* the name that a line stood for goes with it */
static int
unrelate(struct steps *s, struct str raw)
{
	struct buf name = {0};
	struct key_of k = {KEY_OTHER, STR("")};
	const struct value *at = NULL;
	int did = 0;

	if (import_related_says(&k.name, &name, raw))
		at = find(s, k, buf_view(&name));
	if (at && field(s, k)->n == 1)
		did = key(s, name_of(s, k), EDIT_UNSET, STR(""));
	else if (at)
		did = key(s, name_of(s, k), EDIT_REMOVE, value_text(at));
	buf_free(&name);
	return did;
}

/* changes only the lines of the days that come and go; 0, with the file as it was, if they have no own lines */
static int
days_in_place(struct steps *s, const struct field *f, const struct sync_days *d)
{
	const struct contact before = s->contact;
	bool changed = s->changed;

	if (!sync_days_lines(&s->next, buf_view(&s->now), f, d))
		return 0;
	if (took(s, 1) == 0 && sync_days_are(d, contact_field(&s->contact, KEY_DATES)) &&
	    s->contact.nfields + !d->n >= before.nfields && s->contact.nfields <= before.nfields)
		return 1;
	/* swaps the file back */
	if (took(s, 1) < 0)
		return -1;
	s->changed = changed;
	return 0;
}

/* days come and go; a map of them whose days share lines is written anew */
static int
dates(struct steps *s)
{
	const struct key_of k = {KEY_DATES, STR("")};
	const struct field *f = field(s, k);
	struct str name = name_of(s, k);
	struct sync_days d;
	struct edit_field e;
	int did = 0;

	sync_days(&d, f, &s->contact.dates, s->job->change, s->job->n, &s->arena);
	if (!d.ngone && !d.n)
		return 0;
	did = d.pairs ? days_in_place(s, f, &d) : 0;
	if (did)
		return did;
	if (f && (d.pairs || d.ngone == f->n))
		did = key(s, name, EDIT_UNSET, STR(""));
	else
		for (size_t i = 0; i < d.ngone && did >= 0; i++)
			did = key(s, name, EDIT_REMOVE, d.gone[i]);
	if (did < 0 || !d.n)
		return did;
	e = (struct edit_field){.name = name, .value = d.text, .pair = d.pairs ? d.name : NULL, .n = d.n, .list = !d.pairs};
	did = edit_put(&s->next, buf_view(&s->now), &e, 1, s->job->edit);
	return e.refused ? -1 : took(s, did);
}

/* the raw lines under `vcard` */
static int
raw(struct steps *s)
{
	const struct key_of vcard = {KEY_VCARD, STR("")};
	const struct sync_values *was = s->job->raw_was, *is = s->job->raw;
	struct str *v = mem_alloc((is->n + 1) * sizeof(*v));
	size_t n = 0;
	int did = 0;

	for (size_t i = 0; i < was->n && did >= 0; i++) {
		bool gone = was->v[i].key == KEY_VCARD && !sync_values_has(is, &was->v[i]);
		const struct value *at = gone ? find(s, vcard, was->v[i].text) : NULL;

		if (at && (did = unrelate(s, value_text(at))) > 0)
			at = find(s, vcard, was->v[i].text);
		if (did < 0)
			break;
		if (at && contact_field(&s->contact, KEY_VCARD)->n == 1)
			did = key(s, name_of(s, vcard), EDIT_UNSET, STR(""));
		else if (at)
			did = key(s, name_of(s, vcard), EDIT_REMOVE, value_text(at));
	}
	for (size_t i = 0; i < is->n; i++)
		if (is->v[i].key == KEY_VCARD && !sync_values_has(was, &is->v[i]) && !find(s, vcard, is->v[i].text))
			v[n++] = is->v[i].text;
	if (did >= 0 && n) {
		struct edit_field f = {.name = name_of(s, vcard), .value = v, .n = n, .list = true};

		did = edit_put(&s->next, buf_view(&s->now), &f, 1, s->job->edit);
		did = f.refused ? -1 : took(s, did);
	}
	free(v);
	return did;
}

static int
pin(struct steps *s)
{
	if (uid_field(&s->contact) || !s->job->uid.n)
		return 0;
	return put(s, STR("uid"), &s->job->uid, 1);
}

static int
all(struct steps *s)
{
	keyset done = 0;
	int did = parse(s);

	if (did < 0) {
		errors_add(s->job->edit->errors, s->job->edit->path, 0, 0, "no front-matter of a contact to write it into");
		return -1;
	}
	for (size_t i = 0; i < s->job->n && did >= 0; i++) {
		const struct sync_change *c = &s->job->change[i];

		if (c->there)
			did = there(s, c);
		else if (c->key == KEY_DATES)
			did = done & KEYSET(KEY_DATES) ? 0 : dates(s);
		/* a second time comes to nothing */
		else if (c->key == KEY_OTHER || !(done & KEYSET(c->key)))
			did = sync_is_single(c->key) ? single(s, key_of(c)) : list(s, key_of(c));
		done |= c->there ? 0 : KEYSET(c->key);
	}
	did = did < 0 ? did : raw(s);
	return did < 0 ? did : pin(s);
}

int
sync_contact(struct buf *out, struct str file, struct sync_contact *job)
{
	struct steps s = {.job = job};
	int did;

	job->conflicts = 0;
	buf_str(&s.now, file);
	did = all(&s);
	buf_clear(out);
	did = did < 0 ? -1 : s.changed && !str_eq(buf_view(&s.now), file);
	if (did > 0)
		buf_str(out, buf_view(&s.now));
	buf_free(&s.now);
	buf_free(&s.next);
	arena_free(&s.arena);
	return did;
}
