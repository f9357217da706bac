/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "base/cell.h"
#include "base/dayword.h"
#include "base/period.h"
#include "base/text.h"
#include "edit/typed.h"
#include "entry/clock.h"

enum {
	DAY_WORDS = 5, /* as "in a couple of months" */
	ISO_DAY = 10,  /* the length of "2026-09-01" */
};

/* the direction that a word means; 0 for other words */
static char
direction(struct str word)
{
	if (str_eq(word, STR("to")) || str_eq(word, STR("->")))
		return '>';
	return str_eq(word, STR("from")) || str_eq(word, STR("<-")) ? '<' : 0;
}

/* true for "x3", which weighs the kind before it */
static bool
is_weight(struct str word)
{
	if (str_ends(word, STR(":")))
		word.n--;
	return str_starts(word, STR("x")) && str_number(str_sub(word, 1, word.n), 99) >= 0;
}

/* what is read from the words of a command, one part after another */
struct typing {
	const char *const *word;
	size_t n;
	day today;
	struct arena *arena;
	size_t at;  /* the next word */
	bool colon; /* true after a word that ended in a colon: the rest is text */
	day date;   /* DAY_NONE before it is read */
	struct str clock; /* its time, of "2026-09-01T18:00", or empty */
	struct typed_place *place;
};

/* true if a word is no ISO day; those are what they are */
static bool
in_words(struct str s)
{
	day d;

	return day_parse(&d, s) < 0;
}

/* the number of words from `from` that are a date; a last ":" is no part of it */
static size_t
day_words(day *out, struct str *said, bool *colon, const struct typing *t, size_t from)
{
	size_t left = t->n - from;

	for (size_t n = left < DAY_WORDS ? left : DAY_WORDS; n > 0; n--) {
		struct buf all = {0};
		struct str s;
		bool is;

		for (size_t i = 0; i < n; i++)
			buf_fmt(&all, "%s%s", i ? " " : "", t->word[from + i]);
		s = buf_view(&all);
		is = dayword_past(out, s, t->today, false) == 0;
		*colon = !is && str_ends(s, STR(":"));
		if (*colon) {
			s.n--;
			is = dayword_past(out, s, t->today, false) == 0;
		}
		*said = is && in_words(s) ? arena_str(t->arena, s) : STR("");
		buf_free(&all);
		if (is)
			return n;
	}
	return 0;
}

static size_t
is_day(const struct typing *t, size_t at)
{
	struct str said;
	bool colon;
	day d;

	return at < t->n ? day_words(&d, &said, &colon, t, at) : 0;
}

/* the time of an ISO day, "2026-09-01T18:00"; empty if there is none */
static struct str
day_clock(const char *word)
{
	struct str s = str_of(word);
	day d;

	if (str_ends(s, STR(":")))
		s.n--;
	return s.n > ISO_DAY + 1 && day_parse(&d, s) == 0 ? str_sub(s, ISO_DAY + 1, s.n) : STR("");
}

/* takes a date, if it is next; -1 if it is the second one */
static int
take_day(struct typing *t)
{
	struct str said;
	bool colon;
	day d;
	size_t n = t->at < t->n && !t->colon ? day_words(&d, &said, &colon, t, t->at) : 0;

	if (!n)
		return 0;
	if (t->date != DAY_NONE)
		return -1;
	t->date = d;
	t->place->day = said;
	t->colon = colon;
	t->clock = day_clock(t->word[t->at]);
	t->at += n;
	return 1;
}

/* true if a word ends the names */
static bool
ends_who(const struct typing *t, size_t at)
{
	struct str word = str_of(t->word[at]);

	return direction(word) || str_starts(word, STR("+")) || str_starts(word, STR("-")) || str_chr(word, ':') < word.n ||
	       is_day(t, at);
}

