/* SPDX-License-Identifier: ISC */
#ifndef TEND_LOG_KIND_SLIP_H
#define TEND_LOG_KIND_SLIP_H

#include "cli/log_slip.h"

/*
 * A KIND that can be read and means something else: a promise ("promised: her book"), the plural of
 * a common one ("calls"), one with its weight ("+help*2"), a day with a typing error ("tomorow").
 * Ends the tool, with the command that tend understands.
 */
void log_kind_slip(const struct log_slip *, const struct edit_entry *);

#endif
