/* SPDX-License-Identifier: ISC */
#ifndef TEND_PLAN_SLIP_H
#define TEND_PLAN_SLIP_H

#include "cli/tool.h"

/*
 * Ends the tool if the text of a new ask or promise ends in "by" and a date that is not read, as
 * "by 15/11" or "by friday at noon": the message has the command with the date as it can be typed.
 * Needs an open book.
 */
void plan_slip(const struct tool *, const char *who, struct str text);

/*
 * tool_open() of a tool that lists asks or promises. Ends the tool if the operands are a contact
 * and a text, "zoe the lamp by friday", which --plan adds: the message has the command.
 */
void plan_slip_open(struct tool *, struct needs, int argc, char **argv);

#endif
