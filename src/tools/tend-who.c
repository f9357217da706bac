/* SPDX-License-Identifier: ISC */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/cell.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "cli/explain.h"
#include "cli/thesauri.h"
#include "cli/tool.h"
#include "cli/who_slip.h"
#include "find/who.h"

static const char help[] =
	"usage: tend-who [options] [CONDITION ...] TOPIC ...\n"
	"Finds contacts who know about a topic, best match first. All words count.\n"
	"\n"
	"  -n, --number N         at most N rows (20; 0 for all)\n"
	"      --min SCORE        no rows below this score\n"
	"      --forgotten        only dormant contacts\n"
	"      --explain          print each part of a score, and the thesauri\n"
	OPTIONS_CUT_HELP;

static const struct column columns[] = {
	{"id", CELL_TEXT}, {"name", CELL_TEXT}, {"score", CELL_NUMBER},
	{"state", CELL_TEXT}, {"where", CELL_LIST}, {"words", CELL_LIST},
};

/* appends the first field of each line of standard input */
static void
read_words(const struct tool *t, struct buf *out)
{
	struct tool_input in = {0};
	struct str line, field;

	while (tool_line(t, &in, &line)) {
		str_cut(&field, line, '\t');
		cell_unescape(out, field);
		buf_chr(out, ' ');
	}
}

/* reads all operands as one topic */
static void
read_topic(struct tool *t, struct topic *topic, int argc, char **argv)
{
	const struct settings *set = &t->book.set;
	struct buf text = {0};

	for (int i = 0; i < argc; i++) {
		if (strcmp(argv[i], "-") == 0)
			read_words(t, &text);
		else
			buf_str(&text, str_of(argv[i]));
		buf_chr(&text, ' ');
	}
	if (!str_trim(buf_view(&text)).n)
		tool_fail(t, "a topic is missing; name one: tend who ceramics");
	topic_open(topic, t->book.set.language);
	topic_add(topic, buf_view(&text));
	if (!topic->n)
		tool_fail(t, "%.*s: no word in it that tells one from another",
		          STR_ARG(utf8_cut(str_trim(buf_view(&text)), 200)));
	synonyms_add_roles(topic, set->synonym, set->nsynonyms);
	buf_free(&text);
}

/* "undertaker", or "undertaker: funeral director" if that was found for it */
static struct str
word_text(const struct topic *topic, struct who_word w, struct arena *arena)
{
	struct buf text = {0};
	struct str whole;

	if (w.other == TOPIC_NONE)
		return topic->word[w.term];
	buf_str(&text, topic->word[w.term]);
	buf_str(&text, STR(": "));
	buf_str(&text, topic->other[w.other].text);
	whole = arena_str(arena, buf_view(&text));
	buf_free(&text);
	return whole;
}

static void
print(struct tool *t, struct rows *rows, const struct topic *topic, const struct who *w, struct str *list)
{
	struct arena scratch = {0};

	if (w->state == WHO_DORMANT)
		rows_strong(rows);
	if (w->state == WHO_UNFILED) {
		rows_text(rows, w->id);
		rows_text(rows, w->id);
	} else {
		rows_id(rows, w->id);
		rows_text(rows, contact_name(&t->book.contact[w->who]));
	}
	rows_number(rows, lround(w->score));
	rows_text(rows, str_of(who_state_name(w->state)));
	for (size_t i = 0; i < w->nwhere; i++)
		list[i] = str_of(who_where_name(w->where[i]));
	rows_list(rows, list, w->nwhere);
	for (size_t i = 0; i < w->nwords; i++)
		list[i] = word_text(topic, w->word[i], &scratch);
	rows_list(rows, list, w->nwords);
	arena_free(&scratch);
}

static void
read_options(struct tool *t, struct who_options *how, int argc, char **argv)
{
	static const struct option options[] = {
		{"min", required_argument, NULL, OPTIONS_OWN + 2},
		{"forgotten", no_argument, NULL, OPTIONS_OWN},
		{"explain", no_argument, NULL, OPTIONS_OWN + 1},
		OPTIONS_LONG,
	};
	int opt;

	while ((opt = options_next(t, argc, argv, OPTIONS_SHORT, options)) != -1) {
		if (opt == OPTIONS_OWN + 2)
			how->min = (int)tool_number(t, optarg, 0, 100);
		else if (opt == OPTIONS_OWN)
			how->forgotten = true;
		else if (opt == OPTIONS_OWN + 1)
			how->explain = true;
		else
			options_take(t, opt);
	}
	how->limit = options_number(t, 20);
}

/* keeps the contacts that fulfil the conditions, at most `limit`; returns how many */
static size_t
restrict_to(struct tool *t, const struct selection *s, struct who *v, size_t n, size_t limit)
{
	size_t kept = 0;

	for (size_t i = 0; i < n && (!limit || kept < limit); i++)
		if (v[i].who < t->book.n && selection_has(s, &t->book, v[i].who, t->today, &t->errors))
			v[kept++] = v[i];
	return kept;
}

int
main(int argc, char **argv)
{
	struct needs needs = {WHO_KEYS, WHO_PARTS};
	struct who_options options = {0};
	struct selection selection = {0};
	struct arena arena = {0};
	struct topic topic;
	struct thesauri thesauri;
	struct who *v;
	struct rows *rows;
	struct str *list;
	struct tool t;
	size_t n, limit;
	int words;

	tool_begin(&t, argv, help);
	read_options(&t, &options, argc, argv);
	tool_book(&t);
	words = tool_select(&t, &selection, argv + optind, argc - optind, argv + optind);
	read_topic(&t, &topic, words, argv + optind);
	needs.keys |= selection.needs.keys;
	needs.parts |= selection.needs.parts;
	tool_open(&t, needs, true, 0, NULL);
	thesauri_open(&thesauri);
	options.thesauri = &thesauri;
	limit = options.limit;
	if (selection.n)
		options.limit = 0;
	who_find(&v, &n, &t.book, &topic, t.today, &options, &arena, &t.errors);
	if (selection.n)
		n = restrict_to(&t, &selection, v, n, limit);
	if (options.explain)
		rows = explain_rows(&t, &thesauri);
	else
		rows = tool_rows(&t, columns, sizeof(columns) / sizeof(columns[0]));
	thesauri_close(&thesauri);
	list = mem_alloc((topic.n > WHO_COUNT ? topic.n : WHO_COUNT) * sizeof(*list));
	for (size_t i = 0; i < n; i++)
		if (options.explain)
			explain_print(rows, &topic, &v[i]);
		else
			print(&t, rows, &topic, &v[i], list);
	free(list);
	free(v);
	if (!n && !selection.n && who_slip(&t, &topic))
		t.none = NULL;
	topic_close(&topic);
	selection_free(&selection);
	arena_free(&arena);
	return tool_close(&t, rows);
}
