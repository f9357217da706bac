/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <unistd.h>

#include "read/mbox.h"

bool
lines_next(struct str *line, bool *begins, struct lines *l)
{
	size_t n;

	for (;;) {
		struct str had = {l->piece + l->from, l->to - l->from};
		ssize_t got;

		n = str_chr(had, '\n');
		if (n < had.n || had.n == PIECE)
			break;
		memmove(l->piece, had.p, had.n);
		l->from = 0;
		l->to = had.n;
		do
			got = read(l->fd, l->piece + l->to, PIECE - l->to);
		while (got < 0 && errno == EINTR);
		if (got <= 0)
			l->error = got < 0 ? errno : 0;
		if (got <= 0 && (got < 0 || !l->to))
			return false;
		if (got <= 0)
			break;
		l->to += (size_t)got;
	}
	*begins = !l->within;
	l->within = n == l->to - l->from;
	*line = (struct str){l->piece + l->from, n + !l->within};
	l->from += line->n;
	return true;
}

enum at { OUTSIDE, MARKED, IN_HEAD, READ };

struct mbox_scan {
	struct mailbox *box;
	struct str path;
	enum at at;
	bool mbox;       /* an mbox; else a single message */
	bool found, cut;
	uint32_t number; /* line number */
	uint32_t begin;  /* line number of the message's first header */
};

void
mbox_report(const struct mailbox *box, struct str path, uint32_t line, const char *what)
{
	if (line)
		errors_add(box->errors, STR(""), 0, 0, "%.*s:%u:1: %s", STR_ARG(path), (unsigned)line, what);
	else
		errors_add(box->errors, STR(""), 0, 0, "%.*s: %s", STR_ARG(path), what);
}

bool
mbox_marks(struct str line)
{
	return str_starts(line, STR("From "));
}

/* "Name:", of printable characters */
static bool
is_header(struct str line)
{
	size_t i = 0, n;

	while (i < line.n && line.p[i] > ' ' && line.p[i] < 0x7f && line.p[i] != ':')
		i++;
	n = i;
	while (i < line.n && char_blank(line.p[i]))
		i++;
	return n && i < line.n && line.p[i] == ':';
}

bool
mbox_header(struct str line)
{
	size_t n = 0;

	while (n < line.n && (char_alpha(line.p[n]) || char_digit(line.p[n]) || line.p[n] == '-'))
		n++;
	return n && n + 1 < line.n && line.p[n] == ':' && strchr(" \t\r\n", line.p[n + 1]);
}

static void
end_head(struct mbox_scan *s)
{
	if (s->cut)
		mbox_report(s->box, s->path, s->begin, "headers longer than 1 MiB: the rest of them is not read");
	s->box->take(s->box->arg, s->path, s->begin, buf_view(&s->box->head));
	s->box->found++;
	s->found = true;
	s->at = s->mbox ? OUTSIDE : READ;
}

static void
begin_head(struct mbox_scan *s)
{
	buf_clear(&s->box->head);
	s->begin = s->number;
	s->cut = false;
	s->at = IN_HEAD;
}

static void
add_head(struct mbox_scan *s, struct str line)
{
	if (s->cut || s->box->head.n + line.n > MAILBOX_HEAD)
		s->cut = true;
	else
		buf_str(&s->box->head, line);
	/* after too long headers a file with one message need not be read further */
	if (s->cut && !s->mbox)
		end_head(s);
}

static void
take_line(struct mbox_scan *s, struct str line, bool begins)
{
	s->number += begins;
	if (begins && (s->mbox || s->number == 1) && mbox_marks(line)) {
		if (s->at == IN_HEAD)
			end_head(s);
		s->at = MARKED;
		return;
	}
	if (begins && s->at == MARKED) {
		s->at = OUTSIDE;
		if (is_header(line))
			begin_head(s);
	}
	if (s->at != IN_HEAD)
		return;
	if (begins && (str_eq(line, STR("\n")) || str_eq(line, STR("\r\n"))))
		end_head(s);
	else
		add_head(s, line);
}

void
mbox_scan(struct mailbox *box, struct lines *l, struct str path, struct str line, bool many)
{
	bool marked = mbox_marks(line), begins = true;
	struct mbox_scan s = {.box = box, .path = path, .mbox = marked && many};

	if (!marked && !is_header(line)) {
		mbox_report(box, path, 1, "no mail: it begins neither with a header nor as an mbox does");
		return;
	}
	if (!marked) {
		begin_head(&s);
		s.begin = 1;
	}
	do
		take_line(&s, line, begins);
	while (s.at != READ && lines_next(&line, &begins, l));
	if (l->error)
		mbox_report(box, path, 0, strerror(l->error));
	if (s.at == IN_HEAD)
		end_head(&s);
	if (!s.found)
		mbox_report(box, path, 1, "no message in it");
}
