/* SPDX-License-Identifier: ISC */
#include <stddef.h>
#include <string.h>

#include "cli/habit.h"

/* one kind of command: the words for it, each with a blank before and after, and what tend has */
struct habit {
	const char *words, *text;
};

static const struct habit habits[] = {
	{" add create insert ", "did you mean tend new?"},
	{" list contacts people all dir ", "did you mean tend ls?"},
	{" find search grep lookup ", "did you mean tend who (by topic), or tend ls NAME?"},
	{" show view info get display ", "did you mean tend brief?"},
	{" open modify change ", "did you mean tend edit, or tend set?"},
	{" rm delete remove del archive ", "did you mean tend set WHO status=archived?"},
	{" mv move ", "did you mean tend rename?"},
	{" status today next agenda remind todo ", "did you mean tend due?"},
	{" note record met call ", "did you mean tend log WHO call: TEXT?"},
	{" history timeline ", "did you mean tend entries?"},
	{" stats report summary ", "did you mean tend recap?"},
	{" import export ", "did you mean tend vcard?"},
	{" birthday birthdays calendar ", "did you mean tend dates?"},
	{" introduce connect ", "did you mean tend intro?"},
	{" tag ", "did you mean tend set WHO tags+=TAG?"},
	{" snooze ", "did you mean tend set WHO snooze=DATE?"},
	{" promise ", "did you mean tend owe?"},
	{" contact ", "read about the file of a contact: tend help contact"},
	{" tutorial man manual ", "read: tend help tutorial"},
	{" security ", "read: tend help security"},
};

const char *
habit_text(const char *word)
{
	size_t n = strlen(word);

	for (size_t i = 0; n && !strchr(word, ' ') && i < sizeof(habits) / sizeof(habits[0]); i++) {
		const char *at = habits[i].words;

		while ((at = strstr(at + 1, word)))
			if (at[-1] == ' ' && at[n] == ' ')
				return habits[i].text;
	}
	return NULL;
}
