/* SPDX-License-Identifier: ISC */
#ifndef TEND_OS_H
#define TEND_OS_H

#include <dirent.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/types.h>

#include "base/buf.h"

/*
 * What Linux, macOS and the BSDs do differently, and nothing else. Systems without an
 * implementation of their own use plain POSIX; TEND_PORTABLE selects that one everywhere, so that
 * tests can cover it.
 */

/* --- programs --- */

/* records how this program was called; call it first; argv[0] must live to the end */
void os_started(char *argv0);
/* appends the resolved path of this program's file; false if it is unknown */
bool os_program(struct buf *out);
/* true if the system reports a program's path even when argv[0] has no folder */
bool os_reports_program(void);

/* this program's environment: "NAME=VALUE" each, and NULL */
char *const *os_environment(void);

/* creates a pipe that programs started later do not inherit: 0, or -1 with errno */
int os_pipe(int p[2]);

/*
 * makes a program that os_spawn() starts begin in folder dirfd (AT_FDCWD: the current one): 0, or
 * an error number
 */
int os_spawn_in(posix_spawn_file_actions_t *, int dirfd);
/*
 * posix_spawn() with this program's environment: 0, or an error number. The POSIX version changes
 * this program's working directory for a moment: meanwhile no other thread may use a relative path.
 */
int os_spawn(pid_t *, const char *path, const posix_spawn_file_actions_t *,
             const posix_spawnattr_t *, const char *const argv[], int dirfd);

/* true unless there is no process with this number any more */
bool os_runs(pid_t);

/* --- names --- */

enum os_type { OS_UNKNOWN, OS_FILE, OS_FOLDER, OS_LINK, OS_OTHER };

enum os_type os_type(mode_t);
/* OS_UNKNOWN if the file system does not report types in folder entries */
enum os_type os_entry_type(const struct dirent *);

/*
 * Writes the resolved path of a name in folder dirfd into out; a NULL name means the folder itself.
 * 0, or -1 with errno. For threads, see os_spawn().
 */
int os_real(struct buf *out, int dirfd, const char *name);

/* true if open() with O_NOFOLLOW fails with this errno for a symbolic link */
bool os_is_link(int error);

/*
 * exchanges two names in a folder atomically: 0, or -1 with errno; ENOSYS or EINVAL if unsupported
 */
int os_exchange(int dirfd, const char *a, const char *b);
/* renames, but never replaces a file: 0, or -1 with errno; EEXIST, or as in os_exchange() */
int os_rename_new(int dirfd, const char *from, const char *to);

/* --- files --- */

/* modification and status change times, as precise as the system reports them */
struct timespec os_mtime(const struct stat *);
struct timespec os_ctime(const struct stat *);

/*
 * waits for an exclusive lock of an open file or folder: 0, or -1 with errno if it cannot be locked
 */
int os_lock(int fd);

/*
 * writes the whole file system of an open file to disk: 0, or -1 with errno; ENOSYS if os_syncs()
 * is false
 */
int os_sync(int fd);
bool os_syncs(void);

/*
 * A lease is refused while a program has the file open for writing. While this program holds it,
 * another that opens the file for writing waits, and the lease counts as broken. There are no
 * leases on files of other users, on network file systems, or on systems other than Linux.
 */
enum os_lease { OS_LEASE_NONE, OS_LEASE_HELD, OS_LEASE_REFUSED };

enum os_lease os_lease_take(int fd);
bool os_lease_broken(int fd, enum os_lease);
void os_lease_give(int fd, enum os_lease);

/*
 * Extended attributes; on Linux they include the ACL. Each returns a length or 0, or -1 with errno:
 * ENOTSUP if the file system has none, 0 if the file lacks this attribute.
 */
ssize_t os_attr_list(int fd, char *names, size_t scratch);
ssize_t os_attr_get(int fd, const char *name, void *value, size_t scratch);
int os_attr_set(int fd, const char *name, const void *value, size_t n);
int os_attr_remove(int fd, const char *name);

/* --- randomness --- */

/* fills n bytes, at most 256, with random data: 0, or -1 with errno */
int os_random(void *, size_t n);

#endif
