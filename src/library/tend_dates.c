/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include <tend/dates.h>

#include "account/dates.h"
#include "library/library.h"
#include "match/kept_days.h"

static const struct {
	enum occasion_kind is;
	enum tend_occasion_kind tend;
} kinds[] = {
	{OCCASION_BIRTHDAY, TEND_OCCASION_BIRTHDAY},
	{OCCASION_MONTH, TEND_OCCASION_MONTH},
	{OCCASION_KNOWN, TEND_OCCASION_KNOWN},
	{OCCASION_ANNIVERSARY, TEND_OCCASION_ANNIVERSARY},
	{OCCASION_DATE, TEND_OCCASION_DATE},
};

enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

static enum tend_occasion_kind
kind_of(enum occasion_kind is)
{
	size_t i = 0;

	while (i < KINDS - 1 && kinds[i].is != is)
		i++;
	return kinds[i].tend;
}

const char *
tend_occasion_kind_name(enum tend_occasion_kind tend)
{
	size_t i = 0;

	while (i < KINDS && kinds[i].tend != tend)
		i++;
	return i < KINDS ? occasion_name(kinds[i].is) : "-";
}

struct tend_occasion **
tend_occasion_list(const struct tend_book *l, tend_day today, tend_day until, size_t *n)
{
	struct tend_occasion **list, *v;
	struct occasion *found;
	size_t nfound, bytes = 0;
	char *text;

	dates_find(&found, &nfound, l->book, &l->people, today, until);
	kept_days(found, &nfound, l->book);
	for (size_t i = 0; i < nfound; i++)
		bytes += found[i].name.n + 1;
	list = library_list(nfound, sizeof(**list), bytes);
	v = library_items(list, nfound);
	text = library_extra(list, nfound, sizeof(**list));
	for (size_t i = 0; i < nfound; i++) {
		v[i] = (struct tend_occasion){
			.who = library_contact(l, found[i].who),
			.date = found[i].date,
			.days = found[i].days,
			.age = found[i].age,
			.kind = kind_of(found[i].kind),
		};
		list[i] = &v[i];
		if (found[i].kind != OCCASION_DATE)
			continue;
		v[i].name = text;
		memcpy(text, found[i].name.p, found[i].name.n);
		text[found[i].name.n] = '\0';
		text += found[i].name.n + 1;
	}
	free(found);
	if (n)
		*n = nfound;
	return list;
}
