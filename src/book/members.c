/* SPDX-License-Identifier: ISC */
#include "base/text.h"
#include "book/members.h"
#include "front/note_path.h"

/* true for letters and digits alone, which folding only makes small */
static bool
simple(struct str s)
{
	size_t i = 0;

	while (i < s.n && (char_alpha(s.p[i]) || char_digit(s.p[i])))
		i++;
	return i == s.n;
}

/* text_same(), at little cost for simple words */
static bool
same(struct str a, struct str b)
{
	return simple(a) && simple(b) ? str_same(a, b) : text_same(a, b);
}

/* true if a value is this word, or its last part is: "person" of "type/person" */
static bool
value_is(const struct value *v, struct str word)
{
	struct str text = value_text(v), target = note_leaf(value_target(v));

	str_skip(&text, STR("#"));
	return same(text, word) || same(note_leaf(text), word) || (v->linked && same(target, word)) ||
	       (text.n > word.n && text.p[word.n] == '/' && same(str_sub(text, 0, word.n), word));
}

static bool
field_has(const struct field *f, struct str word)
{
	size_t n = f->shape == SHAPE_MAP ? f->n : f->n + f->hidden;

	for (size_t i = 0; i < n; i++)
		if (value_is(&f->value[i], word))
			return true;
	return false;
}

static bool
contact_has(const struct contact *c, enum key key, struct str word)
{
	const struct field *f = contact_field(c, key);

	return f && field_has(f, word);
}

static bool
meets(const struct member *m, const struct contact *c)
{
	char scratch[KEY_MAX];

	for (size_t k = 0; k < c->nfields; k++) {
		const struct field *f = &c->field[k];

		if (f->key != m->key || (f->key == KEY_OTHER && !str_eq(key_fold(scratch, str_of(f->name)), m->name)))
			continue;
		for (size_t i = 0; i < m->n; i++)
			if (field_has(f, m->value[i]))
				return true;
	}
	return false;
}

/* the longest folder of `people:` that holds a path; NULL if none does */
static const struct member *
named_folder(const struct members *m, struct str path)
{
	const struct member *best = NULL;

	for (size_t i = 0; i < m->n; i++) {
		const struct member *f = &m->v[i];

		if (!f->name.n && str_starts(path, f->folder) && (!best || f->folder.n > best->folder.n))
			best = f;
	}
	return best;
}

static bool
any_key(const struct members *m, const struct contact *c)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->v[i].name.n && meets(&m->v[i], c))
			return true;
	return false;
}

/* true if the type of a file is that of a person, in the words of public templates, or missing */
static bool
person_type(const struct contact *c)
{
	const struct field *f = contact_field(c, KEY_TYPE);

	for (size_t i = 0; f && i < f->n; i++)
		if (note_person(field_text(f, i)) || note_person(field_target(f, i)))
			return true;
	return !f;
}

/* what a type says of any file */
static enum note_why
typed_note(const struct contact *c)
{
	if (contact_has(c, KEY_TYPE, STR("template")))
		return NOTE_TEMPLATE;
	return contact_has(c, KEY_TYPE, STR("index")) || contact_has(c, KEY_TYPE, STR("moc")) ? NOTE_INDEX : NOTE_NONE;
}

/* true for a key that a note about one person has, and a list of notes has not */
static bool
personal_key(enum key key)
{
	const struct key_card *card = key_card(key);

	if (key_kind(key) == KIND_PEOPLE || key_kind(key) == KIND_PERIOD)
		return true;
	if (key == KEY_NAME || key == KEY_TIER || key == KEY_MET || key == KEY_LAST)
		return true;
	return card->property && (card->form == CARD_MAIL || card->form == CARD_PHONE || card->form == CARD_ORG ||
	                          card->form == CARD_BIRTHDAY);
}

/* true for a file that has the name of the folder in which it is, and that `people:` names */
static bool
heads_people(const struct members *m, struct str path)
{
	const struct member *folder = named_folder(m, path);

	return folder && str_chr(str_sub(path, folder->folder.n, path.n), '/') == path.n - folder->folder.n;
}

/*
 * True if the front-matter of a file whose name is that of a list is about a person. A `heading`
 * that is the file's name again says nothing.
 */
