/* SPDX-License-Identifier: ISC */
#include "base/dayname.h"
#include "entry/stamp.h"
#include "entry/task_dates.h"

enum role { NOTHING, DUE, SCHEDULED, CREATED, START, ANSWERED, DROP_WORD, DROP_RULE };

/* the emoji of Obsidian Tasks: a date, a word or a rule follows, or nothing */
static const struct task_sign {
	struct str sign;
	enum role role;
} signs[] = {
	{STR_INIT("📅"), DUE},       {STR_INIT("📆"), DUE},       {STR_INIT("🗓"), DUE},
	{STR_INIT("⏳"), SCHEDULED}, {STR_INIT("⌛"), SCHEDULED}, {STR_INIT("🛫"), START},
	{STR_INIT("➕"), CREATED},   {STR_INIT("✅"), ANSWERED},  {STR_INIT("❌"), ANSWERED},
	{STR_INIT("🔺"), NOTHING},   {STR_INIT("⏫"), NOTHING},   {STR_INIT("🔼"), NOTHING},
	{STR_INIT("🔽"), NOTHING},   {STR_INIT("⏬"), NOTHING},   {STR_INIT("🔁"), DROP_RULE},
	{STR_INIT("🏁"), DROP_WORD}, {STR_INIT("🆔"), DROP_WORD}, {STR_INIT("⛔"), DROP_WORD},
};

/* the fields of Dataview and words before a date */
static const struct task_sign fields[] = {
	{STR_INIT("due"), DUE},
	{STR_INIT("deadline"), DUE},
	{STR_INIT("scheduled"), SCHEDULED},
	{STR_INIT("by"), DUE},
	{STR_INIT("created"), CREATED},
	{STR_INIT("since"), CREATED},
	{STR_INIT("start"), START},
	{STR_INIT("completion"), ANSWERED},
	{STR_INIT("completed"), ANSWERED},
	{STR_INIT("done"), ANSWERED},
	{STR_INIT("cancelled"), ANSWERED},
	{STR_INIT("priority"), DROP_RULE},
	{STR_INIT("repeat"), DROP_RULE},
	{STR_INIT("id"), DROP_RULE},
	{STR_INIT("dependsOn"), DROP_RULE},
	{STR_INIT("onCompletion"), DROP_RULE},
};

static const char which_day[] = "by which day? write the date, as 2025-06-01";

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* the dates of a task as they are found */
struct task_reader {
	struct task *task;
	const struct written_style *style;
	const char **why;
	day by[SCHEDULED + 1], start;
};

static void
skip_blanks(struct str *s)
{
	while (s->n && char_blank(s->p[0]))
		*s = str_sub(*s, 1, s->n);
}

/* reads a date that may have brackets; false, with a reason, if it is none */
static bool
read_date(struct task_reader *r, day *out, struct str *s, enum role role)
{
	struct stamp stamp;
	const char *why = NULL;
	enum written_is is = stamp_read(&stamp, s, r->style, &why);

	if (is >= WRITTEN_MONTH) {
		*out = stamp.date;
		return true;
	}
	if (is == WRITTEN_BAD && str_eq(str_of(why), STR("a day that does not exist")))
		why = role == CREATED ? "no such day since when" : "no such day to do it by";
	if (why && !*r->why)
		*r->why = why;
	return false;
}

static void
set(struct task_reader *r, enum role role, day d, enum task_stamp how)
{
	if (role == DUE || role == SCHEDULED)
		r->by[role] = d;
	else if (role == CREATED)
		r->task->since = d;
	else if (role == START)
		r->start = d;
	else if (role == ANSWERED)
		r->task->stamp = how;
}

/* the end of a rule, "every week on Monday": the next sign or bracket, or the end of the line */
static size_t
rule_end(struct str s)
{
	size_t i = 0;

	while (i < s.n && (unsigned char)s.p[i] < 0x80 && !char_in(s.p[i], STR("[(#^\n\r")))
		i++;
	return i;
}