static size_t
count_who(const struct typing *t)
{
	const char *const *word = t->word;
	size_t who = 1, end, n = t->n;
	struct str said;
	bool colon;
	day d;

	while (who < n && !ends_who(t, who))
		who++;
	if (who == n)
		return n > 2 && is_weight(str_of(word[n - 1])) ? n - 2 : n - 1;
	end = who + day_words(&d, &said, &colon, t, who);
	if (end == who && who > 1 && is_weight(str_of(word[who])))
		return who - 1;
	if (end == who || who < 2)
		return who;
	/* the date is all that is left: the KIND is before it */
	if (colon || end == n || is_weight(str_of(word[end])))
		return who > 2 && is_weight(str_of(word[who - 1])) ? who - 2 : who - 1;
	return who;
}

/* stands for the date in an item that is read without it */
static const char no_date[] = "2000-01-01";

/* lowers ASCII letters only, as entry_parse() does for a kind */
static struct str
lower(struct str s, struct arena *arena)
{
	return str_lower(arena_bytes(arena, s.n), s.n, s);
}

/* the time of day between the date and the KIND of an item, "at 9:30"; an entry has no place for it */
static struct str
clock_of(struct str item, const char *kind)
{
	struct str rest = str_sub(item, strlen(no_date), (size_t)(kind - item.p)), after;

	for (; rest.n; rest = str_sub(rest, 1, rest.n)) {
		after = rest;
		if (clock_skip(&after))
			return str_sub(rest, 0, rest.n - after.n);
	}
	return rest;
}

/* takes the arrow of a whole entry in one word, "<- mail: hi"; -1 if "to" or "from" is another */
static int
take_arrow(struct edit_entry *out, char dir)
{
	if (dir == '-')
		return 0;
	if (out->dir != '-' && out->dir != dir)
		return -1;
	out->dir = dir;
	return 0;
}

/* reads the kind and text of an entry from an item in the form of a file; `clock` is that of its date */
static int
read_item(struct edit_entry *out, struct str item, struct str clock, struct arena *arena, const char **why)
{
	struct buf whole = {0};
	struct entry e = {0};
	struct str text = STR("");
	enum entry_is is;

	*why = "no KIND, as call or +help: moved house";
	is = entry_parse(&e, &text, item, &(struct written_style){WRITTEN_ANY, 0}, why);
	if (is != ENTRY_GOOD || !e.nkind)
		return -1;
	out->sign = e.sign;
	out->weight = e.weight;
	out->kind = lower(entry_kind(&e), arena);
	*why = "two directions, as to and \"<-\"";
	if (take_arrow(out, e.dir) < 0)
		return -1;
	clock = clock.n ? clock : clock_of(item, e.kind);
	buf_fmt(&whole, "%.*s%s%.*s", STR_ARG(clock), clock.n && text.n ? " " : "", STR_ARG(text));
	out->text = arena_str(arena, buf_view(&whole));
	buf_free(&whole);
	return 0;
}

/* takes a word of the KIND or its weight; a colon at its end is left for later */
static void
take_word(struct typing *t, struct buf *item)
{
	struct str s = str_of(t->word[t->at++]);

	t->colon = str_chr(s, ':') < s.n;
	if (str_ends(s, STR(":")) && str_chr(s, ':') == s.n - 1)
		s.n--;
	buf_chr(item, ' ');
	buf_str(item, s);
}

/* takes the KIND, its weight, the date if it follows, and the text, as an item of a file */
static int
take_kind(struct typing *t, struct buf *item)
{
	bool whole; /* true if the KIND's word has its text, too */
	bool unclear;
	int dated;

	if (is_day(t, t->at) && t->date != DAY_NONE)
		return -1;
	buf_str(item, str_of(no_date));
	if (t->at == t->n)
		return 0;
	t->place->kind = t->at;
	take_word(t, item);
	whole = t->colon && str_chr(buf_view(item), ':') < item->n;
	if (!t->colon && t->at < t->n && is_weight(str_of(t->word[t->at])))
		take_word(t, item);
	dated = take_day(t);
	if (dated && !t->colon && t->at < t->n && is_weight(str_of(t->word[t->at])))
		take_word(t, item);
	t->place->colon = t->at - 1;
	unclear = dated > 0 && !t->colon && t->at < t->n;
	if (t->colon && !whole)
		buf_chr(item, ':');
	for (; t->at < t->n; t->at++) {
		buf_chr(item, ' ');
		buf_str(item, str_of(t->word[t->at]));
	}
	if (dated < 0)
		t->place->kind = t->n;
	/* "+idea friday market": the day, or the text? */
	return dated < 0 || unclear ? -1 : 0;
}

