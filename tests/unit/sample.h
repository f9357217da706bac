/* SPDX-License-Identifier: ISC */
#ifndef TEST_SAMPLE_H
#define TEST_SAMPLE_H

#include <inttypes.h>
#include <stdint.h>
#include <stdlib.h>

/*
 * How long random tests run, and from where: as tests/Sample.pm. SEED is the
 * day's, EFFORT multiplies, SOAK=1 takes all.
 */

static inline uint64_t
sample_env(const char *name, uint64_t otherwise)
{
	const char *s = getenv(name);

	return s && *s ? strtoumax(s, NULL, 10) : otherwise;
}

/* what to set SEED to for the same again: a case that fails says it */
static inline uint64_t
sample_day(void)
{
	return sample_env("SEED", 1);
}

/*
 * One day's is far from the next one's, so that it may be counted up from; splitmix64's last step (Steele, Lea and
 * Flood 2014). Never 0: generators of the xorshift kind stay there.
 */
static inline uint64_t
sample_seed(void)
{
	uint64_t z = sample_day() * 0x9e3779b97f4a7c15u;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return (z ^ (z >> 31)) | 1;
}

/* few rounds in make check, at most all */
static inline size_t
sample_rounds(size_t few, size_t all)
{
	size_t n = few * (size_t)sample_env("EFFORT", 1);

	return getenv("SOAK") || n > all ? all : n;
}

#endif
