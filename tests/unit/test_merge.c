/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */
#include <git2.h>

#include "contact/contact.h"
#include "merge/merge.h"

#include "../bench/chance.h"
#include "sample.h"

/* --- by hand: what each sentence of tend-merge(1) means --- */

struct triple {
	const char *name, *base, *ours, *theirs, *expected;
	int conflicts;
};

#define FRONT "---\nname: Ana\n---\n"
#define LOG FRONT "## Log\n- 2026-05-03 call: c\n- 2026-05-02 call: b\n- 2026-05-01 call: a\n"
#define LONG "- 2026-05-06 f\n- 2026-05-05 e\n- 2026-05-04 d\n- 2026-05-03 c\n- 2026-05-02 b\n- 2026-05-01 a\n"

/* one entry between two others, and prose below a heading that is a day */
#define ENTRY(text) FRONT "## Log\n- 2026-05-09 call: c\n" text "- 2026-05-01 call: a\n"
#define WORDS "- 2026-05-02 call: her new job at Beta\n  and the move to Lisbon\n"
#define WRAPPED "- 2026-05-02 call: her new job\n  at Beta and the\n  move to Lisbon\n"
#define LINES "- 2026-05-02 call: first\n  her work\n  her house\n  her dog\n"
#define DAY(text) FRONT "## Log\n### 2026-05-02 - Email\n" text "\n### 2026-05-01 - Call\nx\n"

