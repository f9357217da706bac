/* SPDX-License-Identifier: ISC */
#ifndef TEND_EMAIL_H
#define TEND_EMAIL_H

#include "base/buf.h"

/* the address of "Ana <ana@example.org>" and "mailto:ana@example.org"; any other text, trimmed */
struct str email_address(struct str);

#endif
