/* SPDX-License-Identifier: ISC */
#include "base/gapped_table.h"
#include "find/urgent.h"

static const struct gapped_row terms[] = {
#define URGENT(language, phrases) {0, phrases},
#include "find/urgent.def"
};

static struct gapped_table table = GAPPED_TABLE(terms);

bool
urgent_said(struct str text)
{
	return gapped_table_said(&table, text);
}
