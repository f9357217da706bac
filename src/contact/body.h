/* SPDX-License-Identifier: ISC */
#ifndef TEND_BODY_H
#define TEND_BODY_H

#include "contact/entry.h"
#include "contact/front.h"
#include "contact/link.h"
#include "contact/task.h"

/*
 * The Markdown below the front-matter: log entries, tasks and links. The only file
 * that includes cmark.
 */
struct body {
	struct entry *entry; /* in the order of the file */
	/* what each entry says, Markdown as written; NULL without WANT_TEXTS */
	struct str *text;
	struct link *link;
	struct task *task;   /* asks and promises, in the order of the file */
	/* with WANT_PLACES: of each entry, from its text (behind the marker) to its end */
	struct span *place;
	/*
	 * with WANT_PLACES: by kind, the first section of each, from behind its heading to its end;
	 * else NULL
	 */
	struct span *tasks;
	struct span *log;    /* with WANT_PLACES: of each log, from behind its heading to its end */
	uint32_t nentries, nlinks, nlogs, ntasks;
};

/* which parts are wanted: no work for what nobody asks */
enum {
	WANT_ENTRIES = 1, /* without their texts */
	WANT_TEXTS = 2,   /* the texts of entries */
	WANT_LINKS = 4,
	WANT_RAW = 8,     /* the whole file as it is (contact.h) */
	WANT_LINT = 16,   /* tell of entries that are odd, though they can be read */
	WANT_TASKS = 128, /* asks and promises */
	/* where entries and logs stand, as offsets into the body: for who writes */
	WANT_PLACES = 64,
	/* cmark and libyaml for everything: for the tests of the short cuts */
	WANT_NO_SHORT_CUT = 32,
};

/*
 * Parses `text`, whose first line is `line` of its file. What it returns lives
 * in p->arena. Items that look like entries and are none are told, so are the
 * limits of guard.h; the rest is read. Parsing takes at most BODY_BUDGET bytes,
 * from bump.h.
 */
void body_parse(struct body *out, struct str text, uint32_t line, struct parse *p);

/*
 * Appends Markdown as HTML, of which nothing runs: raw HTML is left out, and so are addresses of
 * javascript:, vbscript:, file: and data: (pictures aside). What guard.h lets not pass is told in
 * p->errors, and left out. 0; or -1 with nothing appended, told too, when it takes more than
 * BODY_BUDGET bytes.
 */
int body_html(struct buf *out, struct str markdown, struct parse *p);

/* where the links of a text are to lead */
struct relink {
	/*
	 * Appends the address that takes the place of `to`: of a link or a picture its address as
	 * written, of a wiki-link (`wiki`) what stands between the brackets. False for none: it is
	 * left as its text then.
	 */
	bool (*to)(struct buf *out, struct str to, bool wiki, void *arg);
	void *arg;
};

/*
 * The same for a page of its own, of text that begins on that line of its file: links lead where
 * `relink` says; pictures are links to them, raw HTML is shown as what is written, and a heading of
 * the first level is one of the second. 1 if what was appended is not all of it.
 */
int body_page(struct buf *out, struct str markdown, uint32_t line, const struct relink *relink,
              struct parse *p);

#define BODY_BUDGET (256u << 20)

#endif
