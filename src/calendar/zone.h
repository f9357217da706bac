/* SPDX-License-Identifier: ISC */
#ifndef TEND_ZONE_H
#define TEND_ZONE_H

#include "calendar/calendar_time.h"

/*
 * Turns a time of a zone that the system knows, "Europe/Berlin", into UTC. A whole day, a time
 * without a zone, and one of a zone that is not known stay as written.
 */
void zone_utc(struct calendar_time *, struct str zone);

#endif
