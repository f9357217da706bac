/* SPDX-License-Identifier: ISC */
#include "contact/entry.h"

enum { DATE_LEN = 10, OPEN_WIKI = 5 };

/* skips line ends too: an editor may break an entry after its date */
static void
skip_blanks(struct str *s)
{
	while (s->n && (s->p[0] == ' ' || s->p[0] == '\t' || s->p[0] == '\n' || s->p[0] == '\r'))
		*s = str_sub(*s, 1, s->n);
}

/* skips the first of n texts that s starts with; returns its index, or -1 */
static int
skip_any(struct str *s, const struct str *what, int n)
{
	/* most texts begin with a letter or digit, which none of these do */
	if (!s->n || char_digit(s->p[0]) || char_alpha(s->p[0]))
		return -1;
	for (int i = 0; i < n; i++)
		if (str_skip(s, what[i]))
			return i;
	return -1;
}

#define COUNT(a) (int)(sizeof(a) / sizeof((a)[0]))

static bool
date_shape(struct str s)
{
	if (s.n < DATE_LEN || s.p[4] != '-' || s.p[7] != '-')
		return false;
	for (size_t i = 0; i < DATE_LEN; i++)
		if (i != 4 && i != 7 && !char_digit(s.p[i]))
			return false;
	return s.n == DATE_LEN || !(char_digit(s.p[DATE_LEN]) || s.p[DATE_LEN] == '-');
}

/* true for an ambiguous date: "1/2/2025", "2025-6-1", "2025/06/01", "01.02.2025" */
static bool
date_like(struct str s)
{
	int marks = 0;
	size_t i = 0;

	for (; i < s.n && (char_digit(s.p[i]) || s.p[i] == '-' || s.p[i] == '/' || s.p[i] == '.'); i++)
		marks += !char_digit(s.p[i]);
	return marks == 2 && i >= 6 && char_digit(s.p[0]) && char_digit(s.p[i - 1]);
}

/* skips a time after a date, "10:00", "T10:00:00Z": an entry has only a day */
static void
skip_time(struct str *s)
{
	struct str t = *s;

	if (!str_skip(&t, STR("T")))
		skip_blanks(&t);
	if (t.n < 5 || !char_digit(t.p[0]) || !char_digit(t.p[1]) || t.p[2] != ':' || !char_digit(t.p[3]) || !char_digit(t.p[4]))
		return;
	t = str_sub(t, 5, t.n);
	if (t.n >= 3 && t.p[0] == ':' && char_digit(t.p[1]) && char_digit(t.p[2]))
		t = str_sub(t, 3, t.n);
	/* a zone, +02:00, or the end of a time range, -11:00 */
	if (!str_skip(&t, STR("Z")) && t.n >= 6 && (t.p[0] == '+' || t.p[0] == '-') && char_digit(t.p[1]) &&
	    char_digit(t.p[2]) && t.p[3] == ':' && char_digit(t.p[4]) && char_digit(t.p[5]))
		t = str_sub(t, 6, t.n);
	*s = t;
}

/* skips what closes the brackets or marks around a date; `open` is their index */
static void
skip_close(struct str *s, int open)
{
	static const struct str closes[] = {STR_INIT("**"), STR_INIT("__"), STR_INIT("*"), STR_INIT("_"),
	                                    STR_INIT("`"), STR_INIT("]]"), STR_INIT("]")};
	struct str close = closes[open];
	size_t at;

	/* [[2025-06-01|text]] */
	at = open == OPEN_WIKI ? str_find(*s, close) : 0;
	if (at && at < str_chr(*s, '\n'))
		*s = str_sub(*s, at, s->n);
	if (open < OPEN_WIKI && !str_starts(*s, close))
		str_skip(s, STR(":")); /* **2025-06-01:** */
	/* [2025-06-01](daily/2025-06-01.md) */
	if (str_skip(s, close) && open > OPEN_WIKI && str_starts(*s, STR("(")) && str_chr(*s, ')') < s->n)
		*s = str_sub(*s, str_chr(*s, ')') + 1, s->n);
}

