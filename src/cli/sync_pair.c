/* SPDX-License-Identifier: ISC */
#include "base/mem.h"
#include "base/uuid.h"
#include "cli/photo.h"
#include "cli/sync_pair.h"
#include "import/sync_card.h"
#include "import/sync_contact.h"
#include "print/diff.h"
#include "read/picture.h"
#include "read/portrait.h"
#include "vcf/vcard.h"

void
sync_pair_card(struct buf *out, struct tool *t, const struct contact *c, struct str uid, unsigned flags)
{
	struct buf whole = {0}, photo = {0};

	if (contact_field(c, KEY_PHOTO))
		portrait_read(&photo, &t->book, c, &t->errors);
	vcard_add(&whole, c, uid, buf_view(&photo), &t->book, flags);
	sync_text_public(out, buf_view(&whole));
	buf_free(&whole);
	buf_free(&photo);
}

static void
edit_of(struct edit *e, const struct sync_pair *p)
{
	struct tool *t = p->writer->tool;

	*e = (struct edit){.path = p->contact->path, .errors = &t->errors, .own = &t->book.own,
	                   .dates = t->book.set.dates, .rule = &t->book.set.members.rule,
	                   .bare = members_bare(&t->book.set.members, p->contact->path)};
}

/* the contact of a file's bytes: 0, or -1 if it is none */
static int
parse(struct contact *out, struct str file, const struct edit *e, struct arena *arena)
{
	struct errors errors = {0};
	struct parse p = {.arena = arena, .errors = &errors, .path = e->path, .keys = KEYSET_ALL, .own = e->own,
	                  .dates = e->dates, .rule = e->rule, .bare = e->bare};
	int is = contact_parse(out, file, &p);

	errors_free(&errors);
	return is == 1 ? 0 : -1;
}

/* the card of a file's bytes */
static void
export(struct buf *out, struct sync_pair *p, struct str file, const struct edit *e, unsigned flags)
{
	struct arena arena = {0};
	struct contact c;

	buf_clear(out);
	if (parse(&c, file, e, &arena) == 0) {
		c.id = p->contact->id;
		sync_pair_card(out, p->writer->tool, &c, p->uid, flags);
	}
	arena_free(&arena);
}

/* a picture becomes a file beside the contact, or was one */
static void
bring_photos(struct sync_pair *p, struct sync_merge *m)
{
	p->went = STR("");
	for (size_t i = 0; i < m->n; i++) {
		struct sync_change *c = &m->change[i];

		if (c->key != KEY_PHOTO || picture_of(c->text) == PICTURE_NONE)
			continue;
		if (c->gone) {
			p->went = c->text = contact_text(p->contact, KEY_PHOTO);
			continue;
		}
		/* once, also if the file is edited again */
		if (!p->came.n)
			photo_write(&p->came, p->writer, p->contact->path, c->text, &p->arena);
		c->text = p->came;
	}
}

/* without those that nothing came of */
static size_t
without_empty(struct sync_merge *m)
{
	size_t n = 0;

	for (size_t i = 0; i < m->n; i++)
		if (m->change[i].text.n)
			m->change[n++] = m->change[i];
	return n;
}

/* a save_edit: the file with what its card has learnt, and the card with what the file has */
static int
edit_file(struct buf *out, struct str file, void *arg)
{
	struct sync_pair *p = arg;
	struct str card = p->file ? p->file->bytes : STR("");
	struct sync_values raw_was = {0}, raw = {0}, none = {0};
	struct sync_text text;
	struct sync_merge m;
	struct sync_contact job = {.raw_was = &none, .raw = &none, .uid = p->uid};
	struct buf export_now = {0}, first = {0};
	struct edit e;
	int did, more;

	buf_clear(&p->card);
	edit_of(&e, p);
	job.edit = &e;
	export(&p->book, p, file, &e, 0);
	sync_text_read(&text, card);
	sync_merge(&m, p->was ? p->was->book : STR(""), buf_view(&p->book), p->was ? p->was->card : STR(""), card);
	bring_photos(p, &m);
	job.change = m.change;
	job.n = p->file ? without_empty(&m) : 0;
	did = sync_contact(&first, file, &job);
	p->conflicts = job.conflicts;
	if (did == 0)
		buf_str(&first, file);
	if (did >= 0) {
		export(&export_now, p, buf_view(&first), &e, text.v4 ? 0 : VCARD_3);
		if (!p->file)
			buf_str(&p->card, buf_view(&export_now));
		else if (!sync_card(&p->card, card, buf_view(&export_now), &m))
			buf_str(&p->card, card);
		sync_values_read(&raw_was, p->was ? p->was->card : STR(""));
		sync_values_read(&raw, buf_view(&p->card));
		job.n = 0;
		job.raw_was = &raw_was;
		job.raw = &raw;
		more = p->file ? sync_contact(out, buf_view(&first), &job) : 0;
		if (more == 0)
			buf_str(out, buf_view(&first));
		did = more < 0 ? -1 : !str_eq(buf_view(out), file);
	}
	if (did >= 0)
		export(&p->book, p, buf_view(out), &e, 0);
	if (did <= 0)
		buf_clear(out);
	sync_merge_free(&m);
	sync_values_free(&raw_was);
	sync_values_free(&raw);
	sync_text_free(&text);
	buf_free(&export_now);
	buf_free(&first);
	return did;
}

