/* SPDX-License-Identifier: ISC */
#ifndef TEND_OFFER_LIMITS_H
#define TEND_OFFER_LIMITS_H

#include "base/str.h"

/*
 * True if an offer leaves out what a need is for: "lawyer, climate only" for "a lawyer for the
 * divorce", "no weddings" for a wedding. What beside the wanted thing the need names is compared,
 * and the file of the needy: a charity may not say so again. A limit of time or manner is none,
 * nor is one of more than 120 bytes, nor any limit for a need that names the thing alone. Of the
 * file, the first 16 KiB count.
 */
bool offer_limits_bar(struct str need, struct str offer, struct str file);

#endif
