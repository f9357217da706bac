/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "cli/tool.h"
#include "lsp/server.h"

static const char help[] =
	"usage: tend-lsp [options]\n"
	"Runs a language server for editors, on standard input and output.\n"
	"\n"
	"      --log FILE         append all messages to FILE\n"
	"      --no-hints         no lenses above a file, and no hints beside links\n"
	"      --poll MS          look for changed files after MS milliseconds (1000)\n"
	OPTIONS_WRITE_HELP;

enum { LOG = OPTIONS_OWN, NO_HINTS, POLL };

enum { POLL_STANDARD = 1000, POLL_MOST = 600000 };

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"log", required_argument, NULL, LOG},
		{"no-hints", no_argument, NULL, NO_HINTS},
		{"poll", required_argument, NULL, POLL},
		OPTIONS_WRITE_LONG,
	};
	struct server s = {
		.wire = {.in.fd = STDIN_FILENO, .out = STDOUT_FILENO, .log = -1}, .poll = POLL_STANDARD, .books.none.hints = true,
	};
	struct tool t;
	int opt;

	tool_begin(&t, argv, help);
	while ((opt = options_next(&t, argc, argv, OPTIONS_WRITE_SHORT, options)) != -1) {
		if (opt == LOG) {
			s.wire.log = open(optarg, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
			if (s.wire.log < 0)
				tool_fail(&t, "%s: %s", optarg, strerror(errno));
		} else if (opt == NO_HINTS) {
			s.books.none.hints = false;
		} else if (opt == POLL) {
			s.poll = (int)tool_number(&t, optarg, 1, POLL_MOST);
		} else {
			options_take(&t, opt);
		}
	}
	if (optind < argc)
		tool_fail(&t, "%s: the editor names the files", argv[optind]);
	s.books.none.given = t.dir;
	/* a server outlives the day */
	s.today = tool_today_given(&t) ? NULL : tool_clock;
	s.books.none.today = tool_today(&t);
	return server_run(&s);
}
