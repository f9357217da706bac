/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "os/os.h"
#include "store/resolve.h"

/* true if each component of a path is a name: not empty, not "." and not ".." */
static bool
names_only(struct str path)
{
	struct str part;
	bool ok = path.n && str_chr(path, '\0') == path.n && !str_ends(path, STR("/"));

	while (ok && path.n) {
		path = str_cut(&part, path, '/');
		ok = part.n && !str_eq(part, STR(".")) && !str_eq(part, STR(".."));
	}
	return ok;
}

static int
open_folder(int at, const char *name)
{
	return openat(at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* syncs the parent folder before anything is put into the new one */
static int
make_folder(struct resolve *b, const char *name)
{
	if (mkdirat(b->dirfd, name, 0700) < 0)
		return errno == EEXIST ? 0 : -1;
	if (!b->made)
		b->made = (size_t)(name - b->path.p) + 1;
	return fsync(b->dirfd) < 0 && errno != EINVAL ? -1 : 0;
}

/* enters one folder and closes its parent */
static const char *
step(struct resolve *b, const char *name, bool make)
{
	int next = open_folder(b->dirfd, name), err;
	const char *wrong = NULL;

	if (next < 0 && errno == ENOENT && make) {
		if (make_folder(b, name) < 0)
			wrong = "the folder cannot be made";
		else
			next = open_folder(b->dirfd, name);
	}
	err = errno;
	if (next < 0 && !wrong)
		wrong = os_is_link(err) || err == ENOTDIR ? "a folder on the way is a link, or no folder" : "the folder cannot be opened";
	close(b->dirfd);
	b->dirfd = next;
	errno = err;
	return wrong;
}

const char *
resolve_find(struct resolve *b, int root, struct str path, bool make)
{
	const char *wrong = NULL;
	char *at, *slash;

	resolve_close(b);
	errno = 0;
	if (!names_only(path))
		return "not a path within the book";
	buf_str(&b->path, path);
	b->dirfd = open_folder(root, ".");
	if (b->dirfd < 0)
		return "the book's folder cannot be opened";
	for (at = b->path.p; !wrong && (slash = strchr(at, '/')); at = slash + 1) {
		*slash = '\0';
		wrong = step(b, at, make);
		*slash = '/';
	}
	b->name = str_of(at);
	return wrong;
}

void
resolve_undo(struct resolve *b, int root)
{
	struct str folder;
	int err = errno;

	str_cut_last(&folder, buf_view(&b->path), '/');
	/* from the root again, since b->dirfd is closed if a folder below could not be made */
	while (b->made && folder.n >= b->made) {
		struct resolve at = {.dirfd = -1};

		if (!resolve_find(&at, root, folder, false))
			unlinkat(at.dirfd, at.name.p, AT_REMOVEDIR);
		resolve_close(&at);
		str_cut_last(&folder, folder, '/');
	}
	b->made = 0;
	errno = err;
}

/* removes the book's own path from the front of out */
static const char *
within(struct buf *out, struct buf *root)
{
	size_t from;

	if (!str_ends(buf_view(root), STR("/")))
		buf_chr(root, '/');
	from = root->n;
	errno = 0;
	if (!str_starts(buf_view(out), buf_view(root)))
		return "a link that leads out of the book is not written to";
	memmove(out->p, out->p + from, out->n - from + 1);
	out->n -= from;
	if (str_starts(buf_view(out), STR(".")) || str_find(buf_view(out), STR("/.")) < out->n)
		return "a link into a dot-folder is not written to";
	return NULL;
}

const char *
resolve_follow(struct buf *out, int root, const struct resolve *link)
{
	struct buf book = {0};
	const char *wrong = "it is unknown where the link leads";
	int err;

	if (os_real(out, link->dirfd, link->name.p) < 0)
		return "the link leads nowhere";
	if (os_real(&book, root, NULL) == 0)
		wrong = within(out, &book);
	err = errno;
	buf_free(&book);
	errno = err;
	return wrong;
}

void
resolve_close(struct resolve *b)
{
	if (b->dirfd >= 0)
		close(b->dirfd);
	buf_free(&b->path);
	*b = (struct resolve){.dirfd = -1};
}
