/* SPDX-License-Identifier: ISC */
#ifndef TEND_INIT_SURVEY_H
#define TEND_INIT_SURVEY_H

#include "cli/init_files.h"

/*
 * Prints what Markdown files the new book holds, which of them it takes for people and why, and the
 * line in me.md that would change it. Prints nothing for a book that needs none of this.
 */
void init_survey(struct init *);

#endif
