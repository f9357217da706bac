/* SPDX-License-Identifier: ISC */
#ifndef TEND_FORECAST_ROWS_H
#define TEND_FORECAST_ROWS_H

#include "base/period.h"
#include "cli/tool.h"

/*
 * The number of weeks from today until a period ends, at least one; the last may be cut short. A
 * period that is too long or empty ends the tool; `arg` is how it was written.
 */
size_t forecast_rows_weeks(const struct tool *, struct period, const char *arg);

/* writes the rows of tend-due --forecast and closes the tool; returns its exit status */
int forecast_rows_close(struct tool *, size_t weeks);

#endif
