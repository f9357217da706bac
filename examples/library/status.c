/* SPDX-License-Identifier: ISC
 *
 * A status bar's count: "3 due, 1 late: Henrik Maas", of the book that tend itself would take.
 *
 *	cc -o tend-status status.c $(pkg-config --cflags --libs tend)
 */
#include <stdio.h>
#include <string.h>
#include <tend/tend.h>
#include <time.h>

int
main(int argc, char **argv)
{
	struct tend_book *book = tend_book_open(argc > 1 ? argv[1] : NULL);
	time_t now = time(NULL);
	struct tm *tm = localtime(&now);
	tend_day today = argc > 2 ? tend_day_parse(argv[2])
	                          : tend_day_of(tm->tm_year + 1900, tm->tm_mon + 1, tm->tm_mday);
	size_t n, late = 0;

	if (!book || today == TEND_DAY_NONE)
		return fprintf(stderr, "usage: tend-status [BOOK [YYYY-MM-DD]]\n"), 2;
	struct tend_due **due = tend_due_list(book, today, today, &n);
	for (size_t i = 0; i < n; i++)
		late += due[i]->state == TEND_DUE_LATE || due[i]->state == TEND_DUE_DORMANT;
	printf("%zu due, %zu late", n, late);
	/* a name can come from a vCard: do not print control characters */
	if (n && !strpbrk(tend_contact_name(due[0]->who), "\a\b\t\n\v\f\r\033"))
		printf(": %s", tend_contact_name(due[0]->who));
	putchar('\n');
	tend_free(due);
	tend_book_close(book);
	return 0;
}
