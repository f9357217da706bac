/* SPDX-License-Identifier: ISC */
/*
 * Any bytes as front-matter alone, for libFuzzer: the short cut of front_plain.c finds what libyaml
 * does. A body is not mutated, so that this one reaches more of YAML than fuzz_contact.c.
 */
#define LLVMFuzzerTestOneInput fuzz_contact
#include "fuzz_contact.c"
#undef LLVMFuzzerTestOneInput

#include "base/buf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf file = {0};

	buf_str(&file, STR("---\n"));
	buf_add(&file, data, size);
	buf_str(&file, STR("\n---\n"));
	fuzz_contact((const uint8_t *)file.p, file.n);
	buf_free(&file);
	return 0;
}
