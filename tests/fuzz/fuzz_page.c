/* SPDX-License-Identifier: ISC */
/*
 * Any bytes as a book, written in every form that others read, for libFuzzer. Pages and briefs are
 * HTML whose elements nest and which has no script and no address that the file could have made;
 * feeds and cards are read back by libical and by our own reader; a journal has its lines; a map
 * its nodes.
 */
#include <stdint.h>

#include "account/dates.h"
#include "calendar/calendar.h"
#include "page/dot.h"
#include "page/page.h"
#include "print/brief_text.h"
#include "print/ics_feed.h"
#include "print/journal.h"
#include "vcf/vcard.h"
#include "vcf/vcf.h"

#include "fuzz_book.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { DEPTH = 400 };

static day
here(day d, int32_t second)
{
	(void)second;
	return d;
}

static bool
one_of(struct str name, const char *const *v)
{
	while (*v && !str_eq(name, str_of(*v)))
		v++;
	return *v != NULL;
}

/* what no page of ours has, unless a file made it */
static void
check_tag(struct str name, struct str tag)
{
	static const char *const never[] = {"iframe", "object", "embed",  "form",
					    "base",   "frame",  "applet", NULL};

	fuzz_must(!one_of(name, never), "a tag", tag);
	fuzz_must(str_find(tag, STR("javascript:")) == tag.n &&
			  str_find(tag, STR(" on")) >= str_chr(tag, '"'),
		  "a script", tag);
}

/* the end of the tag that begins at s, past quoted values */
static size_t
tag_end(struct str s)
{
	bool quoted = false;
	size_t i = 0;

	while (i < s.n && (quoted || s.p[i] != '>'))
		quoted ^= s.p[i++] == '"';
	fuzz_must(i < s.n, "a tag without an end", s);
	return i + 1;
}

/* every element that begins ends, in its order */
static void
check_html(struct str all)
{
	static const char *const empty[] = {"meta", "br",       "hr",       "img", "input",
					    "link", "!doctype", "!DOCTYPE", NULL};
	struct str open[DEPTH], s = all;
	size_t n = 0;

	while ((s = str_sub(s, str_chr(s, '<'), s.n)).n) {
		struct str tag = str_sub(s, 0, tag_end(s)), name = str_sub(tag, 1, tag.n - 1);
		bool end = name.n && *name.p == '/';
		size_t letters = 0;

		name = str_sub(name, end, name.n);
		while (letters < name.n && (char_alpha(name.p[letters]) ||
					    char_digit(name.p[letters]) || name.p[letters] == '!'))
			letters++;
		name = str_sub(name, 0, letters);
		s = str_sub(s, tag.n, s.n);
		/* cmark leaves this in place of HTML that a note has */
		if (str_starts(tag, STR("<!--")))
			continue;
		fuzz_must(name.n != 0, "no tag", tag);
		check_tag(name, tag);
		if (end) {
			fuzz_must(n > 0 && str_eq(open[n - 1], name), "an end without a beginning",
				  tag);
			n--;
		} else if (!one_of(name, empty) && tag.p[tag.n - 2] != '/') {
			fuzz_must(n < DEPTH, "deep", tag);
			open[n++] = name;
		}
		if (!end && (str_eq(name, STR("style")) || str_eq(name, STR("script"))))
			s = str_sub(s, str_find(s, STR("</")), s.n);
	}
	fuzz_must(n == 0, "an element that does not end", n ? open[n - 1] : all);
}

static void
check_pages(struct fuzz_book *f)
{
	struct parse p = {.errors = &f->errors, .arena = &f->arena};
	struct garden garden;
	struct pages pages;
	struct buf out = {0};

	garden_open(&garden, &f->book.set, &f->book.own, STR(""));
	pages_open(&pages, &f->book, &f->people, day_of(2026, 9, 1));
	page_garden(&out, &pages, &garden);
	check_html(buf_view(&out));
	pages_brief(&pages);
	for (size_t i = 0; i < f->people.n; i++) {
		buf_clear(&out);
		page_person(&out, &pages, f->people.who[i], &p);
		check_html(buf_view(&out));
	}
	for (size_t i = 0; i < 4; i++) {
		static void (*const page[])(struct buf *, const struct pages *) = {
			page_index, page_due, page_map, page_weeks};

		buf_clear(&out);
		page[i](&out, &pages);
		check_html(buf_view(&out));
	}
	buf_clear(&out);
	dot_map(&out, &pages.mesh);
	fuzz_must(str_starts(buf_view(&out), STR("graph ")) && str_ends(buf_view(&out), STR("}\n")),
		  "no graph", buf_view(&out));
	pages_close(&pages);
	garden_close(&garden);
	buf_free(&out);
}

