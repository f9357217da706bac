/* SPDX-License-Identifier: ISC */
#ifndef TEND_OS_OWN_H
#define TEND_OS_OWN_H

#include "os/os.h"

/* os_linux.c implements os.h if OS_LINUX is defined, os_posix.c otherwise */
#if defined(__linux__) && !defined(TEND_PORTABLE)
#define OS_LINUX
#endif

/* appends the path of this program's file as the system reports it: 0 or -1 */
int os_own_path(struct buf *out);

/*
 * Renames without replacing a file, or exchanges two names: 0, or -1 with errno; ENOSYS or EINVAL
 * if unsupported.
 */
enum os_own_how { OS_OWN_NEW, OS_OWN_EXCHANGE };
int os_own_rename(int dirfd, const char *from, const char *to, enum os_own_how);

#endif