/* skips a sign of Obsidian Tasks with its date; false if there is none */
static bool
skip_sign(struct task_reader *r, struct str *s)
{
	struct str t = *s;
	enum role role;
	size_t i = 0, n = 0;
	day d = DAY_NONE;

	if (!s->n || (unsigned char)s->p[0] < 0x80)
		return false;
	while (i < COUNT(signs) && !str_skip(&t, signs[i].sign))
		i++;
	if (i == COUNT(signs))
		return false;
	role = signs[i].role;
	str_skip(&t, STR("\xEF\xB8\x8F"));
	if (role == DROP_RULE) {
		t = str_sub(t, rule_end(t), t.n);
	} else if (role == DROP_WORD) {
		skip_blanks(&t);
		while (n < t.n &&
		       (char_alpha(t.p[n]) || char_digit(t.p[n]) || char_in(t.p[n], STR("-_,"))))
			n++;
		if (!n)
			return false;
		t = str_sub(t, n, t.n);
	} else if (role != NOTHING) {
		skip_blanks(&t);
		if (!read_date(r, &d, &t, role))
			return false;
		set(r, role, d, STAMP_EMOJI);
	}
	*s = t;
	return true;
}

/* the role of a word before a date, and the text after it; COUNT(fields) if it has none */
static size_t
field_at(struct str *s)
{
	struct str word = dayname_word(*s);

	for (size_t i = 0; i < COUNT(fields); i++)
		if (str_same(fields[i].sign, word)) {
			*s = str_sub(*s, word.n, s->n);
			return i;
		}
	return COUNT(fields);
}

/* skips "[due:: DATE]", or at the end "(due DATE)"; false if there is neither */
static bool
skip_field(struct task_reader *r, struct str *s)
{
	char close = s->n && s->p[0] == '[' ? ']' : ')';
	struct str t, after;
	size_t end = str_chr(*s, close), i;
	bool field;
	day d = DAY_NONE;

	if (!s->n || !char_in(s->p[0], STR("[(")) || end == s->n)
		return false;
	t = str_sub(*s, 1, end);
	after = str_sub(*s, end + 1, s->n);
	i = field_at(&t);
	field = str_skip(&t, STR("::"));
	if (i == COUNT(fields) ||
	    (!field && (close == ']' || !t.n || !char_in(t.p[0], STR(" \t\r\n:")))))
		return false;
	str_skip(&t, STR(":"));
	/* without a field it is the end of a text */
	if (!field && str_trim(after).n && !str_eq(str_trim(after), STR(".")))
		return false;
	if (fields[i].role < DROP_WORD) {
		t = str_trim(t);
		/* a link has brackets of its own */
		if (!read_date(r, &d, &t, fields[i].role) || str_trim(t).n) {
			if (!*r->why && fields[i].role == CREATED)
				*r->why = "no such day since when";
			else if (!*r->why && dayname_weekdays(dayname_word(t)))
				*r->why = which_day;
			return false;
		}
		set(r, fields[i].role, d, STAMP_FIELD);
	}
	/* [due:: [[2026-09-10]]] */
	if (str_find(str_sub(*s, 0, end), STR("[[")) < end)
		str_skip(&after, STR("]]"));
	*s = field ? after : STR("");
	return true;
}

/* skips "DEADLINE: <2026-09-10 Thu .+1w>" of Logseq and Org */
static bool
skip_planning(struct task_reader *r, struct str *s)
{
	static const struct task_sign plans[] = {{STR_INIT("DEADLINE:"), DUE},
	                                         {STR_INIT("SCHEDULED:"), SCHEDULED},
	                                         {STR_INIT("CLOSED:"), NOTHING}};
	struct str t = *s;
	size_t i = 0, end;
	day d = DAY_NONE;

	while (i < COUNT(plans) && !str_skip(&t, plans[i].sign))
		i++;
	if (i == COUNT(plans))
		return false;
	skip_blanks(&t);
	end = str_chr(t, t.n && t.p[0] == '[' ? ']' : '>');
	if (end == t.n)
		return false;
	if (plans[i].role) {
		struct str date = str_sub(t, 0, end);

		if (!read_date(r, &d, &date, DUE))
			return false;
		set(r, plans[i].role, d, STAMP_NONE);
	}
	*s = str_sub(t, end + 1, t.n);
	return true;
}

