/* SPDX-License-Identifier: ISC */
#include <git2.h>

#include "base/marker.h"
#include "git/diff3.h"

#define SIDE(text, label) \
	{GIT_MERGE_FILE_INPUT_VERSION, (text).n ? (text).p : "", (text).n, label, 0}

int
diff3_merge(struct buf *out, struct str base, struct str ours, struct str theirs, const char *our_label,
            const char *their_label, unsigned short size)
{
	git_merge_file_options options = {.version = GIT_MERGE_FILE_OPTIONS_VERSION, .our_label = our_label,
	                                  .their_label = their_label, .marker_size = size};
	git_merge_file_input b = SIDE(base, NULL), o = SIDE(ours, our_label), t = SIDE(theirs, their_label);
	git_merge_file_result result = {0};
	int n = -1;

	if (git_libgit2_init() < 0)
		return -1;
	if (git_merge_file(&result, &b, &o, &t, &options) == 0) {
		struct str merged = {result.ptr, result.len};

		buf_str(out, merged);
		/* libgit2 does not count them; the sides' own are none of this merge */
		n = result.automergeable ? 0 : marker_count(merged, size) - marker_count(ours, size) - marker_count(theirs, size);
		if (!result.automergeable && n < 1)
			n = 1;
	}
	git_merge_file_result_free(&result);
	git_libgit2_shutdown();
	return n;
}
