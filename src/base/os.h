/* SPDX-License-Identifier: ISC */
#ifndef TEND_OS_H
#define TEND_OS_H

#include <dirent.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/types.h>

#include "base/buf.h"

/*
 * What Linux, macOS and the BSDs do in different ways, and nothing else. Where a system has no way of its
 * own here, POSIX has to do; TEND_PORTABLE chooses that on every system, so that it can be tested.
 */

/* --- programs --- */

/* says how this program was called; the first thing it does, argv[0] being there to the end */
void os_started(char *argv0);
/* appends the path of this program's file, without links; false if it is not known */
bool os_program(struct buf *out);
/* true if a program is found even if argv[0] is only its name */
bool os_tells_program(void);

/* a pipe that programs started later do not get: 0, or -1 with errno */
int os_pipe(int p[2]);

/* for os_spawn(): the program begins in that folder (AT_FDCWD: here); 0, or an error number */
int os_spawn_in(posix_spawn_file_actions_t *, int dirfd);
/*
 * posix_spawn() with this program's environment: 0, or an error number. POSIX changes this program's own folder for
 * that moment: no other thread may then use a relative path.
 */
int os_spawn(pid_t *, const char *path, const posix_spawn_file_actions_t *, const posix_spawnattr_t *,
             const char *const argv[], int dirfd);

/* --- names --- */

enum os_type { OS_UNKNOWN, OS_FILE, OS_FOLDER, OS_LINK, OS_OTHER };

enum os_type os_type(mode_t);
/* OS_UNKNOWN where the file system keeps it with the file alone */
enum os_type os_entry_type(const struct dirent *);

/*
 * The path that a name in a folder leads to, links followed, into out; NULL means the folder itself. 0, or -1 with
 * errno. As for threads, see os_spawn().
 */
int os_real(struct buf *out, int dirfd, const char *name);

/* true if this is what open() says of a link that it is not to follow */
bool os_is_link(int error);

/* exchanges two names of a folder: 0, or -1 with errno, ENOSYS or EINVAL where that cannot be done */
int os_exchange(int dirfd, const char *a, const char *b);
/* renames, but never over another file: 0, or -1 with errno, EEXIST or as above */
int os_rename_new(int dirfd, const char *from, const char *to);

/* --- files --- */

/* as exact as the system says it */
struct timespec os_mtime(const struct stat *);
struct timespec os_ctime(const struct stat *);

/* waits for the lock of an open file or folder: 0, or -1 with errno if it cannot be locked */
int os_lock(int fd);

/* brings the whole file system of an open file onto the disk: 0, or -1 with errno; ENOSYS unless os_syncs() */
int os_sync(int fd);
bool os_syncs(void);

/*
 * A lease is refused while anyone has the file open for writing. While it is held, a program
 * that opens the file for writing waits, and the lease counts as broken. On files of others or of a network
 * there is none, nor on other systems than Linux.
 */
enum os_lease { OS_LEASE_NONE, OS_LEASE_HELD, OS_LEASE_REFUSED };

enum os_lease os_lease_take(int fd);
bool os_lease_broken(int fd, enum os_lease);
void os_lease_give(int fd, enum os_lease);

/*
 * Extended attributes, on Linux the ACL among them. A length, 0, or -1 with errno: ENOTSUP where there are none, 0
 * when the file does not have this one.
 */
ssize_t os_attr_list(int fd, char *names, size_t scratch);
ssize_t os_attr_get(int fd, const char *name, void *value, size_t scratch);
int os_attr_set(int fd, const char *name, const void *value, size_t n);
int os_attr_remove(int fd, const char *name);

/* --- chance --- */

/* n random bytes, at most 256: 0, or -1 with errno */
int os_random(void *, size_t n);

#endif
