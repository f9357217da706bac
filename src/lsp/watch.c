/* SPDX-License-Identifier: ISC */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/digest.h"
#include "base/mem.h"
#include "lsp/watch.h"
#include "os/os.h"

struct watch_stamp {
	uint64_t name, state; /* digests of the path, and of what stat() reports */
};

static uint64_t
digest_bytes(const void *p, size_t n)
{
	return digest_of((struct str){p, n}).hash;
}

static struct watch_stamp
stamp_of(const struct file *f, int dirfd)
{
	struct watch_stamp out = {.name = digest_of(f->path).hash};
	struct stat st;

	if (fstatat(dirfd, f->path.p, &st, 0) == 0) {
		struct timespec m = os_mtime(&st), c = os_ctime(&st);
		int64_t v[] = {m.tv_sec, m.tv_nsec, c.tv_sec, c.tv_nsec, st.st_size, (int64_t)st.st_ino};

		out.state = digest_bytes(v, sizeof(v));
	}
	return out;
}

void
watch_look(struct watch_news *out, struct watch *w, int dirfd)
{
	struct scan files = {0};
	struct errors errors = {0};
	struct watch_stamp *now;

	scan_folder(&files, dirfd, &errors);
	now = mem_zero(files.n + 1, sizeof(*now));
	out->others = files.n != w->n;
	for (size_t i = 0; i < files.n; i++) {
		now[i] = stamp_of(&files.file[i], dirfd);
		out->others = out->others || now[i].name != w->stamp[i].name;
		if (out->others || now[i].state == w->stamp[i].state)
			continue;
		out->path = mem_reserve(out->path, out->n, &out->cap, sizeof(*out->path));
		out->path[out->n++] = arena_str(&out->arena, files.file[i].path);
	}
	free(w->stamp);
	w->stamp = now;
	w->n = files.n;
	scan_free(&files);
	errors_free(&errors);
}

void
watch_news_free(struct watch_news *n)
{
	free(n->path);
	arena_free(&n->arena);
	*n = (struct watch_news){0};
}

void
watch_free(struct watch *w)
{
	free(w->stamp);
	*w = (struct watch){0};
}
