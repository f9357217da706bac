/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/bump.h"
#include "base/mem.h"
#include "base/text.h"
#include "book/load_file.h"
#include "book/survey.h"
#include "front/note_path.h"

/* counts by name; the names live in an arena */
struct survey_count {
	struct map at;
	struct survey_folder *v;
	size_t n, cap;
};

struct surveying {
	struct survey *out;
	const struct book *book;
	struct buf bytes, name;
	struct survey_count folders; /* of people, by their names */
	struct survey_count keys;    /* {type: person} */
	struct survey_count tops, dated; /* files, and dated ones, by their outermost folders */
	struct survey_person *person;    /* contacts that no proposal may leave out */
	size_t npersons, persons_cap;
};

/* a contact of today with a key that only people have */
struct survey_person {
	struct str path, type, tag; /* its file; how `keys` names its marks, or empty */
};

#define SURVEY_KEYS \
	(KEYSET(KEY_TIER) | KEYSET(KEY_EVERY) | KEYSET(KEY_EMAIL) | KEYSET(KEY_PHONE) | KEYSET(KEY_BIRTHDAY) | \
	 KEYSET(KEY_MET) | KEYSET(KEY_LAST))

static void
count(struct survey_count *c, struct arena *arena, struct str name)
{
	uint32_t at = map_get(&c->at, name);

	if (at == MAP_NONE) {
		at = (uint32_t)c->n++;
		c->v = mem_reserve(c->v, at, &c->cap, sizeof(*c->v));
		c->v[at] = (struct survey_folder){arena_str(arena, name), 0};
		*map_put(&c->at, c->v[at].path) = at;
	}
	/* keys with a number have been stored */
	c->v[at].n++; /* NOLINT(clang-analyzer-core.NullDereference) */
}

/* the most frequent; the first name if several are */
static const struct survey_folder *
most(const struct survey_count *c)
{
	const struct survey_folder *best = NULL;

	for (size_t i = 0; i < c->n; i++)
		if (!best || c->v[i].n > best->n || (c->v[i].n == best->n && str_cmp(c->v[i].path, best->path) < 0))
			best = &c->v[i];
	return best;
}

static struct str
folder_of(struct str path)
{
	size_t n = path.n - link_type(path) - link_stem(path).n;

	return str_sub(path, 0, n ? n - 1 : 0);
}

/* true if a file lies in a folder or below it */
static bool
lies_in(struct str path, struct str folder)
{
	return str_starts(path, folder) && path.n > folder.n && path.p[folder.n] == '/';
}

/* counts the outermost folder that is named for people */
static void
count_folder(struct surveying *s, struct str path)
{
	static const struct str words[] = {
		STR_INIT("family"), STR_INIT("network"), STR_INIT("rolodex"), STR_INIT("kontakte"), STR_INIT("personen"),
		STR_INIT("personas"), STR_INIT("pessoas"), STR_INIT("personnes"), STR_INIT("persone"), STR_INIT("contactos"),
		STR_INIT("contatti"), STR_INIT("leute"), STR_INIT("ludzie"), STR_INIT("mensen"),
	};
	size_t from = 0;

	for (size_t i = 0; i < path.n; i++) {
		struct str word;

		if (path.p[i] != '/')
			continue;
		word = note_path_words(str_sub(path, from, i));
		if (note_person(word) || TEXT_ONE_OF(word, words)) {
			count(&s->folders, &s->out->arena, str_sub(path, 0, i));
			return;
		}
		from = i + 1;
	}
}

/* true for the name of a folder of notes that have days */
static bool
is_diary(struct str name)
{
	static const struct str words[] = {
		STR_INIT("daily"), STR_INIT("daily notes"), STR_INIT("dailies"), STR_INIT("journal"), STR_INIT("journals"),
		STR_INIT("diary"), STR_INIT("meetings"), STR_INIT("meeting notes"), STR_INIT("tagebuch"),
	};

	return TEXT_ONE_OF(note_path_words(name), words);
}

static void
count_notes(struct surveying *s, struct str path)
{
	struct str top = str_sub(path, 0, str_chr(path, '/'));

	if (top.n == path.n)
		return;
	count(&s->tops, &s->out->arena, top);
	if (note_path(path) == NOTE_DATED || is_diary(top))
		count(&s->dated, &s->out->arena, top);
}

