/* SPDX-License-Identifier: ISC */
#include "entry/link.h"
#include "entry/stamp.h"
#include "names/mention.h"

/* marks between a date and a title */
static struct str
without_marks(struct str s)
{
	return str_strip(str_trim(s), STR("-_,.: "), STR("-_,.:(@ "));
}

/* "202608121030" and "20260812103059", as Zettelkasten programs name notes */
static day
read_stamped(struct str *s)
{
	size_t n = 0;
	int64_t v;
	day d;

	while (n < s->n && char_digit(s->p[n]))
		n++;
	if (n != 12 && n != 14)
		return DAY_NONE;
	v = str_number(str_sub(*s, 0, 8), 99999999);
	d = v < 19000000 || v > 21000000
	        ? DAY_NONE
	        : day_of((int)(v / 10000), (int)(v / 100 % 100), (int)(v % 100));
	if (d != DAY_NONE)
		*s = str_sub(*s, n, s->n);
	return d;
}

/* the last folder of a path, which is cut off it */
static struct str
last_folder(struct str *path)
{
	struct str above;

	str_cut_last(path, *path, '/');
	return str_cut_last(&above, *path, '/');
}

/* the number that a name begins with: "08" and "08-August"; -1 if there is none */
static int
number(struct str s)
{
	size_t n = 0;

	while (n < s.n && char_digit(s.p[n]))
		n++;
	return n ? (int)str_number(str_sub(s, 0, n), 9999) : -1;
}

/* "2026/08/12.md", "2026/08-August/12 Wed.md" */
static day
read_folders(struct str *s, struct str path)
{
	struct str month = last_folder(&path), year = last_folder(&path);
	size_t n = 0;
	day d;

	while (n < s->n && char_digit(s->p[n]))
		n++;
	if (!n || n > 2 || year.n != 4 || !str_digits(year) || (n < s->n && char_letter(s->p[n])))
		return DAY_NONE;
	d = day_of(number(year), number(month), number(*s));
	if (d != DAY_NONE)
		*s = str_sub(*s, n, s->n);
	return d;
}

day
mention_day(struct str *title, struct str path, const struct written_style *style)
{
	struct str s = link_stem(path), rest = s;
	struct stamp stamp;
	const char *why;
	day d = read_stamped(&rest);

	*title = without_marks(s);
	if (d == DAY_NONE)
		d = read_folders(&rest, path);
	if (d == DAY_NONE && s.n && stamp_read(&stamp, &rest, style, &why) == WRITTEN_DAY)
		d = stamp.date;
	if (d != DAY_NONE) {
		*title = without_marks(rest);
		return d;
	}
	for (size_t i = 1; i < s.n; i++) {
		rest = str_sub(s, i, s.n);
		if (!char_in(s.p[i - 1], STR(" -_(,.@")) || !(char_digit(s.p[i]) || char_letter(s.p[i])))
			continue;
		if (written_read(&d, &rest, style, &why) != WRITTEN_DAY)
			continue;
		if (!without_marks(rest).n || str_eq(rest, STR(")")))
			*title = without_marks(str_sub(s, 0, i));
		return d;
	}
	return DAY_NONE;
}
