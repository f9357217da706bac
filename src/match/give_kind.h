/* SPDX-License-Identifier: ISC */
#ifndef TEND_GIVE_KIND_H
#define TEND_GIVE_KIND_H

/* kinds of gifts, in the order of those that were given equally often */
enum give_kind {
	GIVE_HELP,
	GIVE_INTRO,
	GIVE_QUESTION,
	GIVE_IDEA,
	GIVE_PRAISE,
	GIVE_FUN,
	GIVE_KINDS
};

/* "help", "intro", ... */
const char *give_kind_name(enum give_kind);

#endif