static const char two_days[] =
	"\"next\" or \"last\" and a weekday could mean two days: type the date";

/* true for two words that leave the week of a day open: "next" and "friday" */
static bool
unclear_pair(struct str word, struct str after)
{
	static const struct str words[] = {STR_INIT("next"), STR_INIT("last")};

	return TEXT_ONE_OF(word, words) && dayword_named(after);
}

static bool
unclear_words(struct str s)
{
	struct str first, rest = str_cut(&first, s, ' ');

	return unclear_pair(first, rest);
}

/* true for "next friday", which is the coming one, or that of next week */
static bool
unclear_day(const struct typing *t)
{
	for (size_t i = 1; i < t->n && str_chr(str_of(t->word[i]), ':') == strlen(t->word[i]); i++) {
		struct str next = i + 1 < t->n ? str_of(t->word[i + 1]) : STR("");

		if (unclear_words(str_of(t->word[i])))
			return true;
		if (str_ends(next, STR(":")))
			next.n--;
		if (unclear_pair(str_of(t->word[i]), next))
			return true;
	}
	return false;
}

/* why the words of a date have no direction, as "2w", or NULL */
static const char *
undirected(const struct typed_place *at, struct arena *arena)
{
	struct buf why = {0};
	struct period p;
	const char *s;

	if (!at->day.n || period_span(&p, at->day, false) < 0)
		return NULL;
	buf_fmt(&why, "%.*s: past or to come? type %.*s ago, or in %.*s", STR_ARG(at->day), STR_ARG(at->day),
	        STR_ARG(at->day));
	s = arena_str(arena, buf_view(&why)).p;
	buf_free(&why);
	return s;
}

int
typed_words(struct edit_entry *out, struct typed_place *at, const char *const *word, size_t n, day today,
            struct arena *arena, const char **why)
{
	struct typing t = {.word = word, .n = n, .today = today, .arena = arena, .date = DAY_NONE, .place = at};
	struct buf item = {0};
	int ret;

	*out = (struct edit_entry){.date = today, .dir = '-', .sign = '.', .weight = 1};
	*at = (struct typed_place){.kind = n, .colon = n};
	*why = "a WHO and a KIND are needed";
	if (n < 2)
		return -1;
	*why = two_days;
	if (unclear_day(&t))
		return -1;
	t.at = at->who = count_who(&t);
	ret = take_day(&t);
	if (!t.colon && t.at < n && direction(str_of(word[t.at])))
		out->dir = direction(str_of(word[t.at++]));
	if (!ret)
		take_day(&t);
	*why = t.colon ? "no KIND before the colon, as call or +help: moved house" : "two dates, or a text without a colon";
	if (t.colon || take_kind(&t, &item) < 0) {
		buf_free(&item);
		return -1;
	}
	ret = read_item(out, buf_view(&item), t.clock, arena, why);
	if (ret == 0 && (*why = undirected(at, arena)) != NULL)
		ret = -1;
	if (t.date != DAY_NONE)
		out->date = t.date;
	buf_free(&item);
	return ret;
}

enum typed_column { WHO, DATE, DIR, SIGN, KIND, WEIGHT, WITH, TEXT, COLUMNS };

