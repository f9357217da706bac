/* SPDX-License-Identifier: ISC */
#include "base/mem.h"
#include "vcf/vcf_line.h"

/*
 * programs that fold at a byte count fold no line before this; a shorter 2.1 line was folded at a
 * blank, which is kept
 */
#define COUNTED 70

bool
vcf_same(struct str a, struct str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (char_upper(a.p[i]) != char_upper(b.p[i]))
			return false;
	return true;
}

bool
vcf_starts(struct str s, struct str with)
{
	return vcf_same(str_sub(s, 0, with.n), with);
}

bool
vcf_is(struct str line, struct str name)
{
	struct str head, value;

	line = str_trim(line);
	/* fast path: nearly all lines end here */
	if (!line.n || char_upper(line.p[0]) != name.p[0])
		return false;
	value = str_cut(&head, line, ':');
	return vcf_same(str_trim(head), name) && vcf_same(str_trim(value), STR("VCARD"));
}

/* the next line of the file; CR CR LF, which careless copies make of CRLF, is one line end */
static bool
physical(struct str *line, struct vcf_source *s)
{
	if (!str_line(line, &s->rest))
		return false;
	if (s->rest.p == line->p + line->n + 1 && s->rest.p[-1] == '\r')
		str_skip(&s->rest, STR("\r\n"));
	s->line++;
	str_skip(line, STR("\xEF\xBB\xBF"));
	str_skip(line, s->indent);
	return true;
}

static bool
peek(struct str *line, const struct vcf_source *s)
{
	struct vcf_source ahead = *s;

	return physical(line, &ahead);
}

/* the encoding of the line being unfolded, as far as is known */
enum encoding { UNKNOWN, PLAIN, QUOTED, BASE64 };

struct unfolding {
	struct buf *out;
	struct vcf_source *s;
	/* where the line begins in out, and how far the search for its colon got */
	size_t begin, at;
	size_t last;         /* length of the last physical line */
	bool in_quotes;
	enum encoding encoding;
	/* what to do with a blank at the beginning of a quoted-printable line */
	enum { UNDECIDED, KEPT, DROPPED } blanks;
};

static enum encoding
encoding_of(struct str head)
{
	struct str param, name, value;

	for (head = str_cut(&param, head, ';'); head.n;) {
		head = str_cut(&param, head, ';');
		value = str_cut(&name, param, '=');
		if (name.n < param.n && !vcf_same(str_trim(name), STR("ENCODING")))
			continue;
		value = str_trim(name.n < param.n ? value : param);
		if (vcf_same(value, STR("QUOTED-PRINTABLE")))
			return QUOTED;
		if (vcf_same(value, STR("BASE64")) || vcf_same(value, STR("B")))
			return BASE64;
	}
	return PLAIN;
}

/* continues the search for the colon */
static void
look(struct unfolding *u)
{
	const struct buf *b = u->out;

	for (; u->encoding == UNKNOWN && u->at < b->n; u->at++) {
		if (b->p[u->at] == '"')
			u->in_quotes = !u->in_quotes;
		else if (b->p[u->at] == ':' && !u->in_quotes)
			u->encoding = encoding_of(str_sub(buf_view(b), u->begin, u->at));
	}
}

/* removes blanks at the end; true if a quoted-printable line ends in "=" and so continues */
static bool
goes_on(struct str *line)
{
	while (line->n && char_blank(line->p[line->n - 1]))
		line->n--;
	return line->n && line->p[line->n - 1] == '=';
}

static bool
ends_value(struct str line)
{
	return !str_trim(line).n || vcf_is(line, STR("END")) || vcf_is(line, STR("BEGIN"));
}

/*
 * By its rules, a blank at the beginning of a quoted-printable line is text; but some programs also
 * fold these lines. They do if all lines begin with a blank, and there are two or blanks are
 * encoded ("=20").
 */
static void
decide(struct unfolding *u)
{
	struct vcf_source ahead = *u->s;
	struct str line;
	size_t n = 0;
	bool more = true;

	u->blanks = KEPT;
	while (more && physical(&line, &ahead) && !ends_value(line)) {
		if (!char_blank(line.p[0]))
			return;
		more = goes_on(&line);
		n++;
	}
	if (n > 1 || !memchr(u->out->p + u->at, ' ', u->out->n - u->at))
		u->blanks = DROPPED;
}

/* quoted-printable: appends a continuation line; false if there is none */
static bool
soft(struct unfolding *u)
{
	struct str value = str_sub(buf_view(u->out), u->begin, u->out->n), line;

	if (!goes_on(&value))
		return false;
	u->out->n = u->begin + value.n - 1;
	u->out->p[u->out->n] = '\0';
	if (!peek(&line, u->s) || ends_value(line))
		return false;
	if (u->blanks == UNDECIDED)
		decide(u);
	physical(&line, u->s);
	/* a TAB is never text here */
	if (!str_skip(&line, STR("\t")) && u->blanks == DROPPED && char_blank(line.p[0]))
		line = str_sub(line, 1, line.n);
	buf_str(u->out, line);
	return true;
}

/* base64: appends a line of data; any other line has a colon or is blank */
static bool
base64(struct unfolding *u)
{
	struct str line;

	if (!peek(&line, u->s))
		return false;
	line = str_trim(line);
	for (size_t i = 0; i < line.n; i++)
		if (!char_alpha(line.p[i]) && !char_digit(line.p[i]) && !strchr("+/=", line.p[i]))
			return false;
	if (!line.n)
		return false;
	buf_str(u->out, line);
	return physical(&line, u->s);
}