static const struct triple triples[] = {
	/* the front-matter */
	{"a key changed on each side", "---\norg: A\ntitle: X\n---\n", "---\norg: B # new\ntitle: X\n---\n",
	 "---\norg: A\ntitle: 'Y'\n---\n", "---\norg: B # new\ntitle: 'Y'\n---\n", 0},
	{"changed alike", "---\norg: A\na: 1\n---\n", "---\norg: B\na: 1\n---\n", "---\norg: B\na: 2\n---\n",
	 "---\norg: B\na: 2\n---\n", 0},
	{"changed otherwise", "---\norg: A\na: 1\n---\n", "---\norg: B\na: 1\n---\n", "---\norg: C\na: 2\n---\n",
	 "---\n<<<<<<< ours\norg: B\n=======\norg: C\n>>>>>>> theirs\na: 2\n---\n", 1},
	{"a synonym is the same key", "---\ncompany: A\na: 1\n---\n", "---\norg: A\na: 1\n---\n",
	 "---\ncompany: B\na: 2\n---\n",
	 "---\n<<<<<<< ours\norg: A\n=======\ncompany: B\n>>>>>>> theirs\na: 2\n---\n", 1},
	{"renamed on one side", "---\ncompany: A\na: 1\n---\n", "---\norg: A\na: 1\n---\n",
	 "---\ncompany: A\na: 2\n---\n", "---\norg: A\na: 2\n---\n", 0},
	{"one's own keys by name", "---\nShoe_size: 1\na: 1\n---\n", "---\nshoe-size: 2\na: 1\n---\n",
	 "---\nShoe_size: 1\na: 2\n---\n", "---\nshoe-size: 2\na: 2\n---\n", 0},
	{"added on both sides", "---\na: 1\nb: 1\n---\n", "---\na: 1\nx: 1\nb: 1\n---\n", "---\na: 1\nb: 1\ny: 1\n---\n",
	 "---\na: 1\nx: 1\nb: 1\ny: 1\n---\n", 0},
	{"deleted and left", "---\na: 1\nb: 1\n---\n", "---\nb: 1\n---\n", "---\na: 1\nb: 2\n---\n", "---\nb: 2\n---\n", 0},
	{"deleted and changed: the edit lives", "---\na: 1\nb: 1\n---\n", "---\nb: 1\n---\n", "---\na: 2\nb: 1\n---\n",
	 "---\na: 2\nb: 1\n---\n", 0},
	{"comments stay with what they follow", "---\na: 1\n# x\nb: 1\n---\n", "---\na: 2\n# x\nb: 1\n---\n",
	 "---\na: 1\n# x\n# y\nb: 1\n---\n", "---\na: 2\n# x\n# y\nb: 1\n---\n", 0},
	{"their blanks do not matter", "---\na: 1\n# x\nb: 1\n---\n", "---\na: 1\n # x\nb: 2\n---\n", "---\na: 2\n  # x\nb: 1\n---\n",
	 "---\na: 2\n  # x\nb: 2\n---\n", 0},
	{"a setting taken out of its comment", "---\na: 1\n# ratio: 7\n---\n", "---\na: 1\nratio: 5\n---\n",
	 "---\na: 2\n# ratio: 7\n---\n", "---\na: 2\nratio: 5\n---\n", 0},
	{"texts of several lines", "---\nwhy: |\n  one\n  # two\na: 1\n---\n", "---\nwhy: |\n  one\n  # three\na: 1\n---\n",
	 "---\nwhy: |\n  one\n  # two\na: 2\n---\n", "---\nwhy: |\n  one\n  # three\na: 2\n---\n", 0},
	{"moved on one side, changed on the other", "---\na: 1\nb: 1\nc: 1\n---\n", "---\nc: 1\na: 1\nb: 1\n---\n",
	 "---\na: 1\nb: 2\nc: 1\n---\n", "---\nc: 1\na: 1\nb: 2\n---\n", 0},
	/* sets */
	{"a comment beside an item, on one side", "---\ntags: a\n---\n", "---\ntags:\n- a # c\n- b\n---\n",
	 "---\ntags:\n- a\n- d\n---\n", "---\ntags:\n- a # c\n- b\n- d\n---\n", 0},
	{"the last comma goes with the last item", "---\ntags: [a, b]\n---\n", "---\ntags: [b, ]\n---\n",
	 "---\ntags: [a]\n---\n", "---\ntags: [ ]\n---\n", 0},
	{"items of both sides", "---\ntags: [a]\n---\n", "---\ntags: [a, c]\n---\n", "---\ntags: [a, b]\n---\n",
	 "---\ntags: [a, b, c]\n---\n", 0},
	{"items taken away", "---\ntags: [a, b, c]\n---\n", "---\ntags: [b, c, d]\n---\n", "---\ntags: [a, b]\n---\n",
	 "---\ntags: [b, d]\n---\n", 0},
	{"the last ones", "---\ntags: [a, b]\n---\n", "---\ntags: [a]\n---\n", "---\ntags: [b]\n---\n", "---\ntags: []\n---\n", 0},
	{"the same item, quoted", "---\ntags: [a]\n---\n", "---\ntags: [a, 'x y']\n---\n", "---\ntags: [a, \"x y\", z]\n---\n",
	 "---\ntags: [a, \"x y\", z]\n---\n", 0},
	{"lines", "---\ntags:\n  - a # one\n  - b\n---\n", "---\ntags:\n  - a # one\n  - b\n  - c # three\n---\n",
	 "---\ntags:\n  - b\n---\n", "---\ntags:\n  - b\n  - c # three\n---\n", 0},
	{"lines on one side", "---\ntags: [a]\n---\n", "---\ntags:\n- a\n- b, c\n---\n", "---\ntags: [a, d]\n---\n",
	 "---\ntags:\n- a\n- b, c\n- d\n---\n", 0},
	{"lines become brackets", "---\ntags:\n- a\n---\n", "---\ntags: [a]\n---\n", "---\ntags:\n- a\n- b, c\n- it's\n---\n",
	 "---\ntags: [a, 'b, c', it's]\n---\n", 0},
	{"one address and two", "---\nemail: a@x\n---\n", "---\nemail: [a@x, b@x]\n---\n", "---\nemail: c@x\n---\n",
	 "---\nemail: [b@x, c@x]\n---\n", 0},
	{"one and one", "---\nname: A\n---\n", "---\nname: A\nemail: a@x\n---\n", "---\nname: A\nemail: b@x\n---\n",
	 "---\nname: A\nemail: [a@x, b@x]\n---\n", 0},
	{"an empty one", "---\ntags:\n---\n", "---\ntags: x\n---\n", "---\ntags: y\n---\n", "---\ntags: [x, y]\n---\n", 0},
	{"a list that is gone on one side", "---\na: 1\ntags: [a, b]\n---\n", "---\na: 1\n---\n", "---\na: 1\ntags: [a, b, c]\n---\n",
	 "---\na: 1\ntags: [c]\n---\n", 0},
	{"brackets over several lines", "---\ntags: [a,\n  b]\n---\n", "---\ntags: [a,\n  b,\n  c]\n---\n", "---\ntags: [a]\n---\n",
	 "---\ntags: [a, c]\n---\n", 0},
	{"a comment that would be lost is a conflict", "---\ntags: [a]\n---\n", "---\ntags: [a, b] # x\n---\n",
	 "---\ntags: [a, c] # y\n---\n",
	 "---\n<<<<<<< ours\ntags: [a, b] # x\n=======\ntags: [a, c] # y\n>>>>>>> theirs\n---\n", 1},
	{"so is one behind an item", "---\ntags:\n- a\n---\n", "---\ntags: [a]\n---\n", "---\ntags:\n- a\n- b # two\n---\n",
	 "---\n<<<<<<< ours\ntags: [a]\n=======\ntags:\n- a\n- b # two\n>>>>>>> theirs\n---\n", 1},
	{"a list that is no set", "---\nagenda: [a]\n---\n", "---\nagenda: [a, b]\n---\n", "---\nagenda: [a, c]\n---\n",
	 "---\n<<<<<<< ours\nagenda: [a, b]\n=======\nagenda: [a, c]\n>>>>>>> theirs\n---\n", 1},
	/* the log */
	{"added on both sides, newest first", LOG, FRONT "## Log\n- 2026-05-05 x\n- 2026-05-03 call: c\n- 2026-05-02 call: b\n- 2026-05-01 call: a\n",
	 FRONT "## Log\n- 2026-05-04 y\n- 2026-05-03 call: c\n- 2026-05-02 call: b\n- 2026-05-01 call: a\n",
	 FRONT "## Log\n- 2026-05-05 x\n- 2026-05-04 y\n- 2026-05-03 call: c\n- 2026-05-02 call: b\n- 2026-05-01 call: a\n", 0},
	{"oldest first", FRONT "## Log\n- 2026-05-01 a\n- 2026-05-02 b\n", FRONT "## Log\n- 2026-05-01 a\n- 2026-05-02 b\n- 2026-05-05 x\n",
	 FRONT "## Log\n- 2026-05-01 a\n- 2026-05-02 b\n- 2026-05-04 y\n  more\n- 2026-05-06 z\n",
	 FRONT "## Log\n- 2026-05-01 a\n- 2026-05-02 b\n- 2026-05-04 y\n  more\n- 2026-05-05 x\n- 2026-05-06 z\n", 0},
	{"added alike: once", LOG, LOG "- 2026-04-01 x\n", LOG "- 2026-04-01 x\n- 2026-03-01 y\n", LOG "- 2026-04-01 x\n- 2026-03-01 y\n", 0},
	{"deleted and left alone", LOG, FRONT "## Log\n- 2026-05-03 call: c\n- 2026-05-01 call: a\n", LOG "- 2026-04-01 x\n",
	 FRONT "## Log\n- 2026-05-03 call: c\n- 2026-05-01 call: a\n- 2026-04-01 x\n", 0},
	{"deleted and edited: the edit lives", LOG, FRONT "## Log\n- 2026-05-03 call: c\n- 2026-05-01 call: a\n",
	 FRONT "## Log\n- 2026-05-03 call: c\n- 2026-05-02 call: b, and more\n- 2026-05-01 call: a\n",
	 FRONT "## Log\n- 2026-05-03 call: c\n- 2026-05-02 call: b, and more\n- 2026-05-01 call: a\n", 0},
	{"edited on both sides: both", LOG, FRONT "## Log\n- 2026-05-03 call: c\n- 2026-05-02 call: b2\n- 2026-05-01 call: a\n",
	 FRONT "## Log\n- 2026-05-03 call: c\n- 2026-05-02 call: b3\n- 2026-05-01 call: a\n",
	 FRONT "## Log\n- 2026-05-03 call: c\n- 2026-05-02 call: b2\n- 2026-05-02 call: b3\n- 2026-05-01 call: a\n", 0},
	{"edited alike: once", LOG, FRONT "## Log\n- 2026-05-03 call: c\n- 2026-05-02 call: b2\n- 2026-05-01 call: a\n",
	 FRONT "## Log\n- 2026-05-03 call: c\n- 2026-05-02 call: b2  \n- 2026-05-01 call: a\n- 2026-04-01 x\n",
	 FRONT "## Log\n- 2026-05-03 call: c\n- 2026-05-02 call: b2\n- 2026-05-01 call: a\n- 2026-04-01 x\n", 0},
	{"the same entry twice stays twice", FRONT "## Log\n- 2026-05-01 a\n- 2026-05-01 a\n", FRONT "## Log\n- 2026-05-01 a\n- 2026-05-01 a\n- 2026-04-01 x\n",
	 FRONT "## Log\n- 2026-05-02 y\n- 2026-05-01 a\n- 2026-05-01 a\n", FRONT "## Log\n- 2026-05-02 y\n- 2026-05-01 a\n- 2026-05-01 a\n- 2026-04-01 x\n", 0},
	{"lines below an entry go with it", FRONT "## Log\n- 2026-05-01 a\n  one\n\n  two\n- 2026-04-01 b\n",
	 FRONT "## Log\n- 2026-04-01 b\n", FRONT "## Log\n- 2026-05-02 c\n- 2026-05-01 a\n  one\n\n  two\n- 2026-04-01 b\n",
	 FRONT "## Log\n- 2026-05-02 c\n- 2026-04-01 b\n", 0},
	{"entries with lines between them", FRONT "## Log\n\n- 2026-05-02 b\n\n- 2026-05-01 a\n", FRONT "## Log\n\n- 2026-05-03 c\n\n- 2026-05-02 b\n\n- 2026-05-01 a\n",
	 FRONT "## Log\n\n- 2026-05-04 d\n\n- 2026-05-02 b\n\n- 2026-05-01 a\n",
	 FRONT "## Log\n\n- 2026-05-04 d\n\n- 2026-05-03 c\n\n- 2026-05-02 b\n\n- 2026-05-01 a\n", 0},
	{"and none", FRONT "## Log\n\n- 2026-05-01 a\n", FRONT "## Log\n\n- 2026-05-03 c\n- 2026-05-01 a\n", FRONT "## Log\n\n- 2026-05-02 b\n- 2026-05-01 a\n",
	 FRONT "## Log\n\n- 2026-05-03 c\n- 2026-05-02 b\n- 2026-05-01 a\n", 0},
	{"a new log on both sides", FRONT, FRONT "\n## Log\n- 2026-05-01 a\n", FRONT "\n## Log\n- 2026-05-02 b\n", FRONT "\n## Log\n- 2026-05-02 b\n- 2026-05-01 a\n", 0},
	{"the heading was given another name", LOG, FRONT "## Interactions\n- 2026-05-03 call: c\n- 2026-05-02 call: b\n- 2026-05-01 call: a\n", LOG "- 2026-04-01 x\n",
	 FRONT "## Interactions\n- 2026-05-03 call: c\n- 2026-05-02 call: b\n- 2026-05-01 call: a\n- 2026-04-01 x\n", 0},
	{"entries under headings of their own", FRONT "## 2026-05-01\nHello.\n", FRONT "## 2026-05-03\nBye.\n\n## 2026-05-01\nHello.\n",
	 FRONT "## 2026-05-02\nWell.\n\n## 2026-05-01\nHello.\n", FRONT "## 2026-05-03\nBye.\n\n## 2026-05-02\nWell.\n\n## 2026-05-01\nHello.\n", 0},
	{"wrapped otherwise here, edited there: once", ENTRY(WORDS), ENTRY(WRAPPED),
	 ENTRY("- 2026-05-02 call: her new job at Beta\n  and the move to Porto\n"),
	 ENTRY("- 2026-05-02 call: her new job at Beta\n  and the move to Porto\n"), 0},
	{"wrapped otherwise on both sides: once", ENTRY(WORDS), ENTRY(WRAPPED),
	 ENTRY("- 2026-05-02 call: her new job at Beta and\n  the move to Lisbon\n"), ENTRY(WRAPPED), 0},
	{"wrapped otherwise here, deleted there: deleted", ENTRY(WORDS), ENTRY(WRAPPED), ENTRY(""), ENTRY(""), 0},
	{"added on both sides, wrapped otherwise: once", ENTRY(""), ENTRY(WORDS), ENTRY(WRAPPED), ENTRY(WRAPPED), 0},
	{"the same edit on both sides, wrapped otherwise: once", ENTRY("- 2026-05-02 call: her job\n"), ENTRY(WORDS),
	 ENTRY(WRAPPED), ENTRY(WRAPPED), 0},
	{"another date here, other words there: one entry", ENTRY("- 2026-05-02 call: her job at Beta\n"),
	 ENTRY("- 2026-05-03 call: her job at Beta\n"), ENTRY("- 2026-05-02 call: her new job at Beta\n"),
	 ENTRY("- 2026-05-03 call: her new job at Beta\n"), 0},
	{"another date and place here, other words there", FRONT "## Log\n- 2026-05-03 call: c\n- 2026-05-02 call: her job at Beta\n",
	 FRONT "## Log\n- 2026-05-04 call: her job at Beta\n- 2026-05-03 call: c\n",
	 FRONT "## Log\n- 2026-05-03 call: c\n- 2026-05-02 call: her new job at Beta\n",
	 FRONT "## Log\n- 2026-05-04 call: her new job at Beta\n- 2026-05-03 call: c\n", 0},
	{"another date here, wrapped otherwise there", ENTRY(WORDS), ENTRY("- 2026-05-03 call: her new job at Beta\n  and the move to Lisbon\n"),
	 ENTRY(WRAPPED), ENTRY("- 2026-05-03 call: her new job at Beta\n  and the move to Lisbon\n"), 0},
	{"two other dates: both", ENTRY("- 2026-05-02 call: her job at Beta\n"), ENTRY("- 2026-05-03 call: her job at Beta\n"),
	 ENTRY("- 2026-05-04 call: her job at Beta\n"),
	 ENTRY("- 2026-05-03 call: her job at Beta\n- 2026-05-04 call: her job at Beta\n"), 0},
	{"few words of another day are another entry", ENTRY("- 2026-05-02 call: tea\n"), ENTRY("- 2026-05-03 call: tea\n"),
	 ENTRY("- 2026-05-02 call: tea, late\n"), ENTRY("- 2026-05-03 call: tea\n- 2026-05-02 call: tea, late\n"), 0},
	{"a line below here, other words there: one entry", ENTRY("- 2026-05-02 call: her job\n"),
	 ENTRY("- 2026-05-02 call: her job\n  and more\n"), ENTRY("- 2026-05-02 call: her new job\n"),
	 ENTRY("- 2026-05-02 call: her new job\n  and more\n"), 0},
	{"lines of one entry, apart", ENTRY(LINES), ENTRY("- 2026-05-02 call: first\n  her new work\n  her house\n  her dog\n"),
	 ENTRY("- 2026-05-02 call: first\n  her work\n  her house\n  her old dog\n"),
	 ENTRY("- 2026-05-02 call: first\n  her new work\n  her house\n  her old dog\n"), 0},
	{"one line of an entry otherwise: both", ENTRY(LINES), ENTRY("- 2026-05-02 call: first\n  her new work\n  her house\n  her dog\n"),
	 ENTRY("- 2026-05-02 call: first\n  her old work\n  her house\n  her dog\n"),
	 ENTRY("- 2026-05-02 call: first\n  her new work\n  her house\n  her dog\n- 2026-05-02 call: first\n  her old work\n  her house\n  her dog\n"), 0},
	{"text below a day wrapped otherwise here, edited there: once", DAY("She wrote of\nkilns and glazes.\n"), DAY("She wrote of kilns\nand glazes.\n"),
	 DAY("She wrote of\nkilns and old glazes.\n"), DAY("She wrote of\nkilns and old glazes.\n"), 0},
	{"paragraphs below a day", DAY("One.\n\nTwo.\n"), DAY("One 1.\n\nTwo.\n"), DAY("One.\n\nTwo 2.\n"), DAY("One 1.\n\nTwo 2.\n"), 0},
	{"one of these and a section without a date: that first", FRONT, FRONT "## 2026-05-01\nHello.\n", FRONT "## A\nOne.\n",
	 FRONT "## A\nOne.\n\n## 2026-05-01\nHello.\n", 0},
	{"these edited on both sides", FRONT "## 2026-05-01\nHello.\n", FRONT "## 2026-05-01\nHello 1.\n", FRONT "## 2026-05-01\nHello 2.\n",
	 FRONT "## 2026-05-01\nHello 1.\n\n## 2026-05-01\nHello 2.\n", 0},
	{"two of one day", FRONT "## 2026-05-01\nHello.\n", FRONT "## 2026-05-01\nBye.\n\n## 2026-05-01\nHello.\n", FRONT "## 2026-05-01\nHello you.\n",
	 FRONT "## 2026-05-01\nBye.\n\n## 2026-05-01\nHello you.\n", 0},
	{"a deleted one that was edited lives", FRONT "## 2026-05-02\nA.\n\n## 2026-05-01\nHello.\n", FRONT "## 2026-05-01\nHello.\n", FRONT "## 2026-05-02\nB.\n\n## 2026-05-01\nHello.\n",
	 FRONT "## 2026-05-02\nB.\n\n## 2026-05-01\nHello.\n", 0},
	{"five of six dropped is no intention", FRONT "## Log\n" LONG, FRONT "## Log\n- 2026-05-06 f\n", FRONT "## Log\n- 2026-05-07 g\n" LONG,
	 FRONT "## Log\n<<<<<<< ours\n- 2026-05-06 f\n=======\n- 2026-05-07 g\n" LONG ">>>>>>> theirs\n", 1},
	{"nor where the last of them is left", FRONT "## Log\n" LONG, FRONT "## Log\n- 2026-05-01 a\n",
	 FRONT "## Log\n- 2026-05-07 g\n" LONG,
	 FRONT "## Log\n<<<<<<< ours\n- 2026-05-01 a\n=======\n- 2026-05-07 g\n" LONG ">>>>>>> theirs\n", 1},
	{"nor is the heading with them", FRONT "Hello.\n\n## Log\n" LONG, FRONT "Hello.\n", FRONT "Hi.\n\n## Log\n" LONG,
	 FRONT "Hi.\n\n<<<<<<< ours\n=======\n## Log\n" LONG ">>>>>>> theirs\n", 1},
	{"four are", FRONT "## Log\n" LONG, FRONT "## Log\n- 2026-05-06 f\n- 2026-05-01 a\n", FRONT "## Log\n- 2026-05-07 g\n" LONG,
	 FRONT "## Log\n- 2026-05-07 g\n- 2026-05-06 f\n- 2026-05-01 a\n", 0},
	{"five of twelve are", FRONT "## Log\n- 2026-06-06 z\n- 2026-06-05 y\n- 2026-06-04 x\n- 2026-06-03 w\n- 2026-06-02 v\n- 2026-06-01 u\n" LONG,
	 FRONT "## Log\n- 2026-06-01 u\n" LONG, FRONT "## Log\n- 2026-06-06 z\n- 2026-06-05 y\n- 2026-06-04 x\n- 2026-06-03 w\n- 2026-06-02 v\n- 2026-06-01 u\n" LONG "- 2026-01-01 t\n",
	 FRONT "## Log\n- 2026-06-01 u\n" LONG "- 2026-01-01 t\n", 0},
	{"and so are five that were only written anew", FRONT "## Log\n- 2026-05-05 e\n- 2026-05-04 d\n- 2026-05-03 c\n- 2026-05-02 b\n- 2026-05-01 a\n",
	 FRONT "## Log\n- 2026-05-05 call: e\n- 2026-05-04 call: d\n- 2026-05-03 call: c\n- 2026-05-02 call: b\n- 2026-05-01 call: a\n",
	 FRONT "## Log\n- 2026-05-06 f\n- 2026-05-05 e\n- 2026-05-04 d\n- 2026-05-03 c\n- 2026-05-02 b\n- 2026-05-01 a\n",
	 FRONT "## Log\n- 2026-05-06 f\n- 2026-05-05 call: e\n- 2026-05-04 call: d\n- 2026-05-03 call: c\n- 2026-05-02 call: b\n- 2026-05-01 call: a\n", 0},
	/* tasks */
	{"ticked on one side", FRONT "## Asks\n- [ ] a\n- [ ] b\n", FRONT "## Asks\n- [x] a\n- [ ] b\n", FRONT "## Asks\n- [ ] a\n- [-] b\n",
	 FRONT "## Asks\n- [x] a\n- [-] b\n", 0},
	{"ticked on both", FRONT "## Promises\n- [ ] a\n- [ ] b\n", FRONT "## Promises\n- [x] a\n- [ ] b\n", FRONT "## Promises\n- [x] a\n- [ ] b\n- [ ] c\n",
	 FRONT "## Promises\n- [x] a\n- [ ] b\n- [ ] c\n", 0},
	{"both end lists", FRONT "## Asks\n- [ ] a\n", FRONT "## Asks\n- [ ] a\n- [ ] c\n", FRONT "## Asks\n- [ ] a\n- [ ] b\n", FRONT "## Asks\n- [ ] a\n- [ ] b\n- [ ] c\n", 0},
	{"a task granted here, reworded there: both", FRONT "## Asks\n- [ ] a letter to her dean\n", FRONT "## Asks\n- [x] a letter to her dean\n",
	 FRONT "## Asks\n- [ ] a letter to her old dean\n", FRONT "## Asks\n- [ ] a letter to her old dean\n- [x] a letter to her dean\n", 0},
	{"numbered ones", FRONT "## Asks\n1. [ ] a\n", FRONT "## Asks\n1. [ ] a\n2. [ ] c\n", FRONT "## Asks\n1. [ ] a\n2. [ ] b\n",
	 FRONT "## Asks\n1. [ ] a\n2. [ ] b\n2. [ ] c\n", 0},
	{"numbered otherwise", FRONT "## Asks\n1) [ ] a\n", FRONT "## Asks\n1) [ ] a\n2) [ ] c\n", FRONT "## Asks\n1) [ ] a\n2) [ ] b\n",
	 FRONT "## Asks\n1) [ ] a\n2) [ ] b\n2) [ ] c\n", 0},
	{"all taken away, and one added", FRONT "## Asks\n- [ ] a\n", FRONT, FRONT "## Asks\n- [ ] a\n- [ ] b\n",
	 FRONT "## Asks\n- [ ] b\n", 0},
	/* prose */
	{"by section", FRONT "One.\n\n## A\nTwo.\n\n## B\nThree.\n", FRONT "One.\n\n## A\nTwo 2.\n\n## B\nThree.\n", FRONT "One.\n\n## A\nTwo.\n\n## B\nThree 3.\n",
	 FRONT "One.\n\n## A\nTwo 2.\n\n## B\nThree 3.\n", 0},
	{"lines between sections", FRONT "## A\nx\n## B\ny\n", FRONT "## A\nx\n\n## B\ny\n", FRONT "## A\nx\n## B\ny 2\n",
	 FRONT "## A\nx\n\n## B\ny 2\n", 0},
	{"below an entry prose is prose", FRONT "## Log\n- 2026-05-01 a\n## B\ny\n", FRONT "## Log\n- 2026-05-01 a\n## B\ny 1\n",
	 FRONT "## Log\n- 2026-05-01 a\n## B\ny 2\n",
	 FRONT "## Log\n- 2026-05-01 a\n## B\n<<<<<<< ours\ny 1\n=======\ny 2\n>>>>>>> theirs\n", 1},
	{"a conflict stays within its section", FRONT "## A\nOne.\n## B\nTwo.\n", FRONT "## A\nOne 1.\n## B\nTwo.\n", FRONT "## A\nOne 2.\n## B\nTwo 2.\n",
	 FRONT "## A\n<<<<<<< ours\nOne 1.\n=======\nOne 2.\n>>>>>>> theirs\n## B\nTwo 2.\n", 1},
	{"new sections of both", FRONT "## A\nOne.\n", FRONT "## A\nOne.\n\n## C\nTwo.\n", FRONT "## A\nOne.\n\n## B\nThree.\n",
	 FRONT "## A\nOne.\n\n## B\nThree.\n\n## C\nTwo.\n", 0},
	{"a section deleted", FRONT "## A\nOne.\n\n## B\nTwo.\n", FRONT "## A\nOne.\n", FRONT "## A\nOne 1.\n\n## B\nTwo.\n", FRONT "## A\nOne 1.\n", 0},
	{"deleted and edited prose is a conflict", FRONT "## A\nOne.\n\n## B\nTwo.\n", FRONT "## A\nOne.\n", FRONT "## A\nOne.\n\n## B\nTwo 2.\n",
	 FRONT "## A\nOne.\n\n<<<<<<< ours\n=======\n## B\nTwo 2.\n>>>>>>> theirs\n", 1},
	{"sections that changed places", FRONT "## A\nOne.\n## B\nTwo.\n## C\nx\n", FRONT "## B\nTwo.\n## A\nOne.\n## C\nx\n", FRONT "## A\nOne.\n## B\nTwo 2.\n## C\nx\n",
	 FRONT "## B\nTwo 2.\n## A\nOne.\n## C\nx\n", 0},
	{"a heading that was given another name, over lines with blanks", FRONT "## A\n  one\n  two\n", FRONT "## B\n  one\n  two\n",
	 FRONT "## A\n  one\n  two 2\n", FRONT "## B\n  one\n  two 2\n", 0},
	{"another section is no other name", FRONT "## A\none\ntwo\n", FRONT "## B\nthree\nfour\n", FRONT "## A\none\ntwo 2\n",
	 FRONT "<<<<<<< ours\n=======\n## A\none\ntwo 2\n>>>>>>> theirs\n\n## B\nthree\nfour\n", 1},
	{"nor is one that has a line more often", FRONT "## A\none\ntwo\nthree\n", FRONT "## B\none\none\none\n",
	 FRONT "## A\none\ntwo 2\nthree\n",
	 FRONT "<<<<<<< ours\n=======\n## A\none\ntwo 2\nthree\n>>>>>>> theirs\n\n## B\none\none\none\n", 1},
	{"a line of stars is no code", FRONT "***\n## A\nOne.\n## B\nTwo.\n", FRONT "***\n## B\nTwo.\n## A\nOne.\n",
	 FRONT "***\n## A\nOne.\n## B\nTwo 2.\n", FRONT "***\n## B\nTwo 2.\n## A\nOne.\n", 0},
	{"two of the same name", FRONT "## X\nA.\n## X\nB.\n", FRONT "## X\nA.\n## X\nB 2.\n", FRONT "## X\nA.\n## X\nB 3.\n",
	 FRONT "## X\nA.\n## X\n<<<<<<< ours\nB 2.\n=======\nB 3.\n>>>>>>> theirs\n", 1},
	{"of two of the same name, the first deleted", FRONT "## X\nA.\n## X\nB.\n", FRONT "## X\nB.\n", FRONT "## X\nA.\n## X\nB 2.\n",
	 FRONT "## X\nB 2.\n", 0},
	{"underlined headings", FRONT "A\n===\nOne.\n\nB\n---\nTwo.\n\nC\n---\nThree.\n", FRONT "A\n===\nOne.\n\nC\n---\nThree.\n\nB\n---\nTwo.\n",
	 FRONT "A\n===\nOne.\n\nB\n---\nTwo 2.\n\nC\n---\nThree.\n", FRONT "A\n===\nOne.\n\nC\n---\nThree.\n\nB\n---\nTwo 2.\n", 0},
	{"code ends with the mark that began it", FRONT "```\n~~~\n# a\n```\n## A\nOne.\n## B\nTwo.\n",
	 FRONT "```\n~~~\n# a\n```\n## B\nTwo.\n## A\nOne.\n", FRONT "```\n~~~\n# a\n```\n## A\nOne.\n## B\nTwo 2.\n",
	 FRONT "```\n~~~\n# a\n```\n## B\nTwo 2.\n## A\nOne.\n", 0},
	{"what looks like a heading in code is none", FRONT "```\n# a\n```\n## B\nx\n", FRONT "```\n# a\n# c\n```\n## B\nx\n", FRONT "```\n# a\n```\n## B\ny\n",
	 FRONT "```\n# a\n# c\n```\n## B\ny\n", 0},
	/* how the file is written */
	{"CRLF against LF is no change", LOG, "---\r\nname: Ana\r\n---\r\n## Log\r\n- 2026-05-03 call: c\r\n- 2026-05-02 call: b\r\n- 2026-05-01 call: a\r\n- 2026-04-01 x\r\n",
	 LOG "- 2026-03-01 y\n", LOG "- 2026-04-01 x\n- 2026-03-01 y\n", 0},
	{"CRLF on both sides", "---\na: 1\nb: 1\n---\n", "---\r\na: 2\r\nb: 1\r\n---\r\n", "---\r\na: 1\r\nb: 2\r\n---\r\n", "---\r\na: 2\r\nb: 2\r\n---\r\n", 0},
	{"no end of the last line", "---\na: 1\nb: 1\n---\nx", "---\na: 2\nb: 1\n---\nx", "---\na: 1\nb: 2\n---\nx\n", "---\na: 2\nb: 2\n---\nx", 0},
	{"a BOM", "\xEF\xBB\xBF---\na: 1\nb: 1\n---\n", "\xEF\xBB\xBF---\na: 2\nb: 1\n---\n", "\xEF\xBB\xBF---\na: 1\nb: 2\n---\n", "\xEF\xBB\xBF---\na: 2\nb: 2\n---\n", 0},
	{"blank lines at the end", LOG "\n\n", FRONT "## Log\n- 2026-05-04 d\n- 2026-05-03 call: c\n- 2026-05-02 call: b\n- 2026-05-01 call: a\n\n\n", LOG,
	 FRONT "## Log\n- 2026-05-04 d\n- 2026-05-03 call: c\n- 2026-05-02 call: b\n- 2026-05-01 call: a\n", 0},
	/* both made the file */
	{"add and add", "", "---\nname: Ana\ntags: [a]\n---\n## Log\n- 2026-05-01 a\n", "---\nname: Ana\ntags: [b]\norg: X\n---\n## Log\n- 2026-05-02 b\n",
	 "---\nname: Ana\ntags: [a, b]\norg: X\n---\n## Log\n- 2026-05-02 b\n- 2026-05-01 a\n", 0},
	{"two of the same name in both", "", FRONT "## A\none\ntwo\n## A\nthree\n", FRONT "## A\nthree\n## A\nfour\nfive\n",
	 FRONT "## A\none\ntwo\n## A\nthree\n## A\nfour\nfive\n", 0},
	{"add and add otherwise", "", "---\nname: Ana\n---\n", "---\nname: Anna\n---\n", "---\n<<<<<<< ours\nname: Ana\n=======\nname: Anna\n>>>>>>> theirs\n---\n", 1},
	/* line by line */
	{"a note", "a\nb\nc\n", "a1\nb\nc\n", "a\nb\nc1\n", "a1\nb\nc1\n", 0},
	{"a note in conflict", "a\nb\n", "a1\nb\n", "a2\nb\n", "<<<<<<< ours\na1\n=======\na2\n>>>>>>> theirs\nb\n", 1},
	{"a key twice", "---\na: 1\na: 2\n---\nx\n", "---\na: 1\na: 2\n---\ny\n", "---\na: 3\na: 2\n---\nx\n", "---\na: 3\na: 2\n---\ny\n", 0},
	{"an anchor", "---\na: &x 1\nb: 2\n---\nx\n", "---\na: &x 1\nb: 2\n---\ny\n", "---\na: &x 3\nb: 2\n---\nx\n", "---\na: &x 3\nb: 2\n---\ny\n", 0},
	{"an earlier conflict", "---\na: 1\n---\n<<<<<<<<< x\nb\n=========\nc\n>>>>>>>>> y\n", "---\na: 1\n---\nb\n", "---\na: 2\n---\n<<<<<<<<< x\nb\n=========\nc\n>>>>>>>>> y\n",
	 "---\n<<<<<<< ours\na: 1\n---\nb\n=======\na: 2\n---\n<<<<<<<<< x\nb\n=========\nc\n>>>>>>>>> y\n>>>>>>> theirs\n", -99},
	{"cut short within the front-matter", "---\na: 1\nb: 2\nc: 3\n---\n## Log\n" LONG, "---\na: 1\nb:", "---\na: 2\nb: 2\nc: 3\n---\n## Log\n" LONG, NULL, 1},
	{"emptied", "---\na: 1\n---\n## Log\n" LONG, "", "---\na: 2\n---\n## Log\n" LONG, NULL, 1},
};

