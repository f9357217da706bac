/* SPDX-License-Identifier: ISC */
#ifndef TEND_ICS_IMPORT_H
#define TEND_ICS_IMPORT_H

#include "calendar/calendar.h"
#include "cli/tool.h"

struct ics_import {
	bool dry;          /* show a diff, write nothing, print no rows */
	const char *since; /* the first day of meetings, or NULL */
	bool ticks_only;   /* no meetings */
};

/* the day of a moment in UTC, in the time zone of the system or $TZ */
day ics_import_here(day, int32_t second);

/* adds a file, or standard input for "-"; false, with the reason in the tool's file_errors */
bool ics_import_read(struct calendar *, struct tool *, const char *path);

/*
 * Ticks what was ticked in a calendar, in one commit, and prints rows for tend-log of meetings and
 * of those who were contacted. The tool is not open yet, and is closed: returns the exit status.
 * Frees the calendar.
 */
int ics_import_run(struct tool *, struct calendar *, const struct ics_import *);

#endif