/* the name of the file of a new card: its UID, if that can be one */
static void
name_of(struct buf *out, struct str uid, int number)
{
	struct str plain = uid;
	char uuid[UUID_SIZE];
	bool fits;

	str_skip(&plain, STR("urn:uuid:"));
	fits = plain.n && plain.n < 100 && plain.p[0] != '.' && plain.p[0] != '-';
	for (size_t i = 0; i < plain.n; i++)
		fits = fits && (char_alpha(plain.p[i]) || char_digit(plain.p[i]) || char_in(plain.p[i], STR("-_.")));
	buf_clear(out);
	buf_str(out, fits ? plain : str_of(uuid_of(uuid, uid)));
	if (number > 1)
		buf_fmt(out, "-%d", number);
	buf_str(out, STR(".vcf"));
}

static void
show(struct sync_pair *p, struct str name, struct str before)
{
	struct buf path = {0}, diff = {0};

	vdir_path(&path, p->vdir, name);
	diff_unified(&diff, before.n ? buf_view(&path) : STR("/dev/null"), buf_view(&path), before, buf_view(&p->card));
	show_text(buf_view(&diff));
	p->writer->showed = true;
	buf_free(&path);
	buf_free(&diff);
}

/* writes a new card: 1 or -1 */
static int
make_card(struct sync_pair *p)
{
	enum { TRIES = 100 };
	struct buf name = {0};
	int made = 0;

	for (int i = 1; i <= TRIES && !made; i++) {
		name_of(&name, p->uid, i);
		if (p->writer->dry) {
			show(p, buf_view(&name), STR(""));
			made = 1;
		} else {
			made = vdir_make(p->vdir, buf_view(&name), buf_view(&p->card));
		}
	}
	buf_free(&name);
	return made > 0 ? 1 : -1;
}

static int
write_card(struct sync_pair *p)
{
	struct buf path = {0};
	int did;

	if (!p->file)
		return make_card(p);
	if (str_eq(buf_view(&p->card), p->file->bytes))
		return 0;
	if (p->writer->dry) {
		show(p, p->file->name, p->file->bytes);
		return 1;
	}
	did = vdir_replace(p->vdir, p->file->name, p->file->bytes, buf_view(&p->card));
	if (did == 0) {
		vdir_path(&path, p->vdir, p->file->name);
		errors_add(p->vdir->errors, buf_view(&path), 0, 0, "changed meanwhile: synchronise again");
		buf_free(&path);
	}
	return did > 0 ? 1 : -1;
}

int
sync_pair(struct sync_pair *p)
{
	int did = write_file(p->writer, p->contact->path, edit_file, p);

	/* last: a contact whose picture is gone would lose it on the phone as well */
	if (did > 0)
		photo_remove(p->writer, p->contact->path, p->went);
	else
		photo_remove(p->writer, p->contact->path, p->came);
	if (did < 0)
		return -1;
	p->wrote_book = did > 0;
	did = write_card(p);
	p->wrote_card = did > 0;
	return did < 0 ? -1 : 0;
}

void
sync_pair_free(struct sync_pair *p)
{
	buf_free(&p->book);
	buf_free(&p->card);
	arena_free(&p->arena);
}
