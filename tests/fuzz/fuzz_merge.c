/* SPDX-License-Identifier: ISC */
/*
 * Any bytes as a contact's file that two people change, for libFuzzer: the first eight are the
 * chance by which they do. Nothing may crash, leak or take for ever; what both added is there, and it does not
 * matter which side is ours.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <git2.h>

#include "base/mem.h"
#include "merge/merge.h"

#include "../bench/chance.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { LINES = 400, TOKENS = 3 };

struct lines {
	struct str v[LINES + 64];
	size_t n;
};

static void
insert(struct lines *l, size_t at, struct str line)
{
	memmove(&l->v[at + 1], &l->v[at], (l->n - at) * sizeof(line));
	l->v[at] = line;
	l->n++;
}

static void
change(struct lines *l, uint64_t *chance)
{
	size_t a = below(chance, (uint32_t)l->n + 1), b = below(chance, (uint32_t)l->n + 1);

	if (a >= l->n || b >= l->n)
		return;
	switch (below(chance, 6)) {
	case 0: case 1:
		l->n--;
		memmove(&l->v[a], &l->v[a + 1], (l->n - a) * sizeof(l->v[0]));
		break;
	case 2:
		insert(l, a, l->v[b]);
		break;
	case 3:
		l->v[a] = l->v[b];
		break;
	case 4:
		l->v[a] = str_sub(l->v[a], below(chance, (uint32_t)l->v[a].n + 1), l->v[a].n);
		break;
	default: {
		struct str line = l->v[a];

		l->v[a] = l->v[b];
		l->v[b] = line;
	}
	}
}

/* what is added, a word of it for each side and number */
static const char *const added[2][TOKENS] = {
	{"- 2026-05-04 call: zqone\n", "zqtwo: x\n", "## zqthree\n"},
	{"- 2026-05-05 call: zqfour\n", "  - zqfive\n", "zqsix\n"},
};
static const char *const words[2][TOKENS] = {{"zqone", "zqtwo", "zqthree"}, {"zqfour", "zqfive", "zqsix"}};

static void
edit(struct buf *out, struct str base, int side, uint64_t *chance)
{
	struct lines *l = mem_zero(1, sizeof(*l));

	while (base.n && l->n < LINES) {
		size_t n = l->n + 1 == LINES ? base.n : str_chr(base, '\n') + 1;

		l->v[l->n++] = str_sub(base, 0, n);
		base = str_sub(base, n, base.n);
	}
	for (uint32_t n = below(chance, 5); n; n--)
		change(l, chance);
	for (size_t i = 0; i < TOKENS; i++)
		insert(l, below(chance, (uint32_t)l->n + 1), str_of(added[side][i]));
	for (size_t i = 0; i < l->n; i++)
		buf_str(out, l->v[i]);
	free(l);
}

struct trial {
	struct str base;
	struct buf side[2], out, turned;
};

static void
right(bool is, const char *what, const struct trial *t)
{
	if (is)
		return;
	fprintf(stderr, "merge: %s\n--- base\n%.*s\n--- ours\n%s\n--- theirs\n%s\n--- merged\n%s\n--- turned\n%s\n", what,
	        STR_ARG(t->base), t->side[0].p, t->side[1].p, t->out.p, t->turned.p ? t->turned.p : "");
	abort();
}

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	git_libgit2_init();
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct trial t = {.base = STR("")};
	uint64_t chance;
	const char *why;
	int n, other;

	if (size < 8)
		return 0;
	memcpy(&chance, data, 8);
	t.base = (struct str){(const char *)data + 8, size - 8};
	for (int i = 0; i < 2; i++)
		edit(&t.side[i], t.base, i, &chance);
	n = merge_files(&t.out, &(struct merge){t.base, buf_view(&t.side[0]), buf_view(&t.side[1]), NULL, 0, {0}}, &why);
	for (size_t i = 0; i < TOKENS && n >= 0; i++) {
		right(str_find(buf_view(&t.out), str_of(words[0][i])) < t.out.n, words[0][i], &t);
		right(str_find(buf_view(&t.out), str_of(words[1][i])) < t.out.n, words[1][i], &t);
	}
	other = merge_files(&t.turned, &(struct merge){t.base, buf_view(&t.side[1]), buf_view(&t.side[0]), NULL, 0, {0}}, &why);
	right(!n == !other, "conflicts depend on the side", &t);
	right(n || str_eq(buf_view(&t.out), buf_view(&t.turned)), "the result depends on the side", &t);
	buf_free(&t.side[0]);
	buf_free(&t.side[1]);
	buf_free(&t.out);
	buf_free(&t.turned);
	return 0;
}