/* an indented END closes the card if no other END follows */
static bool
is_end(struct str line, const struct vcf_source *s)
{
	struct vcf_source ahead = *s;

	if (!vcf_is(line, STR("END")))
		return false;
	physical(&line, &ahead);
	while (physical(&line, &ahead))
		if (str_trim(line).n)
			return vcf_is(line, STR("BEGIN"));
	return true;
}

/* appends a line that begins with a blank */
static bool
folded(struct unfolding *u)
{
	struct str line;

	if (!peek(&line, u->s) || !line.n || !char_blank(line.p[0]) || is_end(line, u->s))
		return false;
	physical(&line, u->s);
	if (u->s->old && u->encoding == PLAIN && u->last < COUNTED) {
		line = str_trim(line);
		buf_chr(u->out, ' ');
	} else {
		line = str_sub(line, 1, line.n);
	}
	buf_str(u->out, line);
	u->last = line.n + 1;
	return true;
}

static bool
more(struct unfolding *u)
{
	look(u);
	if (u->encoding == BASE64)
		return base64(u);
	return (u->encoding == QUOTED && soft(u)) || folded(u);
}

bool
vcf_unfold(struct buf *out, struct vcf_source *s, uint32_t *line)
{
	struct unfolding u = {.out = out, .s = s, .begin = out->n, .at = out->n};
	struct str first;

	do {
		*line = s->line;
		if (!physical(&first, s))
			return false;
	} while (!str_trim(first).n);
	buf_str(out, first);
	s->first = first;
	u.last = first.n;
	while (s->inside && !vcf_is(first, STR("BEGIN")) && !vcf_is(first, STR("END")) && more(&u))
		;
	return true;
}

/* decodes a parameter in place: removes quotes and resolves the escapes of RFC 6868 */
struct taking {
	char *from, *to, *end;
	bool old, quotes; /* `quotes`: a closing quote may follow */
};

static void
take_quoted(struct taking *t, const char *close)
{
	while (t->from < close) {
		char next = t->from + 1 < close ? t->from[1] : 0;
		char c = *t->from++;

		if (c == '^' && !t->old && (next == 'n' || next == '\'' || next == '^')) {
			c = (char)(next == 'n' ? '\n' : next == '\'' ? '"' : '^');
			t->from++;
		}
		*t->to++ = c;
	}
}

/* up to the next ';' or ':' outside quotes */
static struct str
take(struct taking *t, bool name)
{
	char *begin = t->to;

	while (t->from < t->end && *t->from != ';' && *t->from != ':' && !(name && *t->from == '=')) {
		char *next = t->from + 1;
		char *close = *t->from == '"' && !name && t->quotes ? memchr(next, '"', (size_t)(t->end - next)) : NULL;

		if (close) {
			t->from = next;
			take_quoted(t, close);
			t->from = close + 1;
			continue;
		}
		if (*t->from == '"')
			t->quotes = false;
		take_quoted(t, *t->from == '^' && next < t->end && strchr("n'^", *next) ? next + 1 : next);
	}
	return str_trim((struct str){begin, (size_t)(t->to - begin)});
}

static void
take_param(struct vcf_param *p, struct taking *t)
{
	t->to = ++t->from;
	*p = (struct vcf_param){STR(""), take(t, true)};
	if (t->from == t->end || *t->from != '=')
		return;
	p->name = p->value;
	t->to = ++t->from;
	p->value = take(t, false);
}

static bool
is_name(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!char_alpha(s.p[i]) && !char_digit(s.p[i]) && s.p[i] != '-' && s.p[i] != '_')
			return false;
	return s.n != 0 && s.n <= VCF_NAME_MAX;
}

bool
vcf_split(struct vcf_line *l, struct vcf_params *params, char *bytes, size_t n, bool old)
{
	struct taking t = {bytes, bytes, bytes + n, old, true};
	struct str head = take(&t, true);
	size_t dot = str_chr(head, '.');

	for (size_t i = 0; i < dot && dot < head.n; i++)
		bytes[i] = (char)(char_upper(bytes[i]) == bytes[i] && char_alpha(bytes[i]) ? bytes[i] | 0x20 : bytes[i]);
	l->group = dot < head.n ? str_sub(head, 0, dot) : STR("");
	l->name = dot < head.n ? str_sub(head, dot + 1, head.n) : head;
	l->all = params;
	l->param = params->n;
	if (!is_name(l->name))
		return false;
	while (t.from < t.end && *t.from == ';') {
		params->v = mem_reserve(params->v, params->n, &params->cap, sizeof(*params->v));
		take_param(&params->v[params->n++], &t);
	}
	l->nparams = params->n - l->param;
	if (t.from == t.end || *t.from != ':')
		return false;
	l->value = (struct str){t.from + 1, (size_t)(t.end - t.from - 1)};
	return true;
}

struct str
vcf_param(const struct vcf_line *l, struct str name)
{
	for (size_t i = 0; i < l->nparams; i++)
		if (vcf_same(l->all->v[l->param + i].name, name))
			return l->all->v[l->param + i].value;
	return STR("");
}
