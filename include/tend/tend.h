/* SPDX-License-Identifier: ISC */
#ifndef LIBTEND_TEND_H
#define LIBTEND_TEND_H

/*
 * libtend reads a tend book, a folder of Markdown contacts, as the tools of tend do: same files,
 * same rules, same answers. It does not write.
 *
 *	cc status.c $(pkg-config --cflags --libs tend)
 *
 * These headers are not those of the tools. Inside, a contact is a packed record that changes with
 * every optimisation; here, it is a pointer and functions, which can stay the same.
 *
 * Promise. The shared library is libtend.so.0. A program that was built with one version runs with
 * every later one of the same number. Later versions may add functions, members at the end of
 * structs and values of enums, but never remove one or change its meaning; a version that does is
 * libtend.so.1. Scores are not promised: they order the results, and a later version may order
 * better.
 *
 * Structs. The library makes them and you read them through pointers. Do not copy, compare by bytes
 * or take the size of one: it may grow.
 *
 * Lists. Every tend_…_list() returns an array of pointers that ends with NULL, and stores their
 * number in *n unless n is NULL. It is never NULL, and one call, tend_free(), frees it with the
 * structs in it:
 *
 *	struct tend_due **due = tend_due_list(book, today, today, &n);
 *	for (struct tend_due **d = due; *d; d++)
 *		puts(tend_contact_name((*d)->who));
 *	tend_free(due);
 *
 * Owners. Contacts and texts belong to the book and live until tend_book_close(), also those that a
 * list points to. Texts are UTF-8, end with a 0 and hold no other. They come from files, and files
 * come from strangers: make control characters visible before you print to a terminal.
 *
 * Errors. tend_book_open() returns NULL and sets errno. tend_problem_list() has the problems of
 * files; the rest of the book is read. Nothing else fails. If memory runs out, the process ends
 * with status 2, after one line on standard error; else the library never exits or prints.
 *
 * Units. A day is a number, see date.h; today is an argument, since the library reads no clock. It
 * does not depend on the locale.
 *
 * Threads. There are no globals. Several threads may use one book at the same time, and different
 * books; only tend_book_close() must have its book alone. tend_book_open() starts up to seven
 * threads to read files and joins them.
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
