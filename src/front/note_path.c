/* SPDX-License-Identifier: ISC */
#include "base/dayname.h"
#include "base/text.h"
#include "base/written.h"
#include "entry/link.h"
#include "front/note_path.h"

struct str
note_path_words(struct str name)
{
	size_t at = 0;

	while (at < name.n && !char_alpha(name.p[at]))
		at++;
	return str_sub(name, at, name.n);
}

/* true if s begins or ends with a word: "person-template", "Template person", "MOC people" */
static bool
has_word(struct str s, struct str lower)
{
	size_t n = lower.n;

	if (s.n <= n)
		return str_same(s, lower);
	return (str_same(str_sub(s, 0, n), lower) && char_in(s.p[n], STR(" -_."))) ||
	       (str_same(str_sub(s, s.n - n, s.n), lower) &&
	        (char_in(s.p[s.n - n - 1], STR(" -_.")) ||
	         (s.p[s.n - n] >= 'A' && s.p[s.n - n] <= 'Z' && s.p[s.n - n - 1] >= 'a' && s.p[s.n - n - 1] <= 'z')));
}

/* what a folder's name makes of the files below it */
static enum note_why
folder_note(struct str name)
{
	static const struct str templates[] = {
		STR_INIT("template"), STR_INIT("templates"), STR_INIT("templater"), STR_INIT("vorlage"), STR_INIT("vorlagen"),
		STR_INIT("plantillas"), STR_INIT("modeles"), STR_INIT("mod\u00e8les"),
	};
	static const struct str backups[] = {
		STR_INIT("bak"), STR_INIT("backup"), STR_INIT("backups"), STR_INIT("recycle"), STR_INIT("recycle.bin"),
		STR_INIT("trash"),
	};
	struct str words = note_path_words(name);

	/* nearly all names begin with another letter */
	if (!words.n || !char_in(words.p[0], STR("tTvVpPmMbBrR")))
		return NOTE_NONE;
	if (STR_ONE_OF(words, templates))
		return NOTE_TEMPLATE;
	return STR_ONE_OF(words, backups) ? NOTE_BACKUP : NOTE_NONE;
}

static bool
is_backup(struct str stem)
{
	static const struct str ends[] = {STR_INIT(".bak"), STR_INIT(".backup"), STR_INIT(".orig"), STR_INIT("~")};

	/* nearly no stem has a sign in its last letters, or begins with one */
	if (stem.n < 2 || (stem.p[0] != '~' && stem.p[stem.n - 1] != '~' && str_chr(stem, '.') == stem.n))
		return false;
	if (str_starts(stem, STR("~$")))
		return true;
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (stem.n > ends[i].n && str_same(str_sub(stem, stem.n - ends[i].n, stem.n), ends[i]))
			return true;
	return false;
}

/* "2026", "2026-W33", "2026-Q3" */
static bool
is_period(struct str s)
{
	static const struct str between[] = {STR_INIT("-W"), STR_INIT("-w"), STR_INIT("W"), STR_INIT("_W"), STR_INIT(" W"),
	                                     STR_INIT("-Q"), STR_INIT("-q"), STR_INIT("Q"), STR_INIT("_Q"), STR_INIT(" Q")};
	size_t n = 0;

	while (n < s.n && char_digit(s.p[n]))
		n++;
	if (n != 4 || (s.p[0] != '1' && s.p[0] != '2'))
		return false;
	s = str_sub(s, n, s.n);
	if (!s.n)
		return true;
	if (STR_SKIP_ANY(&s, between) < 0)
		return false;
	for (n = 0; n < s.n && char_digit(s.p[n]);)
		n++;
	return n == s.n && n >= 1 && n <= 2;
}

/* takes marks off both ends */
static struct str
unmarked(struct str s)
{
	return str_strip(s, STR(" -_,(."), STR(" -_,)."));
}

/* takes a weekday, in any language, off both ends: "2026-08-12 (Wed)", "Wed, Aug 12th, 2026" */
static struct str
without_weekday(struct str s)
{
	struct str word = dayname_word(s);
	size_t at;

	s = unmarked(s);
	if (word.n && dayname_weekdays(word))
		s = unmarked(str_sub(s, word.n, s.n));
	for (at = s.n; at && char_letter(s.p[at - 1]);)
		at--;
	return at < s.n && dayname_weekdays(str_sub(s, at, s.n)) ? unmarked(str_sub(s, 0, at)) : s;
}

/* true for digits and marks: 08-07-2026 is a date whichever day it means; a number is longer */
static bool
in_numbers(struct str s)
{
	enum { DATE = 8 };
	size_t digits = 0;

	for (size_t i = 0; i < s.n; i++) {
		digits += char_digit(s.p[i]);
		if (!char_digit(s.p[i]) && !char_in(s.p[i], STR("-._ ")))
			return false;
	}
	return digits <= DATE;
}

static bool
is_date(struct str stem)
{
	struct written_style any = {WRITTEN_ANY, 0};
	enum written_is is;
	size_t digits = 0;
	const char *why;
	day d;

	/* nearly no person's stem begins so, and has a year */
	if (!stem.n || (char_letter(stem.p[0]) && !dayname_maybe(stem)))
		return false;
	for (size_t i = 0; i < stem.n; i++)
		digits += char_digit(stem.p[i]);
	if (digits < 4)
		return false;
	stem = without_weekday(stem);
	if (is_period(stem))
		return true;
	is = written_read(&d, &stem, &any, &why);
	return is == WRITTEN_BAD ? in_numbers(stem) : is != WRITTEN_NOT && !stem.n;
}

enum note_why
note_path(struct str path)
{
	struct str stem = link_stem(path), folder, words;
	enum note_why why;

	for (size_t from = 0, at = 0; at < path.n - stem.n; at++) {
		if (path.p[at] != '/')
			continue;
		folder = str_sub(path, from, at);
		why = folder_note(folder);
		if (why)
			return why;
		from = at + 1;
	}
	if (is_backup(stem))
		return NOTE_BACKUP;
	words = note_path_words(stem);
	if (words.n && (char_lower(words.p[0]) == 't' || char_lower(words.p[words.n - 1]) == 'e') &&
	    has_word(words, STR("template")))
		return NOTE_TEMPLATE;
	return is_date(stem) ? NOTE_DATED : NOTE_NONE;
}

bool
note_path_lists(struct str path)
{
	static const struct str names[] = {STR_INIT("index"), STR_INIT("readme"), STR_INIT("moc")};
	struct str stem = link_stem(path), words = note_path_words(stem), folder;
	size_t end = path.n - link_type(path) - stem.n;

	if (words.n && char_in(words.p[0], STR("iIrRmM")) && STR_ONE_OF(words, names))
		return true;
	if (words.n && (char_lower(words.p[0]) == 'm' || char_lower(words.p[words.n - 1]) == 'c') &&
	    has_word(words, STR("moc")))
		return true;
	if (!end)
		return false;
	path = str_sub(path, 0, end - 1);
	folder = note_path_words(str_sub(path, str_after_last(path, '/'), path.n));
	/* comparing first letters saves folding nearly every name */
	return folder.n && words.n && char_lower(folder.p[0]) == char_lower(words.p[0]) && text_same(folder, words);
}