/* cuts a line at its TABs; ignores columns beyond the last */
static size_t
cut(struct str cell[COLUMNS], struct str line)
{
	size_t n = 0;

	for (struct str rest = line; n < COLUMNS; rest = str_sub(rest, cell[n - 1].n + 1, rest.n)) {
		str_cut(&cell[n], rest, '\t');
		if (cell[n++].n == rest.n)
			break;
	}
	return n;
}

static struct str
unescape(struct str cell, struct arena *arena)
{
	struct buf plain = {0};
	struct str s;

	if (str_chr(cell, '\\') == cell.n)
		return arena_str(arena, cell);
	cell_unescape(&plain, cell);
	s = arena_str(arena, buf_view(&plain));
	buf_free(&plain);
	return s;
}

/* reads one of the allowed characters, or "-" for none */
static int
read_sign(char *out, struct str cell, const char *allowed, const char *why_not, const char **why)
{
	if (!cell.n)
		return 0;
	if (cell.n == 1 && strchr(allowed, cell.p[0])) {
		*out = cell.p[0];
		return 0;
	}
	*why = why_not;
	return -1;
}

/* stores a cell in its part of the row; 0, or -1 with the reason */
static int
read_cell(struct typed_row *r, enum typed_column column, struct str cell, struct arena *arena, const char **why)
{
	bool none = str_eq(cell, STR("-"));
	int64_t n;

	switch (column) {
	case DATE:
		*why = "not a date; write 2025-06-01";
		return day_parse(&r->entry.date, cell);
	case DIR:
		return read_sign(&r->entry.dir, cell, "<>-", "neither >, < nor -", why);
	case SIGN:
		return read_sign(&r->entry.sign, cell, "+-.", "neither +, - nor .", why);
	case WEIGHT:
		n = none ? 1 : str_number(cell, 99);
		*why = "not a weight, 1 to 99";
		r->entry.weight = (int)n;
		return n > 0 ? 0 : -1;
	case WHO:
		*why = "no name";
		r->who = unescape(str_trim(cell), arena);
		return r->who.n ? 0 : -1;
	case KIND:
		r->entry.kind = none ? STR("") : lower(unescape(cell, arena), arena);
		return 0;
	case WITH:
		r->with = none ? STR("") : unescape(cell, arena);
		return 0;
	default:
		r->entry.text = none ? STR("") : unescape(cell, arena);
		return 0;
	}
}

int
typed_row(struct typed_row *out, struct str line, struct arena *arena, const char **why, size_t *col)
{
	struct str cell[COLUMNS];
	size_t n = cut(cell, line);

	*out = (struct typed_row){.entry = {.dir = '-', .sign = '.', .weight = 1}};
	*why = "a row needs a name and a date, with a TAB between";
	*col = 1;
	if (n < 2)
		return -1;
	for (size_t i = 0; i < n; i++) {
		*col = (size_t)(cell[i].p - line.p) + 1;
		if (read_cell(out, (enum typed_column)i, cell[i], arena, why) < 0)
			return -1;
	}
	return 0;
}

size_t
typed_by(struct str s)
{
	for (size_t i = s.n; i-- > 0;)
		if ((!i || s.p[i - 1] == ' ') && str_starts(str_sub(s, i, s.n), STR("by ")))
			return i;
	return s.n;
}

int
typed_task(struct task *out, struct str words, day today, const char **why)
{
	struct str text = str_trim(words);
	size_t at = typed_by(text);
	day by = DAY_NONE;

	*why = "\"next\" or \"last\" and a weekday could mean two days: type the weekday alone, or the date";
	if (at < text.n && unclear_words(str_trim(str_sub(text, at + 3, text.n))))
		return -1;
	if (at < text.n && dayword_ahead(&by, str_trim(str_sub(text, at + 3, text.n)), today, true) == 0)
		text = str_trim(str_sub(text, 0, at));
	*why = !text.n ? "nothing is said: no words are left" : by != DAY_NONE && by < today ? "the day to do it by is past" : NULL;
	if (*why)
		return -1;
	*out = (struct task){.text = text, .by = by, .since = today, .mark = ' '};
	return 0;
}
