/* SPDX-License-Identifier: ISC */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/cell.h"
#include "base/mem.h"
#include "cli/news_read.h"
#include "entry/link.h"
#include "os/child.h"
#include "os/fd.h"

enum { OUTPUT_MAX = 64 << 20 };

struct news_moves {
	struct buf in, out;
	struct news *v;
	size_t n, cap;
};

/* true if a folder, or one above it, has a history; else no child is needed */
static bool
has_history(const char *dir)
{
	char *real = realpath(dir, NULL);
	struct buf path = {0};
	struct str at = str_of(real);
	bool has = getenv("GIT_DIR") != NULL;

	while (at.n && !has) {
		buf_clear(&path);
		buf_fmt(&path, "%.*s/.git", STR_ARG(at));
		has = access(path.p, F_OK) == 0;
		while (at.n && at.p[at.n - 1] != '/')
			at.n--;
		at.n -= at.n > 0;
	}
	buf_free(&path);
	free(real);
	return has;
}

static int
run_moves(const struct tool *t, struct news_moves *m, const char *keys)
{
	struct buf dir = {0}, today = {0}, key = {0};
	const char *argv[] = {"tend-moves", NULL, NULL, "--format=tsv", "-", NULL, NULL};
	char date[DAY_SIZE];
	struct child c;
	int status = NOTHING;

	buf_fmt(&dir, "--directory=%.*s", STR_ARG(t->book.dir));
	buf_fmt(&today, "--today=%s", day_format(date, t->today));
	buf_fmt(&key, "--key=%s", keys ? keys : "");
	argv[1] = dir.p;
	argv[2] = today.p;
	if (keys)
		argv[5] = key.p;
	/* tend-moves may report what is no matter here: news is what there is */
	if (child_start(&c, argv, AT_FDCWD, CHILD_IN | CHILD_OUT | CHILD_SILENT) == 0) {
		bool bad = child_write(&c, buf_view(&m->in)) < 0;

		close(c.in);
		c.in = -1;
		bad = bad || fd_read(&m->out, c.out, OUTPUT_MAX) < 0 || m->out.n > OUTPUT_MAX;
		status = child_wait(&c);
		status = bad ? NOTHING : status;
	}
	buf_free(&dir);
	buf_free(&today);
	buf_free(&key);
	return status;
}

static struct str
next_cell(struct arena *arena, struct str *line)
{
	struct buf scratch = {0};
	struct str cell;

	*line = str_cut(&cell, *line, '\t');
	if (!str_eq(cell, STR("-")))
		cell_unescape(&scratch, cell);
	cell = arena_str(arena, buf_view(&scratch));
	buf_free(&scratch);
	return cell;
}

/* a move after tomorrow is left out: git's clock is not that of the tool, which may look back */
static void
read_moves(struct news_moves *m, day today, struct arena *arena)
{
	struct str rest = buf_view(&m->out), line;

	while (str_line(&line, &rest)) {
		struct news news = {.date = DAY_NONE};

		/* an id that begins with "-" is printed as an operand: ./-id.md */
		news.id = next_cell(arena, &line);
		if (str_starts(news.id, STR("./-")))
			news.id = link_stem(news.id);
		day_parse(&news.date, next_cell(arena, &line));
		news.key = next_cell(arena, &line);
		news.from = next_cell(arena, &line);
		news.to = next_cell(arena, &line);
		if (news.date > today + 1)
			continue;
		m->v = mem_reserve(m->v, m->n, &m->cap, sizeof(*m->v));
		m->v[m->n++] = news;
	}
	news_sort(m->v, m->n);
}

void
news_read(struct news **out, size_t *n, const struct tool *t, const struct people *people, const char *keys,
             struct arena *arena)
{
	struct news_moves m = {0};
	struct buf path = {0};

	for (size_t i = 0; i < people->n; i++) {
		buf_clear(&path);
		tool_path(&path, t, t->book.contact[people->who[i]].path);
		cell_escape(&m.in, buf_view(&path));
		buf_chr(&m.in, '\n');
	}
	if (!t->rev && people->n && has_history(t->book.dir.p) && run_moves(t, &m, keys) <= LEFT_OUT)
		read_moves(&m, t->today, arena);
	buf_free(&path);
	buf_free(&m.in);
	buf_free(&m.out);
	*out = m.v;
	*n = m.n;
}

void
news_read_orgs(struct former_org **out, size_t *n, const struct tool *t, size_t with, struct arena *arena)
{
	size_t *who = mem_alloc((t->people.n + 1) * sizeof(*who)), count = t->people.n;
	struct former_org *v;
	struct news *news;

	for (size_t i = 0; i < count; i++)
		who[i] = t->people.who[i];
	if (count && with != t->book.me)
		who[count++] = with;
	news_read(&news, n, t, &(struct people){.who = who, .n = count}, "org", arena);
	v = mem_alloc(2 * *n * sizeof(*v));
	for (size_t i = 0; i < *n; i++) {
		v[2 * i] = (struct former_org){news[i].id, news[i].from};
		v[2 * i + 1] = (struct former_org){news[i].id, news[i].to};
	}
	*n *= 2;
	free(news);
	free(who);
	*out = v;
}