/* reads "2025-06-01", "**2025-06-01**", "[[2025-06-01|text]]", "[2025-06-01](…)" */
static enum entry_is
read_date(struct entry *e, struct str *s, const char **why)
{
	static const struct str opens[] = {STR_INIT("**"), STR_INIT("__"), STR_INIT("*"), STR_INIT("_"),
	                                   STR_INIT("`"), STR_INIT("[["), STR_INIT("[")};
	struct str t = *s;
	int open = skip_any(&t, opens, COUNT(opens));

	if (!date_shape(t)) {
		*why = "a date is written 2025-06-01";
		return date_like(t) ? ENTRY_BAD : ENTRY_NOT;
	}
	if (day_parse(&e->date, str_sub(t, 0, DATE_LEN)) < 0) {
		*why = "no such day";
		return ENTRY_BAD;
	}
	t = str_sub(t, DATE_LEN, t.n);
	skip_time(&t);
	if (open >= 0)
		skip_close(&t, open);
	*s = t;
	return ENTRY_GOOD;
}

/* skips separators between the parts; true if they were more than blanks */
static bool
skip_separators(struct str *s)
{
	static const struct str marks[] = {STR_INIT(":"), STR_INIT("|"), STR_INIT(","), STR_INIT("·"), STR_INIT("•"),
	                                   STR_INIT("–"), STR_INIT("—"), STR_INIT("- "), STR_INIT("-\t")};
	bool any = false;

	for (skip_blanks(s); skip_any(s, marks, COUNT(marks)) >= 0; skip_blanks(s))
		any = true;
	return any;
}

static void
read_dir(struct entry *e, struct str *s)
{
	/* some editors put a backslash before < and > */
	static const struct str arrows[] = {STR_INIT("->"), STR_INIT("<-"), STR_INIT("→"), STR_INIT("←"),
	                                    STR_INIT("-\\>"), STR_INIT("\\<-")};
	int i = skip_any(s, arrows, COUNT(arrows));

	e->dir = i < 0 ? '-' : i % 2 ? '<' : '>';
	if (i >= 0)
		skip_blanks(s);
}

/* a word: letters first, then letters, digits, "-" and "_" */
static struct str
read_word(struct str s)
{
	size_t n = 0;

	while (n < s.n && (char_letter(s.p[n]) || (n && (char_digit(s.p[n]) || s.p[n] == '-' || s.p[n] == '_'))))
		n++;
	/* dashes and dots beyond ASCII are not letters */
	for (size_t i = 0; i + 1 < n; i++)
		if ((unsigned char)s.p[i] < 0x80)
			continue;
		else if (str_starts(str_sub(s, i, n), STR("–")) || str_starts(str_sub(s, i, n), STR("—")) ||
		    str_starts(str_sub(s, i, n), STR("·")))
			return str_sub(s, 0, i);
	return str_sub(s, 0, n);
}

/* reads " x3" after a kind; -1 if the number is out of range */
static int
read_weight(struct entry *e, struct str *s)
{
	struct str t = *s;
	size_t n = 0;
	int64_t w;

	skip_blanks(&t);
	if (t.n == s->n || !(str_skip(&t, STR("x")) || str_skip(&t, STR("X")) || str_skip(&t, STR("×"))))
		return 0;
	while (n < t.n && char_digit(t.p[n]))
		n++;
	if (!n || (n < t.n && char_letter(t.p[n])))
		return 0;
	w = str_number(str_sub(t, 0, n), 99);
	e->weight = w < 1 ? 1 : (uint8_t)w;
	*s = str_sub(t, n, t.n);
	return w < 1 ? -1 : 0;
}

/* true for what may follow a kind without a sign: ":", a second separator, or the end */
static bool
kind_ends(struct str s, bool separated)
{
	struct str t = s;

	if (str_starts(s, STR(":")))
		return s.n == 1 || s.p[1] == ' ' || s.p[1] == '\t' || s.p[1] == '\n' || s.p[1] == '\r';
	if (!str_trim(s).n)
		return true;
	return separated && skip_separators(&t) && t.n && s.p[0] != ',';
}

static void
set_kind(struct entry *e, struct str word)
{
	e->kind = word.p;
	e->nkind = (uint32_t)word.n;
}

