/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/dayname.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "find/context.h"
#include "match/acquainted.h"
#include "match/initials.h"

enum {
	SHORT_ORG = 4, /* bytes of an organisation's name that may be found in a text, at least */
	ORG_WORDS = 6, /* words of one, at most */
};

/* words before a name, folded; none is a first name */
static const struct str titles[] = {
	STR_INIT("dr"), STR_INIT("don"), STR_INIT("dona"), STR_INIT("frau"), STR_INIT("herr"), STR_INIT("herrn"),
	STR_INIT("lady"), STR_INIT("m"), STR_INIT("madame"), STR_INIT("meneer"), STR_INIT("mevrouw"), STR_INIT("mme"),
	STR_INIT("monsieur"), STR_INIT("mr"), STR_INIT("mrs"), STR_INIT("ms"), STR_INIT("prof"), STR_INIT("professor"),
	STR_INIT("senor"), STR_INIT("senora"), STR_INIT("signor"), STR_INIT("signora"), STR_INIT("sir"), STR_INIT("sra"),
};

static bool
is_title(struct str folded)
{
	return STR_ONE_OF(folded, titles);
}

static void
add(struct acquainted *q, struct map *to, struct str folded, size_t who)
{
	uint32_t have = map_get(to, folded);

	if (have == MAP_NONE)
		*map_put(to, arena_str(&q->arena, folded)) = (uint32_t)who;
	else if (have != who)
		*map_put(to, folded) = ACQUAINTED_SEVERAL;
}

/* the first word that is no title is a first name, the last one of several a surname */
static void
add_name(struct acquainted *q, struct str name, size_t who, struct buf *scratch, struct buf *last)
{
	struct str word;
	size_t n = 0;

	buf_clear(last);
	while (words_next(scratch, &word, &name)) {
		if (is_title(buf_view(scratch)))
			continue;
		if (!n++) {
			add(q, &q->first, buf_view(scratch), who);
			continue;
		}
		buf_clear(last);
		buf_str(last, buf_view(scratch));
	}
	if (last->n)
		add(q, &q->last, buf_view(last), who);
}

/* the name of an organisation without what explains it: "Hush" of "Hush (noise sensors)" */
static struct str
plain_org(struct str org)
{
	struct str head;

	str_cut(&head, org, '(');
	str_cut(&head, head, ',');
	return str_trim(head);
}

static void
fold_words(struct buf *out, struct str text, struct buf *scratch)
{
	struct str word;

	buf_clear(out);
	while (words_next(scratch, &word, &text)) {
		if (out->n)
			buf_chr(out, ' ');
		buf_str(out, buf_view(scratch));
	}
}

static void
read_contact(struct acquainted *q, size_t who, struct buf *scratch, struct buf *phrase)
{
	const struct contact *c = &q->book->contact[who];
	const struct field *aliases = contact_field(c, KEY_ALIASES), *places = contact_field(c, KEY_PLACE);
	struct str org = plain_org(contact_text(c, KEY_ORG)), word;

	add_name(q, contact_name(c), who, scratch, phrase);
	for (uint16_t i = 0; aliases && i < aliases->n; i++)
		add_name(q, field_text(aliases, i), who, scratch, phrase);
	for (uint16_t i = 0; places && i < places->n; i++)
		for (struct str rest = field_text(places, i); words_next(scratch, &word, &rest);)
			if (map_get(&q->place, buf_view(scratch)) == MAP_NONE)
				*map_put(&q->place, arena_str(&q->arena, buf_view(scratch))) = 0;
	if (org.n < SHORT_ORG)
		return;
	fold_words(phrase, org, scratch);
	if (map_get(&q->common, buf_view(phrase)) != MAP_NONE)
		return;
	add(q, &q->org, buf_view(phrase), who);
	str_cut(&word, buf_view(phrase), ' ');
	if (map_get(&q->org_word, word) == MAP_NONE)
		*map_put(&q->org_word, arena_str(&q->arena, word)) = 0;
}

void
acquainted_start(struct acquainted *q, const struct book *b)
{
	*q = (struct acquainted){.book = b, .lock = PTHREAD_MUTEX_INITIALIZER};
}

void
acquainted_open(struct acquainted *q)
{
	struct buf scratch = {0}, phrase = {0};
	const struct book *b = q->book;

	if (q->ready)
		return;
	q->ready = true;
	words_common(&q->common, 0);
	for (size_t who = 0; who < b->n; who++) {
		contact_soon(b->contact, b->n, who + CONTACT_SOON);
		read_contact(q, who, &scratch, &phrase);
	}
	buf_free(&scratch);
	buf_free(&phrase);
}

void
acquainted_close(struct acquainted *q)
{
	map_free(&q->first);
	map_free(&q->last);
	map_free(&q->org);
	map_free(&q->org_word);
	map_free(&q->common);
	map_free(&q->place);
	arena_free(&q->arena);
	*q = (struct acquainted){0};
}

