/* SPDX-License-Identifier: ISC */
/* A growing buffer. The benches need no other file, so they build even if the library does not. */
#ifndef TEND_BENCH_OUT_H
#define TEND_BENCH_OUT_H

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* p: n bytes, not terminated; the caller frees it. */
struct out {
	char *p;
	size_t n, cap;
};

static inline void
put(struct out *o, const char *s, size_t n)
{
	if (n == 0)
		return;
	if (o->n + n > o->cap) {
		o->cap = (o->n + n) * 2;
		o->p = realloc(o->p, o->cap);
		if (!o->p) {
			perror("genbook");
			exit(2);
		}
	}
	memcpy(o->p + o->n, s, n);
	o->n += n;
}

static inline void
puts_to(struct out *o, const char *s)
{
	put(o, s, strlen(s));
}

/* At most 127 bytes, which every caller keeps to. */
__attribute__((format(printf, 2, 3))) static inline void
putf(struct out *o, const char *fmt, ...)
{
	char s[128];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(s, sizeof(s), fmt, ap);
	va_end(ap);
	puts_to(o, s);
}

/*
 * Appends a made-up word, a different one for each number below a million. It ends in one vowel and
 * one of k p b m n, which the English stemmer does not change, so stems differ too.
 */
static inline void
put_coined(struct out *o, uint32_t number)
{
	static const char *const onset[] = {
		"b", "br", "ch", "d", "f", "g", "gr", "h", "k", "l",
		"m", "n", "p", "pr", "r", "s", "st", "t", "v", "z",
	};
	uint32_t x = (uint32_t)((uint64_t)number * 618033989u % 1000000u), i;

	for (i = 0; i < 3; i++, x /= 100) {
		puts_to(o, onset[x % 100 / 5]);
		put(o, &"aeiou"[x % 5], 1);
	}
	put(o, &"kpbmn"[number % 5], 1);
}

#endif