/* reads "**call**:" or "**Call:**"; leaves *s alone if other text is in bold */
static void
read_bold(struct entry *e, struct str *s, bool separated)
{
	struct str t = str_sub(*s, 2, s->n), word = read_word(t);
	bool colon;

	t = str_sub(t, word.n, t.n);
	colon = str_skip(&t, STR(":"));
	if (!word.n || !str_skip(&t, STR("**")) || (!colon && !kind_ends(t, separated)))
		return;
	set_kind(e, word);
	*s = t;
}

/* reads "[+|-]KIND[ xN]:", "(KIND) -", "KIND · "; leaves *s alone if there is none */
static enum entry_is
read_kind(struct entry *e, struct str *s, bool separated, const char **why)
{
	enum entry_is is = ENTRY_GOOD;
	struct str t = *s, word;
	char sign = '.';

	if (str_skip(&t, STR("("))) {
		word = read_word(t);
		t = str_sub(t, word.n, t.n);
		if (!word.n || !str_skip(&t, STR(")")))
			return ENTRY_GOOD;
		set_kind(e, word);
		*s = t;
		return ENTRY_GOOD;
	}
	if (str_starts(t, STR("**"))) {
		read_bold(e, s, separated);
		return ENTRY_GOOD;
	}
	str_skip(&t, STR("\\"));
	if (t.n > 1 && (t.p[0] == '+' || t.p[0] == '-')) {
		sign = t.p[0];
		t = str_sub(t, 1, t.n);
		if (t.p[0] == ' ') {
			*why = "no kind directly after the sign: plain contact";
			return ENTRY_ODD;
		}
	}
	word = read_word(t);
	t = str_sub(t, word.n, t.n);
	if (!word.n)
		return ENTRY_GOOD;
	if (read_weight(e, &t) < 0) {
		*why = "a weight is x1 to x99: counted once";
		is = ENTRY_ODD;
	}
	if (sign == '.' && !kind_ends(t, separated)) {
		e->weight = 1;
		return ENTRY_GOOD;
	}
	e->sign = sign;
	set_kind(e, word);
	*s = t;
	return is;
}

/* skips a box: "[ ]" is a plan, "[x]" is done; false for "[-]", dropped, which is not an entry */
static bool
read_checkbox(struct entry *e, struct str *s)
{
	if (s->n < 4 || s->p[0] != '[' || s->p[2] != ']' || (s->p[3] != ' ' && s->p[3] != '\t'))
		return true;
	if (s->p[1] == '-')
		return false;
	if (s->p[1] != ' ' && s->p[1] != 'x' && s->p[1] != 'X')
		return true;
	e->plan = s->p[1] == ' ';
	*s = str_sub(*s, 3, s->n);
	skip_blanks(s);
	return true;
}

/* true for the beginning of an entry without a date: "->", "+help:", "-ask:" */
static bool
undated(struct str s)
{
	struct entry e = {0};
	struct str word;

	read_dir(&e, &s);
	if (e.dir != '-')
		return true;
	if (!s.n || (s.p[0] != '+' && s.p[0] != '-'))
		return false;
	word = read_word(str_sub(s, 1, s.n));
	return word.n && str_starts(str_sub(s, 1 + word.n, s.n), STR(":"));
}

enum entry_is
entry_parse(struct entry *out, struct str *text, struct str item, const char **why)
{
	struct entry e = {.dir = '-', .sign = '.', .weight = 1};
	struct str s = str_trim(item);
	enum entry_is is;
	bool separated;

	if (!read_checkbox(&e, &s))
		return ENTRY_NOT;
	is = read_date(&e, &s, why);
	if (is == ENTRY_NOT && undated(s)) {
		*why = "an entry begins with its date";
		return ENTRY_BAD;
	}
	if (is != ENTRY_GOOD)
		return is;
	separated = skip_separators(&s);
	read_dir(&e, &s);
	is = read_kind(&e, &s, separated, why);
	if (e.nkind)
		skip_separators(&s);
	*text = str_trim(s);
	e.line = out->line;
	*out = e;
	return is;
}

bool
entry_done(const struct entry *e, day today)
{
	return !e->plan && e->date <= today;
}

bool
entry_introduces(const struct entry *e, day today)
{
	return e->sign == '+' && str_eq(entry_kind(e), STR("intro")) && entry_done(e, today);
}
