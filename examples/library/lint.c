/* SPDX-License-Identifier: ISC
 *
 * A rule of your own, for your editor or a hook: a critical contact says `why`. Messages look like
 * those of tend check; the exit status is 1 if there is one.
 *
 *	cc -o tend-lint-why lint.c $(pkg-config --cflags --libs tend)
 */
#include <stdio.h>
#include <string.h>
#include <tend/tend.h>

/* the line of a key, or 1 */
static unsigned
line_of(const struct tend_contact *c, const char *key)
{
	struct tend_field **fields = tend_field_list(c, NULL);
	unsigned line = 1;

	for (struct tend_field **f = fields; *f; f++)
		if (strcmp((*f)->key, key) == 0)
			line = (*f)->line;
	tend_free(fields);
	return line;
}

int
main(int argc, char **argv)
{
	struct tend_book *book = tend_book_open(argc > 1 ? argv[1] : NULL);
	int found = 0;

	if (!book)
		return perror(argc > 1 ? argv[1] : "no book"), 2;
	struct tend_contact **all = tend_contact_list(book, NULL);
	for (struct tend_contact **c = all; *c; c++) {
		const char *tier = tend_contact_value(*c, "tier");

		if (!tier || strcmp(tier, "critical") != 0 || tend_contact_value(*c, "why"))
			continue;
		printf("%s:%u:1: critical, without a why\n", tend_contact_path(*c), line_of(*c, "tier"));
		found = 1;
	}
	tend_free(all);
	tend_book_close(book);
	return found;
}
