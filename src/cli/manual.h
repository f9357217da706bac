/* SPDX-License-Identifier: ISC */
#ifndef TEND_MANUAL_H
#define TEND_MANUAL_H

#include "base/buf.h"

/* sets *man to the path of man(1); true if that is installed and has the page */
bool manual_has(struct buf *man, const char *page);

/* the section of a manual page that describes no tool, as 5 for "contact"; 0 for others */
int manual_section(const char *topic);

#endif