static void
check_feed(struct fuzz_book *f, bool todo)
{
	struct errors errors = {0};
	struct calendar c = {.errors = &errors, .here = here};
	struct ics_feed feed = {
		.book = &f->book,
		.people = &f->people,
		.today = day_of(2026, 9, 1),
		.until = day_of(2027, 9, 1),
		.todo = todo,
		.alarm = ICS_NO_ALARM,
		.kinds = ICS_FEED_ALL,
	};
	struct buf out = {0};

	ics_feed_add(&out, &feed);
	for (struct str line, rest = buf_view(&out); rest.n;) {
		rest = str_cut(&line, rest, '\n');
		fuzz_must(line.n <= 76 && str_ends(line, STR("\r")), "a line", line);
	}
	calendar_read(&c, buf_view(&out), STR("x"));
	for (size_t i = 0; i < errors.n; i++)
		fuzz_must(str_starts(errors.v[i].what, STR("characters were lost")),
			  errors.v[i].what.p, buf_view(&out));
	calendar_free(&c);
	errors_free(&errors);
	buf_free(&out);
}

static void
check_cards(const struct fuzz_book *f)
{
	struct cards cards = {0};
	struct buf out = {0};

	for (size_t i = 0; i < f->people.n; i++)
		vcard_add(&out, &f->book.contact[f->people.who[i]], STR("urn:uuid:1"), STR(""),
			  NULL, VCARD_3 | VCARD_SHARE);
	vcf_read(&cards, buf_view(&out), STR("x"));
	fuzz_must(cards.n == f->people.n, "read back", buf_view(&out));
	cards_free(&cards);
	buf_free(&out);
}

static void
check_journal(const struct fuzz_book *f)
{
	struct buf out = {0};

	for (size_t i = 0; i < f->people.n; i++) {
		const struct contact *c = &f->book.contact[f->people.who[i]];

		for (size_t k = 0; k < c->body.nentries; k++) {
			struct str first, second, third, rest;

			if (c->body.entry[k].sign == '.' || !c->body.entry[k].sign)
				continue;
			buf_clear(&out);
			journal_entry(&out, c, &f->book.set, &c->body.entry[k]);
			rest = str_cut(&first, buf_view(&out), '\n');
			rest = str_cut(&second, rest, '\n');
			rest = str_cut(&third, rest, '\n');
			fuzz_must(!rest.n && !third.n && char_digit(*first.p) &&
					  str_starts(second, STR("    (")),
				  "a journal", buf_view(&out));
			fuzz_must(str_chr(first, ';') == first.n && str_chr(first, '|') == first.n,
				  "a comment", first);
		}
	}
	buf_free(&out);
}

static void
check_briefs(struct fuzz_book *f)
{
	struct briefing *b = brief_open(&f->book, day_of(2026, 9, 1), NULL, 0, &f->arena);
	struct parse p = {.errors = &f->errors, .arena = &f->arena};
	struct buf page = {0}, out = {0};

	brief_text_html_begin(&out, STR("x"));
	for (size_t i = 0; i < f->people.n; i++) {
		const struct contact *c = &f->book.contact[f->people.who[i]];
		const struct fact *fact;
		size_t n;

		brief_of(&fact, &n, b, f->people.who[i]);
		buf_clear(&page);
		brief_text_page(&page, BRIEF_TEXT_TERMINAL, contact_name(c), fact, n);
		buf_clear(&page);
		brief_text_page(&page, BRIEF_TEXT_MARKDOWN, contact_name(c), fact, n);
		brief_text_html(&out, buf_view(&page), &p);
	}
	brief_text_html_end(&out);
	check_html(buf_view(&out));
	brief_close(b);
	buf_free(&page);
	buf_free(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_book f;

	fuzz_book_open(&f, (struct str){(const char *)data, size});
	check_cards(&f);
	check_journal(&f);
	check_feed(&f, false);
	check_feed(&f, true);
	check_briefs(&f);
	check_pages(&f);
	fuzz_book_close(&f);
	return 0;
}
