/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "import/message.h"

/* what an address is that is not one contact's: above the number of any */
#define OWNER (MAP_NONE - 1)
#define SHARED (MAP_NONE - 2)
#define SHARED_TOLD (MAP_NONE - 3)

enum { SHOWN_MAX = 100 }; /* characters of a subject */

/* --- whose address --- */

struct holder {
	struct messages *letters;
	uint32_t is;
};

static void
hold(void *arg, struct str address)
{
	struct holder *h = arg;
	struct messages *l = h->letters;
	uint32_t is = map_get(&l->address, address);

	if (is == MAP_NONE)
		*map_put(&l->address, arena_str(&l->arena, address)) = h->is;
	else if (is != h->is && is != OWNER)
		*map_put(&l->address, address) = SHARED;
}

static void
hold_all(struct messages *l, const struct contact *c, uint32_t is)
{
	const struct field *f = contact_field(c, KEY_EMAIL);
	struct holder h = {l, is};

	for (size_t i = 0; f && i < f->n; i++)
		mail_addresses(l->reader, field_text(f, i), hold, &h);
}

/* --- what is there --- */

/* "WHO ID" */
static struct str
key_of(struct messages *l, size_t who, struct str id)
{
	buf_clear(&l->scratch);
	buf_fmt(&l->scratch, "%zu ", who);
	buf_str(&l->scratch, id);
	return buf_view(&l->scratch);
}

/* true for the first time */
static bool
know(struct messages *l, size_t who, struct str id)
{
	struct str key = key_of(l, who, id);

	if (map_get(&l->known, key) != MAP_NONE)
		return false;
	*map_put(&l->known, arena_str(&l->arena, key)) = 1;
	return true;
}

static void
know_text(struct messages *l, size_t who, struct str text)
{
	const struct str scheme = STR("mid:");
	size_t at, n;

	while ((at = str_find(text, scheme)) < text.n) {
		text = str_sub(text, at + scheme.n, text.n);
		for (n = 0; n < text.n && mail_id_char(text.p[n]);)
			n++;
		know(l, who, str_sub(text, 0, n));
		/* or the end of a sentence, or of what Markdown stresses */
		while (n && (text.p[n - 1] == '.' || text.p[n - 1] == '_'))
			n--;
		know(l, who, str_sub(text, 0, n));
	}
}

void
messages_begin(struct messages *l, const struct book *b, struct mail_reader *reader, day today, day since, struct errors *errors)
{
	*l = (struct messages){.book = b, .reader = reader, .errors = errors, .today = today, .since = since};
	l->seen = mem_zero(b->n, sizeof(*l->seen));
	if (b->me < b->n)
		hold_all(l, &b->contact[b->me], OWNER);
	l->owned = l->address.n > 0;
	for (size_t i = 0; i < b->n; i++) {
		const struct contact *c = &b->contact[i];

		if (c->me || c->retired)
			continue;
		hold_all(l, c, (uint32_t)i);
		for (uint32_t e = 0; e < c->body.nentries; e++)
			know_text(l, i, contact_entry_text(c, &c->body.entry[e]));
	}
}

/* --- whose mail --- */

static void
meet(void *arg, struct str address)
{
	struct messages *l = arg;
	uint32_t is = map_get(&l->address, address);

	if (is == OWNER)
		l->mine = true;
	if (is == SHARED) {
		*map_put(&l->address, address) = SHARED_TOLD;
		errors_add(l->errors, STR(""), 0, 0, "%.*s: more than one contact has that address: its mail is left out",
		           STR_ARG(address));
	}
	if (is >= SHARED_TOLD || l->seen[is] == l->mails)
		return;
	l->seen[is] = l->mails;
	l->who = mem_reserve(l->who, l->nwho, &l->who_cap, sizeof(*l->who));
	l->who[l->nwho++] = is;
}

/* all that was met so far is forgotten */
static void
meet_anew(struct messages *l)
{
	l->mails++;
	l->nwho = 0;
	l->mine = false;
}

static void
look_for_me(void *arg, struct str address)
{
	struct messages *l = arg;

	l->mine |= map_get(&l->address, address) == OWNER;
}

/* the people of a mail; who reached out, or 0 if it is no letter */
static char
find_people(struct messages *l, const struct mail *m, bool *cut)
{
	meet_anew(l);
	*cut = mail_addresses(l->reader, m->from, meet, l) < 0;
	if (l->mine || (!l->owned && !l->nwho)) {
		meet_anew(l);
		*cut |= mail_recipients(l->reader, m, meet, l) < 0;
		return l->owned ? '>' : '-';
	}
	if (!l->owned || !l->nwho)
		return '-';
	*cut |= mail_recipients(l->reader, m, look_for_me, l) < 0;
	return l->mine ? '<' : 0;
}

/* --- the text --- */

/* a character that deceives a terminal is left out; one that goes with others may be lost with it */
static void
clean(struct buf *out, struct str s)
{
	struct buf seen = {0};

	text_visible(&seen, s, false);
	if (str_eq(buf_view(&seen), s)) {
		buf_str(out, s);
		s.n = 0;
	}
	while (s.n) {
		struct str rest = s, c;

		text_next(&rest);
		c = str_sub(s, 0, s.n - rest.n);
		buf_clear(&seen);
		text_visible(&seen, c, false);
		if (str_eq(buf_view(&seen), c))
			buf_str(out, c);
		s = rest;
	}
	buf_free(&seen);
}

