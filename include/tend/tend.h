/* SPDX-License-Identifier: ISC */
#ifndef LIBTEND_TEND_H
#define LIBTEND_TEND_H

/*
 * libtend reads a tend book, a folder of Markdown contacts, like the tools of
 * tend: same files, same rules, same answers. It does not write.
 *
 *	cc status.c $(pkg-config --cflags --libs tend)
 *
 * The interface is separate from the internal headers of the tools. Internally, a
 * contact is a packed record that changes with every optimisation; here, it is a
 * pointer with functions, so that the interface can stay stable.
 *
 * Promise. The shared library is libtend.so.0. A program built with one version
 * runs with every later version of the same number. A later version may add
 * functions, members at the end of structs and values of enums; it removes nothing
 * and changes no meaning. A version that breaks this is libtend.so.1. Scores are
 * not promised: they order the results, and a later version may order better.
 *
 * Structs. The library makes them, and you read them through pointers. Do not
 * copy them, compare their bytes or take their size: they may grow.
 *
 * Lists. Every tend_…_list() returns an array of pointers that ends with NULL, and
 * stores its length in *n unless n is NULL. The array is never NULL. tend_free()
 * frees it with its structs:
 *
 *	struct tend_due **due = tend_due_list(book, today, today, &n);
 *	for (struct tend_due **d = due; *d; d++)
 *		puts(tend_contact_name((*d)->who));
 *	tend_free(due);
 *
 * Owners. Contacts and texts, also those that a list points to, belong to the book
 * and live until tend_book_close(). Texts are UTF-8, end with a 0 and contain no
 * other. They come from files, and files may come from strangers: make control
 * characters visible before you print to a terminal.
 *
 * Errors. tend_book_open() returns NULL and sets errno. tend_problem_list() has the
 * problems of files; the rest of the book is read. No other function fails. If
 * memory runs out, the process prints one line on standard error and ends with
 * status 2; otherwise the library never exits or prints.
 *
 * Units. A day is a number, see date.h. Today is an argument, since the library
 * reads no clock. It does not depend on the locale.
 *
 * Threads. There are no globals. Several threads may use one book, or different
 * books, at the same time; only tend_book_close() needs its book to itself.
 * tend_book_open() starts up to seven threads to read files and joins them.
 */

#include <tend/balance.h>
#include <tend/book.h>
#include <tend/contact.h>
#include <tend/date.h>
#include <tend/dates.h>
#include <tend/due.h>
#include <tend/entry.h>
#include <tend/intro.h>
#include <tend/ties.h>

#endif
