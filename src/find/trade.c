/* SPDX-License-Identifier: ISC */
#include <pthread.h>

#include "base/gapped_phrases.h"
#include "base/words.h"
#include "find/trade.h"

static const char *const trades[] = {
#define TRADE(language, phrases) phrases,
#include "find/trade.def"
};

static struct gapped_phrases all;

static void
fill(void)
{
	for (size_t i = 0; i < sizeof(trades) / sizeof(trades[0]); i++)
		gapped_phrases_add(&all, str_of(trades[i]), 0);
}

bool
trade_said(struct str sentence)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	struct buf words = {0}, scratch = {0};
	struct gapped_found found;
	struct gapped_at at = {0};
	bool is;

	pthread_once(&once, fill);
	words_spaced(&words, &scratch, sentence);
	is = gapped_phrases_next(&found, &all, buf_view(&words), &at);
	buf_free(&words);
	buf_free(&scratch);
	return is;
}
