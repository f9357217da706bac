/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "book/scan.h"
#include "find/topic_reader.h"

#include <fcntl.h>
#include <unistd.h>

#include "sample.h"

/*
 * The short cut of topic_read() finds just what words_next() does: on the example book, and on a great many texts mixed
 * from pieces in which a word may begin or end otherwise than it seems to.
 */

static const char *const languages[] = {"english", "german", "fr", "spanish", "pt", "italian", "turkish", "klingon", ""};
#define LANGUAGES (sizeof(languages) / sizeof(languages[0]))

static const char question[] =
	"dying lathes Ångström naïve 印刷术 house early skies tyres yeux ſtraße x86 2026 e-mail O'Neil été generously flying möbel";

/* with the hits of the long way: the same terms, at the same places */
static bool
reads_same(struct topic_reader *fast, struct topic_reader *slow, struct str text)
{
	topic_read(fast, text);
	topic_read(slow, text);
	if (fast->n != slow->n)
		return false;
	for (size_t i = 0; i < fast->n; i++)
		if (fast->hit[i].term != slow->hit[i].term || fast->hit[i].at != slow->hit[i].at)
			return false;
	return true;
}

static uint32_t
chance(uint32_t *state, uint32_t n)
{
	*state = *state * 1664525u + 1013904223u;
	return (*state >> 8) % n;
}

static void
mix(struct buf *out, uint32_t *state)
{
	static const char *const pieces[] = {
		"lathe", "LATHES", "dying", "die", "dies", "Ångström", "angstro", "m", "naive", "nai\xcc\x88ve", "naïv", "e", " ",
		"  ", "\n", "-", "—", "’", "'", "…", "印", "刷", "术", "印刷", "x", "86", "X86", "house", "housing", "\xff", "\xc3",
		"\xe5\x8d", "\xcc\x81", "é", "t", "été", "ÉTÉ", "ete", "ſ", "strasse", "STRASSE", "ß", "İ", "ı", "fly", "FLYING",
		"early", "earli", "sky", "skies", "tyre", "\xe2\x80\x8b", "\xc2\xad", "ﬂying", "2026", "20", "26", "generous",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "ｌａｔｈｅ", "the", "of", "и", "ไทย",
		"yeux", "oeil", "o", "neil", "Neil", "_", "0", "@", "[", "`", "{", "/", ":", "z", "Z", "9", "bd", "zd", "zi", "bm", "Bm", "öbel", "ÖBEL",
	};

	buf_clear(out);
	for (uint32_t n = 1 + chance(state, 12); n; n--)
		buf_str(out, str_of(pieces[chance(state, sizeof(pieces) / sizeof(pieces[0]))]));
	/* a NUL is a character, too */
	if (chance(state, 20) == 0)
		buf_chr(out, '\0');
}

static void
test_mixed(void **state)
{
	(void)state;
	for (size_t i = 0; i < LANGUAGES; i++) {
		struct topic_reader fast, slow;
		struct buf text = {0};
		struct topic t;
		uint32_t seed = (uint32_t)sample_seed();
		size_t found = 0, rounds = sample_rounds(4000, 200000);

		topic_open(&t, str_of(languages[i]));
		topic_add(&t, str_of(question));
		assert_true(t.n > 10);
		topic_reader_open(&fast, &t);
		topic_reader_open(&slow, &t);
		slow.slow = true;
		for (size_t n = 0; n < rounds; n++) {
			mix(&text, &seed);
			if (!reads_same(&fast, &slow, buf_view(&text)))
				fail_msg("%s: %s, in round %zu of SEED=%" PRIu64, languages[i], text.p, n, sample_day());
			found += fast.n;
		}
		assert_true(found > rounds / 7);
		buf_free(&text);
		topic_reader_close(&slow);
		topic_reader_close(&fast);
		topic_close(&t);
	}
}

/* every word of a text asks, of all the texts */
static void
read_book(struct buf *out, const char *dir)
{
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct scan files = {0};
	struct errors errors = {0};
	char scratch[4096];
	ssize_t got;

	assert_true(fd >= 0);
	scan_folder(&files, fd, &errors);
	for (size_t i = 0; i < files.n; i++) {
		int f = openat(fd, files.file[i].path.p, O_RDONLY | O_CLOEXEC);

		assert_true(f >= 0);
		while ((got = read(f, scratch, sizeof(scratch))) > 0)
			buf_add(out, scratch, (size_t)got);
		close(f);
	}
	scan_free(&files);
	errors_free(&errors);
	close(fd);
}

