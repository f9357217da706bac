/* SPDX-License-Identifier: ISC */
#include "entry/task.h"
#include "entry/task_dates.h"

/* the words of Logseq, each with its mark */
static const struct task_word {
	struct str word;
	char mark;
} states[] = {
	{STR_INIT("TODO"), ' '},  {STR_INIT("LATER"), ' '},    {STR_INIT("NOW"), ' '},
	{STR_INIT("DOING"), ' '}, {STR_INIT("WAITING"), ' '},  {STR_INIT("WAIT"), ' '},
	{STR_INIT("DONE"), 'x'},  {STR_INIT("CANCELED"), '-'}, {STR_INIT("CANCELLED"), '-'},
};

/* skips a word that ends here, and the blanks after it */
static bool
skip_word(struct str *s, struct str word)
{
	struct str t = *s;

	if (!str_skip(&t, word) || (t.n && !char_space(t.p[0])))
		return false;
	*s = str_trim(t);
	return true;
}

char
task_state(struct str *s, size_t *width)
{
	size_t n = 1;
	char mark = 0;

	if (s->n >= 3 && s->p[0] == '[' && s->p[2] == ']' && (s->n == 3 || char_space(s->p[3])) &&
	    s->p[1] > 0 && s->p[1] != ']') {
		mark = s->p[1] == 'X' ? 'x' : s->p[1];
		*s = str_trim(str_sub(*s, 3, s->n));
	}
	/* most items begin otherwise */
	for (size_t i = 0; !mark && s->n > 2 && char_upper(s->p[1]) == s->p[1] &&
	                   char_alpha(s->p[1]) && i < sizeof(states) / sizeof(states[0]);
	     i++)
		if (skip_word(s, states[i].word)) {
			mark = states[i].mark;
			n = states[i].word.n;
		}
	if (width)
		*width = n;
	return mark;
}

bool
task_parse(struct task *out, struct buf *scratch, struct str item,
           const struct written_style *style, const char **why)
{
	struct str s = str_trim(item), text = s;
	size_t width;
	char mark = task_state(&text, &width);

	*why = NULL;
	if (!mark)
		return false;
	if (!char_in(mark, STR(" x-/"))) {
		*why = "a mark that is none of [ ], [/], [x] and [-]: left out";
		return false;
	}
	*out = (struct task){
		.by = DAY_NONE,
		.since = DAY_NONE,
		/* under way is not done */
		.mark = mark == '/' ? ' ' : mark,
		.box = (uint32_t)(s.p - item.p) + (s.p[0] == '['),
		.width = (uint8_t)width,
		.text = text,
	};
	task_dates(out, scratch, style, why);
	return true;
}

static const char *const titles[] = {[TASK_ASK] = "Asks", [TASK_PROMISE] = "Promises"};

const char *
task_kind_title(enum task_kind kind)
{
	return titles[kind];
}

/* headings that are read, folded; tend writes the first of each kind */
static const struct task_title {
	struct str words;
	enum task_kind kind;
} headings[] = {
	{STR_INIT("asks"), TASK_ASK},             {STR_INIT("promises"), TASK_PROMISE},
	{STR_INIT("promised"), TASK_PROMISE},     {STR_INIT("bitten"), TASK_ASK},
	{STR_INIT("versprechen"), TASK_PROMISE},  {STR_INIT("versprochen"), TASK_PROMISE},
	{STR_INIT("demandes"), TASK_ASK},         {STR_INIT("promesses"), TASK_PROMISE},
	{STR_INIT("peticiones"), TASK_ASK},       {STR_INIT("promesas"), TASK_PROMISE},
	{STR_INIT("pedidos"), TASK_ASK},          {STR_INIT("promessas"), TASK_PROMISE},
	{STR_INIT("richieste"), TASK_ASK},        {STR_INIT("promesse"), TASK_PROMISE},
	{STR_INIT("verzoeken"), TASK_ASK},        {STR_INIT("beloften"), TASK_PROMISE},
	{STR_INIT("beloofd"), TASK_PROMISE},      {STR_INIT("i owe"), TASK_PROMISE},
	{STR_INIT("i owe them"), TASK_PROMISE},   {STR_INIT("i promised"), TASK_PROMISE},
	{STR_INIT("things i owe them"), TASK_PROMISE}, {STR_INIT("what i owe them"), TASK_PROMISE},
};

enum task_kind
task_heading(struct str words)
{
	/* most headings begin otherwise */
	if (words.n < 4 || !char_in(words.p[0], STR("abdiprtvw")))
		return TASK_NONE;
	for (size_t i = 0; i < sizeof(headings) / sizeof(headings[0]); i++)
		if (str_eq(words, headings[i].words))
			return headings[i].kind;
	return TASK_NONE;
}
