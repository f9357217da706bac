/* SPDX-License-Identifier: ISC */
#include <stdint.h>
#include <string.h>

#include "base/inflate.h"

enum {
	CODE_BITS = 15, /* of the longest code */
	LITERALS = 288, /* symbols: bytes, the end of a block, lengths */
	DISTANCES = 30,
	LENGTHS = 19,   /* symbols that describe the lengths of codes */
	END = 256,      /* the symbol that ends a block */
};

/* a reader of bits, lowest first */
struct bits {
	struct str in;
	size_t at;      /* the next byte of the input */
	uint32_t held;  /* bits that are read ahead */
	int n;          /* how many */
	bool failed;    /* the input ended too early, or is wrong */
};

/* a Huffman code: for each length how many symbols have it, and the symbols in the order of their codes */
struct code {
	uint16_t count[CODE_BITS + 1], symbol[LITERALS];
};

/* what a symbol means: a base, and how many bits follow that are added to it */
struct range {
	uint16_t base;
	uint8_t bits;
};

static const struct range length_of[] = {
	{3, 0},  {4, 0},  {5, 0},  {6, 0},  {7, 0},  {8, 0},  {9, 0},  {10, 0},  {11, 1},  {13, 1},
	{15, 1}, {17, 1}, {19, 2}, {23, 2}, {27, 2}, {31, 2}, {35, 3}, {43, 3},  {51, 3},  {59, 3},
	{67, 4}, {83, 4}, {99, 4}, {115, 4}, {131, 5}, {163, 5}, {195, 5}, {227, 5}, {258, 0},
};
static const struct range distance_of[DISTANCES] = {
	{1, 0},     {2, 0},     {3, 0},     {4, 0},     {5, 1},     {7, 1},      {9, 2},      {13, 2},
	{17, 3},    {25, 3},    {33, 4},    {49, 4},    {65, 5},    {97, 5},     {129, 6},    {193, 6},
	{257, 7},   {385, 7},   {513, 8},   {769, 8},   {1025, 9},  {1537, 9},   {2049, 10},  {3073, 10},
	{4097, 11}, {6145, 11}, {8193, 12}, {12289, 12}, {16385, 13}, {24577, 13},
};

/* the next n bits, up to 16, as a number */
static uint32_t
take(struct bits *b, int n)
{
	uint32_t v;

	while (b->n < n) {
		if (b->at == b->in.n) {
			b->failed = true;
			return 0;
		}
		b->held |= (uint32_t)(unsigned char)b->in.p[b->at++] << b->n;
		b->n += 8;
	}
	v = b->held & ((1u << n) - 1);
	b->held >>= n;
	b->n -= n;
	return v;
}

/* builds a code from the lengths of its symbols; false if there are too many of a length */
static bool
build(struct code *c, const uint8_t *length, size_t n)
{
	uint16_t next[CODE_BITS + 1];
	int left = 1;

	memset(c, 0, sizeof(*c));
	for (size_t i = 0; i < n; i++)
		c->count[length[i]]++;
	c->count[0] = 0;
	next[0] = next[1] = 0;
	for (int len = 1; len <= CODE_BITS; len++) {
		left = left * 2 - c->count[len];
		if (left < 0)
			return false;
		if (len < CODE_BITS)
			next[len + 1] = (uint16_t)(next[len] + c->count[len]);
	}
	for (size_t i = 0; i < n; i++)
		if (length[i])
			c->symbol[next[length[i]]++] = (uint16_t)i;
	return true;
}

/* the next symbol; the codes of a length are consecutive numbers */
static uint32_t
next_symbol(struct bits *b, const struct code *c)
{
	uint32_t code = 0, first = 0, index = 0;

	for (int len = 1; len <= CODE_BITS && !b->failed; len++) {
		code |= take(b, 1);
		if (code - first < c->count[len])
			return c->symbol[index + code - first];
		index += c->count[len];
		first = (first + c->count[len]) << 1;
		code <<= 1;
	}
	b->failed = true;
	return END;
}