static int
merge(struct buf *out, const char *base, const char *ours, const char *theirs)
{
	struct merge m = {str_of(base), str_of(ours), str_of(theirs), NULL, 0, {0}};
	const char *why;

	return merge_files(out, &m, &why);
}

/* true if it is as it should be; which side is ours must not matter */
static bool
check(const struct triple *t)
{
	struct buf out = {0}, turned = {0};
	int n = merge(&out, t->base, t->ours, t->theirs), other = merge(&turned, t->base, t->theirs, t->ours);
	bool good = n == other && (t->conflicts == -99 || n == t->conflicts);

	if (t->expected && t->conflicts != -99)
		good &= str_eq(buf_view(&out), str_of(t->expected));
	if (!n)
		good &= str_eq(buf_view(&out), buf_view(&turned));
	if (!good)
		print_error("%s: %d conflicts, turned round %d\n--- got\n%s\n--- turned round\n%s\n--- wanted\n%s\n", t->name, n, other,
		            out.p, turned.p, t->expected ? t->expected : "");
	buf_free(&out);
	buf_free(&turned);
	return good;
}

static void
test_triples(void **state)
{
	size_t bad = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(triples) / sizeof(triples[0]); i++)
		bad += !check(&triples[i]);
	assert_int_equal(bad, 0);
}

