/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/words.h"
#include "find/cues.h"
#include "find/sentences.h"

struct cue_phrase {
	struct str text;     /* folded words with one blank between them */
	size_t first;        /* bytes of the first word */
	uint32_t next;       /* another phrase with the same first word, or MAP_NONE */
	enum cue kind;
};

static const struct {
	enum cue kind;
	const char *phrases;
} table[] = {
#define CUE(kind, language, phrases) {CUE_##kind, phrases},
#include "find/cues.def"
};

/* a hash of the first three letters of a word; both cases of an ASCII letter are equal */
static unsigned
begin_hash(const char *p)
{
	return (unsigned)((p[0] & 31) << 10 | (p[1] & 31) << 5 | (p[2] & 31));
}

static void
add_phrase(struct cues *c, struct str text, enum cue kind)
{
	struct cue_phrase phrase = {.text = text, .first = str_chr(text, ' '), .kind = kind};
	uint32_t *last = map_put(&c->first, str_sub(text, 0, phrase.first));
	char begin[3] = {0};

	phrase.next = *last;
	*last = (uint32_t)c->n;
	memcpy(begin, text.p, text.n < 3 ? text.n : 3);
	/* of a word of one or two letters, whatever follows it: they are looked up without this */
	if (phrase.first >= 3)
		c->begins[begin_hash(begin) / 8] |= (uint8_t)(1 << begin_hash(begin) % 8);
	c->phrase = mem_reserve(c->phrase, c->n, &c->cap, sizeof(*c->phrase));
	c->phrase[c->n++] = phrase;
}

void
cues_open(struct cues *c)
{
	*c = (struct cues){0};
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct str rest = str_of(table[i].phrases), one;

		while (rest.n) {
			rest = str_cut(&one, rest, ';');
			add_phrase(c, str_trim(one), table[i].kind);
		}
	}
}

void
cues_close(struct cues *c)
{
	free(c->phrase);
	map_free(&c->first);
	context_free(&c->context);
	buf_free(&c->scratch);
}

/* true if the words of a phrase after the first begin `rest` */
static bool
continues(struct cues *c, const struct cue_phrase *p, struct str rest)
{
	struct str more = str_sub(p->text, p->first, p->text.n), word, one;

	while ((more = str_trim(more)).n) {
		more = str_cut(&one, more, ' ');
		if (!words_next(&c->scratch, &word, &rest) || !str_eq(buf_view(&c->scratch), one))
			return false;
	}
	return true;
}

/* adds the kinds of the phrases that begin with a word, a bit for each */
static void
add_kinds(struct cues *c, unsigned *kinds, bool begins, struct str rest)
{
	uint32_t i = map_get(&c->first, buf_view(&c->scratch));

	for (; i != MAP_NONE; i = c->phrase[i].next) {
		const struct cue_phrase *p = &c->phrase[i];

		if ((begins || p->kind != CUE_ADVICE) && !(*kinds & 1u << p->kind) &&
		    continues(c, p, rest))
			*kinds |= 1u << p->kind;
	}
}

/* true if the word at s may begin a phrase */
static bool
may_begin(const struct cues *c, struct str s)
{
	if (s.n < 3 || (unsigned char)(s.p[0] | s.p[1] | s.p[2]) >= 0x80 || !char_alpha(s.p[1]) ||
	    !char_alpha(s.p[2]))
		return true;
	return c->begins[begin_hash(s.p) / 8] >> begin_hash(s.p) % 8 & 1;
}

/* the kinds of phrases in a sentence, a bit for each */
static unsigned
kinds_in(struct cues *c, struct str s)
{
	unsigned kinds = 0;
	bool begins = true;

	for (size_t i = 0; i < s.n;) {
		struct str rest, word;

		if (!char_letter(s.p[i])) {
			i++;
			continue;
		}
		rest = str_sub(s, i, s.n);
		if (!may_begin(c, rest)) {
			while (i < s.n && char_alpha(s.p[i]))
				i++;
		} else if (words_next(&c->scratch, &word, &rest)) {
			i = (size_t)(word.p - s.p) + word.n;
			add_kinds(c, &kinds, begins, rest);
		} else {
			break;
		}
		begins = false;
	}
	return kinds;
}

bool
cues_in(struct cues *c, struct str text, enum cue kind)
{
	struct str one;

	while (sentences_split(&one, &text))
		if (kinds_in(c, one) & 1u << kind)
			return true;
	return false;
}

static void
keep(struct cues *c, struct str sentence, unsigned kinds)
{
	if (kinds & 1u << CUE_SECRET)
		kinds = 1u << CUE_SECRET;
	for (enum cue k = 0; k < CUE_KINDS; k++)
		if (kinds & 1u << k && !c->quote[k].n)
			c->quote[k] = sentence;
}

void
cues_of(struct cues *c, const struct contact *contact, day since, day today)
{
	struct sentences s;
	struct str one, text;

	memset(c->quote, 0, sizeof(c->quote));
	text = context_body(&c->context, contact);
	if (context_repair(&c->context, contact))
		text = c->context.body;
	sentences_open(&s, text);
	while (sentences_next(&s, &one))
		keep(c, one, kinds_in(c, one));
	sentences_close(&s);
	for (uint32_t i = 0; i < contact->body.nentries; i++) {
		const struct entry *e = &contact->body.entry[i];

		if (!entry_done(e, today) || e->date < since)
			continue;
		text = contact_entry_text(contact, e);
		while (sentences_split(&one, &text))
			keep(c, one, kinds_in(c, one) & (1u << CUE_SAD | 1u << CUE_SECRET));
	}
}
