/* SPDX-License-Identifier: ISC */
#include "base/dayname.h"
#include "base/text.h"
#include "entry/entry.h"
#include "entry/stamp.h"
#include "entry/task.h"

/* skips line ends too: an editor may break an entry after its date */
static void
skip_blanks(struct str *s)
{
	while (s->n && (s->p[0] == ' ' || s->p[0] == '\t' || s->p[0] == '\n' || s->p[0] == '\r'))
		*s = str_sub(*s, 1, s->n);
}

/* skips the first of n texts that s starts with; returns its index, or -1 */
static int
skip_any(struct str *s, const struct str *what, size_t n)
{
	/* most texts begin with a letter or digit, which none of these do */
	if (!s->n || char_digit(s->p[0]) || char_alpha(s->p[0]))
		return -1;
	return str_skip_any(s, what, n);
}

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* skips separators between the parts; true if they were more than blanks */
static bool
skip_separators(struct str *s)
{
	static const struct str marks[] = {STR_INIT(":"), STR_INIT("|"), STR_INIT(","), STR_INIT("·"), STR_INIT("•"),
	                                   STR_INIT("–"), STR_INIT("—"), STR_INIT("- "), STR_INIT("-\t")};
	bool any = false;

	skip_blanks(s);
	/* the arrows of most entries */
	if (s->n > 1 && (s->p[0] == '<' || (s->p[0] == '-' && s->p[1] == '>')))
		return false;
	for (; skip_any(s, marks, COUNT(marks)) >= 0; skip_blanks(s))
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

/* reads "[kind:: call]" of Dataview; false if there is none */
static bool
read_field(struct entry *e, struct str *s)
{
	static const struct str names[] = {STR_INIT("kind::"), STR_INIT("type::"),
	                                   STR_INIT("channel::"), STR_INIT("method::")};
	struct str t = str_sub(*s, 1, s->n), word;
	bool named = false;

	if (!s->n || !char_in(s->p[0], STR("[(")))
		return false;
	for (size_t i = 0; i < COUNT(names) && !named; i++)
		named = str_skip(&t, names[i]);
	if (!named)
		return false;
	skip_blanks(&t);
	word = read_word(t);
	t = str_sub(t, word.n, t.n);
	if (!word.n || !str_skip(&t, s->p[0] == '[' ? STR("]") : STR(")")))
		return false;
	set_kind(e, word);
	*s = t;
	return true;
}

/* reads "[+|-]KIND[ xN]:", "(KIND) -", "KIND · "; leaves *s alone if there is none */
static enum entry_is
read_kind(struct entry *e, struct str *s, bool separated, const char **why)
{
	enum entry_is is = ENTRY_GOOD;
	struct str t = *s, word;
	char sign = '.';

	if (read_field(e, s))
		return ENTRY_GOOD;
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

bool
entry_state(struct entry *e, struct str *s, char *mark)
{
	*mark = 0;
	/* most entries begin with their date */
	if (s->n && char_digit(s->p[0]))
		return true;
	*mark = task_state(s, NULL);
	/* a question, forwarded, scheduled: not done */
	e->plan = *mark && char_in(*mark, STR(" /?><"));
	return *mark != '-' && (!s->n || s->p[0] != '~' || !str_starts(*s, STR("~~")));
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

/*
 * Reads " -> +kind: text" after a date, as most entries have it, without trying the other forms.
 * False in doubt.
 */
static bool
read_usual(struct entry *e, struct str *text, struct str s)
{
	size_t i = 1, from, end;

	if (s.n < 2 || s.p[0] != ' ')
		return false;
	if (s.n > 4 && s.p[3] == ' ' && ((s.p[1] == '-' && s.p[2] == '>') || (s.p[1] == '<' && s.p[2] == '-'))) {
		e->dir = s.p[1] == '<' ? '<' : '>';
		i = 4;
	}
	if (s.p[i] == '+' || s.p[i] == '-')
		e->sign = s.p[i++];
	for (from = end = i; end < s.n && char_alpha(s.p[end]);)
		end++;
	/* the text begins with a word, so that no further mark can belong to the kind */
	if (end == from || end + 2 >= s.n || s.p[end] != ':' || s.p[end + 1] != ' ' ||
	    !(char_alpha(s.p[end + 2]) || char_digit(s.p[end + 2]))) {
		e->dir = '-';
		e->sign = '.';
		return false;
	}
	set_kind(e, str_sub(s, from, end));
	*text = str_sub(s, end + 2, s.n);
	return true;
}

/* the entry, from after its date */
static enum entry_is
read_rest(struct entry *out, struct entry *e, struct str *text, struct str s, const char **why)
{
	enum entry_is is;
	bool separated;

	e->line = out->line;
	if (read_usual(e, text, s)) {
		*out = *e;
		return ENTRY_GOOD;
	}
	separated = skip_separators(&s);
	read_dir(e, &s);
	is = read_kind(e, &s, separated, why);
	if (e->nkind)
		skip_separators(&s);
	*text = str_trim(s);
	*out = *e;
	return is;
}

/* true for what begins with a word, other than TODO, and has no digit, as most titles: it has no date */
static bool
dateless(struct str s)
{
	if (s.n < 2 || !char_alpha(s.p[0]) || (s.p[1] >= 'A' && s.p[1] <= 'Z'))
		return false;
	return !str_has_digit(s);
}

enum entry_is
entry_parse(struct entry *out, struct str *text, struct str item, const struct written_style *style,
            const char **why)
{
	static const char begins[] = "an entry begins with its date";
	struct entry e = {.dir = '-', .sign = '.', .weight = 1};
	struct stamp stamp = {.date = DAY_NONE};
	struct str s = str_trim(item);
	enum written_is date;
	enum entry_is is;
	char mark;

	if (dateless(s)) {
		*why = begins;
		return ENTRY_NOT;
	}
	if (!entry_state(&e, &s, &mark))
		return ENTRY_NOT;
	date = stamp_read(&stamp, &s, style, why);
	if (date == WRITTEN_BAD)
		return ENTRY_BAD;
	if (date == WRITTEN_NOT) {
		*why = begins;
		return undated(s) ? ENTRY_BAD : ENTRY_NOT;
	}
	e.date = stamp.date;
	e.month = stamp.month;
	is = read_rest(out, &e, text, s, why);
	if (is == ENTRY_GOOD && stamp.odd) {
		*why = "the date is of another weekday: the date counts";
		is = ENTRY_ODD;
	}
	return is;
}

bool
entry_relative(struct str item)
{
	static const struct str days[] = {STR_INIT("today"), STR_INIT("yesterday"), STR_INIT("last"),
	                                  STR_INIT("this")};
	struct str s = str_trim(item), word = dayname_word(s);
	bool named = dayname_weekdays(word) != 0 || TEXT_ONE_OF(word, days);

	s = str_sub(s, word.n, s.n);
	/* "last week: lunch", "this Saturday, a walk" */
	if (named && s.n && char_blank(s.p[0]) && (text_same(word, STR("last")) || text_same(word, STR("this")))) {
		s = str_trim(s);
		s = str_sub(s, dayname_word(s).n, s.n);
	}
	return named && s.n && char_in(s.p[0], STR(":,"));
}

bool
entry_done(const struct entry *e, day today)
{
	return !e->plan && e->date <= today;
}

bool
entry_counts(const struct entry *e, day today)
{
	return !e->again && entry_done(e, today);
}

bool
entry_introduces(const struct entry *e, day today)
{
	return e->sign == '+' && str_eq(entry_kind(e), STR("intro")) && entry_done(e, today);
}

bool
entry_of_intro(const struct entry *e)
{
	return str_starts(entry_kind(e), STR("intro-"));
}
