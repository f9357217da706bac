/* SPDX-License-Identifier: ISC */
#include <pthread.h>

#include "base/dayname.h"
#include "base/map.h"
#include "base/text.h"

enum { WORD_MAX = 48 };

struct dayname {
	struct str language, codes, months, weekdays;
};

#define LANGUAGE(name, codes, months, weekdays) \
	{STR_INIT(#name), STR_INIT(codes), STR_INIT(months), STR_INIT(weekdays)},

static const struct dayname names[] = {
#include "base/dayname.def"
};

enum { LANGUAGES = sizeof(names) / sizeof(names[0]) };

/*
 * The beginnings of all names, a bit for the hash of each. The kind of every entry and the target
 * of every link is looked up, and few of them begin as a month or weekday.
 */
struct dayname_filter {
	uint32_t bit[(1 << 16) / 32];
};

static struct dayname_filter months, weekdays;
static pthread_once_t filters = PTHREAD_ONCE_INIT;

/* true if one of the words of a list equals `word` */
static bool
has(struct str list, char between, struct str word)
{
	struct str one;

	while (list.n) {
		list = str_cut(&one, list, between);
		if (str_eq(str_trim(one), word))
			return true;
	}
	return false;
}

unsigned
dayname_language(struct str name)
{
	struct buf folded = {0};
	unsigned found = 0;

	text_fold(&folded, name);
	for (unsigned i = 0; i < LANGUAGES; i++)
		if (str_eq(names[i].language, buf_view(&folded)) ||
		    has(names[i].codes, ' ', buf_view(&folded)))
			found = i;
	buf_free(&folded);
	return found;
}

/* the index, from 1, of the first group of names that has a word; 0 without one */
static int
group_of(struct str groups, struct str word)
{
	struct str group;

	for (int i = 1; groups.n; i++) {
		groups = str_cut(&group, groups, ';');
		if (has(group, '|', word))
			return i;
	}
	return 0;
}

/* the hash of the first four letters in lower case, or of fewer; -1 if one is not ASCII */
static int
beginning(struct str word)
{
	unsigned h = 0;
	bool in = true;

	for (size_t i = 0; i < 4; i++) {
		char c = i < word.n ? word.p[i] : '.';

		if ((unsigned char)c >= 0x80)
			return -1;
		in = in && char_alpha(c);
		h = h << 5 | (in ? (unsigned char)c & 31u : 0u);
	}
	/* 20 bits to 16, well mixed (Knuth) */
	return (int)(h * 2654435761u >> 16);
}

static void
add_names(struct dayname_filter *f, struct str groups)
{
	struct str group, name;

	while (groups.n) {
		groups = str_cut(&group, groups, ';');
		while (group.n) {
			int at;

			group = str_cut(&name, group, '|');
			at = beginning(str_trim(name));
			if (at >= 0)
				f->bit[at / 32] |= 1u << at % 32;
		}
	}
}

static void
fill(void)
{
	for (size_t i = 0; i < LANGUAGES; i++) {
		add_names(&months, names[i].months);
		add_names(&weekdays, names[i].weekdays);
	}
}

/* false for most words that are no name: their beginning, from beginning(), is none of a name */
static bool
maybe(const struct dayname_filter *f, int at)
{
	return at < 0 || (f->bit[at / 32] >> at % 32 & 1);
}

bool
dayname_maybe_weekday(struct str word)
{
	pthread_once(&filters, fill);
	return maybe(&weekdays, beginning(word));
}

bool
dayname_maybe(struct str word)
{
	int at = beginning(word);

	pthread_once(&filters, fill);
	return maybe(&weekdays, at) || maybe(&months, at);
}

int
dayname_month(struct str word, unsigned language)
{
	struct buf folded = {0};
	int month;

	if (!word.n || word.n > WORD_MAX || !dayname_maybe(word))
		return 0;
	text_fold(&folded, word);
	month = group_of(names[0].months, buf_view(&folded));
	if (!month && language < LANGUAGES)
		month = group_of(names[language].months, buf_view(&folded));
	buf_free(&folded);
	return month;
}

/* of each name in all languages: its month, or 0 if it names two */
static struct map month_any;

static void
add_months(struct str groups)
{
	struct str group, name;

	for (uint32_t month = 1; groups.n; month++) {
		groups = str_cut(&group, groups, ';');
		while (group.n) {
			uint32_t *has;

			group = str_cut(&name, group, '|');
			has = map_put(&month_any, str_trim(name));
			*has = *has == MAP_NONE || *has == month ? month : 0;
		}
	}
}

static void
fill_any(void)
{
	for (size_t i = 0; i < LANGUAGES; i++)
		add_months(names[i].months);
	/* November in Polish, and October in Croatian, which is no language of the table */
	*map_put(&month_any, STR("listopad")) = 0;
}

/* the one month that a word of so many bytes names in any language; 0 if there is none, or several */
static int
month_of_any(struct str word, size_t least)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	struct buf folded = {0};
	uint32_t month;

	if (word.n < least || word.n > WORD_MAX || !dayname_maybe(word))
		return 0;
	pthread_once(&once, fill_any);
	text_fold(&folded, word);
	month = map_get(&month_any, buf_view(&folded));
	buf_free(&folded);
	return month == MAP_NONE ? 0 : (int)month;
}

int
dayname_month_any(struct str word)
{
	return month_of_any(word, 4);
}

int
dayname_month_dated(struct str word)
{
	return month_of_any(word, 3);
}

unsigned
dayname_weekdays(struct str word)
{
	struct buf folded = {0};
	unsigned found = 0;

	if (!word.n || word.n > WORD_MAX || !dayname_maybe_weekday(word))
		return 0;
	text_fold(&folded, word);
	for (size_t i = 0; i < LANGUAGES; i++)
		found |= 1u << group_of(names[i].weekdays, buf_view(&folded));
	buf_free(&folded);
	return found & ~1u;
}

/* true for a character that is no part of a word */
static bool
ends_word(struct str s)
{
	int32_t c = (unsigned char)s.p[0] < 0x80 ? 0 : text_peek(s);

	return !c ? !char_alpha(s.p[0]) : text_class(c) == TEXT_OTHER;
}

struct str
dayname_word(struct str s)
{
	size_t n = 0;

	while (n < s.n && n <= WORD_MAX) {
		bool hyphen = s.p[n] == '-' && n && n + 1 < s.n && char_letter(s.p[n + 1]) &&
		              char_letter(s.p[n - 1]);

		if (!hyphen && ends_word(str_sub(s, n, s.n)))
			break;
		/* the rest of a character beyond ASCII */
		do
			n++;
		while (n < s.n && ((unsigned char)s.p[n] & 0xC0) == 0x80);
	}
	return str_sub(s, 0, n);
}
