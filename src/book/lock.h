/* SPDX-License-Identifier: ISC */
#ifndef LOCK_H
#define LOCK_H

/*
 * Waits for the lock of a book, which the writing tools hold in turn: what is locked is an open
 * of the folder itself, which leaves nothing behind; else a file .tend.lock in
 * it. To be closed; or -1 with errno.
 */
int lock_take(int dirfd);

#endif
