/* SPDX-License-Identifier: ISC */
#ifndef TEND_HARM_H
#define TEND_HARM_H

#include "base/str.h"

/*
 * True if a sentence about a quarrel says that one side stole from the other, cheated or was
 * reported: "stole from Jo", "Jo hat Anzeige erstattet", "a porté plainte". In seven languages and
 * Polish, each tried everywhere.
 */
bool harm_said(struct str sentence);

#endif
