/* SPDX-License-Identifier: ISC */
#ifndef TEND_ICS_VDIR_H
#define TEND_ICS_VDIR_H

#include "cli/ics_import.h"
#include "print/ics_feed.h"

/*
 * Syncs the feed with a folder of one file an item, as vdirsyncer, khal and todoman keep it: first
 * what was ticked there, as ics_import_run() does it, then the folder. Files without a UID of this
 * feed stay as they are. The feed has `todo`, `kinds`, `alarm`; `ahead` is as for tool_ahead(). The
 * tool is not open, and is closed: returns the exit status.
 */
int ics_vdir_run(struct tool *, const char *dir, struct ics_feed *, const char *ahead);

#endif