/* without the marks that part a kind from its text, which the log would not give back */
static struct str
skip_marks(struct str s)
{
	static const struct str marks[] = {STR_INIT(":"), STR_INIT("|"), STR_INIT(","), STR_INIT("·"), STR_INIT("•"),
	                                   STR_INIT("–"), STR_INIT("—"), STR_INIT("- "), STR_INIT(" ")};
	size_t i = 0;

	while (i < sizeof(marks) / sizeof(marks[0])) {
		bool starts = str_starts(s, marks[i]);

		s = str_sub(s, starts ? marks[i].n : 0, s.n);
		i = starts ? 0 : i + 1;
	}
	return str_eq(s, STR("-")) ? STR("") : s;
}

/* the first characters; those that are left out are told by a "…" */
static void
shorten(struct buf *out, struct str s)
{
	struct str rest = s;

	for (int i = 0; i < SHOWN_MAX && rest.n; i++)
		text_next(&rest);
	buf_str(out, str_trim(str_sub(s, 0, s.n - rest.n)));
	if (rest.n)
		buf_str(out, STR("…"));
}

static bool
punctuation(char c)
{
	return c > ' ' && c < 0x7f && !char_alpha(c) && !char_digit(c);
}

/*
 * A stranger's words make no link, no code and no HTML. Wiki-links are looked for in what Markdown makes of the
 * text, so that against these no backslash helps.
 */
static void
escape(struct buf *out, struct str s)
{
	bool links = str_find(s, STR("](")) < s.n || str_find(s, STR("][")) < s.n;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i], next = i + 1 < s.n ? s.p[i + 1] : ' ';

		if (c == '<' || c == '`' || (c == '[' && links) || (c == '\\' && punctuation(next)) ||
		    (c == '&' && (next == '#' || char_alpha(next))))
			buf_chr(out, '\\');
		buf_chr(out, c);
		if (c == '[' && next == '[')
			buf_chr(out, ' ');
	}
}

static struct str
text_of(struct messages *l, const struct mail *m, struct str id)
{
	struct buf subject = {0}, plain = {0}, out = {0};
	struct str kept;

	mail_subject(&subject, l->reader, m);
	clean(&plain, buf_view(&subject));
	buf_clear(&subject);
	shorten(&subject, skip_marks(str_trim(buf_view(&plain))));
	escape(&out, buf_view(&subject));
	buf_fmt(&out, "%s<mid:%.*s>", out.n ? " " : "", STR_ARG(id));
	kept = arena_str(&l->arena, buf_view(&out));
	buf_free(&subject);
	buf_free(&plain);
	buf_free(&out);
	return kept;
}

/* --- the letters --- */

/* the number of the line in which a part of the headers begins */
static uint32_t
line_of(uint32_t line, struct str head, struct str part)
{
	size_t at = part.n ? (size_t)(part.p - head.p) : 0;

	for (size_t i = 0; i < at; i++)
		line += head.p[i] == '\n';
	return line;
}

static void
tell(struct messages *l, struct str path, uint32_t line, const char *what)
{
	errors_add(l->errors, STR(""), 0, 0, "%.*s:%u:1: %s", STR_ARG(path), (unsigned)line, what);
}

static void
add(struct messages *l, const struct mail *m, struct message letter)
{
	struct buf id = {0};

	mail_id(&id, m);
	letter.id = arena_str(&l->arena, buf_view(&id));
	letter.text = text_of(l, m, letter.id);
	for (size_t i = 0; i < l->nwho; i++) {
		letter.who = l->who[i];
		l->v = mem_reserve(l->v, l->n, &l->cap, sizeof(*l->v));
		l->v[l->n++] = letter;
	}
	buf_free(&id);
}

void
messages_add(struct messages *l, struct str path, uint32_t line, struct str head)
{
	struct message letter = {0};
	struct mail m;
	bool cut;

	mail_read(&m, head);
	if (m.machine)
		return;
	letter.dir = find_people(l, &m, &cut);
	if (cut)
		tell(l, path, line, "more than 2000 colons in a header: its addresses are not read");
	if (!letter.dir || !l->nwho)
		return;
	if (mail_day(&letter.date, &letter.at, l->reader, &m) < 0)
		tell(l, path, line_of(line, head, m.date), m.date.n ? "a Date that is none, and no other" : "no Date");
	else if (letter.date > l->today)
		tell(l, path, line_of(line, head, m.date), "dated after today");
	else if (letter.date >= l->since)
		add(l, &m, letter);
}

static int
message_order(const void *va, const void *vb)
{
	const struct message *a = va, *b = vb;
	int d;

	if (a->date != b->date)
		return a->date < b->date ? -1 : 1;
	if (a->who != b->who)
		return a->who < b->who ? -1 : 1;
	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	d = str_cmp(a->id, b->id);
	/* a list puts its name before the subject */
	if (!d && a->text.n != b->text.n)
		d = a->text.n < b->text.n ? -1 : 1;
	if (!d)
		d = str_cmp(a->text, b->text);
	return d ? d : (a->dir > b->dir) - (a->dir < b->dir);
}

void
messages_end(struct messages *l)
{
	size_t kept = 0;

	if (l->n)
		qsort(l->v, l->n, sizeof(*l->v), message_order);
	for (size_t i = 0; i < l->n; i++)
		if (know(l, l->v[i].who, l->v[i].id))
			l->v[kept++] = l->v[i];
	l->n = kept;
}

void
messages_free(struct messages *l)
{
	free(l->v);
	free(l->seen);
	free(l->who);
	map_free(&l->address);
	map_free(&l->known);
	buf_free(&l->scratch);
	arena_free(&l->arena);
	*l = (struct messages){0};
}
