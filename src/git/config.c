/* SPDX-License-Identifier: ISC */
#include "git/config.h"

int
config_begin(struct child *c, const char *dir)
{
	return command_start(c, dir, (const char *const[]){"config", "--list", "-z", NULL}, CHILD_OUT);
}

void
config_end(struct config *out, struct child *c)
{
	out->known = command_end(&out->bytes, c) == 0;
	if (!out->known)
		buf_clear(&out->bytes);
}

void
config_free(struct config *c)
{
	buf_free(&c->bytes);
	c->known = false;
}

bool
config_next(struct config_item *out, struct str *rest)
{
	struct str item;
	size_t end;

	if (!rest->n)
		return false;
	*rest = str_cut(&item, *rest, '\0');
	end = str_chr(item, '\n');
	out->value = end < item.n ? str_sub(item, end + 1, item.n) : STR("true");
	out->name = str_sub(item, 0, end);
	return true;
}

bool
config_get(struct str *value, const struct config *c, const char *name)
{
	struct str rest = buf_view(&c->bytes), wanted = str_of(name);
	struct config_item item;
	bool found = false;

	while (config_next(&item, &rest))
		if (str_eq(item.name, wanted)) {
			*value = item.value;
			found = true;
		}
	return found;
}

static bool
is_word(struct str s, const char *word)
{
	size_t i = 0;

	while (i < s.n && word[i] && char_lower(s.p[i]) == word[i])
		i++;
	return i == s.n && !word[i];
}

bool
config_true(const struct config *c, const char *name, bool otherwise)
{
	static const char *const yes[] = {"true", "yes", "on"}, *const no[] = {"false", "no", "off", ""};
	struct str value;

	if (!config_get(&value, c, name))
		return otherwise;
	for (size_t i = 0; i < 3; i++)
		if (is_word(value, yes[i]))
			return true;
	for (size_t i = 0; i < 4; i++)
		if (is_word(value, no[i]))
			return false;
	return str_digits(value) ? str_number(value, INT64_MAX) != 0 : otherwise;
}

int
config_set(const char *dir, const char *name, const char *value)
{
	struct buf none = {0};
	int status = command_run(&none, dir, (const char *const[]){"config", name, value, NULL});

	buf_free(&none);
	return status ? -1 : 0;
}
