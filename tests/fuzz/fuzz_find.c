/* SPDX-License-Identifier: ISC */
/*
 * Any bytes as a question and a book, for libFuzzer: a line with the words, then the files. Nothing
 * may crash, leak or take for ever; scores and needs are what who.h and prose_needs.h say.
 */
#include <math.h>
#include <stdint.h>

#include "find/prose_needs.h"
#include "find/who.h"

#include "fuzz_book.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
ask(struct fuzz_book *f, struct str question, struct str roles)
{
	static const struct thesauri none;
	struct who_options options = {.explain = true, .thesauri = &none};
	struct who *who = NULL;
	struct topic topic;
	size_t n = 0;

	topic_open(&topic, f->book.set.language);
	topic_add(&topic, question);
	synonyms_add_roles(&topic, &roles, 1);
	synonyms_add_kinds(&topic);
	who_find(&who, &n, &f->book, &topic, day_of(2026, 9, 1), &options, &f->arena, &f->errors);
	for (size_t i = 0; i < n; i++) {
		fuzz_must(who[i].score >= 0 && who[i].score <= 100 && !isnan(who[i].score),
			  "a score", question);
		/* a person without a file has the number of contacts */
		fuzz_must(who[i].who <= f->book.n &&
				  (who[i].who == f->book.n || who[i].who != f->book.me),
			  "no contact", question);
		fuzz_must(who[i].nwords > 0, "without a word", question);
		fuzz_must(!i || who[i - 1].score >= who[i].score, "not sorted", question);
	}
	free(who);
	topic_close(&topic);
}

static void
read_needs(const struct fuzz_book *f)
{
	struct prose_needs needs = {0};

	prose_needs_open(&needs);
	for (size_t i = 0; i < f->book.n; i++) {
		const struct contact *c = &f->book.contact[i];

		prose_needs_of(&needs, c, day_of(2026, 9, 1));
		fuzz_must(needs.n <= PROSE_NEEDS_MAX, "too many", c->path);
		for (size_t k = 0; k < needs.n; k++) {
			const struct prose_need *v = &needs.v[k];

			fuzz_must(v->quote.p >= c->raw.p &&
					  v->quote.p + v->quote.n <= c->raw.p + c->raw.n,
				  "no quote", c->path);
			fuzz_must(v->thing.p >= v->quote.p &&
					  v->thing.p + v->thing.n <= v->quote.p + v->quote.n,
				  "no thing", v->quote);
			fuzz_must(v->line > 0, "no line", v->quote);
		}
	}
	prose_needs_close(&needs);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str question, all = {(const char *)data, size},
			     files = str_cut(&question, all, '\n'), roles = question;
	struct fuzz_book f;

	fuzz_book_open(&f, files);
	read_needs(&f);
	ask(&f, question, roles);
	fuzz_book_close(&f);
	return 0;
}
