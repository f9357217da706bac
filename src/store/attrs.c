/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <unistd.h>

#include "os/os.h"
#include "store/attrs.h"

enum { ROOM = 64 * 1024 }; /* Linux allows no longer value and no longer list of names */

/* attributes that the system itself creates and removes */
static bool
of_system(const char *name)
{
	return str_starts(str_of(name), STR("security.")) || str_starts(str_of(name), STR("trusted."));
}

static bool
may_fail(const char *name)
{
	return of_system(name) && (errno == EPERM || errno == EACCES || errno == ENOTSUP);
}

/* the attribute names of a file; none if the file system has no attributes */
static int
list(int fd, struct buf *out)
{
	ssize_t n;

	buf_clear(out);
	buf_reserve(out, ROOM);
	n = os_attr_list(fd, out->p, ROOM);
	if (n < 0 && errno != ENOTSUP && errno != ENOSYS)
		return -1;
	out->n = n > 0 ? (size_t)n : 0;
	return 0;
}

static int
read_values(struct attrs *a, int fd)
{
	for (const char *name = a->names.p; name < a->names.p + a->names.n; name += strlen(name) + 1) {
		ssize_t n;

		buf_reserve(&a->values, sizeof(n) + ROOM);
		n = os_attr_get(fd, name, a->values.p + a->values.n + sizeof(n), ROOM);
		if (n < 0 && errno && !may_fail(name))
			return -1;
		memcpy(a->values.p + a->values.n, &n, sizeof(n));
		a->values.n += sizeof(n) + (n > 0 ? (size_t)n : 0);
	}
	return 0;
}

/* removes attributes that the folder gave to the new file (a default ACL) and the original lacks */
static int
remove_others(struct attrs *a, int fd)
{
	if (list(fd, &a->scratch) < 0)
		return -1;
	for (const char *name = a->scratch.p; name < a->scratch.p + a->scratch.n; name += strlen(name) + 1) {
		const char *own = a->names.p, *end = own + a->names.n;

		while (own < end && strcmp(own, name) != 0)
			own += strlen(own) + 1;
		if (own == end && os_attr_remove(fd, name) < 0 && errno && !may_fail(name))
			return -1;
	}
	return 0;
}

static int
give_values(const struct attrs *a, int fd)
{
	const char *value = a->values.p;

	for (const char *name = a->names.p; name < a->names.p + a->names.n; name += strlen(name) + 1) {
		ssize_t n;

		memcpy(&n, value, sizeof(n));
		value += sizeof(n);
		if (n < 0)
			continue;
		if (os_attr_set(fd, name, value, (size_t)n) < 0 && !may_fail(name))
			return -1;
		value += n;
	}
	return 0;
}

const char *
attrs_read(struct attrs *a, int fd)
{
	buf_clear(&a->values);
	buf_reserve(&a->scratch, ROOM);
	if (fstat(fd, &a->st) < 0)
		return "its owner and mode";
	return list(fd, &a->names) < 0 || read_values(a, fd) < 0 ? "its attributes" : NULL;
}

/*
 * the mode is set after the old ACL is removed and before the new one is set, because both contain
 * it
 */
const char *
attrs_give(struct attrs *a, int fd)
{
	struct stat st;

	if (fstat(fd, &st) < 0)
		return "its owner and mode";
	if ((st.st_uid != a->st.st_uid || st.st_gid != a->st.st_gid) && fchown(fd, a->st.st_uid, a->st.st_gid) < 0)
		return "its owner and group";
	if (remove_others(a, fd) < 0)
		return "its attributes";
	if (fchmod(fd, a->st.st_mode & 07777) < 0)
		return "its mode";
	return give_values(a, fd) < 0 ? "its attributes" : NULL;
}

void
attrs_free(struct attrs *a)
{
	buf_free(&a->names);
	buf_free(&a->values);
	buf_free(&a->scratch);
}
