/* SPDX-License-Identifier: ISC */
#ifndef TEND_LOG_NAME_H
#define TEND_LOG_NAME_H

#include "base/str.h"

/* what the heading of a section says about it */
enum log_name {
	LOG_NAME_OTHER,
	LOG_NAME_LIKE, /* perhaps a log: "Notes", "Timeline" */
	LOG_NAME_LOG,  /* "Log", "Interactions", "Call History", "Recent Meeting Notes" */
};

/* reads the folded words of a heading, with one space between them */
enum log_name log_name(struct str words);

#endif
