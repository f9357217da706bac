/* SPDX-License-Identifier: ISC */
/*
 * Any bytes as the files of thesauri and dictionaries, for libFuzzer: nothing may crash, leak, read past the end or take
 * for ever. The input is cut in two, an index and its data.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/inflate.h"
#include "base/mem.h"
#include "find/dictionary.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* a copy of its own, so that a read past its end is seen */
static struct str
copy(struct str s)
{
	char *p = mem_alloc(s.n + 1);

	p = realloc(p, s.n ? s.n : 1);
	if (!p)
		abort();
	memcpy(p, s.p, s.n);
	return (struct str){p, s.n};
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static const char *const words[] = {"a", "dog", "ice_cream", "Tür", "\xff"};
	struct str all = {(const char *)bytes, size}, index, rest;
	struct thesaurus_words w = {0};
	struct buf text = {0};

	rest = str_cut(&index, all, '\f');
	index = copy(index);
	rest = copy(rest);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		struct thesaurus_file file[WORDNET_PARTS] = {{index, rest}, {index, rest}, {index, rest}, {index, rest}};

		thesaurus_wordnet(&w, file, str_of(words[i]));
		thesaurus_mythes(&w, file, str_of(words[i]));
		dictionary_find(&w, file, str_of(words[i]));
	}
	if (w.n > THESAURUS_MAX)
		abort();
	inflate(&text, all, 1 << 16);
	if (text.n > (1 << 16) + 300)
		abort();
	buf_free(&text);
	thesaurus_words_free(&w);
	free((void *)index.p);
	free((void *)rest.p);
	return 0;
}
