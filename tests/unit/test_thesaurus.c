/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h> /* wants the five above first */

#include "base/buf.h"
#include "base/mem.h"
#include "find/dictionary.h"
#include "find/synonyms.h"

/*
 * A small WordNet and a small MyThes, written here in their formats; then the same bytes cut and
 * changed at random: the readers stay within them, and end.
 */

static const char data_noun[] =
	"00000000 18 n 02 lamplighter 0 wick_keeper 0 003 ~ 00000114 n 0000 + 00000203 n 0101 @ 00000999 n 0000 | lights lamps  \n"
	"00000122 18 n 01 Street_Lamplighter 0 001 @ 00000000 n 0000 | in streets  \n"
	"00000201 18 n 01 lamplight 0 000 | the light of a lamp\n";

/* the offsets above are filled in when the tests begin */
static struct buf data, index_noun, mythes_index, mythes_data;

static size_t
line_offset(int line)
{
	const char *p = data_noun;

	while (line--)
		p = strchr(p, '\n') + 1;
	return (size_t)(p - data_noun);
}

static int
setup(void **state)
{
	char want[9];
	const size_t hyponym = line_offset(1), derived = line_offset(2);

	(void)state;
	buf_str(&data, str_of(data_noun));
	snprintf(want, sizeof(want), "%08zu", hyponym);
	memcpy(data.p + hyponym, want, 8);
	memcpy(strstr(data.p, "~ ") + 2, want, 8);
	snprintf(want, sizeof(want), "%08zu", derived);
	memcpy(data.p + derived, want, 8);
	memcpy(strstr(data.p, "+ ") + 2, want, 8);
	buf_fmt(&index_noun, "  1 a licence\nlamp n 1 0 1 0 %08zu  \nlamplight n 1 0 1 0 %08zu  \n"
	                     "lamplighter n 1 3 ~ + @ 1 0 00000000  \nwick_keeper n 1 0 1 0 00000000  \n",
	        derived, derived);
	buf_str(&mythes_index, STR("ISO8859-1\n3\nglas|0\nt\xFCr|20\nzahn|0\n"));
	buf_str(&mythes_data, STR("\n                   t\xFCr|2\n(noun)|Pforte (geh.)|Eingang|Tor (Oberbegriff)\n-|T\xFCre\n"));
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	buf_free(&data);
	buf_free(&index_noun);
	buf_free(&mythes_index);
	buf_free(&mythes_data);
	return 0;
}

/* what is found, as "synonym|-derived|>narrower" */
static const char *
shown(const struct thesaurus_words *w)
{
	static const char *const ties[] = {"", "=", "-", ">", "%", "<", ":"};
	static char text[1000];
	size_t n = 0;

	text[0] = '\0';
	for (size_t i = 0; i < w->n && n < sizeof(text) - 100; i++)
		n += (size_t)snprintf(text + n, sizeof(text) - n, "%s%s%.*s", i ? "|" : "", ties[w->v[i].tie], STR_ARG(w->v[i].text));
	return text;
}

static const char *
wordnet(const char *word)
{
	struct thesaurus_file files[WORDNET_PARTS] = {{buf_view(&index_noun), buf_view(&data)}};
	struct thesaurus_words w = {0};
	const char *text;

	thesaurus_wordnet(&w, files, str_of(word));
	text = shown(&w);
	thesaurus_words_free(&w);
	return text;
}

static const char *
mythes(const char *word)
{
	struct thesaurus_file file = {buf_view(&mythes_index), buf_view(&mythes_data)};
	struct thesaurus_words w = {0};
	const char *text;

	thesaurus_mythes(&w, &file, str_of(word));
	text = shown(&w);
	thesaurus_words_free(&w);
	return text;
}

static void
test_wordnet(void **state)
{
	(void)state;
	assert_string_equal(wordnet("lamplighter"), "lamplighter|wick keeper|-lamplight|>street lamplighter|:lights|:lamps");
	assert_string_equal(wordnet("LAMPLIGHTER"), "lamplighter|wick keeper|-lamplight|>street lamplighter|:lights|:lamps");
	/* a derivation is of one word of the set: not of this one */
	assert_string_equal(wordnet("wick keeper"), "lamplighter|wick keeper|>street lamplighter|:lights|:lamps");
	/* the index is in order: first, last, before, after, between */
	assert_string_equal(wordnet("lamp"), "lamplight|:the|:light|:of|:a|:lamp");
	assert_string_equal(wordnet("a"), "");
	assert_string_equal(wordnet("zebra"), "");
	assert_string_equal(wordnet("lampl"), "");
	assert_string_equal(wordnet(""), "");
	assert_string_equal(wordnet("s"), "");
}

static void
test_mythes(void **state)
{
	(void)state;
	assert_string_equal(mythes("Tür"), "pforte|eingang|türe");
	assert_string_equal(mythes("TÜR"), "pforte|eingang|türe");
	/* an offset to another word, an unknown word, a letter that the encoding lacks */
	assert_string_equal(mythes("zahn"), "");
	assert_string_equal(mythes("tor"), "");
	assert_string_equal(mythes("t印r"), "");
}

