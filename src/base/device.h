/* SPDX-License-Identifier: ISC */
#ifndef TEND_DEVICE_H
#define TEND_DEVICE_H

#include "base/str.h"

/*
 * Whether Windows takes a file of this name for a device, whatever stands after a point: "con", "Aux.md", "com1",
 * "lpt\u00b3.tar.gz", "nul .txt". No folder there can hold one, and git cannot check it out.
 */
bool device_name(struct str);

#endif
