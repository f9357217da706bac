/* SPDX-License-Identifier: ISC */
/*
 * Any bytes as a condition ("tags=a", "due<3d", "~REGEX") and a contact, for libFuzzer: a line with
 * the condition, then the file. Nothing may crash, leak or take for ever, a refusal has a reason,
 * and the opposite holds where a condition does not.
 */
#include <stdint.h>

#include "find/cond.h"

#include "fuzz_book.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int
holds(const struct cond *c, struct fuzz_book *f, size_t who)
{
	struct field_view view = {
		.contact = &f->book.contact[who],
		.set = &f->book.set,
		.today = day_of(2026, 9, 1),
		.arena = &f->arena,
	};

	return cond_holds(c, &view);
}

static void
try_cond(struct cond c, struct field_ref field, struct fuzz_book *f)
{
	struct error err = {0};

	if (cond_open(&c, field, day_of(2026, 9, 1), &f->arena, &err) < 0)
		fuzz_must(err.what.n != 0, "refused without a reason", c.value);
	else
		for (size_t i = 0; i < f->book.n; i++) {
			struct cond not = c;
			int is = holds(&c, f, i), other;

			not.not = !c.not;
			other = holds(&not, f, i);
			fuzz_must(is >= 0 ? other == !is : other < 0, "not the opposite", c.value);
		}
	cond_close(&c);
}

/* a regular expression on whole files, as they are */
static void
try_regex(struct str pattern, struct str file, struct arena *arena)
{
	struct error err = {0};
	struct regex *r = NULL;

	if (regex_open(&r, pattern, arena, &err) < 0)
		fuzz_must(err.what.n != 0 && err.col <= pattern.n + 1, "no place", pattern);
	else
		fuzz_must(regex_test(r, file) == regex_test(r, file), "differs", pattern);
	regex_close(r);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str operand, key, all = {(const char *)data, size},
				 files = str_cut(&operand, all, '\n');
	struct fuzz_book f;
	struct cond c;

	fuzz_book_open(&f, files);
	if (cond_cut(&c, &key, operand))
		try_cond(c, field_find(key, &f.book.own), &f);
	else
		try_regex(operand, files, &f.arena);
	fuzz_book_close(&f);
	return 0;
}
