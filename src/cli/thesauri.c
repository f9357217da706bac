/* SPDX-License-Identifier: ISC */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "cli/thesauri.h"
#include "os/mapped.h"

enum { LANGUAGE = 5, NAME = 64 }; /* "th_de" */

/* maps the files of WordNet in a folder; false if it has none */
static bool
open_wordnet(struct thesauri *t, struct str dir)
{
	static const char *const parts[WORDNET_PARTS] = {"noun", "verb", "adj", "adv"};
	struct buf path = {0};
	int dirfd;

	buf_fmt(&path, "%.*s/wordnet", STR_ARG(dir));
	dirfd = open(path.p, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	buf_free(&path);
	for (int i = 0; i < WORDNET_PARTS && dirfd >= 0; i++) {
		char name[NAME];

		snprintf(name, sizeof(name), "index.%s", parts[i]);
		t->wordnet[i].index = mapped_open(dirfd, name);
		snprintf(name, sizeof(name), "data.%s", parts[i]);
		t->wordnet[i].data = mapped_open(dirfd, name);
	}
	if (dirfd >= 0)
		close(dirfd);
	return t->wordnet[0].data.n > 0;
}

/* true if a name begins and ends so, and is not too long */
static bool
is_named(const char *name, const char *begin, const char *end)
{
	struct str s = str_of(name);

	return s.n < NAME && str_starts(s, str_of(begin)) && str_ends(s, str_of(end));
}

static int
is_mythes(const struct dirent *e)
{
	return is_named(e->d_name, "th_", ".idx");
}

static int
is_freedict(const struct dirent *e)
{
	return is_named(e->d_name, "freedict-", ".index");
}

/* where pairs of files are found: in a folder, indexes that are named so, and the ending of the other file */
struct place {
	struct str dir;
	const char *folder;
	int (*is)(const struct dirent *);
	const char *end;
	size_t same; /* those whose names begin with the same bytes count once: th_de_AT is mostly a link to th_de_DE */
};

/* maps up to `max` pairs of files; returns how many */
static size_t
open_pairs(struct thesaurus_file *out, struct str *path, size_t max, const struct place *place, struct arena *arena)
{
	struct dirent **entry;
	struct buf folder = {0};
	char last[NAME] = "";
	size_t found = 0;
	int dirfd, n;

	buf_fmt(&folder, "%.*s/%s", STR_ARG(place->dir), place->folder);
	dirfd = open(folder.p, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	n = dirfd < 0 ? -1 : scandir(folder.p, &entry, place->is, alphasort);
	buf_chr(&folder, '/');
	for (int i = 0; i < n; i++) {
		char name[2 * NAME] = "";
		size_t at = folder.n;

		memcpy(name, entry[i]->d_name, strlen(entry[i]->d_name));
		free(entry[i]);
		if (found == max || strncmp(name, last, place->same) == 0)
			continue;
		memcpy(last, name, sizeof(last));
		out[found].index = mapped_open(dirfd, name);
		buf_str(&folder, str_of(name));
		path[found] = arena_str(arena, buf_view(&folder));
		folder.n = at;
		snprintf(strrchr(name, '.'), NAME, "%s", place->end);
		out[found].data = mapped_open(dirfd, name);
		if (out[found].index.n && out[found].data.n) {
			found++;
			continue;
		}
		mapped_close(out[found].index);
		mapped_close(out[found].data);
		out[found] = (struct thesaurus_file){0};
	}
	if (n >= 0)
		free(entry);
	if (dirfd >= 0)
		close(dirfd);
	buf_free(&folder);
	return found;
}

/* adds what a folder of $XDG_DATA_DIRS has */
static void
open_dir(struct thesauri *t, struct str dir)
{
	const struct place mythes = {dir, "mythes", is_mythes, ".dat", LANGUAGE};
	const struct place dictd = {dir, "dictd", is_freedict, ".dict.dz", NAME};

	if (!t->wordnet_path.n && open_wordnet(t, dir)) {
		struct buf path = {0};

		buf_fmt(&path, "%.*s/wordnet", STR_ARG(dir));
		t->wordnet_path = arena_str(&t->arena, buf_view(&path));
		buf_free(&path);
	}
	if (!t->nmythes)
		t->nmythes = open_pairs(t->mythes, t->mythes_path, SYNONYMS_MYTHES, &mythes, &t->arena);
	t->ndictionaries += open_pairs(t->dictionary + t->ndictionaries, t->dictionary_path + t->ndictionaries,
	                               SYNONYMS_DICTIONARIES - t->ndictionaries, &dictd, &t->arena);
}

void
thesauri_open(struct thesauri *t)
{
	const char *dirs = getenv("XDG_DATA_DIRS");
	struct str rest = str_of(dirs && *dirs ? dirs : "/usr/local/share:/usr/share"), dir;

	*t = (struct thesauri){0};
	while (rest.n) {
		rest = str_cut(&dir, rest, ':');
		if (str_starts(dir, STR("/")))
			open_dir(t, dir);
	}
}

size_t
thesauri_count(const struct thesauri *t)
{
	return (t->wordnet_path.n > 0) + t->nmythes + t->ndictionaries;
}

/* the version that the licence at the head of WordNet's files names: " WordNet 3.0 Copyright" */
static struct str
wordnet_version(struct str data)
{
	struct str head = str_sub(data, 0, data.n < 2000 ? data.n : 2000), version;
	size_t at = 0;

	while (at < head.n) {
		at += str_find(str_sub(head, at, head.n), STR("WordNet "));
		at = at < head.n ? at + 8 : at;
		if (at < head.n && char_digit(head.p[at])) {
			str_cut(&version, str_sub(head, at, head.n), ' ');
			return version;
		}
	}
	return STR("");
}

void
thesauri_name(struct buf *out, const struct thesauri *t, size_t i)
{
	if (t->wordnet_path.n && i == 0) {
		struct str version = wordnet_version(t->wordnet[0].data);

		buf_str(out, t->wordnet_path);
		if (version.n)
			buf_fmt(out, ", WordNet %.*s", STR_ARG(version));
		return;
	}
	i -= t->wordnet_path.n > 0;
	buf_str(out, i < t->nmythes ? t->mythes_path[i] : t->dictionary_path[i - t->nmythes]);
}

void
thesauri_close(struct thesauri *t)
{
	for (int i = 0; i < WORDNET_PARTS; i++) {
		mapped_close(t->wordnet[i].index);
		mapped_close(t->wordnet[i].data);
	}
	for (size_t i = 0; i < t->nmythes; i++) {
		mapped_close(t->mythes[i].index);
		mapped_close(t->mythes[i].data);
	}
	for (size_t i = 0; i < t->ndictionaries; i++) {
		mapped_close(t->dictionary[i].index);
		mapped_close(t->dictionary[i].data);
	}
	arena_free(&t->arena);
}