/* true if a word of a text is the first of its sentence or item */
static bool
begins_sentence(struct str text, struct str word)
{
	const char *p = word.p;

	while (p > text.p && (p[-1] == ' ' || p[-1] == '\t'))
		p--;
	return p == text.p || p[-1] == '.' || p[-1] == '!' || p[-1] == '?' || p[-1] == ':' || p[-1] == ';' ||
	       p[-1] == '\n' || p[-1] == '-' || p[-1] == '"' || p[-1] == '*' || p[-1] == '(';
}

/* true for the month of a date: a number stands beside it, as in "Jun 1st" */
static bool
in_date(struct str text, struct str word, struct str folded)
{
	const char *p = word.p, *end = word.p + word.n, *last = text.p + text.n;

	if (!dayname_maybe(folded))
		return false;
	while (p > text.p && (p[-1] == ' ' || p[-1] == '.'))
		p--;
	while (end < last && (*end == ' ' || *end == '.'))
		end++;
	return (p > text.p && char_digit(p[-1])) || (end < last && char_digit(*end));
}

bool
acquainted_may_be_name(const struct acquainted *q, struct str text, struct str word, struct str folded)
{
	return !in_date(text, word, folded) && map_get(&q->place, folded) == MAP_NONE &&
	       (!begins_sentence(text, word) || (map_get(&q->common, folded) == MAP_NONE && !words_stop(folded)));
}

/* true if an apostrophe and an s follow, as in "Palmer's" */
static bool
has_genitive(struct str word, struct str rest)
{
	return (size_t)(rest.p - word.p) == word.n &&
	       (str_starts(rest, STR("'s")) || str_starts(rest, STR("\xe2\x80\x99s")));
}

/* the one contact with a name, also in the genitive of "Petras"; MAP_NONE or SEVERAL otherwise */
static uint32_t
named(const struct map *names, struct str folded)
{
	uint32_t who = map_get(names, folded);

	if (who == MAP_NONE && folded.n > 3 && folded.p[folded.n - 1] == 's')
		who = map_get(names, str_sub(folded, 0, folded.n - 1));
	return who;
}

/* likewise, by first name or surname */
static uint32_t
named_either(const struct acquainted *q, struct str folded)
{
	uint32_t who = named(&q->first, folded);

	return who < ACQUAINTED_SEVERAL ? who : named(&q->last, folded);
}

size_t
acquainted_called(const struct acquainted *q, struct str text, struct str word, struct str folded)
{
	static const struct str endings[] = {STR_INIT("em"), STR_INIT("iem"), STR_INIT("owi"), STR_INIT("a"),
	                                     STR_INIT("e"), STR_INIT("y"), STR_INIT("u"), STR_INIT("n")};
	static const struct str plain[] = {STR_INIT(""), STR_INIT("o"), STR_INIT("a")};
	uint32_t who = MAP_NONE;
	struct buf form = {0};

	if (text_class(text_peek(word)) != TEXT_UPPER || !acquainted_may_be_name(q, text, word, folded))
		return q->book->n;
	who = named_either(q, folded);
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]) && who == MAP_NONE; i++)
		for (size_t k = 0; k < sizeof(plain) / sizeof(plain[0]) && who == MAP_NONE; k++) {
			if (folded.n < endings[i].n + 3 || !str_ends(folded, endings[i]))
				break;
			buf_clear(&form);
			buf_str(&form, str_sub(folded, 0, folded.n - endings[i].n));
			buf_str(&form, plain[k]);
			who = named_either(q, buf_view(&form));
		}
	buf_free(&form);
	return who < ACQUAINTED_SEVERAL ? who : q->book->n;
}

bool
acquainted_several(const struct acquainted *q, struct str text, struct str word, struct str folded)
{
	return text_class(text_peek(word)) == TEXT_UPPER && map_get(&q->first, folded) == ACQUAINTED_SEVERAL &&
	       acquainted_may_be_name(q, text, word, folded);
}

/* the one contact of the organisation that begins with a word; *end is moved to its end */
static uint32_t
named_org(const struct acquainted *q, struct str from, struct str *end)
{
	struct buf phrase = {0}, scratch = {0};
	uint32_t found = MAP_NONE;
	struct str word, rest = from;

	for (int n = 0; n < ORG_WORDS && words_next(&scratch, &word, &rest); n++) {
		uint32_t who;

		if (n)
			buf_chr(&phrase, ' ');
		buf_str(&phrase, buf_view(&scratch));
		who = map_get(&q->org, buf_view(&phrase));
		if (who != MAP_NONE) {
			found = who;
			*end = rest;
		}
		if (str_chr(str_sub(rest, 0, 1), '\n') < 1 || str_chr(str_sub(rest, 0, 1), '.') < 1)
			break;
	}
	buf_free(&phrase);
	buf_free(&scratch);
	return found;
}