/* a section that was given another name is looked for among the first 64 that are new */
static void
test_many_sections(void **state)
{
	static const char base[] = FRONT "## A\none\ntwo\n", theirs[] = FRONT "## A\none\ntwo 2\n";
	struct buf ours = {0}, out = {0};

	(void)state;
	for (int n = 62; n < 66; n++) {
		buf_clear(&ours);
		buf_str(&ours, STR(FRONT));
		for (int i = 0; i < n; i++)
			buf_fmt(&ours, "## N%d\nline %d\n", i, i);
		buf_str(&ours, STR("## B\none\ntwo\n"));
		assert_int_equal(merge(&out, base, ours.p, theirs), n >= 64);
	}
	buf_free(&ours);
	buf_free(&out);
}

/* one side alone has changed: its bytes, whatever they are */
static void
test_one_side(void **state)
{
	static const char *const odd[] = {"", "x", LOG, "---\na: [\n---\n", "a\rb\r\n", "\xff", "---\na: 1\na: 1\n---", LOG "\r\n\r\n"};
	enum { N = sizeof(odd) / sizeof(odd[0]) };
	struct buf out = {0};

	(void)state;
	for (size_t i = 0; i < N; i++)
		for (size_t k = 0; k < N; k++) {
			assert_int_equal(merge(&out, odd[i], odd[i], odd[k]), 0);
			assert_true(str_eq(buf_view(&out), str_of(odd[k])));
			assert_int_equal(merge(&out, odd[i], odd[k], odd[i]), 0);
			assert_true(str_eq(buf_view(&out), str_of(odd[k])));
			assert_int_equal(merge(&out, odd[i], odd[k], odd[k]), 0);
			assert_true(str_eq(buf_view(&out), str_of(odd[k])));
		}
	buf_free(&out);
}