/* appends a YAML scalar that may stand within {…} */
static void
add_scalar(struct buf *out, struct str s)
{
	bool plain = s.n && char_letter(s.p[0]);

	for (size_t i = 0; i < s.n && plain; i++)
		plain = char_letter(s.p[i]) || char_digit(s.p[i]) || char_in(s.p[i], STR(" /-_."));
	/* a folder such as "30 Areas/People" is plain, too, but a number or date need not be */
	plain = plain || (s.n && char_digit(s.p[0]) && str_chr(s, ' ') < s.n && str_find(s, STR(": ")) == s.n &&
	                  str_find(s, STR(" #")) == s.n && str_chr(s, ',') == s.n);
	if (!plain)
		buf_chr(out, '"');
	for (size_t i = 0; i < s.n; i++) {
		if (!plain && char_in(s.p[i], STR("\"\\")))
			buf_chr(out, '\\');
		buf_chr(out, s.p[i]);
	}
	if (!plain)
		buf_chr(out, '"');
}

/* counts the first value of a key that marks a person; its name in `keys`, or empty */
static struct str
count_key(struct surveying *s, const struct contact *c, enum key key)
{
	const struct field *f = contact_field(c, key);

	for (size_t i = 0; f && f->shape != SHAPE_MAP && i < f->n; i++) {
		struct str text = field_text(f, i);

		str_skip(&text, STR("#"));
		if (!note_person(text))
			continue;
		buf_clear(&s->name);
		buf_fmt(&s->name, "{%s: ", key_name(key));
		add_scalar(&s->name, text);
		buf_chr(&s->name, '}');
		count(&s->keys, &s->out->arena, buf_view(&s->name));
		return arena_str(&s->out->arena, buf_view(&s->name));
	}
	return STR("");
}

/* keeps a contact that has a key that only people have */
static void
keep_person(struct surveying *s, const struct contact *c, const struct survey_person *person)
{
	bool is = false;

	for (enum key key = KEY_OTHER + 1; key < KEY_COUNT && !is; key++)
		is = SURVEY_KEYS & KEYSET(key) && contact_field(c, key);
	if (!is)
		return;
	s->person = mem_reserve(s->person, s->npersons, &s->persons_cap, sizeof(*s->person));
	s->person[s->npersons] = *person;
	s->person[s->npersons++].path = arena_str(&s->out->arena, person->path);
}

/* reads a file as a contact, whatever it is; `person` if it is one */
static void
look(struct surveying *s, struct str path, enum note_why why, bool person)
{
	struct errors errors = {0};
	struct arena arena = {0};
	struct parse p = {
		.arena = &arena, .errors = &errors, .path = path, .own = &s->book->own, .bare = true,
		.keys = KEYSET(KEY_TYPE) | KEYSET(KEY_TAGS) | SURVEY_KEYS,
	};
	static const struct member whole[] = {{.folder = STR_INIT("")}};
	struct members all = {.rule = members_default().rule, .v = whole, .n = 1};
	struct contact c;

	p.rule = members_anywhere(&all);
	if (str_trim(buf_view(&s->bytes)).n && !note_path(path) && why != NOTE_INDEX && why != NOTE_TEMPLATE) {
		count_folder(s, path);
		if (contact_parse(&c, buf_view(&s->bytes), &p)) {
			struct survey_person is = {path, count_key(s, &c, KEY_TYPE), count_key(s, &c, KEY_TAGS)};

			if (person)
				keep_person(s, &c, &is);
		}
	}
	arena_free(&arena);
	errors_free(&errors);
}

static void
survey_file(struct surveying *s, struct survey_count *places, const struct file *f)
{
	struct errors errors = {0};
	struct arena arena = {0};
	struct parse p = {.arena = &arena, .errors = &errors, .path = f->path, .own = &s->book->own};
	const struct members *m = &s->book->set.members;
	struct contact c;
	bool person;

	s->out->files++;
	if (diary_has(&s->book->set, f->path)) {
		s->out->noted++;
		count(places, &s->out->arena, folder_of(f->path));
		return;
	}
	count_notes(s, f->path);
	count(places, &s->out->arena, folder_of(f->path));
	p.note = members_path(m, f->path);
	if (load_file(&s->bytes, s->book->dirfd, f->path.p, NULL) < 0)
		buf_clear(&s->bytes);
	person = !p.note && members_parse(&c, m, buf_view(&s->bytes), &p);
	if (person)
		s->out->people++;
	else
		members_leave(&s->out->left, p.note, f->path);
	look(s, f->path, p.note, person);
	arena_free(&arena);
	errors_free(&errors);
}

