/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/mem.h"
#include "base/regex.h"
#include "base/text.h"
#include "base/utf8.h"

enum {
	MATCH_LIMIT = 100000,
	HEAP_LIMIT = 16 * 1024, /* KiB */
	LONG_TEXT = 4096,
	WORK_LIMIT = 32 * 1024 * 1024,
};

/*
 * PCRE2 applies its limits from each start position anew and counts a run such as \w+ as one step:
 * \w+[@#] takes a minute over 64 KiB of one letter. Long texts are therefore matched with a callout
 * at every item that adds up how far the match has moved. Nearly all texts are short; they are
 * matched without it, which is faster.
 */
struct regex {
	pcre2_code *code, *code_with_callout;
	pcre2_match_context *limits;
};

/* the rest of s after the first `end`; empty if there is none */
static struct str
skip_past(struct str s, char end)
{
	struct str head;

	return str_cut(&head, s, end);
}

static bool
is_one_of(struct str s, struct str set)
{
	return s.n && str_chr(set, s.p[0]) < set.n;
}

/* the rest of s after the escape whose backslash precedes it: \S, \p{Lu}, \xAB, \cA, \k<Name> */
static struct str
skip_escape(struct str s)
{
	bool named = is_one_of(s, STR("gk")), hex = is_one_of(s, STR("x"));
	bool braced = named || hex || is_one_of(s, STR("pPoN"));
	bool letter = is_one_of(s, STR("pPc"));

	utf8_next(&s);
	if (braced && is_one_of(s, STR("{")))
		return skip_past(s, '}');
	if (named && is_one_of(s, STR("<'")))
		return skip_past(str_sub(s, 1, s.n), s.p[0] == '<' ? '>' : '\'');
	for (int i = 0; hex && i < 2 && is_one_of(s, STR("0123456789abcdefABCDEF")); i++)
		s = str_sub(s, 1, s.n);
	if (letter)
		utf8_next(&s);
	return s;
}

/* the rest of s after the group header whose "(?" precedes it: "i:", "<Name>", "#…)" */
static struct str
skip_group(struct str s)
{
	if (str_starts(s, STR("#")) || str_starts(s, STR("P>")) || str_starts(s, STR("P=")))
		return skip_past(s, ')');
	if (str_starts(s, STR("'")))
		return skip_past(str_sub(s, 1, s.n), '\'');
	while (s.n && !is_one_of(s, STR(":=!>|)")))
		s = str_sub(s, 1, s.n);
	return s;
}

/* the rest of s after "[" and the literal characters that follow it: "[^]" */
static struct str
skip_bracket(struct str s)
{
	if (str_starts(s, STR("^")))
		s = str_sub(s, 1, s.n);
	if (str_starts(s, STR("]")))
		s = str_sub(s, 1, s.n);
	return s;
}

/* true if the pattern has a literal upper-case letter */
static bool
has_upper(struct str s)
{
	bool in_bracket = false;
	int32_t c;

	while ((c = utf8_next(&s)) >= 0) {
		if (text_class(c) == TEXT_UPPER)
			return true;
		if (c == '\\') {
			s = skip_escape(s);
		} else if (in_bracket) {
			in_bracket = c != ']';
		} else if (c == '[') {
			in_bracket = true;
			s = skip_bracket(s);
		} else if (c == '(' && str_starts(s, STR("*"))) {
			s = skip_past(s, ')');
		} else if (c == '(' && str_starts(s, STR("?"))) {
			s = skip_group(str_sub(s, 1, s.n));
		}
	}
	return false;
}

static pcre2_code *
compile(struct str pattern, uint32_t options, int *code, size_t *at)
{
	pcre2_compile_context *context = pcre2_compile_context_create(NULL);
	pcre2_code *made;

	if (context)
		pcre2_set_newline(context, PCRE2_NEWLINE_ANYCRLF);
	options |= PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C |
	           PCRE2_MULTILINE;
	made = pcre2_compile((PCRE2_SPTR)(pattern.n ? pattern.p : ""), pattern.n, options, code, at,
	                     context);
	pcre2_compile_context_free(context);
	return made;
}

int
regex_open(struct regex **out, struct str pattern, struct arena *arena, struct error *err)
{
	uint32_t options = has_upper(pattern) ? 0 : PCRE2_CASELESS;
	struct regex *m = mem_zero(1, sizeof(*m));
	char what[256] = "";
	size_t at = 0;
	int code = 0;

	m->code = compile(pattern, options, &code, &at);
	if (m->code)
		m->code_with_callout = compile(pattern, options | PCRE2_AUTO_CALLOUT, &code, &at);
	m->limits = pcre2_match_context_create(NULL);
	if (!m->code || !m->code_with_callout || !m->limits) {
		pcre2_get_error_message(code, (PCRE2_UCHAR *)what, sizeof(what));
		*err = (struct error){.what = arena_str(arena, str_of(what)), .col = (uint32_t)at + 1};
		regex_close(m);
		return -1;
	}
	pcre2_set_match_limit(m->limits, MATCH_LIMIT);
	pcre2_set_heap_limit(m->limits, HEAP_LIMIT);
	*out = m;
	return 0;
}

/* the work over one text: items tried plus bytes moved between them */
struct work {
	size_t at, done;
};

static int
work_count(pcre2_callout_block *b, void *data)
{
	struct work *w = data;
	size_t to = b->current_position;

	w->done += 1 + (to > w->at ? to - w->at : w->at - to);
	w->at = to;
	return w->done > WORK_LIMIT ? PCRE2_ERROR_CALLOUT : 0;
}

static int
regex_run(const pcre2_code *code, pcre2_match_context *limits, struct str text)
{
	pcre2_match_data *data = pcre2_match_data_create(1, NULL);
	int rc;

	if (!data)
		return -1;
	rc = pcre2_match(code, (PCRE2_SPTR)(text.n ? text.p : ""), text.n, 0, 0, data, limits);
	pcre2_match_data_free(data);
	return rc >= 0 ? 1 : rc == PCRE2_ERROR_NOMATCH ? 0 : -1;
}

int
regex_test(const struct regex *m, struct str text)
{
	struct work work = {0, 0};
	pcre2_match_context *limits;
	int rc;

	if (text.n <= LONG_TEXT)
		return regex_run(m->code, m->limits, text);
	/* a copy, because other threads share the original */
	limits = pcre2_match_context_copy(m->limits);
	if (!limits)
		return -1;
	pcre2_set_callout(limits, work_count, &work);
	rc = regex_run(m->code_with_callout, limits, text);
	pcre2_match_context_free(limits);
	return rc;
}

void
regex_close(struct regex *m)
{
	if (!m)
		return;
	pcre2_code_free(m->code);
	pcre2_code_free(m->code_with_callout);
	pcre2_match_context_free(m->limits);
	free(m);
}