static void
test_binary(void **state)
{
	struct merge m = {STR("---\na: 1\n---\n"), STR("---\na: 2\n---\n\0"), STR("---\na: 3\n---\n"), NULL, 0, {0}};
	struct buf out = {0};
	const char *why;

	(void)state;
	assert_int_equal(merge_files(&out, &m, &why), -1);
	assert_true(str_eq(buf_view(&out), m.ours));
	assert_string_equal(why, "a binary file");
	buf_free(&out);
}

/* what keeps a file from being merged as a contact: theirs against a base that is one */
static void
test_why(void **state)
{
	static const struct {
		const char *ours, *theirs, *why;
	} cases[] = {
		{LOG "x\n", "---\nname: Anna\n---\n", NULL},
		{"x\n", LOG "x\n", "not a contact"},
		{LOG "x\n", "---\ntype: note\n---\n", "not a contact"},
		{LOG "x\n", "---\nname: Ana\n- x\n---\n", "front-matter that cannot be merged key by key"},
		{LOG "x\n", "---\nname: Ana\nname: Ana\n---\n", "front-matter that cannot be merged key by key"},
		{LOG "x\n", "---\nname: &a Ana\n---\n", "front-matter that cannot be merged key by key"},
		{LOG "x\n", LOG "<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n", "conflict markers of an earlier merge"},
		{LOG "x\n", LOG "<<<<<<< a\nx\n=======\ny\n", NULL},
		{LOG "x\n", LOG "\xff\n", "not UTF-8"},
		{LOG "x\n", LOG "a\rb\n", "lines that end with CR alone"},
		{FRONT "## Diary\n- 2026-05-03 call: c\n- 2026-05-02 call: b\n- 2026-05-01 call: a\n", LOG "- 2026-04-01 x\n",
		 "what was added would not all be there"},
	};
	struct buf out = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct merge m = {str_of(LOG), str_of(cases[i].ours), str_of(cases[i].theirs), NULL, 0, {0}};
		const char *why;

		merge_files(&out, &m, &why);
		assert_string_equal(why ? why : "", cases[i].why ? cases[i].why : "");
	}
	buf_free(&out);
}

