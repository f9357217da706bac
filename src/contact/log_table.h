/* SPDX-License-Identifier: ISC */
#ifndef TEND_LOG_TABLE_H
#define TEND_LOG_TABLE_H

#include "contact/log.h"

/*
 * Takes a paragraph, from `from` to `to`; outside a log it does nothing. The rows of a table,
 * "| 2026-08-12 | call | x |", whose first column is a date are entries, their other cells a text
 * with " | " between them. With WANT_LINT, tables with the date elsewhere and lines that begin with
 * a date are reported.
 */
void log_paragraph(struct log *, size_t line, size_t from, size_t to);

#endif
