/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/map.h"
#include "base/mem.h"
#include "merge/merge_common.h"

enum { PAIRS_MAX = 100000 }; /* lines compared for a version */

struct common_line {
	struct str text;
	bool front; /* in the front-matter */
};

struct common_lines {
	struct common_line *v;
	size_t n, cap;
};

/* reads the lines of a file one by one; start it with .rest set */
struct common_reader {
	struct str rest;
	unsigned fences;
};

/* the next line that says something, trimmed */
static bool
next_line(struct common_line *out, struct common_reader *r)
{
	struct str line;

	while (str_line(&line, &r->rest)) {
		line = str_trim(line);
		if (str_eq(line, STR("---")))
			r->fences++;
		else if (line.n) {
			*out = (struct common_line){line, r->fences == 1};
			return true;
		}
	}
	return false;
}

static void
count_lines(struct map *out, struct str file)
{
	struct common_reader r = {.rest = file};
	struct common_line line;

	while (next_line(&line, &r)) {
		uint32_t *n = map_put(out, line.text);

		*n = *n == MAP_NONE ? 1 : *n + 1;
	}
}

/* takes one of a line from what was counted; false if there is none left */
static bool
take(struct map *counted, struct str line)
{
	uint32_t n = map_get(counted, line);

	if (n == MAP_NONE || n == 0)
		return false;
	*map_put(counted, line) = n - 1;
	return true;
}

/* the lines of a file that another one does not have */
static void
lines_without(struct common_lines *out, struct str file, struct str other)
{
	struct common_reader r = {.rest = file};
	struct common_line line;
	struct map has = {0};

	*out = (struct common_lines){0};
	count_lines(&has, other);
	while (next_line(&line, &r))
		if (!take(&has, line.text)) {
			out->v = mem_reserve(out->v, out->n, &out->cap, sizeof(*out->v));
			out->v[out->n++] = line;
		}
	map_free(&has);
}

/* what comes after the box of a task; empty if a line is none */
static struct str
task_text(struct str line)
{
	return line.n > 6 && char_in(line.p[0], STR("-*+")) &&
	       str_starts(str_sub(line, 1, 3), STR(" [")) && line.p[4] == ']' && line.p[5] == ' ' ? str_sub(line, 6, line.n) : STR("");
}

/* true if `now` is `was` with something inserted */
static bool
inserted(struct str was, struct str now)
{
	size_t head = 0, tail = 0;

	while (head < was.n && head < now.n && was.p[head] == now.p[head])
		head++;
	while (tail < was.n && tail < now.n && was.p[was.n - 1 - tail] == now.p[now.n - 1 - tail])
		tail++;
	return now.n > was.n && head + tail >= was.n;
}

/* true if a line is what became of an earlier one, so that nothing is lost if it takes its place */
static bool
edited(const struct common_line *was, const struct common_line *now)
{
	struct str key, task = task_text(was->text);

	if (was->front != now->front)
		return false;
	str_cut(&key, was->text, ':');
	if (was->front && key.n < was->text.n && !char_in(key.p[0], STR("-#")))
		return str_starts(now->text, str_sub(was->text, 0, key.n + 1));
	if (task.n && str_starts(task_text(now->text), task))
		return true;
	return inserted(was->text, now->text);
}

/* all versions, and the number of the oldest that has a line */
struct common {
	const struct str *version;
	size_t n;
	struct map oldest;
};

/* true if a side has seen the i-th version; `other` is the other side's lines */
static bool
saw(const struct common *c, size_t i, struct str side, const struct map *other)
{
	struct common_lines gone, come;
	bool all = true;

	lines_without(&gone, c->version[i], side);
	lines_without(&come, side, c->version[i]);
	for (size_t k = 0; k < come.n && all; k++) {
		uint32_t oldest = map_get(&c->oldest, come.v[k].text);

		all = oldest == MAP_NONE || oldest <= i;
	}
	all = all && gone.n * come.n <= PAIRS_MAX;
	for (size_t k = 0; k < gone.n && all; k++) {
		bool found = map_get(other, gone.v[k].text) == MAP_NONE;

		for (size_t m = 0; m < come.n && !found; m++)
			if (come.v[m].text.n && edited(&gone.v[k], &come.v[m])) {
				come.v[m].text = STR(""); /* one line takes the place of one */
				found = true;
			}
		all = found;
	}
	free(gone.v);
	free(come.v);
	return all;
}

size_t
merge_common_version(const struct str *version, size_t n, struct str ours, struct str theirs)
{
	struct common c = {.version = version, .n = n};
	struct map in_ours = {0}, in_theirs = {0};
	size_t found = 0;

	while (found < n && !str_eq(version[found], theirs))
		found++;
	if (found < n)
		return found;
	for (uint32_t i = 0; i < n; i++) {
		struct common_reader r = {.rest = version[i]};
		struct common_line line;

		while (next_line(&line, &r))
			*map_put(&c.oldest, line.text) = i;
	}
	count_lines(&in_ours, ours);
	count_lines(&in_theirs, theirs);
	for (found = 0; found < n; found++)
		if (saw(&c, found, ours, &in_theirs) && saw(&c, found, theirs, &in_ours))
			break;
	map_free(&c.oldest);
	map_free(&in_ours);
	map_free(&in_theirs);
	return found;
}

void
merge_common_lines(struct buf *out, struct str ours, struct str theirs)
{
	struct map has = {0};
	struct str rest = theirs, line;

	while (str_line(&line, &rest)) {
		uint32_t *n = map_put(&has, line);

		*n = *n == MAP_NONE ? 1 : *n + 1;
	}
	for (rest = ours; str_line(&line, &rest);)
		if (take(&has, line)) {
			buf_str(out, line);
			buf_chr(out, '\n');
		}
	map_free(&has);
}