/* skips what Logseq keeps below a task: ":LOGBOOK: ... :END:", "id:: ..." */
static bool
skip_drawer(struct str *s)
{
	size_t end = str_find(*s, STR(":END:"));
	struct str word, line, rest = *s;

	if (str_starts(*s, STR(":LOGBOOK:")) && end < s->n) {
		*s = str_sub(*s, end + 5, s->n);
		return true;
	}
	word = dayname_word(*s);
	if (!word.n || !str_starts(str_sub(*s, word.n, s->n), STR(":: ")))
		return false;
	str_line(&line, &rest);
	*s = str_sub(*s, line.n, s->n);
	return true;
}

/* copies the text without signs, fields and drawers */
static void
strip(struct task_reader *r, struct buf *out, struct str s)
{
	bool line_begins = false;

	while (s.n) {
		bool word = !out->n || char_space(out->p[out->n - 1]);

		if (skip_sign(r, &s) || (char_in(s.p[0], STR("[(")) && skip_field(r, &s)) ||
		    (word && char_upper(s.p[0]) == s.p[0] && skip_planning(r, &s)) ||
		    (line_begins && skip_drawer(&s))) {
			/* one blank between what is left */
			while (out->n && char_blank(out->p[out->n - 1]))
				out->n--;
			continue;
		}
		line_begins = char_line_end(s.p[0]) || (line_begins && char_blank(s.p[0]));
		buf_chr(out, s.p[0]);
		s = str_sub(s, 1, s.n);
	}
}

/* true for a text that may hold what strip() takes off */
static bool
may_hold(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0xE2 || char_in(s.p[i], STR("[(\n")))
			return true;
	return false;
}

/* removes the date from the beginning */
static void
read_first(struct task_reader *r)
{
	struct str t = r->task->text;
	day d = DAY_NONE;

	if (!t.n || (!char_digit(t.p[0]) && !char_alpha(t.p[0]) && !str_starts(t, STR("[[")) &&
	             !str_starts(t, STR("**"))))
		return;
	if (!read_date(r, &d, &t, DUE) ||
	    (t.n && !char_space(t.p[0]) && t.p[0] != ':' && t.p[0] != ','))
		return;
	r->task->by = d;
	while (t.n && (char_space(t.p[0]) || t.p[0] == ':' || t.p[0] == ','))
		t = str_sub(t, 1, t.n);
	r->task->text = t;
}

/* words before the date at the end: of people, of todo.txt, and of plug-ins: "@due(2026-10-05)" */
static const struct str before_date[] = {STR_INIT("by "),   STR_INIT("until "), STR_INIT("due "),
                                         STR_INIT("due:"),  STR_INIT("bis "),   STR_INIT("@due("),
                                         STR_INIT("@due "), STR_INIT("@{"),     STR_INIT("@")};

/* the offset of the last such word, and *width, its length; s.n without one */
static size_t
last_by(struct str s, size_t *width)
{
	*width = 0;
	for (size_t i = s.n; i-- > 0;) {
		struct str t = str_sub(s, i, s.n);

		if ((i && !char_blank(s.p[i - 1])) || !char_in(t.p[0], STR("bud@")) ||
		    STR_SKIP_ANY(&t, before_date) < 0)
			continue;
		*width = s.n - i - t.n;
		return i;
	}
	return s.n;
}

/* the first of some weekdays after a day */
static day
weekday_after(unsigned named, day since)
{
	day d = since + 1;

	while (d < since + 7 && !(named >> day_weekday(d) & 1))
		d++;
	return d;
}

/* true for a time that depends on the day on which it was written, after "by" */
static bool
is_relative(struct str s)
{
	static const struct str begins[] = {STR_INIT("next "), STR_INIT("this "), STR_INIT("end of "),
	                                    STR_INIT("the end of ")};
	static const struct str spans[] = {STR_INIT("week"), STR_INIT("month"), STR_INIT("quarter"),
	                                   STR_INIT("year"), STR_INIT("weekend")};
	static const struct str days[] = {STR_INIT("today"), STR_INIT("tonight"), STR_INIT("tomorrow")};

	if (STR_SKIP_ANY(&s, days) >= 0)
		return !s.n;
	if (STR_SKIP_ANY(&s, begins) < 0)
		return false;
	while (STR_SKIP_ANY(&s, begins) >= 0 || str_skip(&s, STR("the ")))
		;
	for (size_t i = 0; i < COUNT(spans); i++)
		if (str_eq(s, spans[i]))
			return true;
	return s.n && dayname_word(s).n == s.n && dayname_weekdays(s);
}