/* the number that a symbol and the bits after it say */
static size_t
in_range(struct bits *b, const struct range *v, size_t n, uint32_t symbol)
{
	if (symbol >= n) {
		b->failed = true;
		return 0;
	}
	return v[symbol].base + take(b, v[symbol].bits);
}

/* copies bytes that stand before the end; they may overlap what is written */
static bool
repeat(struct buf *out, size_t from, size_t distance, size_t n)
{
	if (distance > out->n - from)
		return false;
	buf_reserve(out, n);
	for (; n; n--)
		buf_chr(out, out->p[out->n - distance]);
	return true;
}

/* a block of symbols; the text of this call begins at `from` */
static void
read_block(struct buf *out, struct bits *b, const struct code *literals, const struct code *distances, size_t from,
           size_t max)
{
	uint32_t symbol;

	while ((symbol = next_symbol(b, literals)) != END) {
		size_t n = 1, distance = 0;

		if (symbol > END) {
			n = in_range(b, length_of, sizeof(length_of) / sizeof(length_of[0]), symbol - END - 1);
			distance = in_range(b, distance_of, DISTANCES, next_symbol(b, distances));
		}
		if (b->failed || out->n - from >= max)
			return;
		if (!distance)
			buf_chr(out, (char)symbol);
		else if (!repeat(out, from, distance, n))
			b->failed = true;
	}
}

/* the codes that the format fixes */
static void
fixed_codes(struct code *literals, struct code *distances)
{
	uint8_t length[LITERALS];

	memset(length, 8, 144);
	memset(length + 144, 9, 112);
	memset(length + 256, 7, 24);
	memset(length + 280, 8, 8);
	build(literals, length, LITERALS);
	memset(length, 5, DISTANCES);
	build(distances, length, DISTANCES);
}

/* the codes that a block begins with */
static bool
read_codes(struct bits *b, struct code *literals, struct code *distances)
{
	static const uint8_t order[LENGTHS] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
	uint8_t length[LITERALS + 32] = {0};
	uint32_t nliterals = take(b, 5) + 257, ndistances = take(b, 5) + 1, n = take(b, 4) + 4, all, i = 0;

	for (uint32_t k = 0; k < n; k++)
		length[order[k]] = (uint8_t)take(b, 3);
	if (b->failed || nliterals > LITERALS - 2 || ndistances > DISTANCES || !build(literals, length, LENGTHS))
		return false;
	memset(length, 0, LENGTHS);
	all = nliterals + ndistances;
	while (i < all) {
		uint32_t symbol = next_symbol(b, literals), times = 1;
		uint8_t value = (uint8_t)symbol;

		if (symbol >= 16) {
			if (symbol == 16 && !i)
				return false;
			value = symbol == 16 ? length[i - 1] : 0;
			times = symbol == 16 ? 3 + take(b, 2) : symbol == 17 ? 3 + take(b, 3) : 11 + take(b, 7);
		}
		if (b->failed || times > all - i)
			return false;
		memset(length + i, value, times);
		i += times;
	}
	return build(literals, length, nliterals) && build(distances, length + nliterals, ndistances);
}

/* bytes that are not compressed, from the next whole byte on */
static void
copy_block(struct buf *out, struct bits *b, size_t from, size_t max)
{
	uint32_t n;

	b->held = 0;
	b->n = 0;
	n = take(b, 16);
	if ((take(b, 16) ^ n) != 0xFFFF || n > b->in.n - b->at) {
		b->failed = true;
		return;
	}
	buf_add(out, b->in.p + b->at, n < max - (out->n - from) ? n : max - (out->n - from));
	b->at += n;
}

bool
inflate(struct buf *out, struct str in, size_t max)
{
	struct bits b = {.in = in};
	struct code literals, distances;
	size_t from = out->n;
	bool last = false;

	while (!last && !b.failed && b.at < in.n && out->n - from < max) {
		uint32_t type;

		last = take(&b, 1);
		type = take(&b, 2);
		if (type == 0) {
			copy_block(out, &b, from, max);
			continue;
		}
		if (type == 1)
			fixed_codes(&literals, &distances);
		else if (type != 2 || !read_codes(&b, &literals, &distances))
			return false;
		read_block(out, &b, &literals, &distances, from, max);
	}
	return !b.failed;
}
