/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <string.h>

#include "base/marker.h"
#include "cli/copy_merge.h"
#include "merge/merge.h"
#include "store/plain_file.h"

enum { MIB_MAX = 256, OPT_MARKER = OPTIONS_OWN, OPT_PATH, OPT_STDOUT };

static const char help[] =
	"usage: tend-merge [-N] FILE COPY\n"
	"       tend-merge [--stdout] [--marker-size=N] [--path=PATH] BASE OURS THEIRS\n"
	"Merges the COPY that a sync program left into FILE, and removes it; or merges\n"
	"three versions of a contact into OURS, as the merge driver of git.\n"
	"\n"
	"  -N, --dry-run          show what would change, as a diff\n"
	"      --stdout           print the result, leave OURS as it is\n"
	"      --marker-size=N    length of conflict markers (7)\n"
	"      --path=PATH        the file's name in messages\n"
	OPTIONS_WRITE_HELP;

static void
print(const struct tool *t, struct str bytes)
{
	show_text(bytes);
	if ((fflush(stdout) || ferror(stdout)) && errno != EPIPE)
		tool_fail(t, "standard output: %s", strerror(errno));
}

/* the place is that of the first conflict, for editors */
static void
report(const struct tool *t, const char *path, int conflicts, uint32_t line, const char *why)
{
	if (conflicts < 0)
		tool_hint(t, "%s: %s: not merged", path, why);
	else if (conflicts)
		tool_hint(t, "%s:%u:1: %d %s%s%s", path, (unsigned)line, conflicts, conflicts == 1 ? "conflict" : "conflicts",
		          why ? ", merged line by line: " : "", why ? why : "");
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"dry-run", no_argument, NULL, 'N'},
		{"stdout", no_argument, NULL, OPT_STDOUT},
		{"marker-size", required_argument, NULL, OPT_MARKER},
		{"path", required_argument, NULL, OPT_PATH},
		OPTIONS_WRITE_LONG,
	};
	struct buf file[3] = {{0}, {0}, {0}}, out = {0}, wrong = {0};
	struct merge merge = {0};
	const char *path = NULL, *why;
	bool to_stdout = false, dry = false;
	struct tool t;
	int opt, conflicts;

	tool_begin(&t, argv, help);
	while ((opt = options_next(&t, argc, argv, "N" OPTIONS_WRITE_SHORT, options)) != -1) {
		if (opt == OPT_STDOUT)
			to_stdout = true;
		else if (opt == 'N')
			dry = true;
		else if (opt == OPT_MARKER)
			merge.marker = (unsigned short)tool_number(&t, optarg, 1, 1000);
		else if (opt == OPT_PATH)
			path = optarg;
		else
			options_take(&t, opt);
	}
	if (argc - optind == 2 && !to_stdout)
		return copy_merge(&t, argv[optind], argv[optind + 1], merge.marker, dry);
	if (argc - optind != 3 || dry)
		tool_fail(&t, "name FILE and COPY, or BASE, OURS and THEIRS; see %s --help",
		          t.name);
	for (int i = 0; i < 3; i++)
		if (plain_file_read(&file[i], argv[optind + i], MIB_MAX, &wrong) < 0)
			tool_fail(&t, "%s", wrong.p);
	merge.base = buf_view(&file[0]);
	merge.ours = buf_view(&file[1]);
	merge.theirs = buf_view(&file[2]);
	conflicts = merge_files(&out, &merge, &why);
	if (to_stdout)
		print(&t, buf_view(&out));
	else if (!str_eq(buf_view(&out), merge.ours) &&
	         plain_file_replace(argv[optind + 1], buf_view(&out), &wrong) < 0)
		tool_fail(&t, "%s", wrong.p);
	report(&t, path && *path ? path : argv[optind + 1], conflicts,
	     marker_first(buf_view(&out), merge.marker ? merge.marker : MARKER_SIZE), why);
	for (int i = 0; i < 3; i++)
		buf_free(&file[i]);
	buf_free(&out);
	return conflicts ? LEFT_OUT : DONE;
}
