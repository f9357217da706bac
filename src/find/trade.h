/* SPDX-License-Identifier: ISC */
#ifndef TEND_TRADE_H
#define TEND_TRADE_H

#include "base/str.h"

/*
 * True if a sentence says what someone does all day: "Sells prints to tourists.", "Unterrichtet
 * Latein.", "Tient une librairie." See trade.def. Names of trades are in roles.def instead.
 */
bool trade_said(struct str sentence);

#endif