static int
fullest(const void *va, const void *vb)
{
	const struct survey_folder *a = va, *b = vb;

	return a->n != b->n ? (a->n < b->n ? 1 : -1) : str_cmp(a->path, b->path);
}

/* true if me.md says so already */
static bool
is_set(const struct book *b, const struct survey *s)
{
	const struct members *m = &b->set.members;

	return m->n && s->people >= s->line_files;
}

/* true if a contact of today lies outside the folders of people, or lacks the mark `key` */
static bool
leaves_out(const struct surveying *s, const struct str *key)
{
	for (size_t i = 0; i < s->npersons; i++) {
		const struct survey_person *p = &s->person[i];
		bool in = key && (str_eq(p->type, *key) || str_eq(p->tag, *key));

		for (size_t k = 0; !key && k < s->folders.n; k++)
			in |= lies_in(p->path, s->folders.v[k].path);
		if (!in)
			return true;
	}
	return false;
}

/* appends the folders of people, as `people:` has them */
static void
add_folders(struct buf *out, const struct survey_count *folders)
{
	bool list = folders->n > 1;

	buf_str(out, list ? STR("[") : STR(""));
	for (size_t i = 0; i < folders->n; i++) {
		buf_str(out, i ? STR(", ") : STR(""));
		add_scalar(out, folders->v[i].path);
	}
	buf_str(out, list ? STR("]") : STR(""));
}

static void
propose(struct surveying *s)
{
	const struct survey_folder *key = most(&s->keys);
	struct survey *out = s->out;
	size_t in_folders = 0;

	for (size_t i = 0; i < s->folders.n; i++)
		in_folders += s->folders.v[i].n;
	out->line_folder = in_folders && (!key || in_folders >= key->n);
	if (!in_folders && !key)
		return;
	out->line_files = out->line_folder ? in_folders : key->n;
	if (is_set(s->book, out) || (out->people == out->line_files && !s->book->set.members.n))
		return;
	if (leaves_out(s, out->line_folder ? NULL : &key->path))
		return;
	if (out->line_folder && s->folders.n > 1)
		qsort(s->folders.v, s->folders.n, sizeof(*s->folders.v), fullest);
	if (out->line_folder)
		add_folders(&out->line, &s->folders);
	else
		buf_str(&out->line, key->path);
}

/* proposes the folders with mostly dated files, for `notes:` */
static void
propose_notes(struct surveying *s)
{
	struct buf *out = &s->out->notes;
	size_t n = 0;

	if (s->dated.n)
		qsort(s->dated.v, s->dated.n, sizeof(*s->dated.v), fullest);
	for (size_t i = 0; i < s->dated.n && !s->book->set.nnotes; i++) {
		const struct survey_folder *f = &s->dated.v[i];
		uint32_t top = map_get(&s->tops.at, f->path);

		if (f->n < 3 || top == MAP_NONE || f->n * 2 < s->tops.v[top].n)
			continue;
		buf_str(out, n++ ? STR(", ") : STR("["));
		add_scalar(out, f->path);
	}
	if (n)
		buf_chr(out, ']');
}

void
survey_make(struct survey *out, const struct book *b)
{
	struct surveying s = {.out = out, .book = b};
	struct survey_count places = {0};

	for (size_t i = 0; i < b->files.n; i++)
		if (!str_eq(b->files.file[i].path, STR("me.md")))
			survey_file(&s, &places, &b->files.file[i]);
	bump_release();
	if (places.n)
		qsort(places.v, places.n, sizeof(*places.v), fullest);
	out->folder = places.v;
	out->nfolders = places.n;
	propose(&s);
	propose_notes(&s);
	map_free(&places.at);
	map_free(&s.folders.at);
	map_free(&s.keys.at);
	map_free(&s.tops.at);
	map_free(&s.dated.at);
	free(s.tops.v);
	free(s.dated.v);
	free(s.folders.v);
	free(s.person);
	free(s.keys.v);
	buf_free(&s.bytes);
	buf_free(&s.name);
}

void
survey_free(struct survey *s)
{
	free(s->folder);
	buf_free(&s->line);
	buf_free(&s->notes);
	arena_free(&s->arena);
	*s = (struct survey){0};
}