/* the rest of a text after words that begin with a small ASCII letter; false if there are none */
static bool
skip_small(struct str *rest)
{
	const char *p = rest->p, *end = rest->p + rest->n, *from = p;

	for (;;) {
		while (p < end && (*p == ' ' || *p == ',' || *p == '.' || *p == '\n'))
			p++;
		if (p == end || *p < 'a' || *p > 'z')
			break;
		while (p < end && (char_alpha(*p) || char_digit(*p)))
			p++;
		/* another letter may follow, which belongs to the word */
		while (p < end && (unsigned char)*p >= 0x80)
			p++;
	}
	*rest = (struct str){p, (size_t)(end - p)};
	return p > from + 2;
}

size_t
acquainted_next(struct str *name, const struct acquainted *q, size_t who, bool orgs, struct str *rest,
                struct buf *scratch)
{
	struct str text = *rest, word;
	bool titled = false;

	while (titled &= !skip_small(rest), words_next(scratch, &word, rest)) {
		struct str folded = buf_view(scratch), end = *rest;
		uint32_t found = MAP_NONE;

		if (text_class(text_peek(word)) == TEXT_UPPER) {
			found = named(&q->first, folded);
			if (found >= ACQUAINTED_SEVERAL && (titled || has_genitive(word, *rest)))
				found = named(&q->last, folded);
			/* few words are a name at all: whether it may be one is looked at after that */
			if (found < ACQUAINTED_SEVERAL && !acquainted_may_be_name(q, text, word, folded))
				found = MAP_NONE;
			if (orgs && found >= ACQUAINTED_SEVERAL && map_get(&q->org_word, folded) != MAP_NONE)
				found = named_org(q, str_sub(text, (size_t)(word.p - text.p), text.n), &end);
		}
		titled = folded.n < 10 && is_title(folded);
		if (found >= ACQUAINTED_SEVERAL || found == who || q->book->contact[found].me)
			continue;
		*name = (struct str){word.p, end.p > rest->p ? (size_t)(end.p - word.p) : word.n};
		if (end.p > rest->p)
			*rest = end;
		return found;
	}
	return q->book->n;
}

/* what may begin a name of one contact in a text */
struct name_beginnings {
	struct initials initials;
	bool any; /* whether there is a name, also one that `initials` does not take */
};

static void
add_beginning(struct name_beginnings *to, struct str folded)
{
	to->any = true;
	initials_add(&to->initials, folded);
}

/* adds the words of a name that names one contact alone */
static void
add_beginnings(struct name_beginnings *to, const struct acquainted *q, struct str name, size_t who,
               struct buf *scratch)
{
	struct str word;

	while (words_next(scratch, &word, &name))
		if (map_get(&q->first, buf_view(scratch)) == who || map_get(&q->last, buf_view(scratch)) == who)
			add_beginning(to, buf_view(scratch));
}

/* false if a text has no word that may begin what names a contact: quick, and mostly so */
static bool
may_name(const struct acquainted *q, size_t who, struct str text, struct buf *scratch)
{
	const struct contact *c = &q->book->contact[who];
	const struct field *aliases = contact_field(c, KEY_ALIASES);
	struct str org = plain_org(contact_text(c, KEY_ORG)), word;
	struct name_beginnings begin = {0};
	struct buf phrase = {0};

	add_beginnings(&begin, q, contact_name(c), who, scratch);
	for (uint16_t i = 0; aliases && i < aliases->n; i++)
		add_beginnings(&begin, q, field_text(aliases, i), who, scratch);
	if (org.n >= SHORT_ORG) {
		fold_words(&phrase, org, scratch);
		if (map_get(&q->org, buf_view(&phrase)) == who) {
			str_cut(&word, buf_view(&phrase), ' ');
			add_beginning(&begin, word);
		}
		buf_free(&phrase);
	}
	return begin.any && initials_may_have(&begin.initials, text);
}

static bool
names(const struct acquainted *q, size_t who, size_t other, struct buf *scratch)
{
	struct context context = {0};
	struct str rest, name;
	size_t found;

	rest = context_body(&context, &q->book->contact[who]);
	if (!may_name(q, other, rest, scratch))
		return false;

	while ((found = acquainted_next(&name, q, who, true, &rest, scratch)) < q->book->n)
		if (found == other)
			return true;
	return false;
}

bool
acquainted_either(struct acquainted *q, size_t a, size_t b)
{
	struct buf scratch = {0};
	bool is;

	pthread_mutex_lock(&q->lock);
	acquainted_open(q);
	pthread_mutex_unlock(&q->lock);
	is = names(q, a, b, &scratch) || names(q, b, a, &scratch);
	buf_free(&scratch);
	return is;
}
