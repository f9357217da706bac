/* SPDX-License-Identifier: ISC */
#ifndef TEND_DEVICE_H
#define TEND_DEVICE_H

#include "base/str.h"

/*
 * True if Windows reserves this file name for a device, with or without an extension: "con",
 * "Aux.md", "com1", "lpt\u00b3.tar.gz", "nul .txt". No folder there can hold such a file, and git
 * cannot check it out.
 */
bool device_name(struct str);

#endif
