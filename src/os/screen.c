/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/str.h"
#include "os/screen.h"

enum { SIZE_MOST = 10000 };

static size_t
size_of(const char *variable, size_t said)
{
	int64_t n = str_number(str_of(getenv(variable)), SIZE_MOST);

	return n > 0 ? (size_t)n : said;
}

struct screen
screen_of(int fd)
{
	struct winsize w = {0};

	if (!isatty(fd))
		return (struct screen){0};
	if (ioctl(fd, TIOCGWINSZ, &w) < 0)
		w = (struct winsize){0};
	return (struct screen){size_of("COLUMNS", w.ws_col), size_of("LINES", w.ws_row)};
}
