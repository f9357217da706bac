/* SPDX-License-Identifier: ISC */
#ifndef TEND_MAILBOX_H
#define TEND_MAILBOX_H

#include "base/buf.h"

/* the address of "Ana <ana@example.org>" and "mailto:ana@example.org"; any other text, trimmed */
struct str mailbox_address(struct str);

#endif
