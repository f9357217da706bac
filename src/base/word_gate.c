/* SPDX-License-Identifier: ISC */
#include "base/word_gate.h"

enum {
	LETTERS = sizeof(uint64_t), /* of a word, that its hash knows */
	BLOCK = 64,                 /* bytes that are looked at together */
	SEEN = BLOCK + LETTERS,     /* with the letters of a word that begins at the last */
};

/* eight times the same byte */
#define EACH(byte) ((uint64_t)(byte) * 0x0101010101010101u)

/* up to 64 bytes of a text, and a bit for each, the first the lowest */
struct word_gate_block {
	char copy[SEEN];  /* of the last bytes of a text, with 0 after them */
	const char *p;
	uint64_t letters; /* bits of ASCII letters and of bytes beyond ASCII */
	uint64_t beyond;  /* bits of bytes beyond ASCII */
	size_t n;         /* bytes before the next block, which begins no word in the middle */
};

/* eight bytes, the first in the lowest bits on every machine */
static inline uint64_t
load(const char *p)
{
	unsigned char b[LETTERS];

	memcpy(b, p, LETTERS);
	return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 | (uint64_t)b[3] << 24 |
	       (uint64_t)b[4] << 32 | (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 | (uint64_t)b[7] << 56;
}

/* the high bit of each byte that is an ASCII letter or beyond ASCII; other bits are any */
static inline uint64_t
letters_of(uint64_t bytes)
{
	uint64_t lower = (bytes | EACH(' ')) & EACH(0x7f);

	return ((lower + EACH(0x80 - 'a')) & ~(lower + EACH(0x7f - 'z'))) | bytes;
}

/* the high bits of eight bytes, side by side */
static inline uint64_t
high_bits(uint64_t bytes)
{
	return ((bytes & EACH(0x80)) >> 7) * 0x0102040810204080u >> 56;
}

static inline void
read_block(struct word_gate_block *b, const char *p, const char *end)
{
	uint64_t any = 0, letters = 0, beyond = 0;

	b->p = p;
	if (end - p < SEEN) {
		memset(b->copy, 0, SEEN);
		memcpy(b->copy, p, (size_t)(end - p));
		b->p = b->copy;
	}
	for (unsigned i = 0; i < BLOCK; i += LETTERS) {
		uint64_t bytes = load(b->p + i);

		any |= bytes;
		letters |= high_bits(letters_of(bytes)) << i;
	}
	/* most blocks have none */
	for (unsigned i = 0; i < BLOCK && any & EACH(0x80); i += LETTERS)
		beyond |= high_bits(load(b->p + i)) << i;
	/* a word that goes on after the block is left to the next, unless it fills this one */
	b->n = BLOCK;
	if (letters >> (BLOCK - 1) && ~letters) {
		b->n -= (size_t)__builtin_clzll(~letters);
		letters &= ((uint64_t)1 << b->n) - 1;
	}
	b->letters = letters;
	b->beyond = beyond;
}

/* the first letters of a word of n in lower case, with 0 after them */
static inline uint64_t
first_letters(const char *p, unsigned n)
{
	uint64_t lower = load(p) | EACH(' ');

	return n < LETTERS ? lower & (((uint64_t)1 << 8 * n) - 1) : lower;
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

/* the end of a run of letters */
static const char *
run_end(const char *p, const char *end)
{
	while (p < end && char_letter(*p))
		p++;
	return p;
}

/*
 * Finds a run of n letters in a block that no run fills: the offset of its first byte, or BLOCK if
 * none may be a word of the set.
 */
static inline unsigned
find_run(const struct word_gate *g, const struct word_gate_block *b, unsigned *n)
{
	uint64_t letters = b->letters, beyond = b->beyond;
	const char *p = b->p;

	for (uint64_t rest = letters & ~(letters << 1); rest; rest &= rest - 1) {
		unsigned at = (unsigned)__builtin_ctzll(rest), i;
		uint64_t after = ~(letters >> at);

		*n = (unsigned)__builtin_ctzll(after);
		i = hash(first_letters(p + at, *n));
		if (g->bits[i / 64] >> i % 64 & 1 || (beyond && beyond >> at & (after - 1) & ~after))
			return at;
	}
	return BLOCK;
}

bool
word_gate_next(const struct word_gate *g, struct str *run, struct str *rest)
{
	const char *p = rest->p, *end = p + rest->n, *next;
	struct word_gate_block b;
	unsigned at, n;

	for (; p < end; p = next) {
		read_block(&b, p, end);
		/* a run that fills the block may be longer, and have bytes beyond ASCII there */
		next = !~b.letters ? run_end(p, end) : (size_t)(end - p) > b.n ? p + b.n : end;
		at = ~b.letters ? find_run(g, &b, &n) : 0;
		if (at == BLOCK)
			continue;
		*run = (struct str){p + at, ~b.letters ? n : (size_t)(next - p)};
		*rest = str_sub(*rest, (size_t)(run->p + run->n - rest->p), rest->n);
		return true;
	}
	*rest = str_sub(*rest, rest->n, rest->n);
	return false;
}
