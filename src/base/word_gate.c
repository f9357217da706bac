/* SPDX-License-Identifier: ISC */
#include "base/word_gate.h"

enum {
	LETTERS = BYTE_LOAD,        /* of a word, that its hash knows */
	BLOCK = BYTE_BLOCK,         /* bytes that are looked at together */
	SEEN = WORD_GATE_SEEN,      /* with the letters of a word that begins at the last */
};

/* the end of a run of letters */
static const char *
run_end(const char *p, const char *end)
{
	while (p < end && char_letter(*p))
		p++;
	return p;
}

/* reads the next block, which is not empty; one begins in the middle of no run */
static inline void
read_block(struct word_gate_walk *w)
{
	uint64_t letters;
	size_t n = BLOCK, rest = (size_t)(w->end - w->next);

	w->p = w->bytes = w->next;
	if (rest < SEEN) {
		memset(w->copy, 0, SEEN);
		memcpy(w->copy, w->p, rest);
		w->bytes = w->copy;
	}
	letters = byte_bits_letter(w->bytes);
	/* a run that goes on after the block is left to the next, unless it fills this one */
	if (letters >> (BLOCK - 1) && ~letters) {
		n -= (size_t)__builtin_clzll(~letters);
		letters &= ((uint64_t)1 << n) - 1;
	}
	w->letters = letters;
	w->beyond = byte_bits_beyond(w->bytes);
	w->begins = letters & ~(letters << 1);
	w->next = !~letters ? run_end(w->p, w->end) : rest > n ? w->p + n : w->end;
}

/* the first letters of a word of n, one at least, in lower case, with 0 after them */
static inline uint64_t
first_letters(const char *p, unsigned n)
{
	uint64_t lower = byte_load(p) | BYTE_EACH(' ');
	unsigned others = 8 * (LETTERS - (n < LETTERS ? n : LETTERS));

	return lower << others >> others;
}

static inline unsigned
hash(uint64_t letters)
{
	return (unsigned)(letters * 0x9e3779b97f4a7c15u >> 48);
}

void
word_gate_add(struct word_gate *g, struct str folded)
{
	char first[LETTERS] = {0};
	unsigned n = folded.n < LETTERS ? (unsigned)folded.n : LETTERS, i;

	memcpy(first, folded.p, n);
	i = hash(first_letters(first, n));
	g->bits[i / 64] |= (uint64_t)1 << i % 64;
}

void
word_gate_join(struct word_gate *g, const struct word_gate *other)
{
	for (size_t i = 0; i < sizeof(g->bits) / sizeof(g->bits[0]); i++)
		g->bits[i] |= other->bits[i];
}

void
word_gate_open(struct word_gate_walk *w, struct str text)
{
	w->next = text.p;
	w->end = text.p + text.n;
	w->begins = 0; /* nothing is read */
}

/* the next run of a block, which no run fills, that may be a word; false if there is none */
static inline bool
find_run(const struct word_gate *g, struct word_gate_walk *w, struct str *run)
{
	const uint64_t letters = w->letters, beyond = w->beyond;
	const char *bytes = w->bytes;
	uint64_t begins = w->begins;
	bool found = false;

	while (begins && !found) {
		unsigned at = (unsigned)__builtin_ctzll(begins), n, i;
		uint64_t after = ~(letters >> at);

		begins &= begins - 1;
		n = (unsigned)__builtin_ctzll(after);
		i = hash(first_letters(bytes + at, n));
		found = g->bits[i / 64] >> i % 64 & 1 || (beyond && beyond >> at & (after - 1) & ~after);
		if (found)
			*run = (struct str){w->p + at, n};
	}
	w->begins = begins;
	return found;
}

bool
word_gate_next(const struct word_gate *g, struct word_gate_walk *w, struct str *run)
{
	while (!find_run(g, w, run)) {
		if (w->next == w->end)
			return false;
		read_block(w);
		/* a run that fills the block may be longer, and have bytes beyond ASCII there */
		if (!~w->letters) {
			w->begins = 0;
			*run = (struct str){w->p, (size_t)(w->next - w->p)};
			return true;
		}
	}
	return true;
}
