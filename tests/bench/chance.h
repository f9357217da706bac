/* SPDX-License-Identifier: ISC */
/* Random numbers that are the same on every machine: integers only, since libm differs. */
#ifndef TEND_BENCH_CHANCE_H
#define TEND_BENCH_CHANCE_H

#include <stdint.h>

static inline uint64_t
mix(uint64_t z)
{
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

/* splitmix64: a number below n, which is small enough that the bias does not matter here. */
static inline uint32_t
below(uint64_t *rng, uint32_t n)
{
	*rng += 0x9e3779b97f4a7c15u;
	return (uint32_t)(((mix(*rng) >> 32) * n) >> 32);
}

static inline uint32_t
log2_floor(uint32_t n)
{
	uint32_t k = 0;

	while (n >>= 1)
		k++;
	return k;
}

/*
 * A rank from 1 to max, of probability 1/rank: octaves are equally likely, rejection shapes each.
 */
static inline uint32_t
zipf(uint64_t *rng, uint32_t max)
{
	uint32_t octaves = log2_floor(max) + 1, low, r;

	do {
		low = (uint32_t)1 << below(rng, octaves);
		r = low + below(rng, low);
	} while (r > max || below(rng, r) >= low);
	return r;
}

#endif
