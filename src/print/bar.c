/* SPDX-License-Identifier: ISC */
#include "print/bar.h"

void
bar_add(struct buf *out, uint32_t n, uint32_t full)
{
	/* by eighths; the full block is last */
	static const char *const blocks[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"};
	uint64_t eighths = full ? (16ull * BAR_WIDTH * n + full) / (2ull * full) : 0;

	if (n && !eighths)
		eighths = 1;
	for (; eighths >= 8; eighths -= 8)
		buf_str(out, str_of(blocks[8]));
	buf_str(out, str_of(blocks[eighths]));
}