/* a contact has 1 MiB at most */
static void
test_size(void **state)
{
	struct buf ours = {0}, out = {0};
	const char *why;

	(void)state;
	buf_str(&ours, STR(LOG "\n"));
	while (ours.n < CONTACT_MAX)
		buf_chr(&ours, ours.n % 1000 && ours.n + 1 < CONTACT_MAX ? 'x' : '\n');
	for (int more = 0; more < 2; more++) {
		struct merge m = {STR(LOG), buf_view(&ours), STR(LOG "- 2026-04-01 x\n"), NULL, 0, {0}};

		merge_files(&out, &m, &why);
		assert_string_equal(why ? why : "", more ? "a file of more than 1 MiB" : "");
		buf_chr(&ours, '\n');
	}
	buf_free(&ours);
	buf_free(&out);
}

static void
test_markers(void **state)
{
	struct merge m = {STR("---\na: 1\n---\nx\n"), STR("---\na: 2\n---\ny\n"), STR("---\na: 3\n---\nz\n"), NULL, 10, {0}};
	struct buf out = {0};
	const char *why;

	(void)state;
	assert_int_equal(merge_files(&out, &m, &why), 2);
	assert_string_equal(out.p, "---\n<<<<<<<<<< ours\na: 2\n==========\na: 3\n>>>>>>>>>> theirs\n---\n"
	                           "<<<<<<<<<< ours\ny\n==========\nz\n>>>>>>>>>> theirs\n");
	buf_free(&out);
}

static void
test_own_synonyms(void **state)
{
	struct map own = {0};
	struct merge m = {STR("---\nfirma: A\na: 1\n---\n"), STR("---\norg: A\na: 1\n---\n"), STR("---\nfirma: A\na: 2\n---\n"), &own, 0, {0}};
	struct buf out = {0};
	const char *why;

	(void)state;
	*map_put(&own, STR("firma")) = KEY_ORG;
	assert_int_equal(merge_files(&out, &m, &why), 0);
	assert_string_equal(out.p, "---\norg: A\na: 2\n---\n");
	map_free(&own);
	buf_free(&out);
}

/* with a conflict in front-matter and log, everything else is still read, and the conflict reported */
static void
test_reading_conflicts(void **state)
{
	static const char file[] =
		"---\nname: Ana\n<<<<<<< ours\norg: B\n=======\norg: C\n>>>>>>> theirs\ntags: [a, b]\n---\n"
		"## Log\n<<<<<<< ours\n=======\n- 2026-05-02 call: b\n>>>>>>> theirs\n- 2026-05-01 call: a\n";
	struct arena arena = {0};

	(void)state;
	for (unsigned all = 0; all < 2; all++) {
		struct errors errors = {0};
		struct parse p = {.arena = &arena, .errors = &errors, .path = STR("ana.md"), .keys = KEYSET_ALL,
		                  .want = WANT_ENTRIES | (all ? WANT_NO_SHORT_CUT : 0)};
		struct contact c;

		assert_int_equal(contact_parse(&c, str_of(file), &p), 1);
		assert_true(str_eq(contact_name(&c), STR("Ana")));
		assert_true(str_eq(contact_text(&c, KEY_ORG), STR("B")));
		assert_int_equal(contact_field(&c, KEY_TAGS)->n, 2);
		assert_int_equal(c.body.nentries, 2);
		assert_int_equal(errors.n, 2);
		assert_int_equal(errors.v[0].line, 3);
		assert_int_equal(errors.v[1].line, 11);
		errors_free(&errors);
	}
	arena_free(&arena);
}

/* --- by chance: two people change what a third began --- */

enum { KEYS = 6, TAGS = 12, NOTES = 2, MOST = 24 };

struct line {
	unsigned id, version, day;
	char mark;
	bool more;
};

struct lines {
	struct line v[MOST];
	size_t n;
};

struct doc {
	unsigned key[KEYS]; /* its value's number, or 0 */
	struct lines tags, comments, note[NOTES], asks, log;
	bool listed;        /* the tags, line by line */
	bool newest_first, crlf, unended;
	bool loose;
};

struct world {
	uint64_t chance;
	unsigned next; /* number of whatever comes next: no two are equal */
};

static const char *const names[KEYS] = {"org", "title", "tier", "why", "place", "shoe size"};

static void
insert(struct lines *l, size_t at, struct line line)
{
	if (l->n == MOST)
		return;
	memmove(&l->v[at + 1], &l->v[at], (l->n - at) * sizeof(line));
	l->v[at] = line;
	l->n++;
}

static void
delete(struct lines *l, size_t at)
{
	l->n--;
	memmove(&l->v[at], &l->v[at + 1], (l->n - at) * sizeof(l->v[0]));
}

static struct line
new_line(struct world *w)
{
	return (struct line){++w->next, 0, below(&w->chance, 28) + 1, ' ', below(&w->chance, 5) == 0};
}

static void
add_entry(struct world *w, struct doc *d)
{
	struct line e = new_line(w);
	size_t at = 0;

	while (at < d->log.n && (d->newest_first ? d->log.v[at].day > e.day : d->log.v[at].day <= e.day))
		at++;
	insert(&d->log, at, e);
}

static void
add_somewhere(struct world *w, struct lines *l)
{
	insert(l, below(&w->chance, (uint32_t)l->n + 1), new_line(w));
}

static void
begin(struct world *w, struct doc *d)
{
	*d = (struct doc){0};
	d->newest_first = below(&w->chance, 2);
	d->listed = below(&w->chance, 3) == 0;
	d->loose = below(&w->chance, 3) == 0;
	for (size_t i = 0; i < KEYS; i++)
		d->key[i] = below(&w->chance, 3) ? ++w->next : 0;
	for (uint32_t n = below(&w->chance, 6); n; n--)
		add_entry(w, d);
	for (uint32_t n = below(&w->chance, 4); n; n--)
		add_somewhere(w, &d->tags);
	for (uint32_t n = below(&w->chance, 3); n; n--)
		add_somewhere(w, &d->asks);
	for (uint32_t n = below(&w->chance, 2); n; n--)
		add_somewhere(w, &d->comments);
	for (size_t i = 0; i < NOTES; i++)
		for (uint32_t n = below(&w->chance, 4); n; n--)
			add_somewhere(w, &d->note[i]);
}

static void
change(struct world *w, struct doc *d)
{
	struct lines *lists[] = {&d->log, &d->asks, &d->tags, &d->comments, &d->note[0], &d->note[1]};
	struct lines *l = lists[below(&w->chance, 6)];
	uint32_t at = below(&w->chance, l->n ? (uint32_t)l->n : 1);

	switch (below(&w->chance, 12)) {
	case 0: case 1: case 2:
		add_entry(w, d);
		break;
	case 3: case 4:
		if (l == &d->log)
			add_entry(w, d);
		else
			add_somewhere(w, l);
		break;
	case 5: case 6:
		if (l->n)
			delete(l, at);
		break;
	case 7: case 8:
		if (l->n && l != &d->tags)
			l->v[at].version = ++w->next;
		break;
	case 9:
		if (d->asks.n)
			d->asks.v[below(&w->chance, (uint32_t)d->asks.n)].mark = below(&w->chance, 2) ? 'x' : '-';
		break;
	case 10:
		d->key[below(&w->chance, KEYS)] = below(&w->chance, 4) ? ++w->next : 0;
		break;
	default:
		if (below(&w->chance, 3) == 0)
			d->crlf = !d->crlf;
		else if (below(&w->chance, 2))
			d->unended = !d->unended;
		else
			d->listed = !d->listed;
	}
}