/* three times the entry of "milliner", compressed; dictzip's header says that it is one chunk */
static const char entries[] =
	"\xca\xcd\xcc\xc9\xc9\xcc\x4b\x2d\x52\xd0\xcf\xd5\xe7\xf2\x28\x2d\xc9\x4d\x4c\xce\x00\xf2"
	"\x6c\x72\x13\x8b\x93\xed\x14\xa2\xcb\x52\x8b\x12\x73\x4a\x52\x4b\x62\x75\x14\x7c\xf3\x53"
	"\x32\x8b\x4b\x32\xf3\x14\x6c\xd2\x52\x73\xed\xb8\x14\x14\x14\x82\x2b\xf3\xf2\xf3\x2a\x73"
	"\x8b\xad\x14\xaa\x33\x12\x4b\x4a\x52\x8b\x6a\x75\xc0\x2c\x85\xdc\xc4\x6c\x20\x87\x8b\x4b"
	"\xa1\x38\x35\x15\x28\x99\x0b\xb5\xa3\xb8\x96\x2b\x77\x58\x5b\x07\x00\x00\x00\xff\xff";

static struct str
dictzip(struct buf *out)
{
	buf_add(out, "\x1f\x8b\x08\x04\0\0\0\0\0\0\x0c\0RA\x08\0\1\0", 18);
	buf_chr(out, '\xff'); /* bytes of text in a chunk: 255 */
	buf_chr(out, '\x01'); /* and 256 more */
	buf_add(out, "\1\0", 2);
	buf_chr(out, (char)(sizeof(entries) - 1));
	buf_chr(out, 0);
	buf_add(out, entries, sizeof(entries) - 1);
	return buf_view(out);
}

static const char index_dict[] = "hatter\tA\tB\nmilliner\tBv\tBv\nmillinery\t//\tB\nmodist\t?\t?\n";

static const char *
dictionary(const char *word)
{
	struct buf dz = {0};
	struct thesaurus_file file = {str_of(index_dict), dictzip(&dz)};
	struct thesaurus_words w = {0};
	const char *text;

	dictionary_find(&w, &file, str_of(word));
	text = shown(&w);
	thesaurus_words_free(&w);
	buf_free(&dz);
	return text;
}

static void
test_dictionary(void **state)
{
	(void)state;
	assert_string_equal(dictionary("milliner"), "=hutmacher|=modistin|hatter|hat maker");
	assert_string_equal(dictionary("Milliner"), "=hutmacher|=modistin|hatter|hat maker");
	/* one letter of an entry, an offset past the end, no numbers, no such word */
	assert_string_equal(dictionary("hatter"), "");
	assert_string_equal(dictionary("millinery"), "");
	assert_string_equal(dictionary("modist"), "");
	assert_string_equal(dictionary("mill"), "");
}

/* what the question finds beside its own words, of a thesaurus, by the forms of its words */
static void
test_synonyms(void **state)
{
	struct thesauri th = {.wordnet = {{buf_view(&index_noun), buf_view(&data)}}};
	static const bool absent[] = {true, false};
	struct topic t;
	bool found = false;

	(void)state;
	topic_open(&t, STR("english"));
	topic_add(&t, STR("lamplighters lamp"));
	synonyms_add_absent(&t, absent, &th);
	for (uint32_t i = 0; i < t.nothers; i++) {
		assert_int_equal(t.other[i].tie, TOPIC_RELATED);
		assert_int_equal(t.other[i].of[0], 0);
		found |= str_eq(t.other[i].text, STR("wick keeper"));
	}
	assert_true(found);
	topic_close(&t);
}

/* a copy with no byte after it, changed at some places and cut; the caller frees it */
static struct str
spoiled(const struct buf *b, unsigned *seed)
{
	static const char bytes[] = "\n |0123456789-+~@nvar_\xFF\x80z";
	size_t n = b->n - (size_t)rand_r(seed) % (b->n / 2);
	char *p = mem_alloc(n);

	memcpy(p, b->p, n);
	for (int i = rand_r(seed) % 12; i > 0; i--)
		p[(size_t)rand_r(seed) % n] = bytes[(size_t)rand_r(seed) % (sizeof(bytes) - 1)];
	return (struct str){p, n};
}

static void
test_hostile(void **state)
{
	static const char *const words[] = {"lamplighter", "wick keepers", "lamp", "Tür", "glas", "zahn", "milliner", "hatter"};
	struct buf dict_index = {0}, dict_data = {0};
	unsigned seed = 1;

	(void)state;
	buf_str(&dict_index, str_of(index_dict));
	dictzip(&dict_data);
	for (int round = 0; round < 20000; round++) {
		struct thesaurus_file files[WORDNET_PARTS] = {{spoiled(&index_noun, &seed), spoiled(&data, &seed)}};
		struct thesaurus_file file = {spoiled(&mythes_index, &seed), spoiled(&mythes_data, &seed)};
		struct thesaurus_file dict = {spoiled(&dict_index, &seed), spoiled(&dict_data, &seed)};
		struct thesaurus_words w = {0};

		for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
			thesaurus_wordnet(&w, files, str_of(words[i]));
			thesaurus_mythes(&w, &file, str_of(words[i]));
			dictionary_find(&w, &dict, str_of(words[i]));
		}
		assert_true(w.n <= THESAURUS_MAX);
		thesaurus_words_free(&w);
		free((void *)files[0].index.p);
		free((void *)files[0].data.p);
		free((void *)file.index.p);
		free((void *)file.data.p);
		free((void *)dict.index.p);
		free((void *)dict.data.p);
	}
	buf_free(&dict_index);
	buf_free(&dict_data);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_wordnet),
		cmocka_unit_test(test_mythes),
		cmocka_unit_test(test_dictionary),
		cmocka_unit_test(test_synonyms),
		cmocka_unit_test(test_hostile),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
