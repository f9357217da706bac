/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/tool.h"
#include "merge/merge.h"
#include "os/fd.h"

enum { SIZE_MAX_MIB = 256, OPT_MARKER = TOOL_OWN, OPT_PATH };

static const char help[] =
	"usage: tend-merge [-p] [--marker-size=N] [--path=PATH] BASE OURS THEIRS\n"
	"Merges three versions of a contact's file into OURS; git calls it.\n"
	"\n"
	"  -p, --stdout           print the result, leave OURS as it is\n"
	"      --marker-size=N    length of conflict markers (7)\n"
	"      --path=PATH        the file's name in messages\n"
	"  -h, --help, --version\n";

/* a whole file; fails if it cannot be had */
static void
slurp(struct buf *out, const struct tool *t, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct stat st;

	if (fd < 0 || fstat(fd, &st) < 0)
		tool_fail(t, "%s: %s", path, strerror(errno));
	/* git gives an empty file where there is none, people give /dev/null */
	if (!S_ISREG(st.st_mode) && !S_ISCHR(st.st_mode))
		tool_fail(t, "%s: not a file", path);
	if (fd_read(out, fd, (size_t)SIZE_MAX_MIB << 20) < 0)
		tool_fail(t, "%s: %s", path, strerror(errno));
	if (out->n > (size_t)SIZE_MAX_MIB << 20)
		tool_fail(t, "%s: more than %d MiB", path, SIZE_MAX_MIB);
	close(fd);
}

/* a new file, beside the one it is to replace: that one is whole at any moment */
static void
replace(const struct tool *t, const char *path, struct str bytes)
{
	const char *slash = strrchr(path, '/');
	size_t dir = slash ? (size_t)(slash + 1 - path) : 0;
	struct buf temp = {0};
	struct stat st;
	int fd, failed;

	buf_fmt(&temp, "%.*s.%s.tend-XXXXXX", (int)dir, path, path + dir);
	if (stat(path, &st) < 0 || !S_ISREG(st.st_mode))
		tool_fail(t, "%s: not a file", path);
	fd = mkostemp(temp.p, O_CLOEXEC);
	if (fd < 0)
		tool_fail(t, "%s: %s", temp.p, strerror(errno));
	failed = fchmod(fd, st.st_mode & 07777) < 0 || fd_write(fd, bytes) < 0 || fsync(fd) < 0 ? errno : 0;
	if (close(fd) < 0 && !failed)
		failed = errno;
	if (!failed && rename(temp.p, path) < 0)
		failed = errno;
	if (failed) {
		unlink(temp.p);
		tool_fail(t, "%s: %s: left as it was", path, strerror(failed));
	}
	buf_free(&temp);
}

static void
print(const struct tool *t, struct str bytes)
{
	show_text(bytes);
	if ((fflush(stdout) || ferror(stdout)) && errno != EPIPE)
		tool_fail(t, "standard output: %s", strerror(errno));
}

static void
tell(const struct tool *t, const char *path, int conflicts, const char *why)
{
	if (conflicts < 0)
		tool_hint(t, "%s: %s: not merged", path, why);
	else if (conflicts)
		tool_hint(t, "%s: %d %s%s%s", path, conflicts, conflicts == 1 ? "conflict" : "conflicts",
		          why ? ", merged line by line: " : "", why ? why : "");
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"stdout", no_argument, NULL, 'p'},
		{"marker-size", required_argument, NULL, OPT_MARKER},
		{"path", required_argument, NULL, OPT_PATH},
		{"help", no_argument, NULL, 'h'},
		{"version", no_argument, NULL, TOOL_VERSION},
		{0},
	};
	struct buf file[3] = {{0}, {0}, {0}}, out = {0};
	struct merge merge = {0};
	const char *path = NULL, *why;
	bool to_stdout = false;
	struct tool t;
	int opt, conflicts;

	tool_begin(&t, argv, help);
	while ((opt = options_next(&t, argc, argv, "ph", options)) != -1) {
		if (opt == 'p')
			to_stdout = true;
		else if (opt == OPT_MARKER)
			merge.marker = (unsigned short)tool_number(&t, optarg, 1, 1000);
		else if (opt == OPT_PATH)
			path = optarg;
		else
			tool_option(&t, opt);
	}
	if (argc - optind != 3)
		tool_fail(&t, "three files are wanted: BASE OURS THEIRS; see %s --help", t.name);
	for (int i = 0; i < 3; i++)
		slurp(&file[i], &t, argv[optind + i]);
	merge.base = buf_view(&file[0]);
	merge.ours = buf_view(&file[1]);
	merge.theirs = buf_view(&file[2]);
	conflicts = merge_files(&out, &merge, &why);
	if (to_stdout)
		print(&t, buf_view(&out));
	else if (!str_eq(buf_view(&out), merge.ours))
		replace(&t, argv[optind + 1], buf_view(&out));
	tell(&t, path && *path ? path : argv[optind + 1], conflicts, why);
	for (int i = 0; i < 3; i++)
		buf_free(&file[i]);
	buf_free(&out);
	return conflicts ? LEFT_OUT : DONE;
}