static void
write_tags(struct buf *out, const struct doc *d)
{
	if (!d->tags.n)
		return;
	buf_fmt(out, d->listed ? "tags:\n" : "tags: [");
	for (size_t i = 0; i < d->tags.n; i++)
		buf_fmt(out, d->listed ? "  - t%u\n" : i ? ", t%u" : "t%u", d->tags.v[i].id);
	if (!d->listed)
		buf_fmt(out, "]\n");
}

static void
write_doc(struct buf *out, const struct doc *d)
{
	struct buf text = {0};

	buf_fmt(&text, "---\nname: Ana\n");
	for (size_t i = 0; i < KEYS; i++) {
		if (d->key[i])
			buf_fmt(&text, "%s: v%u\n", names[i], d->key[i]);
		if (i == 2)
			write_tags(&text, d);
		if (i == 3)
			for (size_t k = 0; k < d->comments.n; k++)
				buf_fmt(&text, "# c%u %u\n", d->comments.v[k].id, d->comments.v[k].version);
	}
	buf_fmt(&text, "---\n");
	for (size_t i = 0; i < NOTES; i++) {
		if (i && d->note[i].n)
			buf_fmt(&text, "\n## Notes\n");
		for (size_t k = 0; k < d->note[i].n; k++)
			buf_fmt(&text, "%sn%u %u\n", k ? "\n" : "", d->note[i].v[k].id, d->note[i].v[k].version);
	}
	if (d->asks.n)
		buf_fmt(&text, "\n## Asks\n");
	for (size_t i = 0; i < d->asks.n; i++)
		buf_fmt(&text, "- [%c] a%u %u\n", d->asks.v[i].mark, d->asks.v[i].id, d->asks.v[i].version);
	if (d->log.n)
		buf_fmt(&text, "\n## Log\n");
	for (size_t i = 0; i < d->log.n; i++) {
		const struct line *e = &d->log.v[i];

		buf_fmt(&text, "%s- 2026-05-%02u call: e%u %u\n", d->loose ? "\n" : "", e->day, e->id, e->version);
		if (e->more)
			buf_fmt(&text, "  more of e%u\n", e->id);
	}
	buf_clear(out);
	for (size_t i = 0; i + d->unended < text.n; i++) {
		if (text.p[i] == '\n' && d->crlf)
			buf_chr(out, '\r');
		buf_chr(out, text.p[i]);
	}
	buf_free(&text);
}

static bool
has_line(struct str file, struct str wanted)
{
	struct str line, rest = file;

	while (str_line(&line, &rest))
		if (str_eq(str_trim(line), wanted))
			return true;
	return false;
}

/* a line's own name: "e17 0", "t3" */
static bool
mentions(struct str file, char kind, const struct line *l)
{
	char name[64];
	struct str rest = file;

	snprintf(name, sizeof(name), kind == 't' ? "%c%u" : "%c%u %u", kind, l->id, l->version);
	for (;;) {
		size_t at = str_find(rest, str_of(name)), end = at + strlen(name);

		if (at == rest.n)
			return false;
		if (end == rest.n || !char_digit(rest.p[end]))
			return true;
		rest = str_sub(rest, end, rest.n);
	}
}

static const struct line *
find(const struct lines *l, const struct line *wanted)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].id == wanted->id)
			return &l->v[i];
	return NULL;
}

/* what was deleted on `side` and left alone on the other has not come back; what was added is there */
static bool
lines_right(struct str merged, char kind, const struct lines *base, const struct lines *side, const struct lines *other, bool clean)
{
	for (size_t i = 0; i < base->n && clean; i++) {
		const struct line *b = &base->v[i], *o = find(other, b);

		if (!find(side, b) && o && o->version == b->version && o->mark == b->mark && mentions(merged, kind, b)) {
			print_error("%c%u came back\n", kind, b->id);
			return false;
		}
	}
	for (size_t i = 0; i < side->n; i++) {
		const struct line *s = &side->v[i], *b = find(base, s);

		if ((!b || b->version != s->version) && !mentions(merged, kind, s)) {
			print_error("%c%u %u was lost\n", kind, s->id, s->version);
			return false;
		}
	}
	return true;
}

static bool
doc_right(struct str merged, const struct doc *base, const struct doc *side, const struct doc *other, bool clean)
{
	char line[64];

	for (size_t i = 0; i < KEYS; i++) {
		snprintf(line, sizeof(line), "%s: v%u", names[i], side->key[i]);
		if (side->key[i] && side->key[i] != base->key[i] && !has_line(merged, str_of(line))) {
			print_error("%s was lost\n", line);
			return false;
		}
		if (side->key[i] || other->key[i] != base->key[i] || !base->key[i])
			continue;
		snprintf(line, sizeof(line), "%s: v%u", names[i], base->key[i]);
		if (clean && has_line(merged, str_of(line))) {
			print_error("%s came back\n", line);
			return false;
		}
	}
	return lines_right(merged, 'e', &base->log, &side->log, &other->log, clean) &&
	       lines_right(merged, 'a', &base->asks, &side->asks, &other->asks, clean) &&
	       lines_right(merged, 't', &base->tags, &side->tags, &other->tags, clean) &&
	       lines_right(merged, 'c', &base->comments, &side->comments, &other->comments, clean) &&
	       lines_right(merged, 'n', &base->note[0], &side->note[0], &other->note[0], clean) &&
	       lines_right(merged, 'n', &base->note[1], &side->note[1], &other->note[1], clean);
}

struct trial {
	struct doc doc[3];
	struct buf file[3], merged, turned, again;
	const char *why;
};

static int
merge_bufs(struct buf *out, const struct buf *base, const struct buf *ours, const struct buf *theirs, const char **why)
{
	struct merge m = {buf_view(base), buf_view(ours), buf_view(theirs), NULL, 0, {0}};

	return merge_files(out, &m, why);
}

static bool
same_lines(const struct lines *a, const struct lines *b)
{
	return a->n == b->n && memcmp(a->v, b->v, a->n * sizeof(a->v[0])) == 0;
}

/* whether no section of prose was changed on both sides: to merge lines again is another matter */
static bool
notes_apart(const struct doc d[3])
{
	for (size_t i = 0; i < NOTES; i++)
		if (!same_lines(&d[0].note[i], &d[1].note[i]) && !same_lines(&d[0].note[i], &d[2].note[i]))
			return false;
	return true;
}

/* of the lines, in whatever order */
static uint64_t
lines_sum(const struct buf *file)
{
	struct str line, rest = buf_view(file);
	uint64_t sum = 0;

	while (str_line(&line, &rest))
		sum += mix(map_hash(line));
	return sum;
}

/* what went wrong, or NULL */
static const char *
try(struct trial *t, int *conflicts)
{
	struct str merged;
	const char *why;

	for (size_t i = 0; i < 3; i++)
		write_doc(&t->file[i], &t->doc[i]);
	*conflicts = merge_bufs(&t->merged, &t->file[0], &t->file[1], &t->file[2], &t->why);
	merged = buf_view(&t->merged);
	if (merge_bufs(&t->turned, &t->file[0], &t->file[2], &t->file[1], &why) != *conflicts)
		return "conflicts depend on the side";
	if (!*conflicts && !str_eq(merged, buf_view(&t->turned)))
		return "the result depends on the side";
	if (!doc_right(merged, &t->doc[0], &t->doc[1], &t->doc[2], !*conflicts) ||
	    !doc_right(merged, &t->doc[0], &t->doc[2], &t->doc[1], !*conflicts))
		return "not all is there, or more";
	/* where line ends were all that changed the result is the base, and each side now the only one to change it */
	for (size_t i = 1; i < 3 && !*conflicts && notes_apart(t->doc) && !str_eq(merged, buf_view(&t->file[0])); i++)
		if (merge_bufs(&t->again, &t->file[0], &t->merged, &t->file[i], &why) || lines_sum(&t->again) != lines_sum(&t->merged))
			return "merged again it changes";
	if (t->why)
		return "not merged as a contact";
	return NULL;
}

