/* SPDX-License-Identifier: ISC */
#include <pthread.h>

#include "base/gapped_table.h"
#include "base/words.h"

static pthread_mutex_t indexing = PTHREAD_MUTEX_INITIALIZER;

static void
index_rows(struct gapped_table *t)
{
	pthread_mutex_lock(&indexing);
	/* another thread may have done so meanwhile */
	if (!atomic_load_explicit(&t->indexed, memory_order_relaxed)) {
		for (size_t i = 0; i < t->n; i++)
			gapped_phrases_add(&t->phrases, str_of(t->row[i].phrases), t->row[i].tag);
		atomic_store_explicit(&t->indexed, true, memory_order_release);
	}
	pthread_mutex_unlock(&indexing);
}

const struct gapped_phrases *
gapped_table_phrases(struct gapped_table *t)
{
	if (!atomic_load_explicit(&t->indexed, memory_order_acquire))
		index_rows(t);
	return &t->phrases;
}

bool
gapped_table_said(struct gapped_table *t, struct str text)
{
	struct buf words = {0}, scratch = {0};
	struct gapped_found found;
	struct gapped_at at = {0};
	bool said;

	words_spaced(&words, &scratch, text);
	said = gapped_phrases_next(&found, gapped_table_phrases(t), buf_view(&words), &at);
	buf_free(&words);
	buf_free(&scratch);
	return said;
}
