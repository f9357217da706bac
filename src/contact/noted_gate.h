/* SPDX-License-Identifier: ISC */
#ifndef TEND_NOTED_GATE_H
#define TEND_NOTED_GATE_H

#include "base/str.h"

/*
 * False if the notes of a body say neither that the contact died nor that no contact is wanted:
 * death_noted() and no_contact_noted() are then false, too. One pass finds out for most bodies,
 * without a look at their sentences.
 */
bool noted_gate_may(struct str body);

#endif
