/* SPDX-License-Identifier: ISC */
/* writeall FROM TO: each *.md of FROM, written to a new file in TO and fsynced: what an import at least pays. */
#define _POSIX_C_SOURCE 200809L
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static char buf[1 << 20];

int
main(int argc, char **argv)
{
	DIR *from = argc == 3 ? opendir(argv[1]) : NULL, *to = argc == 3 ? opendir(argv[2]) : NULL;
	struct dirent *e;
	int bad = !from || !to;

	while (!bad && (e = readdir(from))) {
		size_t n = strlen(e->d_name);
		int in, out;
		ssize_t got;

		if (n < 4 || strcmp(e->d_name + n - 3, ".md") != 0)
			continue;
		in = openat(dirfd(from), e->d_name, O_RDONLY | O_CLOEXEC);
		out = openat(dirfd(to), e->d_name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
		got = read(in, buf, sizeof(buf));
		bad = got < 0 || write(out, buf, (size_t)got) != got || fsync(out) || close(in) || close(out);
	}
	if (bad)
		perror("writeall");
	return bad || fsync(dirfd(to));
}
