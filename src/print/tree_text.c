/* SPDX-License-Identifier: ISC */
#include "base/mem.h"
#include "print/tree_text.h"

static uint32_t
level(uint32_t depth)
{
	return depth < TREE_TEXT_LEVELS ? depth : TREE_TEXT_LEVELS;
}

/* bit d of a row: another row of depth d follows in its tree before one that is higher up */
uint64_t *
tree_text_lines(const uint32_t *depth, size_t n)
{
	uint64_t *lines = mem_alloc(n * sizeof(*lines)), open = 0;

	for (size_t i = n; i-- > 0;) {
		uint32_t d = level(depth[i]);

		lines[i] = open &= ((uint64_t)2 << d) - 1;
		open |= (uint64_t)1 << d;
	}
	return lines;
}

void
tree_text_draw(struct buf *out, uint32_t depth, uint64_t lines)
{
	uint32_t d = level(depth);

	for (uint32_t i = 1; i < d; i++)
		buf_str(out, lines >> i & 1 ? STR("│  ") : STR("   "));
	if (d)
		buf_str(out, lines >> d & 1 ? STR("├─ ") : STR("└─ "));
}
