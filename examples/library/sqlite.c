/* SPDX-License-Identifier: ISC
 *
 * A book into a new SQLite database, for questions that tend does not answer: tend-sqlite BOOK DB
 *
 *	cc -o tend-sqlite sqlite.c $(pkg-config --cflags --libs tend sqlite3)
 */
#include <sqlite3.h>
#include <stdio.h>
#include <tend/tend.h>

static void
insert(sqlite3 *db, const char *sql, const char *path, const char *a, const char *b, const char *c)
{
	sqlite3_stmt *row;

	sqlite3_prepare_v2(db, sql, -1, &row, NULL);
	sqlite3_bind_text(row, 1, path, -1, SQLITE_TRANSIENT);
	sqlite3_bind_text(row, 2, a, -1, SQLITE_TRANSIENT);
	sqlite3_bind_text(row, 3, b, -1, SQLITE_TRANSIENT);
	sqlite3_bind_text(row, 4, c, -1, SQLITE_TRANSIENT);
	sqlite3_step(row);
	sqlite3_finalize(row);
}

static void
put(sqlite3 *db, const struct tend_contact *c)
{
	const char *path = tend_contact_path(c);
	struct tend_field **fields = tend_field_list(c, NULL);
	struct tend_entry **log = tend_entry_list(c, NULL);

	for (struct tend_field **f = fields; *f; f++)
		for (size_t i = 0; i < (*f)->n; i++)
			insert(db, "INSERT INTO field VALUES (?, ?, ?)", path, (*f)->key, (*f)->value[i], NULL);
	for (struct tend_entry **e = log; *e; e++) {
		char date[TEND_DAY_SIZE];

		insert(db, "INSERT INTO entry VALUES (?, ?, ?, ?)", path, tend_day_format(date, (*e)->date),
		       (*e)->kind, (*e)->text);
	}
	tend_free(fields);
	tend_free(log);
}

int
main(int argc, char **argv)
{
	struct tend_book *book = argc == 3 ? tend_book_open(argv[1]) : NULL;
	sqlite3 *db;

	if (!book || sqlite3_open(argv[2], &db) ||
	    sqlite3_exec(db, "BEGIN; CREATE TABLE field (path, key, value);"
	                     "CREATE TABLE entry (path, date, kind, text)", NULL, NULL, NULL))
		return fprintf(stderr, "usage: tend-sqlite BOOK NEW-DATABASE\n"), 2;
	struct tend_contact **all = tend_contact_list(book, NULL);
	for (struct tend_contact **c = all; *c; c++)
		put(db, *c);
	tend_free(all);
	tend_book_close(book);
	return sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) || sqlite3_close(db);
}