static void
test_example(void **state)
{
	struct buf all = {0};

	(void)state;
	read_book(&all, "contacts.example");
	read_book(&all, "tests/quality/who/book");
	assert_true(all.n > 50000);
	for (size_t i = 0; i < LANGUAGES; i++) {
		struct topic_reader fast, slow;
		struct topic t;

		topic_open(&t, str_of(languages[i]));
		topic_add(&t, str_sub(buf_view(&all), all.n / 2, all.n / 2 + 3000));
		topic_reader_open(&fast, &t);
		topic_reader_open(&slow, &t);
		slow.slow = true;
		assert_true(reads_same(&fast, &slow, buf_view(&all)));
		assert_true(fast.n > 1000);
		topic_reader_close(&slow);
		topic_reader_close(&fast);
		topic_close(&t);
	}
	buf_free(&all);
}

/*
 * What the short cut rests on: where it does not look at every word, a word begins as its stem does. On all words
 * of two to five letters of a small alphabet, with every ending that a stemmer may know.
 */
static void
test_beginnings(void **state)
{
	static const char letters[] = "adeginstuy";
	static const char *const endings[] = {"", "s", "es", "ies", "ied", "ing", "ed", "ly", "li", "ying", "ement", "issant",
	                                      "eux", "amos", "zione", "ungen", "isch", "mente", "'s", "heit"};
	struct buf word = {0};

	(void)state;
	for (size_t i = 0; i < 6; i++) {
		struct stem *stem = stem_open(str_of(languages[i]));

		assert_non_null(stem);
		for (uint32_t n = 0; n < 11111; n++) {
			for (size_t e = 0; e < sizeof(endings) / sizeof(endings[0]); e++) {
				struct str s;

				buf_clear(&word);
				for (uint32_t k = n; k; k /= 10)
					buf_chr(&word, letters[k % 10]);
				buf_str(&word, str_of(endings[e]));
				s = stem_word(stem, buf_view(&word));
				if (word.n && (!s.n || s.p[0] != word.p[0] ||
				               (s.n > 1 && s.p[1] != word.p[1] && (s.p[1] != 'i' || word.p[1] != 'y'))))
					fail_msg("%s: %s -> %.*s", languages[i], word.p, (int)s.n, s.p);
			}
		}
		stem_close(stem);
	}
	buf_free(&word);
}

/* the terms found in a text, as "0 1 +0": the others by number after "+" */
static const char *
found(const struct topic *t, const char *text)
{
	static char out[200];
	struct topic_reader r;
	size_t n = 0;

	topic_reader_open(&r, t);
	topic_read(&r, str_of(text));
	out[0] = '\0';
	for (size_t i = 0; i < r.n; i++)
		n += (size_t)snprintf(out + n, sizeof(out) - n, "%s%s%u", i ? " " : "", r.hit[i].term < t->n ? "" : "+",
		                      r.hit[i].term < t->n ? r.hit[i].term : r.hit[i].term - t->n);
	topic_reader_close(&r);
	return out;
}

