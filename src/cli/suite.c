/* SPDX-License-Identifier: ISC */
#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/edit_distance.h"
#include "base/mem.h"
#include "base/shell.h"
#include "base/text.h"
#include "cli/show.h"
#include "cli/suite.h"
#include "os/program.h"

static void
add_place(struct suite *l, struct str dir)
{
	l->place = mem_reserve(l->place, l->places, &l->place_cap, sizeof(*l->place));
	l->place[l->places++] = arena_str(&l->arena, dir);
}

void
suite_places(struct suite *l)
{
	struct str path = str_of(getenv("PATH")), dir;
	struct buf place = {0};

	for (unsigned i = 0; i < PROGRAM_PLACES; i++)
		if (program_place(&place, i))
			add_place(l, buf_view(&place));
	while (path.n) {
		path = str_cut(&dir, path, ':');
		if (str_starts(dir, STR("/")))
			add_place(l, dir);
	}
	buf_free(&place);
}

static bool
is_program(int dirfd, const char *path)
{
	struct stat st;

	return fstatat(dirfd, path, &st, 0) == 0 && S_ISREG(st.st_mode) && faccessat(dirfd, path, X_OK, 0) == 0;
}

int
suite_program(struct buf *out, const struct suite *l, const char *name)
{
	for (size_t i = 0; i < l->places; i++) {
		buf_clear(out);
		buf_fmt(out, "%s/tend-%s", l->place[i].p, name);
		if (is_program(AT_FDCWD, out->p))
			return 0;
	}
	return -1;
}

static void
add_item(struct suite *l, struct str name, const char *purpose, enum suite_group group)
{
	for (size_t i = 0; i < l->n; i++)
		if (str_eq(l->v[i].name, name))
			return;
	l->v = mem_reserve(l->v, l->n, &l->cap, sizeof(*l->v));
	l->v[l->n++] = (struct suite_item){arena_str(&l->arena, name), purpose, group};
}

static int
item_order(const void *va, const void *vb)
{
	const struct suite_item *a = va, *b = vb;

	return str_cmp(a->name, b->name);
}

static void
add_folder(struct suite *l, const char *path)
{
	DIR *dir = opendir(path);
	const struct dirent *e;

	while (dir && (e = readdir(dir))) {
		struct str name = str_of(e->d_name);

		if (str_skip(&name, STR("tend-")) && name.n && is_program(dirfd(dir), e->d_name))
			add_item(l, name, NULL, OWN);
	}
	if (dir)
		closedir(dir);
}

void
suite_items(struct suite *l, const struct suite_tool *table)
{
	size_t own;

	for (size_t i = 0; table[i].program; i++)
		add_item(l, str_of(table[i].program + 5), table[i].purpose, table[i].group);
	own = l->n;
	for (size_t i = 0; i < l->places; i++)
		add_folder(l, l->place[i].p);
	if (l->n > own)
		qsort(l->v + own, l->n - own, sizeof(*l->v), item_order);
}

const struct suite_item *
suite_near(const struct suite *l, struct str name)
{
	/* short words are similar to everything */
	unsigned best = name.n < 5 ? 2 : 3;
	const struct suite_item *near = NULL;

	for (size_t i = 0; i < l->n; i++) {
		struct str has = l->v[i].name;
		/* a prefix is as near as one typing error */
		unsigned d = str_starts(has, name) ? 1 : edit_distance(has, name, best);

		if (str_eq(has, name))
			return &l->v[i];
		if (d < best) {
			best = d;
			near = &l->v[i];
		}
	}
	return near;
}

static void
print_item(const struct suite_item *item)
{
	struct buf name = {0};

	text_visible(&name, item->name, false);
	if (item->purpose)
		show_fmt("  %-8s %s\n", name.p, item->purpose);
	else
		show_fmt("  %s\n", name.p);
	buf_free(&name);
}

void
suite_print(const struct suite *l, bool purposes)
{
	static const char *const titles[] = {
		[BEGIN] = "Begin",
		[DAILY] = "Every day",
		[WEEKLY] = "Every week",
		[TOGETHER] = "Bring together",
		[BACK] = "Look back",
		[ELSEWHERE] = "Elsewhere",
		[PLUMBING] = "Plumbing",
		[OWN] = "Your own",
	};

	for (size_t i = 0, group = OWN + 1; i < l->n; i++) {
		const struct suite_item *item = &l->v[i];
		bool row = purposes || item->group <= DAILY || item->group == OWN, first = item->group != group;

		group = item->group;
		if (first && row)
			show_fmt("%s%s:\n", i ? "\n" : "", titles[group]);
		else if (first)
			show_fmt("%s%-15s", item->group == WEEKLY ? "\n" : "", titles[group]);
		if (row)
			print_item(item);
		else
			show_fmt(" %.*s%s", STR_ARG(item->name), i + 1 == l->n || l->v[i + 1].group != group ? "\n" : "");
	}
}

bool
suite_reordered(struct buf *out, const struct suite *l, char *const *word)
{
	struct buf program = {0};
	bool is = word[0][0] == '-' && word[1] && word[1][0] != '-' && suite_program(&program, l, word[1]) == 0;

	if (is)
		shell_word(out, str_of(word[1]));
	for (size_t i = 0; is && word[i]; i++) {
		if (i == 1)
			continue;
		buf_chr(out, ' ');
		shell_word(out, str_of(word[i]));
	}
	buf_free(&program);
	return is;
}

void
suite_free(struct suite *l)
{
	free(l->v);
	free(l->place);
	arena_free(&l->arena);
}
