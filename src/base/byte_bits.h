/* SPDX-License-Identifier: ISC */
#ifndef TEND_BYTE_BITS_H
#define TEND_BYTE_BITS_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#if defined(__SSE2__) && !defined(TEND_PORTABLE)
#include <emmintrin.h>
#endif

/*
 * Each byte of a file is classified several times, and one by one that takes most of the time of
 * this. The functions byte_bits_*() look at 64 bytes at p together, and return a bit for each, the
 * first byte the lowest: 1 if it is of the class. A text shorter than that is copied, or read byte
 * by byte. Each has two forms: with the instructions for 16 bytes that every x86-64 has, and with
 * numbers of eight bytes, for all other machines and for PORTABLE=1.
 */
enum { BYTE_BLOCK = 64, BYTE_LOAD = 8 };

/* eight times the same byte */
#define BYTE_EACH(byte) ((uint64_t)(byte) * 0x0101010101010101u)

/* eight bytes as a number, the first in the lowest bits on every machine */
static inline uint64_t
byte_load(const char *p)
{
	unsigned char b[BYTE_LOAD];

	memcpy(b, p, BYTE_LOAD);
	return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 | (uint64_t)b[3] << 24 |
	       (uint64_t)b[4] << 32 | (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 |
	       (uint64_t)b[7] << 56;
}

#if defined(__SSE2__) && !defined(TEND_PORTABLE)

/* the bits of all bytes of a block */
#define BYTE_STEPS(step, p) \
	(step(p) | step((p) + 16) << 16 | step((p) + 32) << 32 | step((p) + 48) << 48)

static inline __m128i
byte_vector(const char *p)
{
	return _mm_loadu_si128((const __m128i *)(const void *)p);
}

/* FF for each byte from `first` to `last` */
static inline __m128i
byte_between(__m128i v, unsigned char first, unsigned char last)
{
	__m128i from = _mm_sub_epi8(v, _mm_set1_epi8((char)first));

	return _mm_cmpeq_epi8(_mm_min_epu8(from, _mm_set1_epi8((char)(last - first))), from);
}

/* the high bits of the bytes */
static inline uint64_t
byte_gather(__m128i v)
{
	return (unsigned)_mm_movemask_epi8(v);
}

static inline uint64_t
byte_step_letter(const char *p)
{
	__m128i v = byte_vector(p), lower = _mm_or_si128(v, _mm_set1_epi8(' '));

	return byte_gather(_mm_or_si128(byte_between(lower, 'a', 'z'), v));
}

static inline uint64_t
byte_step_beyond(const char *p)
{
	return byte_gather(byte_vector(p));
}

static inline uint64_t
byte_step_odd(const char *p)
{
	return byte_gather(_mm_cmpgt_epi8(_mm_set1_epi8(1), byte_vector(p)));
}

static inline uint64_t
byte_step_control(const char *p)
{
	/* LF becomes 0, and the others stay below a blank */
	__m128i v = _mm_xor_si128(byte_vector(p), _mm_set1_epi8('\n'));

	return byte_gather(byte_between(v, 1, ' ' - 1));
}

static inline uint64_t
byte_step_of(const char *p, char c)
{
	return byte_gather(_mm_cmpeq_epi8(byte_vector(p), _mm_set1_epi8(c)));
}

static inline bool
byte_any_beyond(const char *p)
{
	__m128i front = _mm_or_si128(byte_vector(p), byte_vector(p + 16));
	__m128i end = _mm_or_si128(byte_vector(p + 32), byte_vector(p + 48));

	return byte_gather(_mm_or_si128(front, end));
}

#else

#define BYTE_STEPS(step, p) \
	(step(p) | step((p) + 8) << 8 | step((p) + 16) << 16 | step((p) + 24) << 24 | \
	 step((p) + 32) << 32 | step((p) + 40) << 40 | step((p) + 48) << 48 | step((p) + 56) << 56)

/* the high bits of eight bytes, side by side */
static inline uint64_t
byte_gather(uint64_t bytes)
{
	return ((bytes & BYTE_EACH(0x80)) >> 7) * 0x0102040810204080u >> 56;
}

/* the high bits of the bytes from `first` to `last`, of bytes below 80; other bits are any */
static inline uint64_t
byte_between(uint64_t low, unsigned char first, unsigned char last)
{
	return (low + BYTE_EACH(0x80 - first)) & ~(low + BYTE_EACH(0x7f - last));
}

static inline uint64_t
byte_step_letter(const char *p)
{
	uint64_t v = byte_load(p);

	return byte_gather(byte_between((v | BYTE_EACH(' ')) & BYTE_EACH(0x7f), 'a', 'z') | v);
}

static inline uint64_t
byte_step_beyond(const char *p)
{
	return byte_gather(byte_load(p));
}

static inline uint64_t
byte_step_odd(const char *p)
{
	uint64_t v = byte_load(p);

	return byte_gather(~((v & BYTE_EACH(0x7f)) + BYTE_EACH(0x7f)) | v);
}

static inline uint64_t
byte_step_control(const char *p)
{
	uint64_t v = byte_load(p) ^ BYTE_EACH('\n');

	return byte_gather(byte_between(v & BYTE_EACH(0x7f), 1, ' ' - 1) & ~v);
}

static inline uint64_t
byte_step_of(const char *p, char c)
{
	uint64_t v = byte_load(p) ^ BYTE_EACH((unsigned char)c);

	return byte_gather(~(((v & BYTE_EACH(0x7f)) + BYTE_EACH(0x7f)) | v));
}

static inline bool
byte_any_beyond(const char *p)
{
	uint64_t any = 0;

	for (unsigned i = 0; i < BYTE_BLOCK; i += BYTE_LOAD)
		any |= byte_load(p + i);
	return any & BYTE_EACH(0x80);
}

#endif

/* ASCII letters, and bytes beyond ASCII */
static inline uint64_t
byte_bits_letter(const char *p)
{
	return BYTE_STEPS(byte_step_letter, p);
}

/* bytes beyond ASCII; most texts have few, and one look finds that a block has none */
static inline uint64_t
byte_bits_beyond(const char *p)
{
	return byte_any_beyond(p) ? BYTE_STEPS(byte_step_beyond, p) : 0;
}

/* bytes beyond ASCII, and NUL */
static inline uint64_t
byte_bits_odd(const char *p)
{
	return BYTE_STEPS(byte_step_odd, p);
}

/* bytes below a blank, but for LF */
static inline uint64_t
byte_bits_control(const char *p)
{
	return BYTE_STEPS(byte_step_control, p);
}

/* the bytes that are c */
static inline uint64_t
byte_bits_of(const char *p, char c)
{
#define BYTE_STEP_OF(p) byte_step_of(p, c)
	return BYTE_STEPS(BYTE_STEP_OF, p);
#undef BYTE_STEP_OF
}

#endif
