/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "base/dayword.h"
#include "base/period.h"
#include "base/text.h"
#include "find/cond.h"

/* longer signs first */
static const struct {
	const char *sign;
	enum cond_op op;
	bool not;
} ops[] = {
	{"!=", COND_IS, true},    {"!~", COND_MATCH, true}, {"==", COND_IS, false},
	{"<=", COND_MOST, false}, {">=", COND_LEAST, false}, {"=", COND_IS, false},
	{"~", COND_MATCH, false}, {"<", COND_LESS, false},  {">", COND_MORE, false},
};

/* the offset of the first operator, or s.n; *op receives its index */
static size_t
find_op(struct str s, size_t *op)
{
	for (size_t i = 0; i < s.n; i++) {
		struct str rest = str_sub(s, i, s.n);

		if (!char_in(s.p[i], STR("!=~<>")))
			continue;
		for (*op = 0; *op < sizeof(ops) / sizeof(ops[0]); ++*op)
			if (str_starts(rest, str_of(ops[*op].sign)))
				return i;
	}
	return s.n;
}

bool
cond_cut(struct cond *out, struct str *key, struct str operand)
{
	size_t op, at = find_op(operand, &op);
	struct str head = str_sub(operand, 0, at);

	/* "Ana <ana@example.org>" and "x=y/ana.md" are contacts, not conditions */
	if (at == operand.n || !head.n || str_trim(head).n != head.n || str_chr(head, '@') < head.n ||
	    str_chr(head, '/') < head.n)
		return false;
	*key = head;
	*out = (struct cond){.op = ops[op].op, .not = ops[op].not};
	out->value = str_sub(operand, at + strlen(ops[op].sign), operand.n);
	if (out->op != COND_MATCH)
		out->value = str_trim(out->value);
	return true;
}

/* true for a number with a leading 0: it is a code, such as an area code */
static bool
is_code(struct str s)
{
	return s.n > 1 && s.p[0] == '0' && s.p[1] >= '0' && s.p[1] <= '9';
}

static bool
read_number(double *out, struct str s)
{
	bool minus = s.n && s.p[0] == '-', dot = false;
	double v = 0, scale = 1;
	size_t digits = 0;

	s = str_sub(s, minus, s.n);
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '.' && !dot && digits) {
			dot = true;
			continue;
		}
		/* up to 15 digits are exact, so that 0.1 equals 0.10 */
		if (s.p[i] < '0' || s.p[i] > '9' || ++digits > 15)
			return false;
		v = v * 10 + (s.p[i] - '0');
		scale *= dot ? 10 : 1;
	}
	*out = (minus ? -v : v) / scale;
	return digits && s.p[s.n - 1] != '.';
}

/* reads "2019-05-03", or "2019-05" and "2019" with all their days */
static bool
read_days(day *low, day *high, struct str s)
{
	struct partial p;

	if (str_starts(s, STR("[[")) && str_ends(s, STR("]]")))
		s = str_sub(s, 2, s.n - 2);
	if (partial_parse(&p, s) < 0 || !p.year)
		return false;
	return dayword_past(low, s, DAY_MIN, false) == 0 && dayword_past(high, s, DAY_MIN, true) == 0;
}

static void
put(struct reading *r, int kind, double low, double high)
{
	r->is[kind] = true;
	r->low[kind] = low;
	r->high[kind] = high;
}

static struct reading
read_text(struct str s)
{
	struct reading r = {0};
	struct period period;
	double number;
	day low, high;

	if (read_days(&low, &high, s))
		put(&r, READ_DAYS, low, high);
	if (is_code(s))
		return r;
	if (read_number(&number, s))
		put(&r, READ_NUMBER, number, number);
	if (period_parse(&period, s) == 0)
		put(&r, READ_PERIOD, period_days(period), period_days(period));
	return r;
}

/* reads the value of a condition, which may also be a day in words */
static struct reading
read_value(struct str s, day today)
{
	struct reading r = read_text(s);
	day low, high;

	if (dayword_past(&low, s, today, false) == 0 && dayword_past(&high, s, today, true) == 0)
		put(&r, READ_DAYS, low, high);
	return r;
}

