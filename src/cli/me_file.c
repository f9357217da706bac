/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "base/utf8.h"
#include "cli/me_file.h"
#include "edit/patch.h"

/* the owner's name and address go between these two */
static const char me_head[] =
	"---\n"
	"# Your own contact, and the settings of this book. A line that begins with \"#\" shows\n"
	"# a default or an example: take the \"#\" away and change it. See tend-contact(5).\n";

static const char me_tail[] =
	"# org: Acme\n"
	"# title: VP Engineering\n"
	"# place: Lisbon\n"
	"# tags: [ceramics, rust]\n"
	"# needs: [a staff designer]\n"
	"# offers: [hiring playbook]\n"
	"\n"
	"# How often to be in touch, by a contact's tier; name further ones as you like.\n"
	"# tiers: {critical: 4 months, many: 1 year}\n"
	"# How many deposits come before one withdrawal.\n"
	"# ratio: 7\n"
	"# The same for the contacts of a tier or a role; with 0, favours are not counted.\n"
	"# ratios: {friend: 1, family: 0}\n"
	"# How long a favour counts; without it, for ever.\n"
	"# fade: 10 years\n"
	"# After how long a silence a tie sleeps.\n"
	"# dormant: 2 years\n"
	"# How many contacts you have time for in a week.\n"
	"# week: 5\n"
	"# How many new people to meet in a week.\n"
	"# weekly: 1\n"
	"# How many are in the inner circle.\n"
	"# circle: 10\n"
	"# The keys in which your people should differ.\n"
	"# garden: [field, stage, place, tags]\n"
	"# The language of your notes.\n"
	"# language: english\n"
	"# Names of your own for keys of tend.\n"
	"# keys: {firma: org}\n"
	"# Which files are people: a folder, as People, or a key with its value. Without it, all\n"
	"# that begin with front-matter; templates, backups and dated notes never are.\n"
	"# people: {type: person}\n"
	"---\n";

/* appends a YAML scalar, in quotes unless it is surely plain */
static void
add_scalar(struct buf *out, const char *key, struct str s)
{
	bool plain = s.n && (char_alpha(s.p[0]) || (unsigned char)s.p[0] >= 0x80);
	struct buf shown = {0};

	for (size_t i = 0; i < s.n && plain; i++)
		plain = char_alpha(s.p[i]) || char_digit(s.p[i]) || (unsigned char)s.p[i] >= 0x80 ||
		        char_in(s.p[i], STR(" .-@_+"));
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= ' ')
			buf_chr(&shown, s.p[i]);
	buf_fmt(out, "%s: ", key);
	patch_scalar(out, buf_view(&shown), plain ? STR("") : STR("\""), false);
	buf_chr(out, '\n');
	buf_free(&shown);
}

static void
add_key(struct buf *out, const char *key, struct str s, const char *example)
{
	if (s.n && utf8_invalid(s) == s.n)
		add_scalar(out, key, s);
	else
		buf_fmt(out, "# %s: %s\n", key, example);
}

void
me_file(struct buf *out, struct str name, struct str email)
{
	buf_str(out, str_of(me_head));
	add_key(out, "name", name, "Your Name");
	add_key(out, "email", email, "you@example.org");
	buf_str(out, str_of(me_tail));
}
