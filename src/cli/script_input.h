/* SPDX-License-Identifier: ISC */
#ifndef TEND_SCRIPT_INPUT_H
#define TEND_SCRIPT_INPUT_H

#include <stdbool.h>

/* true for an option of tend that prints standard input for a script such as tend-recap */
bool script_input_option(const char *option);

/*
 * Prints standard input: --visible makes control characters visible; --fold folds what is visible
 * to the terminal and pages it; --as-help prints a help text, --as-messages each line as a message
 * on standard error. -1 with errno if reading fails.
 */
int script_input_print(const char *option);

#endif
