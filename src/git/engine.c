/* SPDX-License-Identifier: ISC */
#include <dirent.h>
#include <stdio.h>
#include <unistd.h>

#include "git/engine.h"
#include "git/libgit2.h"
#include "git/worktree.h"
#include "os/os.h"

/*
 * Variables of the configuration that libgit2 does not know, or knows otherwise. A name that ends
 * in "." means the whole section.
 */
static const struct {
	const char *name;
	enum { SET, TRUE, NOT_TRUE, NOT_ZERO, NOT_UTF8, SHARED } when;
	enum engine_work work;
} variables[] = {
	{"extensions.", SET, ENGINE_READ},
	{"core.repositoryformatversion", NOT_ZERO, ENGINE_READ},
	{"core.worktree", SET, ENGINE_READ},
	{"hook.", SET, ENGINE_WRITE},
	{"commit.gpgsign", TRUE, ENGINE_WRITE},
	{"commit.cleanup", SET, ENGINE_WRITE},
	{"core.sparsecheckout", TRUE, ENGINE_WRITE},
	{"core.splitindex", TRUE, ENGINE_WRITE},
	{"core.safecrlf", TRUE, ENGINE_WRITE},
	{"core.precomposeunicode", TRUE, ENGINE_WRITE},
	{"core.sharedrepository", SHARED, ENGINE_WRITE},
	{"core.logallrefupdates", NOT_TRUE, ENGINE_WRITE},
	{"i18n.commitencoding", NOT_UTF8, ENGINE_WRITE},
};

/*
 * Variables of the environment that change nothing of what is read or committed. Those that git
 * sets for hooks are gone by now, see command.h; the configuration that variables give is compared.
 */
static const char *const harmless[] = {
	"GIT_AUTHOR_", "GIT_COMMITTER_", "GIT_CONFIG", "GIT_EDITOR=", "GIT_SEQUENCE_EDITOR=", "GIT_PAGER", "GIT_ASKPASS=",
	"GIT_TERMINAL_PROMPT=", "GIT_SSH", "GIT_TRACE", "GIT_MERGE_", "GIT_EXEC_PATH=", "GIT_TEMPLATE_DIR=",
	"GIT_OPTIONAL_LOCKS=", "GIT_PS1_", "GIT_COMPLETION_", "GIT_PROGRESS_DELAY=", "GIT_FLUSH=", "GIT_HTTP_", "GIT_PROXY_",
	"GIT_CURL_", "GIT_SSL_", "GIT_EXTERNAL_DIFF=", "GIT_DIFF_", "GIT_DEFAULT_HASH=", "GIT_ALLOW_PROTOCOL=", "GIT_PROTOCOL",
	"GIT_EXT_", "GIT_TEST_", "GIT_ADVICE=",
};

static bool
doubtful_environment(void)
{
	for (char *const *v = os_environment(); *v; v++) {
		struct str variable = str_of(*v);
		bool fine = !str_starts(variable, STR("GIT_"));

		for (size_t i = 0; i < sizeof(harmless) / sizeof(harmless[0]) && !fine; i++)
			fine = str_starts(variable, str_of(harmless[i]));
		if (!fine)
			return true;
	}
	return false;
}

static bool
applies(size_t i, const struct config *c, struct str value)
{
	switch (variables[i].when) {
	case SET:
		return true;
	case TRUE:
		return config_true(c, variables[i].name, true);
	case NOT_TRUE:
		return !config_true(c, variables[i].name, true);
	case NOT_ZERO:
		return !str_eq(value, STR("0"));
	case NOT_UTF8:
		return !str_eq(value, STR("UTF-8")) && !str_eq(value, STR("utf-8")) && !str_eq(value, STR("utf8"));
	case SHARED:
		return !str_eq(value, STR("0")) && !str_eq(value, STR("umask")) && config_true(c, variables[i].name, true);
	}
	return true;
}

/* a variable in the table, or one that libgit2 reads from elsewhere or not at all */
static const char *
doubtful_config(const struct repo *r, enum engine_work work)
{
	struct str rest = buf_view(&r->config.bytes);
	struct config_item item;

	while (config_next(&item, &rest)) {
		if (str_starts(item.name, STR("remote.")) &&
		    (str_ends(item.name, STR(".promisor")) || str_ends(item.name, STR(".partialclonefilter"))))
			return "it is a partial clone";
		for (size_t i = 0; i < sizeof(variables) / sizeof(variables[0]); i++) {
			struct str name = str_of(variables[i].name);
			bool is = str_ends(name, STR(".")) ? str_starts(item.name, name) : str_eq(item.name, name);

			if (is && variables[i].work <= work && applies(i, &r->config, item.value))
				return variables[i].name;
		}
		if (work == ENGINE_WRITE && str_starts(item.name, STR("core.")) && !libgit2_agrees(r, item.name))
			return "its configuration comes from where libgit2 does not look";
	}
	return NULL;
}

static bool
has_entries(const char *folder)
{
	DIR *dir = opendir(folder);
	const struct dirent *e;
	bool found = false;

	while (dir && !found && (e = readdir(dir)))
		found = e->d_name[0] != '.';
	if (dir)
		closedir(dir);
	return found;
}

/* objects that stand for others, which git follows and libgit2 does not */
static bool
replaces(const struct repo *r)
{
	struct buf path = {0}, packed = {0};
	FILE *f;
	bool found;
	int c;

	buf_fmt(&path, "%srefs/replace", r->common.p);
	found = has_entries(path.p) || worktree_has(r->common.p, "info/grafts");
	buf_clear(&path);
	buf_fmt(&path, "%spacked-refs", r->common.p);
	f = found ? NULL : fopen(path.p, "re");
	while (f && (c = getc(f)) != EOF)
		buf_chr(&packed, (char)c);
	if (f)
		fclose(f);
	found = found || str_find(buf_view(&packed), STR(" refs/replace/")) < packed.n;
	buf_free(&packed);
	buf_free(&path);
	return found;
}

static bool
foreign(const struct buf *folder)
{
	struct stat st;

	return folder->n && stat(folder->p, &st) == 0 && st.st_uid != geteuid();
}

const char *
engine_doubt(const struct repo *r, enum engine_work work)
{
	const char *config;

	if (!r->git)
		return "libgit2 cannot open it";
	if (foreign(&r->top) || foreign(&r->gitdir) || foreign(&r->common))
		return "it belongs to another user";
	if (doubtful_environment())
		return "git's environment is set";
	config = doubtful_config(r, work);
	if (config)
		return config;
	return replaces(r) ? "it has replaced objects" : NULL;
}
