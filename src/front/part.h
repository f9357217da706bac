/* SPDX-License-Identifier: ISC */
#ifndef TEND_PART_H
#define TEND_PART_H

#include "base/str.h"

/*
 * The parts of a map in a list, as programs write them: {type: sister, name: Cleo} is a pair, and
 * {label: work, number: 5550100} an address.
 */
enum part {
	PART_NAME,   /* says what the value is */
	PART_VALUE,
	PART_EITHER, /* "name": of a day or of a person */
	PART_OTHER,
};

enum part part_of(struct str key);

/* true for a part that says of what kind an address is: "phone_label", "type" */
bool part_label(struct str key);

#endif
