/* SPDX-License-Identifier: ISC */
#include "base/shell.h"
#include "base/str.h"
#include "cli/habit.h"

/*
 * One kind of command: the words for it, what tend has, and another that may be meant. Of the names
 * in capitals, KIND is the word itself, WHO the first argument, and any other one the arguments after
 * WHO, or all of them.
 */
struct habit {
	const char *words, *command, *other;
};

static const struct habit habits[] = {
	{"add create insert", "tend new NAME", NULL},
	{"list contacts people all dir", "tend ls", NULL},
	{"find search grep lookup", "tend who TOPIC", "tend ls NAME"},
	{"show view info get display details", "tend brief WHO", NULL},
	{"open modify change", "tend edit WHO", "tend set WHO key=value"},
	{"rm delete remove del archive", "tend set WHO status=archived", NULL},
	{"mv move", "tend rename WHO NAME", NULL},
	{"status today agenda todo overdue late", "tend due", NULL},
	{"next remind reminder schedule followup follow-up", "tend set WHO next=DATE", NULL},
	{"note notes memo comment", "tend edit WHO", "tend log WHO call: TEXT"},
	{"call coffee dinner email letter lunch meet meeting met visit", "tend log WHO KIND: TEXT", NULL},
	{"record", "tend log WHO call: TEXT", NULL},
	{"history timeline", "tend entries WHO", NULL},
	{"stats report summary", "tend recap", NULL},
	{"import", "tend vcard --import FILE", NULL},
	{"export", "tend vcard", NULL},
	{"branch checkout clone diff fetch pull push stash", "git KIND", NULL},
	{"sync", "git pull", "git push"},
	{"birthday birthdays calendar upcoming", "tend dates", NULL},
	{"introduce connect", "tend intro WHO", NULL},
	{"tag label", "tend set WHO tags+=TAG", NULL},
	{"tags labels groups", "tend ls --values tags", NULL},
	{"snooze postpone pause", "tend set WHO snooze=DATE", NULL},
	{"promise", "tend owe --plan WHO TEXT", NULL},
	{"phone phones tel emails mailto", "tend ls -o name,phones,emails", NULL},
	{"duplicates dedupe lint doctor validate verify", "tend check", NULL},
	{"config settings preferences", "tend edit me", NULL},
	{"contact", "tend help contact", NULL},
	{"tutorial man manual", "tend help tutorial", NULL},
	{"security", "tend help security", NULL},
	{"version", "tend --version", NULL},
};

/* appends a word of a command; a name in capitals in it becomes what was typed, if anything was */
static void
add_word(struct buf *out, struct str word, char *const *argv, bool has_who)
{
	char *const *arg = argv + 1 + has_who;
	struct buf value = {0};
	size_t from = 0, end;
	struct str name;

	while (from < word.n && char_lower(word.p[from]) == word.p[from])
		from++;
	for (end = from; end < word.n && char_lower(word.p[end]) != word.p[end];)
		end++;
	name = str_sub(word, from, end);
	buf_str(&value, str_sub(word, 0, from));
	if (str_eq(name, STR("KIND")))
		buf_str(&value, str_of(argv[0]));
	else if (str_eq(name, STR("WHO")) && argv[1])
		buf_str(&value, str_of(argv[1]));
	else if (!name.n || !argv[1] || !*arg)
		buf_str(&value, name);
	else
		for (const char *blank = ""; *arg; arg++, blank = " ")
			buf_fmt(&value, "%s%s", blank, *arg);
	buf_str(&value, str_sub(word, end, word.n));
	shell_word(out, buf_view(&value));
	buf_free(&value);
}

static void
add_command(struct buf *out, const char *command, char *const *argv)
{
	struct str rest = str_of(command), word;
	bool has_who = false;

	for (const char *blank = ""; rest.n; blank = " ") {
		rest = str_cut(&word, rest, ' ');
		buf_str(out, str_of(blank));
		add_word(out, word, argv, has_who);
		has_who |= str_eq(word, STR("WHO"));
	}
}

static const struct habit *
find_habit(struct str word)
{
	for (size_t i = 0; i < sizeof(habits) / sizeof(habits[0]); i++)
		if (str_has_item(str_of(habits[i].words), ' ', word))
			return &habits[i];
	return NULL;
}

bool
habit_advice(struct buf *out, char *const *argv)
{
	const struct habit *habit = find_habit(str_of(argv[0]));
	char *const bare[] = {argv[0], NULL};

	if (!habit)
		return false;
	for (char *const *arg = argv; *arg; arg++)
		if ((*arg)[0] == '-')
			argv = bare;
	add_command(out, habit->command, argv);
	if (habit->other) {
		buf_str(out, STR(", or: "));
		add_command(out, habit->other, argv);
	}
	return true;
}
