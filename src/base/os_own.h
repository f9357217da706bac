/* SPDX-License-Identifier: ISC */
#ifndef TEND_OS_OWN_H
#define TEND_OS_OWN_H

#include "base/os.h"

/* os_linux.c is for this, os_posix.c for all else */
#if defined(__linux__) && !defined(TEND_PORTABLE)
#define OS_LINUX
#endif

/* the path of this program's file, as the system tells it: 0 or -1 */
int os_own_path(struct buf *out);

#endif
