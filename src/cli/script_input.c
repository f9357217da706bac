/* SPDX-License-Identifier: ISC */
#include <string.h>
#include <unistd.h>

#include "cli/script_input.h"
#include "cli/show.h"
#include "os/fd.h"

static void
show_messages(struct str text)
{
	struct str line;

	while (str_line(&line, &text))
		show_message(NULL, line);
}

static const struct print {
	const char *option;
	void (*show)(struct str);
} prints[] = {
	{"--visible", show_visible},
	{"--fold", show_paged},
	{"--as-help", show_help},
	{"--as-messages", show_messages},
};

static const struct print *
find(const char *option)
{
	for (size_t i = 0; i < sizeof(prints) / sizeof(prints[0]); i++)
		if (strcmp(prints[i].option, option) == 0)
			return &prints[i];
	return NULL;
}

bool
script_input_option(const char *option)
{
	return find(option) != NULL;
}

int
script_input_print(const char *option)
{
	struct buf text = {0};
	int done = fd_read(&text, STDIN_FILENO, SIZE_MAX);

	if (done >= 0)
		find(option)->show(buf_view(&text));
	buf_free(&text);
	return done < 0 ? -1 : 0;
}
