/* SPDX-License-Identifier: ISC */
#ifndef TEND_FORECAST_TEXT_H
#define TEND_FORECAST_TEXT_H

#include "account/forecast.h"
#include "base/buf.h"

/* appends what the cadences ask for in a week, and what would fit the budget; 0 for none */
void forecast_text(struct buf *out, const struct forecast *, int64_t budget);

#endif