static void
test_phrases(void **state)
{
	static const uint32_t first = 0, both[] = {0, 1};
	struct topic t;

	(void)state;
	topic_open(&t, STR("english"));
	topic_add(&t, STR("undertakers wanted, finances"));
	assert_int_equal(t.n, 2);
	topic_add_other(&t, STR("funeral director"), &first, 1, 0.9, TOPIC_NAME);
	topic_add_other(&t, STR("head of finance"), both, 2, 0.9, TOPIC_NAME);
	/* the same again, the term itself, words that say nothing, too many words */
	topic_add_other(&t, STR("Funeral Directors"), &first, 1, 0.5, TOPIC_KIND);
	topic_add_other(&t, STR("undertaker"), &first, 1, 0.9, TOPIC_NAME);
	topic_add_other(&t, STR("of the"), &first, 1, 0.9, TOPIC_NAME);
	topic_add_other(&t, STR("somebody good"), &first, 1, 0.9, TOPIC_NAME);
	topic_add_other(&t, STR("one two three four five six seven"), &first, 1, 0.9, TOPIC_NAME);
	assert_int_equal(t.nothers, 2);
	assert_string_equal(found(&t, "an undertaker and a funeral director"), "0 +0");
	assert_string_equal(found(&t, "director of a funeral; funeral, director"), "");
	assert_string_equal(found(&t, "HEAD OF THE FINANCES"), "+1 1");
	assert_string_equal(found(&t, "head of a big finance"), "1");
	assert_string_equal(found(&t, "funeral"), "");
	/* what says nothing is a part of a phrase where it negates, begins it or asks */
	topic_add_other(&t, STR("non-profit"), &first, 1, 0.9, TOPIC_NAME);
	topic_add_other(&t, STR("au pair"), &first, 1, 0.9, TOPIC_NAME);
	topic_add_other(&t, STR("head of people"), &first, 1, 0.9, TOPIC_NAME);
	topic_add_other(&t, STR("the lathe"), &first, 1, 0.9, TOPIC_NAME);
	topic_add_other(&t, STR("not rich"), &first, 1, 0.3, TOPIC_RELATED);
	topic_add_other(&t, STR("in charge"), &first, 1, 0.3, TOPIC_RELATED);
	topic_add_other(&t, STR("charge of people"), &first, 1, 0.3, TOPIC_RELATED);
	assert_int_equal(t.nothers, 8);
	assert_string_equal(found(&t, "non-profit, non profit"), "+2 +2");
	assert_string_equal(found(&t, "profit, non, a non; profit"), "");
	assert_string_equal(found(&t, "Au pair. A pair."), "+3");
	assert_string_equal(found(&t, "the head of the people; people at the head"), "+4");
	assert_string_equal(found(&t, "lathe, a lathe"), "+5 +5");
	assert_string_equal(found(&t, "not rich, but rich"), "+6");
	assert_string_equal(found(&t, "charge"), "+7");
	/* and stands within a phrase that lacks it */
	assert_string_equal(found(&t, "head of non finance; head people finance"), "+1 1 +4 +1 1");
	t.other[0].weight = 0;
	assert_string_equal(found(&t, "a funeral director"), "");
	topic_close(&t);
}

static void
test_stems(void **state)
{
	uint32_t stem[TOPIC_WORDS];
	struct topic t;

	(void)state;
	topic_open(&t, STR("english"));
	topic_add(&t, STR("head finance"));
	assert_int_equal(topic_stems(&t, stem, STR("Heads of the finances")), 2);
	assert_int_equal(stem[0], 0);
	assert_int_equal(stem[1], 1);
	assert_int_equal(topic_stems(&t, stem, STR("head lathe")), 2);
	assert_int_equal(stem[1], TOPIC_NONE);
	/* a word that asks, negates or begins the name: the rest would be too much */
	assert_int_equal(topic_stems(&t, stem, STR("non-head")), 0);
	assert_int_equal(topic_stems(&t, stem, STR("in head")), 0);
	assert_int_equal(topic_stems(&t, stem, STR("the head")), 1);
	assert_int_equal(topic_stems(&t, stem, STR("head of people")), 0);
	topic_close(&t);
}

/* words made of a term or like it, and those that are nearly so */
static void
test_kin(void **state)
{
	static const struct {
		const char *term, *text, *found;
	} cases[] = {
		{"hafen", "der Hafenmeister", "+0"},
		{"hafen", "am Binnenhafen, im Binnenhafens", "+0 +0"},
		{"hafen", "Hafens Haferl Inhafen Hafe hafen", "0"},
		{"hafen", "Hafenlos", ""},
		{"öl", "Ölmühle", ""},
		{"ölig", "Öligkeit", "+0"},
		{"statistician", "statistics, static, statistik", "+0 +0"},
		{"politician", "police politics", "+0"},
		{"internship", "international", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct topic t;

		topic_open(&t, STR(""));
		topic_add(&t, str_of(cases[i].term));
		topic_add_kin(&t, 0, 0.5);
		assert_string_equal(found(&t, cases[i].text), cases[i].found);
		topic_close(&t);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_mixed),
		cmocka_unit_test(test_example),
		cmocka_unit_test(test_beginnings),
		cmocka_unit_test(test_phrases),
		cmocka_unit_test(test_stems),
		cmocka_unit_test(test_kin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
