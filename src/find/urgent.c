/* SPDX-License-Identifier: ISC */
#include <pthread.h>

#include "base/gapped_phrases.h"
#include "base/words.h"
#include "find/urgent.h"

static const char *const terms[] = {
#define URGENT(language, phrases) phrases,
#include "find/urgent.def"
};

static struct gapped_phrases all;

static void
fill(void)
{
	for (size_t i = 0; i < sizeof(terms) / sizeof(terms[0]); i++)
		gapped_phrases_add(&all, str_of(terms[i]), 0);
}

bool
urgent_said(struct str text)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	struct buf words = {0}, scratch = {0};
	struct gapped_found found;
	struct gapped_at at = {0};
	bool is;

	pthread_once(&once, fill);
	words_spaced(&words, &scratch, text);
	is = gapped_phrases_next(&found, &all, buf_view(&words), &at);
	buf_free(&words);
	buf_free(&scratch);
	return is;
}
