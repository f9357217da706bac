/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/dayword.h"
#include "cli/day_value.h"
#include "cli/set_said.h"
#include "cli/set_slip.h"
#include "cli/value_slip.h"
#include "cli/write.h"
#include "edit/key_change.h"

static const char help[] =
	"usage: tend-set [-N] WHO ... CHANGE ...\n"
	"       tend-ls ... | tend-set [-N] - CHANGE ...\n"
	"Changes keys of contacts, and nothing else in their files.\n"
	"\n"
	"  KEY=VALUE              set the value; \"a, b\" for a list; a date may be in words:\n"
	"                         next=friday, snooze=2w, met=today\n"
	"  KEY+=ITEM              add an item to a list\n"
	"  KEY-=ITEM              remove an item\n"
	"  KEY=                   remove the key\n"
	"\n"
	"  -N, --dry-run          show what would change, as a diff\n"
	OPTIONS_WRITE_HELP;

enum { WEEKDAY_DAYS = 366 }; /* how long ago a day is that has its weekday on the terminal */

struct changes {
	struct key_change *v;
	size_t n, cap;
	struct edit edit; /* of the current file */
	struct buf said;  /* the weekdays of their dates, and other names of their keys */
	struct arena arena;
	/* the operands right after a change, such as the other words of a value without quotes */
	size_t of, from, rest;
};

static int
change_file(struct buf *out, struct str file, void *arg)
{
	const struct changes *c = arg;

	return key_change_all(out, file, c->v, c->n, &c->edit);
}

/* moves the changes to c and the contacts to the front of argv; returns the number of contacts */
static int
read_operands(struct changes *c, int argc, char **argv)
{
	struct key_change change;
	bool after = false;
	int n = 0;

	for (int i = 0; i < argc; i++) {
		if (!key_change_parse(&change, str_of(argv[i]))) {
			if (n && after && (!c->rest || c->of == c->n - 1)) {
				c->of = c->n - 1;
				c->from = c->rest ? c->from : (size_t)n;
				c->rest++;
			}
			argv[n++] = argv[i];
			continue;
		}
		c->v = mem_reserve(c->v, c->n, &c->cap, sizeof(*c->v));
		c->v[c->n++] = change;
		after = true;
	}
	return n;
}

/* replaces dates by their ISO form */
static void
read_days(const struct tool *t, struct changes *c)
{
	for (size_t i = 0; i < c->n; i++) {
		struct str value = c->v[i].value;
		struct buf typed = {0};
		day d;

		if (c->v[i].op != EDIT_SET)
			continue;
		if (day_value(&d, &c->v[i].value, t, c->v[i].key, &c->arena)) {
			buf_fmt(&typed, "%.*s=%.*s", STR_ARG(c->v[i].key), STR_ARG(c->v[i].value));
			c->v[i].as_typed = arena_str(&c->arena, buf_view(&typed));
			buf_free(&typed);
		}
		day_value_side(t, c->v[i].key, value, c->v[i].value);
		/* the date is in as_typed; long ago, its weekday is of no use */
		if (d != DAY_NONE && d > t->today - WEEKDAY_DAYS)
			buf_fmt(&c->said, "%s%s", c->said.n ? ", " : "", dayword_weekday(d));
	}
}

static int
write_changes(struct tool *t, struct changes *c, bool dry)
{
	struct writer w;
	struct buf what = {0}, has = {0};
	int status;

	set_said_keys(&c->said, t, c->v, c->n);
	set_said_has(&has, t, c->v, c->n);
	write_begin(&w, t, dry, t->people.n);
	write_people(&w, change_file, c, &c->edit);
	for (size_t i = 0; i < c->n; i++)
		buf_fmt(&what, "%s%.*s", i ? " " : "", STR_ARG(c->v[i].as_typed));
	w.said = buf_view(&c->said);
	w.has = buf_view(&has);
	status = write_end(&w, "set", buf_view(&what));
	buf_free(&what);
	buf_free(&has);
	buf_free(&c->said);
	arena_free(&c->arena);
	free(c->v);
	return status;
}

int
main(int argc, char **argv)
{
	/* what the file has before may stand under any name: me.md, too, names keys */
	struct needs needs = {KEYSET_ALL, 0};
	struct changes c = {0};
	struct tool t;
	bool dry;
	int who;

	tool_begin(&t, argv, help);
	dry = options_dry_run(&t, argc, argv, OPTIONS_DRY_SHORT);
	who = read_operands(&c, argc - optind, argv + optind);
	if (!c.n)
		set_slip_none(&t, (size_t)who, argv + optind);
	if (!who && c.n > 1)
		tool_fail(&t, "name a contact; for all with %.*s: tend ls %.*s -o id | tend set%s - %.*s", STR_ARG(c.v[0].as_typed),
		          STR_ARG(c.v[0].as_typed), dry ? " -N" : "", STR_ARG(c.v[1].as_typed));
	if (!who)
		tool_fail(&t, "name a contact, or type: tend ls ... | tend set%s - %.*s", dry ? " -N" : "",
		          STR_ARG(c.v[0].as_typed));
	t.quiet = true; /* other problems in the files are for tend-check to report */
	t.exact = true;
	t.stays = true;
	tool_open(&t, needs, false, who, argv + optind);
	errors_free(&t.book.errors);
	set_slip_quotes(&t, &(struct set_slip_words){argv + optind, (size_t)who, c.from, c.rest, c.v, c.n, c.of});
	if (t.errors.n)
		tool_no_contact_new(&t, "nothing changed");
	set_slip_twice(&t, c.v, c.n);
	for (size_t i = 0; i < c.n; i++) {
		set_slip_item(&t, &c.v[i]);
		set_slip_column(&t, &c.v[i]);
	}
	read_days(&t, &c);
	for (size_t i = 0; i < c.n; i++)
		if (c.v[i].op == EDIT_SET || c.v[i].op == EDIT_ADD) {
			value_slip(&t, c.v[i].key, c.v[i].value);
			set_slip_near(&t, &c.v[i], t.people.n == 1 ? t.book.contact[t.people.who[0]].id : STR("WHO"));
		}
	return write_changes(&t, &c, dry);
}