static bool
compare_stretch(enum cond_op op, const struct reading *a, const struct reading *b, int kind)
{
	switch (op) {
	case COND_LESS:
		return a->high[kind] < b->low[kind];
	case COND_MORE:
		return a->low[kind] > b->high[kind];
	case COND_MOST:
		return a->high[kind] <= b->high[kind];
	case COND_LEAST:
		return a->low[kind] >= b->low[kind];
	default:
		return a->low[kind] >= b->low[kind] && a->high[kind] <= b->high[kind];
	}
}

static bool
compare_text(enum cond_op op, struct str a, struct str b)
{
	bool same = text_same(a, b);

	switch (op) {
	case COND_LESS:
		return !same && text_order(a, b) < 0;
	case COND_MORE:
		return !same && text_order(a, b) > 0;
	case COND_MOST:
		return same || text_order(a, b) < 0;
	case COND_LEAST:
		return same || text_order(a, b) > 0;
	default:
		return same;
	}
}

/* the days of a key whose value is one, however the book writes it */
static void
read_key_day(struct reading *r, const struct cond *c, const struct contact *who)
{
	enum key_kind kind = c->field.computed < 0 ? key_kind(c->field.key) : KIND_TEXT;
	struct partial p;
	char text[PARTIAL_SIZE];
	day low, high;

	if (r->is[READ_DAYS] || !c->read.is[READ_DAYS] || (kind != KIND_DAY && kind != KIND_PARTIAL))
		return;
	p = contact_partial(who, c->field.key);
	if (p.year && read_days(&low, &high, str_of(partial_format(text, p))))
		put(r, READ_DAYS, low, high);
}

static int
test(const struct cond *c, struct str s, const struct contact *who)
{
	bool typed = false;
	struct reading r;

	if (c->op == COND_MATCH)
		return regex_test(c->regex, s);
	r = read_text(str_trim(s));
	read_key_day(&r, c, who);
	for (int kind = 0; kind < READ_KINDS; kind++) {
		if (r.is[kind] && c->read.is[kind])
			return compare_stretch(c->op, &r, &c->read, kind);
		typed |= c->read.is[kind];
	}
	/* "none" is neither less nor greater than 2 */
	if (typed && c->op != COND_IS)
		return 0;
	return compare_text(c->op, s, c->value);
}

int
cond_holds(const struct cond *c, struct field_view *view)
{
	struct field_value v = field_get(&c->field, view);

	if (!c->value.n && c->op == COND_IS)
		return (v.n == 0) != c->not;
	for (size_t i = 0; i < v.n + v.hidden; i++) {
		int is = test(c, v.text[i], view->contact);

		if (!is && v.target && v.target[i].n && (c->op == COND_IS || c->op == COND_MATCH))
			is = test(c, v.target[i], view->contact);
		if (is)
			return is < 0 ? -1 : !c->not;
	}
	return c->not;
}

/* the reason why a value can never compare with a field, or NULL */
static const char *
misfit(const struct cond *c)
{
	if (c->op == COND_MATCH || (c->op == COND_IS && !c->value.n))
		return NULL;
	if (!c->value.n)
		return "a value is missing";
	if (c->field.type == FIELD_NUMBER && !c->read.is[READ_NUMBER])
		return "not a number";
	if (c->field.type == FIELD_DAY && !c->read.is[READ_DAYS])
		return "not a date; write 2025-06-01, 2025-06, yesterday or 90d";
	if (c->field.type == FIELD_PERIOD && !c->read.is[READ_PERIOD])
		return "not a duration; write 4 months, 2w or 90d";
	return NULL;
}

int
cond_open(struct cond *c, struct field_ref field, day today, struct arena *arena, struct error *err)
{
	const char *wrong;

	c->field = field;
	if (c->op == COND_MATCH)
		return regex_open(&c->regex, c->value, arena, err);
	c->read = read_value(c->value, today);
	wrong = misfit(c);
	if (!wrong)
		return 0;
	*err = (struct error){.what = str_of(wrong)};
	return -1;
}

void
cond_close(struct cond *c)
{
	regex_close(c->regex);
}
