/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "import/message.h"
#include "import/subject.h"

/* marks an address that does not belong to one contact; above every index */
#define OWNER (MAP_NONE - 1)
#define SHARED (MAP_NONE - 2)
#define SHARED_TOLD (MAP_NONE - 3)

/* --- owners of addresses --- */

struct holder {
	struct messages *messages;
	uint32_t is;
};

static void
hold(void *arg, struct str address)
{
	struct holder *h = arg;
	struct messages *l = h->messages;
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

/* --- known messages --- */

/* "WHO ID" */
static struct str
key_of(struct messages *l, size_t who, struct str id)
{
	buf_clear(&l->scratch);
	buf_fmt(&l->scratch, "%zu ", who);
	buf_str(&l->scratch, id);
	return buf_view(&l->scratch);
}

/* true on the first call for this contact and id */
static bool
is_new(struct messages *l, size_t who, struct str id)
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
		is_new(l, who, str_sub(text, 0, n));
		/* nor the end of a sentence, or of emphasis in Markdown */
		while (n && (text.p[n - 1] == '.' || text.p[n - 1] == '_'))
			n--;
		is_new(l, who, str_sub(text, 0, n));
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

		if (c->me || c->inactive)
			continue;
		hold_all(l, c, (uint32_t)i);
		for (uint32_t e = 0; e < c->body.nentries; e++)
			know_text(l, i, contact_entry_text(c, &c->body.entry[e]));
	}
}

/* --- people of a mail --- */

static void
find_address(void *arg, struct str address)
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

/* forgets the people found so far */
static void
forget_people(struct messages *l)
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

/* finds the people of a mail; returns the direction, or 0 if it is not a message */
static char
find_people(struct messages *l, const struct mail *m, bool *cut)
{
	forget_people(l);
	*cut = mail_addresses(l->reader, m->from, find_address, l) < 0;
	if (l->mine || (!l->owned && !l->nwho)) {
		forget_people(l);
		*cut |= mail_recipients(l->reader, m, find_address, l) < 0;
		return l->owned ? '>' : '-';
	}
	if (!l->owned || !l->nwho)
		return '-';
	*cut |= mail_recipients(l->reader, m, look_for_me, l) < 0;
	return l->mine ? '<' : 0;
}

/* --- the text --- */

static struct str
text_of(struct messages *l, const struct mail *m, struct str id)
{
	struct buf subject = {0}, out = {0};
	struct str kept;

	mail_subject(&subject, l->reader, m);
	subject_text(&out, buf_view(&subject));
	buf_fmt(&out, "%s<mid:%.*s>", out.n ? " " : "", STR_ARG(id));
	kept = arena_str(&l->arena, buf_view(&out));
	buf_free(&subject);
	buf_free(&out);
	return kept;
}

/* --- messages --- */

/* the line number where a part of the headers begins */
static uint32_t
line_of(uint32_t line, struct str head, struct str part)
{
	size_t at = part.n ? (size_t)(part.p - head.p) : 0;

	for (size_t i = 0; i < at; i++)
		line += head.p[i] == '\n';
	return line;
}

static void
report(struct messages *l, struct str path, uint32_t line, const char *what)
{
	errors_add(l->errors, STR(""), 0, 0, "%.*s:%u:1: %s", STR_ARG(path), (unsigned)line, what);
}

static void
add(struct messages *l, const struct mail *m, struct message message)
{
	struct buf id = {0};

	mail_id(&id, m);
	message.id = arena_str(&l->arena, buf_view(&id));
	message.text = text_of(l, m, message.id);
	for (size_t i = 0; i < l->nwho; i++) {
		message.who = l->who[i];
		l->v = mem_reserve(l->v, l->n, &l->cap, sizeof(*l->v));
		l->v[l->n++] = message;
	}
	buf_free(&id);
}

void
messages_add(struct messages *l, struct str path, uint32_t line, struct str head)
{
	struct message message = {0};
	struct mail m;
	bool cut;

	mail_read(&m, head);
	if (m.machine)
		return;
	message.dir = find_people(l, &m, &cut);
	if (cut)
		report(l, path, line, "more than 2000 colons in a header: its addresses are not read");
	if (!message.dir || !l->nwho)
		return;
	if (mail_day(&message.date, &message.at, l->reader, &m) < 0)
		report(l, path, line_of(line, head, m.date), m.date.n ? "a Date that is none, and no other" : "no Date");
	else if (message.date > l->today)
		report(l, path, line_of(line, head, m.date), "dated after today");
	else if (message.date >= l->since)
		add(l, &m, message);
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
	/* a mailing list may have put its name before the subject: prefer the shorter */
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
		if (is_new(l, l->v[i].who, l->v[i].id))
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
