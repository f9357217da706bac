/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "os/child.h"
#include "os/pager.h"

/* what sh ends with if it cannot run a command */
enum { NOT_RUN = 126, NOT_FOUND = 127 };

static const char *
command(void)
{
	const char *pager = getenv("TEND_PAGER");

	if (!pager)
		pager = getenv("PAGER");
	return pager ? pager : "less";
}

/* the keys that stop a program are the pager's now: ^C must not leave it alone on the terminal */
static void
leave_keys(struct sigaction old[2])
{
	struct sigaction ignore = {0};

	ignore.sa_handler = SIG_IGN;
	sigaction(SIGINT, &ignore, &old[0]);
	sigaction(SIGQUIT, &ignore, &old[1]);
}

static void
take_keys(const struct sigaction old[2])
{
	sigaction(SIGINT, &old[0], NULL);
	sigaction(SIGQUIT, &old[1], NULL);
}

bool
pager_show(struct str text)
{
	const char *pager = command(), *argv[] = {"sh", "-c", NULL, NULL};
	struct sigaction old[2];
	struct buf line = {0};
	struct child c;
	int status;

	if (!*pager || strcmp(pager, "cat") == 0)
		return false;
	/* an absent less is no error: the text is printed without it */
	if (strcmp(pager, "less") == 0)
		buf_str(&line, STR("command -v less >/dev/null || exit 127; "));
	buf_fmt(&line, "export LESS=\"${LESS-FRX}\" LV=\"${LV--c}\"; %s", pager);
	argv[2] = line.p;
	status = child_start(&c, argv, AT_FDCWD, CHILD_IN);
	buf_free(&line);
	if (status < 0)
		return false;
	leave_keys(old);
	/* the pager may have gone: its reader has seen enough */
	child_write(&c, text);
	child_end_input(&c);
	status = child_wait(&c);
	take_keys(old);
	return status != NOT_RUN && status != NOT_FOUND;
}