static void
test_chance(void **state)
{
	size_t n = sample_rounds(2000, 100000), clean = 0;
	struct trial t = {.why = NULL};

	(void)state;
	for (size_t i = 0; i < n; i++) {
		struct world w = {.chance = sample_seed() + i};
		const char *wrong;
		int conflicts;

		begin(&w, &t.doc[0]);
		t.doc[1] = t.doc[2] = t.doc[0];
		for (size_t side = 1; side < 3; side++)
			for (uint32_t k = below(&w.chance, 6) + 1; k; k--)
				change(&w, &t.doc[side]);
		wrong = try(&t, &conflicts);
		if (wrong) {
			print_error("round %zu of SEED=%" PRIu64 ": %s (%d conflicts, %s)\n--- base\n%s\n--- ours\n%s\n--- theirs\n%s\n--- merged\n%s\n",
			            i, sample_day(), wrong, conflicts, t.why ? t.why : "a contact", t.file[0].p, t.file[1].p, t.file[2].p,
			            t.merged.p);
			print_error("--- turned\n%s\n--- again\n%s\n", t.turned.p, t.again.p ? t.again.p : "");
			fail();
		}
		clean += !conflicts;
	}
	/* there must be something to look at */
	assert_in_range(clean, n / 3, n - n / 50);
	for (size_t i = 0; i < 3; i++)
		buf_free(&t.file[i]);
	buf_free(&t.merged);
	buf_free(&t.turned);
	buf_free(&t.again);
}

/* --- two contacts become one --- */

static int
join(struct buf *out, struct str ours, struct str theirs, const char **why)
{
	struct merge m = {.ours = ours, .theirs = theirs, .joined = STR("b")};

	return merge_files(out, &m, why);
}

static const struct {
	const char *name, *ours, *theirs, *expected;
} joined[] = {
	{"the same value", "---\norg: A\n---\n", "---\norg: A\n---\n", "---\norg: A\n---\n"},
	{"two values", "---\norg: A # x\n# y\n---\n", "---\norg: B # z\n---\n", "---\norg: A # x\n# b: org: B # z\n# y\n---\n"},
	{"under two names", "---\ncompany: A\n---\n", "---\norg: B\n---\n", "---\ncompany: A\n# b: org: B\n---\n"},
	{"of several lines", "---\nwhy: |\n  a\n---\n", "---\nwhy: >\n  b\n\n  c\n---\n",
	 "---\nwhy: |\n  a\n# b: why: >\n# b:   b\n# b:   c\n---\n"},
	{"done before", "---\norg: A\n# b: org: B\n---\n", "---\norg: B\n---\n", "---\norg: A\n# b: org: B\n---\n"},
	{"lists", "---\ntags: [a, b]\nurl: u\nmine: [x]\n---\n", "---\ntags:\n- b\n- c\nurl: v\nmine: [y]\n---\n",
	 "---\ntags: [a, b, c]\nurl: [u, v]\nmine: [x, y]\n---\n"},
	{"a list with comments is a comment", "---\ntags: [a]\n---\n", "---\ntags:\n- b # x\n---\n",
	 "---\ntags: [a]\n# b: tags:\n# b: - b # x\n---\n"},
	{"a map", "---\nmap: {a: 1}\n---\n", "---\nmap: {b: 1}\n---\n", "---\nmap: {a: 1}\n# b: map: {b: 1}\n---\n"},
	{"prose", FRONT "one\n", FRONT "two\n", FRONT "one\n\ntwo\n"},
	{"the same prose", FRONT "one\n\ntwo\n", FRONT "two\n", FRONT "one\n\ntwo\n"},
	{"part of a line is not the same", FRONT "one two\n", FRONT "two\n", FRONT "one two\n\ntwo\n"},
	{"prose of one alone", FRONT, FRONT "two\n", FRONT "two\n"},
	{"sections", FRONT "## A\none\n## B\nx\n", FRONT "## a\ntwo\n## C\ny\n", FRONT "## A\none\n\ntwo\n## B\nx\n## C\ny\n"},
	{"logs", LOG, FRONT "## Log\n- 2026-05-04 d\n- 2026-05-02 call: b\n",
	 FRONT "## Log\n- 2026-05-04 d\n- 2026-05-03 call: c\n- 2026-05-02 call: b\n- 2026-05-01 call: a\n"},
	{"line ends of ours", "---\r\norg: A\r\n---\r\n", "---\ntitle: X\n---\n", "---\r\norg: A\r\ntitle: X\r\n---\r\n"},
	{"no last line end in ours", FRONT "one", FRONT "two\n", FRONT "one\n\ntwo"},
};

static void
test_joined(void **state)
{
	struct buf out = {0};
	const char *why;
	size_t bad = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(joined) / sizeof(joined[0]); i++) {
		int conflicts = join(&out, str_of(joined[i].ours), str_of(joined[i].theirs), &why);

		if (conflicts || why || !str_eq(buf_view(&out), str_of(joined[i].expected))) {
			print_error("%s: %d conflicts, %s\n%s\n", joined[i].name, conflicts, why ? why : "a contact", out.p);
			bad++;
		}
	}
	assert_int_equal(bad, 0);
	buf_free(&out);
}

/* whether a line of a joined file is in the result: itself, in a comment, or as an item of a list */
static bool
kept(struct str merged, struct str line)
{
	struct str item = str_trim(line);

	if (!item.n || str_find(merged, item) < merged.n)
		return true;
	/* "tags: [t1, t2]" */
	if (!str_skip(&item, STR("tags: [")) && !str_skip(&item, STR("- ")))
		return false;
	while (item.n) {
		struct str tag;

		item = str_cut(&tag, item, ',');
		tag = str_trim(tag);
		if (str_ends(tag, STR("]")))
			tag.n--;
		if (tag.n && str_find(merged, tag) == merged.n)
			return false;
	}
	return true;
}

static bool
all_kept(struct str merged, const struct buf *file)
{
	struct str line, rest = buf_view(file);

	while (str_line(&line, &rest))
		if (!str_eq(line, STR("tags:")) && !kept(merged, line))
			return false;
	return true;
}

/* nothing is lost, nothing is disputed, and joined again nothing changes */
static void
test_joined_chance(void **state)
{
	size_t n = sample_rounds(1000, 50000);
	struct buf file[2] = {{0}}, out = {0}, again = {0};
	const char *why;

	(void)state;
	for (size_t i = 0; i < n; i++) {
		struct world w = {.chance = sample_seed() + i};
		struct doc d[2];

		begin(&w, &d[0]);
		if (below(&w.chance, 2))
			begin(&w, &d[1]);
		else
			d[1] = d[0];
		for (uint32_t k = below(&w.chance, 6); k; k--)
			change(&w, &d[below(&w.chance, 2)]);
		write_doc(&file[0], &d[0]);
		write_doc(&file[1], &d[1]);
		if (join(&out, buf_view(&file[0]), buf_view(&file[1]), &why) || why || !all_kept(buf_view(&out), &file[0]) ||
		    !all_kept(buf_view(&out), &file[1]) || join(&again, buf_view(&out), buf_view(&file[1]), &why) || why ||
		    !str_eq(buf_view(&again), buf_view(&out))) {
			print_error("round %zu of SEED=%" PRIu64 "\n--- ours\n%s\n--- theirs\n%s\n--- joined\n%s\n--- again\n%s\n", i,
			            sample_day(), file[0].p, file[1].p, out.p, again.p ? again.p : "");
			fail();
		}
	}
	buf_free(&file[0]);
	buf_free(&file[1]);
	buf_free(&out);
	buf_free(&again);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_triples),
		cmocka_unit_test(test_many_sections),
		cmocka_unit_test(test_one_side),
		cmocka_unit_test(test_binary),
		cmocka_unit_test(test_why),
		cmocka_unit_test(test_size),
		cmocka_unit_test(test_markers),
		cmocka_unit_test(test_own_synonyms),
		cmocka_unit_test(test_reading_conflicts),
		cmocka_unit_test(test_chance),
		cmocka_unit_test(test_joined),
		cmocka_unit_test(test_joined_chance),
	};
	int ret;

	/* once, and not for each text: it takes its time */
	git_libgit2_init();
	ret = cmocka_run_group_tests(tests, NULL, NULL);
	git_libgit2_shutdown();
	return ret;
}
