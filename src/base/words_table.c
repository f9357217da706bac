/* SPDX-License-Identifier: ISC */
#include <pthread.h>

#include "base/words_table.h"

static pthread_mutex_t indexing = PTHREAD_MUTEX_INITIALIZER;

static void
index_rows(struct words_table *t)
{
	pthread_mutex_lock(&indexing);
	/* another thread may have done so meanwhile */
	if (!atomic_load_explicit(&t->indexed, memory_order_relaxed)) {
		words_add_rows(&t->map, t->row, t->n);
		atomic_store_explicit(&t->indexed, true, memory_order_release);
	}
	pthread_mutex_unlock(&indexing);
}

uint32_t
words_table_bits(struct words_table *t, struct str folded)
{
	if (!atomic_load_explicit(&t->indexed, memory_order_acquire))
		index_rows(t);
	return words_bits(&t->map, folded);
}
