/* SPDX-License-Identifier: ISC */
#include "base/gapped_table.h"
#include "find/trade.h"

static const struct gapped_row trades[] = {
#define TRADE(language, phrases) {0, phrases},
#include "find/trade.def"
};

static struct gapped_table table = GAPPED_TABLE(trades);

bool
trade_said(struct str sentence)
{
	return gapped_table_said(&table, sentence);
}
