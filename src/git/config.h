/* SPDX-License-Identifier: ISC */
#ifndef TEND_CONFIG_H
#define TEND_CONFIG_H

#include "git/command.h"

/*
 * The configuration that git itself reads in a folder: every file, include, and variable of the
 * environment. Start it as {0}.
 */
struct config {
	struct buf bytes; /* git's -z form: NAME LF VALUE NUL; NAME NUL for one without a value */
	bool known;       /* false if git could not be asked */
};

struct config_item {
	struct str name;  /* section and variable in lower case */
	struct str value; /* "true" for one without a value */
};

/* starts git in the folder; config_end() takes its answer */
int config_begin(struct child *, const char *dir);
void config_end(struct config *, struct child *);
void config_free(struct config *);

/* the next item of *rest, which begins as the bytes: false at the end */
bool config_next(struct config_item *, struct str *rest);
/* the last value of a variable, which is the one that counts: false if it is not set */
bool config_get(struct str *value, const struct config *, const char *name);
/* likewise, as git reads a boolean; `otherwise` if it is not set or is none */
bool config_true(const struct config *, const char *name, bool otherwise);

/* sets a variable for the repository of a folder: 0, or -1 after git has given the reason */
int config_set(const char *dir, const char *name, const char *value);

#endif