/* takes ", tomorrow" off the end: the days after the one on which it was written, or -1 */
static int
read_soon(struct str *s)
{
	static const struct str words[] = {STR_INIT("today"), STR_INIT("tonight"), STR_INIT("tomorrow")};

	for (size_t i = 0; i < COUNT(words); i++) {
		struct str t = str_sub(*s, 0, s->n - words[i].n);

		if (s->n <= words[i].n || !str_same(str_sub(*s, t.n, s->n), words[i]))
			continue;
		t = str_trim(t);
		if (str_ends(t, STR(" by")))
			t = str_trim(str_sub(t, 0, t.n - STR(" by").n));
		else if (!str_ends(t, STR(",")))
			continue;
		if (str_ends(t, STR(",")))
			t = str_trim(str_sub(t, 0, t.n - 1));
		*s = t;
		return i == 2;
	}
	return -1;
}

/* removes "by 10 Sep 2026" or "by Friday" from the end */
static void
read_last(struct task_reader *r)
{
	struct task *t = r->task;
	struct str before = t->text;
	int soon = t->by == DAY_NONE ? read_soon(&before) : -1;
	size_t width, at = last_by(t->text, &width);
	struct str s = str_trim(str_sub(t->text, at + width, t->text.n)), word;
	unsigned named;
	const char *why = NULL;
	struct stamp stamp = {.date = DAY_NONE};
	enum written_is is;

	if (soon >= 0 && t->since != DAY_NONE) {
		t->by = t->since + soon;
		t->text = before;
		return;
	}
	if (soon >= 0)
		*r->why = which_day;
	if (soon >= 0 || at >= t->text.n || t->by != DAY_NONE)
		return;
	if (str_ends(s, STR(".")))
		s.n--;
	if (char_in(t->text.p[at + width - 1], STR("({")) && char_in(s.p[s.n - (s.n > 0)], STR(")}")))
		s.n--;
	word = dayname_word(s);
	is = stamp_read(&stamp, &s, r->style, &why);
	named = word.n == s.n ? dayname_weekdays(word) : 0;
	if (is == WRITTEN_BAD)
		*r->why = why;
	if (is < WRITTEN_DAY && named && t->since != DAY_NONE)
		stamp.date = weekday_after(named, t->since);
	else if (is < WRITTEN_DAY && (named || is_relative(s)))
		*r->why = which_day;
	else if (s.n)
		stamp.date = DAY_NONE;
	if (stamp.date == DAY_NONE)
		return;
	t->by = stamp.date;
	t->text = str_trim(str_sub(t->text, 0, at));
}

/* takes what Obsidian adds for itself off the end: "#task", the id of the line "^a1b2c3" */
static void
drop_marks(struct task *t)
{
	for (;;) {
		size_t from = t->text.n;
		struct str last;

		while (from && !char_space(t->text.p[from - 1]))
			from--;
		last = str_sub(t->text, from, t->text.n);
		if (!from || (!str_eq(last, STR("#task")) && (last.n < 2 || last.p[0] != '^')))
			return;
		t->text = str_trim(str_sub(t->text, 0, from));
	}
}

void
task_dates(struct task *t, struct buf *scratch, const struct written_style *style, const char **why)
{
	struct task_reader r = {.task = t,
	                        .style = style,
	                        .why = why,
	                        .by = {0, DAY_NONE, DAY_NONE},
	                        .start = DAY_NONE};

	if (may_hold(t->text)) {
		buf_clear(scratch);
		strip(&r, scratch, t->text);
		if (scratch->n < t->text.n)
			t->text = str_trim(buf_view(scratch));
	}
	drop_marks(t);
	if (t->since == DAY_NONE)
		t->since = r.start;
	read_first(&r);
	if (t->by == DAY_NONE)
		t->by = r.by[DUE] != DAY_NONE ? r.by[DUE] : r.by[SCHEDULED];
	read_last(&r);
}
