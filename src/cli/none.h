/* SPDX-License-Identifier: ISC */
#ifndef TEND_NONE_H
#define TEND_NONE_H

/*
 * Why a tool has no row, and what to type next: for a tool, or for one of its modes, such as
 * "tend-due --new". NULL for a tool that says it itself, or that always has rows. Each begins with
 * "no ": tend-recap, which has sections of its own, knows them by that.
 */
const char *none_text(const char *mode);

/* the same for each tool where the book has no contact but its owner */
const char *none_book(void);

#endif