static bool
personal(const struct contact *c, bool heading, struct str stem)
{
	static const struct str marks[] = {STR_INIT("person"), STR_INIT("contact"), STR_INIT("friend"), STR_INIT("human")};

	if (contact_has(c, KEY_TAGS, STR("moc")) || contact_has(c, KEY_TAGS, STR("index")))
		return false;
	for (size_t k = 0; k < c->nfields; k++) {
		const struct field *f = &c->field[k];

		if (f->key == KEY_NAME && heading && f->n && text_same(field_text(f, 0), stem))
			continue;
		if (f->n && personal_key(f->key))
			return true;
	}
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (contact_has(c, KEY_TYPE, marks[i]) || contact_has(c, KEY_TAGS, marks[i]))
			return true;
	return false;
}

static enum note_why
judge(const struct contact_rule *rule, const struct contact *c, const struct parse *p)
{
	const struct members *m = (const struct members *)rule;
	enum note_why why;

	if (str_eq(p->path, STR("me.md")))
		return contact_typed(c) ? NOTE_NONE : NOTE_TYPE;
	if (m->n && !named_folder(m, p->path) && !any_key(m, c))
		return NOTE_OUTSIDE;
	why = typed_note(c);
	/* members_parse() has all keys read of a file that note_path_lists(): the others skip the test */
	if (!why && p->keys == KEYSET_ALL && note_path_lists(p->path) &&
	    !personal(c, c->bare && heads_people(m, p->path), link_stem(p->path)))
		why = NOTE_INDEX;
	if (why)
		return why;
	if (!m->n)
		return contact_typed(c) ? NOTE_NONE : NOTE_TYPE;
	return person_type(c) || any_key(m, c) ? NOTE_NONE : NOTE_STRANGER;
}

struct members
members_default(void)
{
	return (struct members){.rule = {.judge = judge}};
}

enum note_why
members_path(const struct members *m, struct str path)
{
	const struct member *folder;
	enum note_why why;

	if (str_eq(path, STR("me.md")))
		return NOTE_NONE;
	folder = named_folder(m, path);
	if (m->n && !folder && !m->rule.keys)
		return NOTE_OUTSIDE;
	/* people: Backup/People means that folder */
	why = note_path(folder ? str_sub(path, folder->folder.n, path.n) : path);
	return why && m->n && !folder ? NOTE_OUTSIDE : why;
}

bool
members_bare(const struct members *m, struct str path)
{
	return m->n && (named_folder(m, path) || m->rule.keys) && !str_eq(path, STR("me.md"));
}

int
members_parse(struct contact *out, const struct members *m, struct str bytes, struct parse *p)
{
	size_t errors = p->errors->n;
	bool named = named_folder(m, p->path) != NULL;
	struct str text = bytes;
	int is;

	p->rule = &m->rule;
	p->bare = members_bare(m, p->path);
	str_skip(&text, STR("\xEF\xBB\xBF"));
	if (!str_trim(text).n && p->bare) {
		p->note = named ? NOTE_BARE : NOTE_OUTSIDE;
		if (named && (p->want & WANT_LINT))
			errors_add(p->errors, p->path, 1, 1,
			           "an empty file among the people: write a name, as # Ann Lee, or remove it");
		return 0;
	}
	if (note_path_lists(p->path))
		p->keys = KEYSET_ALL;
	is = contact_parse(out, bytes, p);
	if (!is && m->n && !named) {
		errors_cut(p->errors, errors);
		p->note = NOTE_OUTSIDE;
	}
	return is;
}

static enum note_why
judge_all(const struct contact_rule *rule, const struct contact *c, const struct parse *p)
{
	(void)rule;
	(void)c;
	(void)p;
	return NOTE_NONE;
}

const struct contact_rule *
members_anywhere(const struct members *m)
{
	static const struct contact_rule all = {.judge = judge_all};

	for (size_t i = 0; i < m->n; i++)
		if (!m->v[i].name.n)
			return &all;
	return &m->rule;
}

void
members_leave(struct members_left *left, enum note_why why, struct str path)
{
	if (str_eq(path, STR("me.md")))
		return;
	if (!left->n[why]++ || str_cmp(path, left->example[why]) < 0)
		left->example[why] = path;
}

void
members_left_join(struct members_left *into, const struct members_left *from)
{
	for (size_t i = 0; i < NOTE_COUNT; i++) {
		if (from->n[i] && (!into->n[i] || str_cmp(from->example[i], into->example[i]) < 0))
			into->example[i] = from->example[i];
		into->n[i] += from->n[i];
	}
}
