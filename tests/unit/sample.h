/* SPDX-License-Identifier: ISC */
#ifndef TEST_SAMPLE_H
#define TEST_SAMPLE_H

#include <inttypes.h>
#include <stdint.h>
#include <stdlib.h>

/*
 * The seed and length of random tests, as in tests/Sample.pm. SEED is the seed of the day, EFFORT
 * multiplies the number of rounds, SOAK=1 runs all.
 */

static inline uint64_t
sample_env(const char *name, uint64_t otherwise)
{
	const char *s = getenv(name);

	return s && *s ? strtoumax(s, NULL, 10) : otherwise;
}

/* the value of SEED that repeats this run; failing cases print it */
static inline uint64_t
sample_day(void)
{
	return sample_env("SEED", 1);
}

/*
 * A seed for generators. Seeds of two days are far apart, so that tests may count up from one; this
 * is the last step of splitmix64 (Steele, Lea and Flood 2014). It is never 0, where xorshift
 * generators would stay.
 */
static inline uint64_t
sample_seed(void)
{
	uint64_t z = sample_day() * 0x9e3779b97f4a7c15u;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return (z ^ (z >> 31)) | 1;
}

/* the number of rounds: `few` in make check, at most `all` */
static inline size_t
sample_rounds(size_t few, size_t all)
{
	const char *effort = getenv("EFFORT");
	size_t n = (size_t)((double)few * (effort && *effort ? strtod(effort, NULL) : 1));

	if (getenv("SOAK") || n > all)
		return all;
	return n ? n : 1;
}

#endif
