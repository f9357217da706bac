/* SPDX-License-Identifier: ISC */
#ifndef TEND_CALENDAR_UPDATE_H
#define TEND_CALENDAR_UPDATE_H

#include "base/buf.h"

/*
 * Brings one item up to date in a file that other programs keep, too. `item` is the component that
 * tend-ics writes, VEVENT or VTODO with all its lines. The properties that it can have are
 * compared by value; if they differ, they are replaced, and all other lines of the file stay
 * byte for byte: other properties, alarms of others, time zones, the calendar around. Alarms whose
 * UID ends in "@tend" count as tend's. With `reopen`, a tick in the file is undone. The file must
 * have one such component. 1 with the new bytes in `out` (cleared first), or 0 if nothing differs.
 */
int calendar_update(struct buf *out, struct str file, struct str item, bool reopen);

#endif
