/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "edit/edit.h"
#include "edit/places.h"

#include "sample.h"

#define REFUSED "!"
#define SAME "="

/* a front-matter, a change, and what comes of it */
static const struct {
	const char *front, *change, *gives;
} cases[] = {
	/* one value */
	{"org: Acme\n", "org=Initech", "org: Initech\n"},
	{"org: Acme # since May\n", "org=Initech", "org: Initech # since May\n"},
	{"org: Acme\n", "org=Acme", SAME},
	{"org: 'Acme'\n", "org=Acme", SAME},
	{"org: 'Acme'\n", "org=O'Hara", "org: 'O''Hara'\n"},
	{"org: \"Acme\"   # x\n", "org=A \"B\"", "org: \"A \\\"B\\\"\"   # x\n"},
	{"company: Acme\n", "org=Initech", "company: Initech\n"},
	{"org: Acme\ncompany: Old\n", "company=Initech", "org: Initech\ncompany: Old\n"},
	{"org:\n", "org=Acme", "org: Acme\n"},
	{"org: # where\n", "org=Acme", "org: Acme # where\n"},
	{"org: ~\n", "org=Acme", "org: Acme\n"},
	{"org:\n  Acme # x\ntags: a\n", "org=Initech", "org:\n  Initech # x\ntags: a\n"},
	{"why: |  # c\n  a\n\n  b\n\n# d\norg: x\n", "why=Because", "why: Because # c\n\n# d\norg: x\n"},
	{"why: a\n  b\norg: x\n", "why=Because", "why: Because\norg: x\n"},
	{"org: [Acme, B]\n", "org=Initech", "org: Initech\n"},
	{"org:\n- Acme\n- B\n# c\nwhy: x\n", "org=Initech", "org: Initech\n# c\nwhy: x\n"},
	{"org: Acme\n", "org=a: b", "org: \"a: b\"\n"},
	{"org: Acme\n", "org=a #b", "org: \"a #b\"\n"},
	{"org: Acme\n", "org=#b", "org: \"#b\"\n"},
	{"org: Acme\n", "org= b ", "org: \" b \"\n"},
	{"org: Acme\n", "org=a\nb\tc", "org: \"a\\nb\\tc\"\n"},
	{"org: Acme\n", "org=null", "org: \"null\"\n"},
	{"org: Acme\n", "org=no", "org: no\n"},
	{"org: Acme\n", "org=012", "org: \"012\"\n"},
	{"org: Acme\n", "org=[x", "org: \"[x\"\n"},
	{"org: Acme\n", "org=- x", "org: \"- x\"\n"},
	{"org: Acme\n", "org=Łódź, 12:30 (x)", "org: Łódź, 12:30 (x)\n"},
	{"org: Acme\n", "org=a\xE2\x80\xA8z", "org: \"a\\u2028z\"\n"},
	{"org: Acme\n", "org=a\\b", "org: a\\b\n"},
	{"org: Acme\n", "org=\xFF", REFUSED},
	{"org: Acme\n", "tier= ", REFUSED},
	{"org: Acme\r\ntier: many\r\n", "tier=critical", "org: Acme\r\ntier: critical\r\n"},
	{"org: A\norg: B\n", "org=C", "org: C\norg: B\n"},
	{"org:\norg: B\n", "org=C", REFUSED},
	/* what it must look like */
	{"next: 2026-01-01\n", "next=soon", REFUSED},
	{"next: 2026-01-01\n", "next=2026-02-30", REFUSED},
	{"next: 2026-01-01\n", "next=2026-02-03", "next: 2026-02-03\n"},
	{"name: A\n", "every=now and then", REFUSED},
	{"name: A\n", "every=3/year", "name: A\nevery: 3/year\n"},
	{"name: A\n", "birthday=--04-17", "name: A\nbirthday: --04-17\n"},
	{"name: A\n", "birthday=17.4.", REFUSED},
	{"name: A\n", "ratio=many", REFUSED},
	{"howWeMet: at a fair\n", "met=2019-05-03", "howWeMet: at a fair\nmet: 2019-05-03\n"},
	{"howWeMet: at a fair\nmet: 2019\n", "met=", "howWeMet: at a fair\n"},
	{"howWeMet: at a fair\n", "howWeMet=at a ball", "howWeMet: at a ball\n"},
	{"howWeMet: at a fair\n", "met=", SAME},
	{"met: 2019\n", "howWeMet=at a fair", "met: 2019\nhowWeMet: at a fair\n"},
	{"met: 2019\nhowWeMet: at a fair\n", "how we met=at a ball", "met: 2019\nhowWeMet: at a ball\n"},
	{"met: 2019\nhowWeMet: at a fair\n", "howWeMet=", "met: 2019\n"},
	{"met: 2019\nhowWeMet: at a fair\nmet-at: home\n", "met-at=work", "met: 2019\nhowWeMet: at a fair\nmet-at: work\n"},
	/* addresses are one if only case parts them, other texts also if signs do */
	{"email: [a_b@x, c@x]\n", "email+=a-b@x", "email: [a_b@x, c@x, a-b@x]\n"},
	{"email: [a_b@x, c@x]\n", "email+=A_B@x", SAME},
	{"email: [a_b@x, a-b@x]\n", "email-=A-b@x", "email: [a_b@x]\n"},
	{"url: [https://x/a]\n", "url+=https://x/A", "url: [https://x/a, \"https://x/A\"]\n"},
	{"tags: [a_b]\n", "tags+=a-B", SAME},
	/* what other programs would take for a number, and lose what stands before it */
	{"name: A\n", "phone=+48600000001", "name: A\nphone: \"+48600000001\"\n"},
	{"name: A\n", "shoe size=-07.5", "name: A\nshoe size: \"-07.5\"\n"},
	{"name: A\n", "shoe size=0.5", "name: A\nshoe size: 0.5\n"},
	{"name: A\n", "shoe size=+1 or so", "name: A\nshoe size: +1 or so\n"},
	/* new keys */
	{"", "org=Acme", "org: Acme\n"},
	{"# nothing\n", "org=Acme", "# nothing\norg: Acme\n"},
	{"name: A\n# c\ntags: [x]\nmood: y\n", "org=Acme", "name: A\norg: Acme\n# c\ntags: [x]\nmood: y\n"},
	{"tags: [x]\nmood: y\n", "name=A", "name: A\ntags: [x]\nmood: y\n"},
	{"name: A\ntags:\n- x\n# end\n", "shoe size=42", "name: A\ntags:\n- x\n# end\nshoe size: 42\n"},
	{"name: A\r\n", "org=Acme", "name: A\r\norg: Acme\r\n"},
	{"  name: A\n  mood: x\n", "org=Acme", "  name: A\n  org: Acme\n  mood: x\n"},
	{"why: |+\n  a\n\nmood: x\n", "needs=b", "why: |+\n  a\n\nmood: x\nneeds: b\n"},
	{"name: A\n", "a: b=x", REFUSED},
	{"name: A\n", "-=x", REFUSED},
	{"name: A\n", "tags=a", "name: A\ntags: a\n"},
	{"name: A\n", "tags=a, b,c", "name: A\ntags: [a, b, c]\n"},
	{"name: A\n", "tags=a, b: c", "name: A\ntags: [a, \"b: c\"]\n"},
	{"name: A\n", "tags+=a, b", "name: A\ntags: [\"a, b\"]\n"},
	{"name: A\n", "mood+=x", "name: A\nmood: [x]\n"},
	{"name: A\n", "tags-=x", SAME},
	{"name: A\n", "tags=", SAME},
	{"name: A\n", "tags=,", REFUSED},
	/* adding to a list */
	{"tags: [a, b] # c\n", "tags+=d", "tags: [a, b, d] # c\n"},
	{"tags: [a, 'b']\n", "tags+=B", SAME},
	{"tags: []\n", "tags+=d", "tags: [d]\n"},
	{"tags: [ ]\n", "tags+=d", "tags: [d ]\n"},
	{"tags: [a, b,]\n", "tags+=d", "tags: [a, b, d,]\n"},
	{"tags: [\n  a, # x\n  b # y\n]\n", "tags+=d", "tags: [\n  a, # x\n  b, d # y\n]\n"},
	{"tags: [\n  a,\n  b\n]\n", "tags+=d", "tags: [\n  a,\n  b,\n  d\n]\n"},
	{"tags: [a,b]\n", "tags+=d", "tags: [a,b,d]\n"},
	{"tags: [a,#\n  b]\n", "tags+=d", "tags: [a,#\n  b, d]\n"},
	{"tags: [a]\n", "tags+=https://x.org", "tags: [a, \"https://x.org\"]\n"},
	{"tags:\n  - a # x\n  # y\norg: B\n", "tags+=d", "tags:\n  - a # x\n  - d\n  # y\norg: B\n"},
	{"tags:\n- a\n-   \"b\"\n", "tags+=x: y", "tags:\n- a\n-   \"b\"\n-   \"x: y\"\n"},
	{"tags:\n-\n  a\n", "tags+=d", "tags:\n-\n  a\n- d\n"},
	{"tags: a # x\n", "tags+=d", "tags: [a, d] # x\n"},
	{"tags: a, b\n", "tags+=d", "tags: a, b, d\n"},
	{"tags: '#a #b'\n", "tags+=d", "tags: '#a #b #d'\n"},
	{"tags: '#a #b'\n", "tags+=d e", "tags: [\"#a\", \"#b\", d e]\n"},
	{"tags: '#a #b'\n", "tags+=B", SAME},
	{"tags: \"\\x23a #b\"\n", "tags-=b", REFUSED},
	{"tags: a, b\n", "tags-=a", "tags: b\n"},
	{"tags: a, b\n", "tags-=b", "tags: a\n"},
	{"tags: '#a'\n", "tags-=a", "tags: []\n"},
	{"tags: a b\n", "tags=c d", "tags: [c d]\n"},
	{"aliases: A, B\n", "aliases+=C, PhD", "aliases: [A, B, \"C, PhD\"]\n"},
	{"knows: '[[a]], [[c|B]]'\n", "knows-=c", SAME},
	{"knows: '[[a]], [[b|B]]'\n", "knows-=B", "knows: '[[a]]'\n"},
	{"knows: [[a]]\n", "knows-=a", "knows: []\n"},
	{"org: '[[Acme]]'\n", "org=Acme", SAME},
	{"org: '[[Acme]]'\n", "org=[[x/Beta|B]]", "org: '[[x/Beta|B]]'\n"},
	{"name: A\n", "knows+=[[a]]", "name: A\nknows: [\"[[a]]\"]\n"},
	{"first_name: A\nlast_name: B\n", "first_name=C", "first_name: C\nlast_name: B\n"},
	{"prm-paused: false\n", "every=2 weeks", "prm-paused: false\nevery: 2 weeks\n"},
	{"prm-paused: true\n", "every=2 weeks", REFUSED},
	{"first_name: A\n", "name=B", "name: B\nfirst_name: A\n"},
	{"tags: 'a'\n", "tags+=d", "tags: ['a', d]\n"},
	{"tags: ~\n", "tags+=d", "tags: [d]\n"},
	{"tags: # x\n", "tags+=d", "tags: [d] # x\n"},
	{"tags: a\n  b\n", "tags+=d", REFUSED},
	{"categories: [a]\n", "tags+=d", "categories: [a, d]\n"},
	{"groups: [a]\ntags: [b]\n", "tags+=d", "groups: [a]\ntags: [b, d]\n"},
	{"groups: [a]\ntags: [b]\n", "tags+=a", SAME},
	{"org: Acme\n", "org+=B", REFUSED},
	{"mood: x\n", "mood+=y", "mood: [x, y]\n"},
	{"tags: [[a]]\n", "tags+=y", "tags: [\"[[a]]\", y]\n"},
	{"tags: {a: b}\n", "tags+=y", REFUSED},
	/* taking away */
	{"tags: [a, b, c]\n", "tags-=a", "tags: [b, c]\n"},
	{"tags: [a, b, c]\n", "tags-=B", "tags: [a, c]\n"},
	{"tags: [a, b, c]\n", "tags-=c", "tags: [a, b]\n"},
	{"tags: [a]\n", "tags-=a", "tags: []\n"},
	{"tags: [a,]\n", "tags-=a", "tags: []\n"},
	{"tags: [a, b, A]\n", "tags-=a", "tags: [b]\n"},
	{"tags: [a, # x\n  b, # y\n  c]\n", "tags-=b", "tags: [a, # x\n   # y\n  c]\n"},
	{"tags: [a, # x\n  b]\n", "tags-=b", "tags: [a, # x\n  ]\n"},
	{"tags: [a, b]\n", "tags-=d", SAME},
	{"tags: a\n", "tags-=a", "tags: []\n"},
	{"tags: ab\n", "tags-=a", SAME},
	{"tags:\n- a # x\n# y\n- b\n", "tags-=a", "tags:\n# y\n- b\n"},
	{"tags:\n- a\n- b\n", "tags-=b", "tags:\n- a\n"},
	{"tags: # z\n- a\norg: b\n", "tags-=a", "tags: [] # z\norg: b\n"},
	{"tags:\n- >\n  a\n  b\n- c\n", "tags-=c", "tags:\n- >\n  a\n  b\n"},
	{"groups: [a]\ntags: [b, a]\n", "tags-=a", "groups: []\ntags: [b]\n"},
	/* setting a list */
	{"tags: [a, b]\n", "tags=a, b", SAME},
	{"tags: [a, b]\n", "tags=b,c", "tags: [b, c]\n"},
	{"tags: ['a', b]\n", "tags=a, c", "tags: ['a', c]\n"},
	{"tags: [a, b]\n", "tags=c", "tags: [c]\n"},
	{"tags: [a, # x\n  b]\n", "tags=a,d", "tags: [a, d, # x\n  ]\n"},
	{"tags:\n- a # x\n- b\n", "tags=a,d", "tags:\n- a # x\n- d\n"},
	{"tags:\n- a\n- b\n", "tags=d,e", "tags:\n- d\n- e\n"},
	{"tags: a\n", "tags=b, c", "tags: [b, c]\n"},
	{"tags: [a]\ngroups: [b]\n", "tags=c", REFUSED},
	{"mood: [a]\n", "mood=b, c", "mood: [b, c]\n"},
	{"mood: a\n", "mood=b, c", "mood: b, c\n"},
	/* taking a key away */
	{"name: A\norg: B # x\n# c\ntags: [a]\n", "org=", "name: A\n# c\ntags: [a]\n"},
	{"tags:\n- a\n# c\n- b\nx: y\n", "tags=", "x: y\n"},
	{"why: |\n  a\n  b\n\nx: y\n", "why=", "\nx: y\n"},
	{"org:\n", "org=", SAME},
	{"company: A\norg: B\n", "org=", ""},
	{"x: {a: b}\n", "x=", REFUSED},
	/* what is left alone */
	{"type: note\n", "org=B", REFUSED},
	{"name: A\n", "type=note", REFUSED},
	{"name: &a A\n", "org=B", REFUSED},
	{"name: [\n", "org=B", REFUSED},
	{"<<<<<<< ours\norg: A\n=======\norg: C\n>>>>>>> theirs\n", "org=B", REFUSED},
	{"tiers: {a: 1 month}\n", "tiers=x", REFUSED},
};

/* "key+=item" */
static int
change(struct buf *out, struct str file, struct str what, const struct edit *e)
{
	size_t eq = str_chr(what, '=');
	char sign = eq ? what.p[eq - 1] : ' ';
	bool item = eq > 1 && (sign == '+' || sign == '-');
	struct str value = str_sub(what, eq + 1, what.n);
	enum edit_op op = !item ? value.n ? EDIT_SET : EDIT_UNSET : sign == '+' ? EDIT_ADD : EDIT_REMOVE;

	return edit_key(out, file, str_sub(what, 0, eq - item), op, value, e);
}

static void
frame(struct buf *out, const char *front, bool crlf)
{
	const char *eol = crlf ? "\r\n" : "\n";

	buf_clear(out);
	buf_fmt(out, "---%s%s---%sBody\n\norg: x\n## Log\r\n- 2025-01-01 call", eol, front, eol);
}

static void
test_keys(void **state)
{
	struct buf file = {0}, out = {0}, expected = {0};
	size_t bad = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *gives = cases[i].gives;
		bool crlf = strchr(cases[i].front, '\r') != NULL;
		struct errors errors = {0};
		struct edit e = {.path = STR("ana.md"), .errors = &errors};
		int ret, ought = strcmp(gives, REFUSED) == 0 ? -1 : strcmp(gives, SAME) != 0;

		frame(&file, cases[i].front, crlf);
		buf_clear(&out);
		ret = change(&out, buf_view(&file), str_of(cases[i].change), &e);
		frame(&expected, gives, crlf);
		if (ret != ought || (ret > 0 && !str_eq(buf_view(&out), buf_view(&expected))) || (ret < 0) != (errors.n == 1)) {
			bad++;
			print_message("%s + %s: %d, %s, %zu errors, %s\n", cases[i].front, cases[i].change, ret,
			         ret > 0 ? out.p : "", errors.n, errors.n ? errors.v[0].what.p : "");
		}
		assert_true(ret > 0 || !out.n);
		errors_free(&errors);
	}
	buf_free(&file);
	buf_free(&out);
	buf_free(&expected);
	assert_int_equal(bad, 0);
}

/* --- tasks --- */

static const struct {
	const char *body, *beginning, *gives; /* the body with the task ticked */
} tasks[] = {
	{"## Asks\n- [ ] a letter\n", "a", "## Asks\n- [x] a letter\n"},
	{"## Asks\r\n* [ ]\ta letter", "A LETTER", "## Asks\r\n* [x]\ta letter"},
	{"# \xF0\x9F\x99\x8F PROMISES:\n\n+ [ ] **the** [Caf\xC3\xA9](x.md)\n", "the cafe", "# \xF0\x9F\x99\x8F PROMISES:\n\n+ [x] **the** [Caf\xC3\xA9](x.md)\n"},
	{"Asks\n====\n- [ ] a\n", "a", "Asks\n====\n- [x] a\n"},
	{"## Asks\n- [ ] 2027-01-02 [[bo|Bo]]'s key\n", "bo's", "## Asks\n- [x] 2027-01-02 [[bo|Bo]]'s key\n"},
	{"## Asks\n- [ ] 2027-01-02 key\n", "2027", "## Asks\n- [x] 2027-01-02 key\n"},
	{"## Asks\n- [ ] a long\n  text\n", "a long text", "## Asks\n- [x] a long\n  text\n"},
	{"## Asks\n- [ ] ab\n- [ ] a\n", "a", "## Asks\n- [ ] ab\n- [x] a\n"},
	{"## Asks\n- [x] a\n- [ ] a\n", "a", "## Asks\n- [x] a\n- [x] a\n"},
	{"## Asks\n- x\n    - [ ] a\n", "a", "## Asks\n- x\n    - [x] a\n"},
	{"## Asks\n### Old\n- [ ] a\n", "a", "## Asks\n### Old\n- [x] a\n"},
	{"## Asks\n\n-\t[ ] a\n", "a", "## Asks\n\n-\t[x] a\n"},
	{"## Asks\n- [/] a\n", "a", "## Asks\n- [x] a\n"},
	{"## Asks\n- TODO a\r\n", "a", "## Asks\n- DONE a\r\n"},
	{"## Asks\n* DOING a\n  DEADLINE: <2026-09-10 Thu>\n", "a", "## Asks\n* DONE a\n  DEADLINE: <2026-09-10 Thu>\n"},
	{"## Asks\n- [x] b ✅ 2026-08-01\n- [ ] a 📅 2026-09-10  \n", "a",
	 "## Asks\n- [x] b ✅ 2026-08-01\n- [x] a 📅 2026-09-10 ✅ 2026-09-01  \n"},
	{"## Asks\n- [x] b [completion:: 2026-08-01]\n- [ ] a\n  long\n- TODO c\n", "a",
	 "## Asks\n- [x] b [completion:: 2026-08-01]\n- [x] a [completion:: 2026-09-01]\n  long\n- TODO c\n"},
	{"## Asks\n- [x] b ✅ 2026-08-01\n- TODO a\n", "a", "## Asks\n- [x] b ✅ 2026-08-01\n- DONE a\n"},
	{"## Asks\n- [ ] a 📅 2026-09-10\n", "a 📅 2026-09-10", "## Asks\n- [x] a 📅 2026-09-10\n"},
	{"## Asks\n- DONE a\n", "a", REFUSED},
	{"## Asks\n- [ ] ab\n- [ ] ac\n", "a", REFUSED},
	{"## Asks\n- [ ] a\n- [ ] a\n", "a", "## Asks\n- [x] a\n- [ ] a\n"},
	{"## Asks\n- [ ] a (since 2026-01-01)\n- [ ] A (since 2026-01-02)\n- [ ] a 📅 2026-09-10\n", "a", REFUSED},
	{"## Asks\n- [x] a\n", "a", REFUSED},
	{"## Asks\n- [-] a\n", "a", REFUSED},
	{"## Asks\n- [ ] a\n", "b", REFUSED},
	{"## Asks\n- [ ] a\n", "", REFUSED},
	{"## Asks\n- [ ] a\n", "*", REFUSED},
	{"## Asks\n- [ ]a\n", "a", REFUSED},
	{"## Asked\n- [ ] a\n", "a", REFUSED},
	{"## Asks\n## Log\n- [ ] a\n", "a", REFUSED},
	{"## Asks\n### Log\n- [ ] 2026-01-01 a\n", "a", REFUSED},
	{"## Asks\n\n    - [ ] a\n", "a", REFUSED},
	{"## Asks\n```\n- [ ] a\n```\n", "a", REFUSED},
	{"## Asks\n~~~~\n~~~\n- [ ] a\n~~~~\n", "a", REFUSED},
	{"## Asks\n<!-- x\n- [ ] a\n-->\n", "a", REFUSED},
	{"## Asks\n> - [ ] a\n", "a", REFUSED},
	{"- [ ] a\n", "a", REFUSED},
	{"## Asks\n1. [ ] a\n", "a", "## Asks\n1. [x] a\n"},
	{"## Asks\n- [ ] a letter (since 2026-01-01)\n", "a letter (since 2026-01-01)", "## Asks\n- [x] a letter (since 2026-01-01)\n"},
	{"## Asks\n- [", "a", REFUSED},
	{"## Asks\n- [ ]", "a", REFUSED},
};

static void
test_ticks(void **state)
{
	struct buf file = {0}, out = {0};
	size_t bad = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(tasks) / sizeof(tasks[0]); i++) {
		bool refused = strcmp(tasks[i].gives, REFUSED) == 0;
		struct errors errors = {0};
		struct edit e = {.path = STR("ana.md"), .errors = &errors};
		int ret;

		buf_clear(&file);
		buf_fmt(&file, "---\nname: A\n---\n%s", tasks[i].body);
		ret = edit_tick(&out, buf_view(&file), str_of(tasks[i].beginning), 'x', day_of(2026, 9, 1), false, &e);
		if (ret != (refused ? -1 : 1) || (ret < 0) != (errors.n > 0) ||
		    (ret > 0 && strcmp(out.p + 16, tasks[i].gives) != 0) || (ret < 0 && out.n)) {
			bad++;
			print_message("%s + %s: %d, %s\n", tasks[i].body, tasks[i].beginning, ret, out.n ? out.p : "");
		}
		errors_free(&errors);
	}
	buf_free(&file);
	buf_free(&out);
	assert_int_equal(bad, 0);
}

/* --- whatever the front-matter, whatever the change --- */

static uint64_t seed;
static size_t tried;

static size_t
chance(size_t n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (size_t)(seed >> 33) % n;
}

#define ANY(a) (a)[chance(sizeof(a) / sizeof((a)[0]))]

static const char *const words[] = {
	"a", "A", "\xC3\xA1", "b c", "x: y", "#h", "h #i", "- d", "-d", "it's", "say \"q\"", "null", "Null", "~", "no", "12:30",
	"[z", "a,b", "a, b", "https://x.org/#y", "two\nlines", "tab\there", " lead", "trail ", "\xD0\xB6", "\xE4\xB8\xAD\xE6\x96\x87",
	"?", "? q", "!t", "&a", "*b", "%c", "@d", "`e`", "{f", "g}", "|", ">", "---", "...", "--04-17", "2026-01-01", "end:",
	"back\\slash", "\xE2\x80\xA8", "\xEF\xBB\xBFx", "\xC2\x85", "\x1b[1m", "<<", "=", ":", "::", "a:b", "a]b", "\xF0\x9F\x99\x8F",
};

static const char *const names[] = {
	"name", "org", "company", "Org", "tags", "categories", "groups", "why", "mood", "shoe size", "n\xC3\xA9", "needs",
	"next", "met", "howWeMet", "last contact", "email", "a.b", "x", "type", "status", "Mood",
};

static void
put_quoted(struct buf *out, const char *s)
{
	buf_chr(out, '"');
	for (; *s; s++)
		if (*s == '\n' || *s == '\t' || *s == '\x1b')
			buf_fmt(out, "\\x%02x", (unsigned)*s);
		else
			buf_fmt(out, *s == '"' || *s == '\\' ? "\\%c" : "%c", *s);
	buf_chr(out, '"');
}

/* as it is, whether that is YAML or not, or in quotes */
static void
put_word(struct buf *out)
{
	const char *s = chance(2) ? ANY(words) : words[chance(4)];

	if (chance(3) || strpbrk(s, "\n\t\x1b"))
		put_quoted(out, s);
	else if (chance(4) == 0 && !strchr(s, '\''))
		buf_fmt(out, "'%s'", s);
	else
		buf_str(out, str_of(s));
}

static void
put_comment(struct buf *out)
{
	if (chance(4) == 0)
		buf_str(out, STR(" # note"));
}

static void
put_value(struct buf *out, const char *eol)
{
	static const char *const odd[] = {" {a: b}", " [[a]]", " &x a", " !!str a", " [a: b]", " |+\n  a\n\n", " >-\n  a\n  b\n\n  c",
	                                  " a\n  b", " \"a\n  b\"", " # c\n  a", " |2\n   a", "\n  a: b\n  c: [d]", "\n- [a]\n- b",
	                                  "\n- a: b", " | # c\n  a", " [a,\n  b", " 'a", "\n  - |\n    a\n  - b", "\n-\n  a\n- b"};
	const char *indent = &"    "[chance(5)];
	size_t n = chance(4);

	switch (chance(8)) {
	case 0:
		break;
	case 1:
		for (const char *s = ANY(odd); *s; s++)
			buf_str(out, *s == '\n' ? str_of(eol) : (struct str){s, 1});
		break;
	case 2:
	case 3:
		buf_chr(out, ' ');
		put_word(out);
		break;
	case 4:
	case 5:
		buf_str(out, STR(" ["));
		for (size_t i = 0; i < n; i++) {
			if (i)
				buf_str(out, chance(3) ? STR(", ") : STR(","));
			if (chance(6) == 0)
				buf_fmt(out, "%s%s  ", chance(2) ? " # c" : "", eol);
			put_word(out);
		}
		buf_str(out, chance(6) || !n ? STR("]") : STR(",]"));
		break;
	default:
		put_comment(out);
		for (size_t i = 0; i < n + 1; i++) {
			buf_fmt(out, "%s%s%s", chance(6) ? "" : "\n  # c", eol, indent);
			buf_str(out, chance(6) ? STR("- ") : STR("-   "));
			if (chance(12))
				put_word(out);
			if (i < n)
				put_comment(out);
		}
	}
	put_comment(out);
}

static void
put_file(struct buf *out)
{
	const char *eol = chance(3) ? "\n" : "\r\n", *indent = chance(12) ? "" : "  ";
	size_t n = chance(6);

	buf_clear(out);
	buf_fmt(out, "%s---%s", chance(8) ? "" : "\xEF\xBB\xBF", eol);
	for (size_t i = 0; i < n; i++) {
		if (chance(6) == 0)
			buf_fmt(out, "%s%s", chance(2) ? "# between" : "", eol);
		buf_fmt(out, chance(10) ? "%s%s:" : chance(2) ? "%s\"%s\":" : "%s%s :", indent, ANY(names));
		put_value(out, eol);
		buf_str(out, str_of(eol));
	}
	buf_fmt(out, "---%sorg: body\n---\n\xFF no end", eol);
}

/* what a file says, but for one key, and what it says of that */
struct says {
	struct contact contact;
	struct arena arena;
};

static bool
read_file(struct says *s, struct str file)
{
	struct errors errors = {0};
	struct parse p = {.arena = &s->arena, .errors = &errors, .path = STR("ana.md"), .keys = KEYSET_ALL,
	                  .want = WANT_NO_SHORT_CUT};
	int is = contact_parse(&s->contact, file, &p);

	errors_free(&errors);
	return is == 1;
}

/* the same in the words of a test: everything as one text, the key apart */
static void
tell(struct buf *others, struct buf *own, const struct says *s, enum key known, struct str name)
{
	buf_clear(others);
	buf_clear(own);
	for (size_t i = 0; i < s->contact.nfields; i++) {
		const struct field *f = &s->contact.field[i];
		char a[KEY_MAX], b[KEY_MAX];
		bool mine = f->key == known && (known || str_eq(key_fold(a, name), key_fold(b, str_of(f->name))));
		struct buf *out = mine ? own : others;

		if (!mine)
			buf_fmt(out, "%s/%d:", f->name, (int)f->shape);
		for (size_t k = 0; k < f->n; k++)
			buf_fmt(out, "<%.*s=%.*s>", STR_ARG(field_pair(f, k)), STR_ARG(field_text(f, k)));
		if (!mine)
			buf_chr(out, '\n');
	}
	buf_chr(others, 0);
	buf_chr(own, 0);
}

/* a key of the user's own in two places: only the first is read */
static bool
twice(const struct says *s, struct str name)
{
	char a[KEY_MAX], b[KEY_MAX];
	struct str folded = key_fold(a, name);
	size_t n = 0;

	for (size_t i = 0; i < s->contact.nfields; i++)
		n += str_eq(folded, key_fold(b, str_of(s->contact.field[i].name)));
	return n > 1;
}

/* the lines that no key of that name has, but for what is put between, are there byte for byte */
static bool
lines_kept(struct str old, struct str new, enum key known, struct str name, enum edit_op op)
{
	struct arena arena = {0};
	struct place *p;
	size_t n, from = old.n, to = 0, i = 0, k = 0;
	bool kept;

	assert_int_equal(places_find(&p, &n, old, NULL, &arena), 0);
	for (size_t at = 0; at < n; at++) {
		char a[KEY_MAX], b[KEY_MAX];

		if (p[at].known != known || (!known && !str_eq(key_fold(a, name), key_fold(b, p[at].key))))
			continue;
		from = p[at].from < from ? p[at].from : from;
		to = p[at].to;
	}
	while (i < old.n && i < new.n && old.p[i] == new.p[i])
		i++;
	while (k < old.n && k < new.n && old.p[old.n - k - 1] == new.p[new.n - k - 1])
		k++;
	/* a new line, or all within the lines of the key */
	kept = from > to ? i + k >= old.n && op != EDIT_UNSET : (i >= from && old.n - k <= to) || i + k >= old.n;
	arena_free(&arena);
	return kept;
}

struct trial {
	struct buf file, out, again, others, own, new_others, new_own;
	size_t done, same, refused;
};

static void
try_one(struct trial *t)
{
	const char *word = chance(8) ? ANY(names) : ANY(words), *value = ANY(words);
	struct str name = str_trim(str_of(word));
	enum edit_op op = (enum edit_op)chance(4);
	struct errors errors = {0};
	struct edit e = {.path = STR("ana.md"), .errors = &errors};
	struct says old = {0}, new = {0}, back = {0};
	bool exact;
	enum key known = key_find(name, NULL, &exact);
	int ret;

	put_file(&t->file);
	ret = edit_key(&t->out, buf_view(&t->file), name, op, str_of(value), &e);
	t->done += ret > 0;
	t->same += ret == 0;
	t->refused += ret < 0;
	if ((ret < 0) != (errors.n > 0) || (ret <= 0 && t->out.n))
		fail_msg("%d with %zu errors: %s", ret, errors.n, t->file.p);
	if (ret > 0) {
		assert_true(read_file(&old, buf_view(&t->file)) && read_file(&new, buf_view(&t->out)));
		tell(&t->others, &t->own, &old, known, name);
		tell(&t->new_others, &t->new_own, &new, known, name);
		/* how you met, under another name, is read where `met` is not */
		if (strcmp(t->others.p, t->new_others.p) != 0 || (known != KEY_MET && strcmp(t->own.p, t->new_own.p) == 0) ||
		    (known != KEY_MET && !lines_kept(buf_view(&t->file), buf_view(&t->out), known, name, op)))
			fail_msg("%s %d %s:\n%s\nbecame\n%s", word, (int)op, value, t->file.p, t->out.p);
		/* once is enough */
		if (edit_key(&t->again, buf_view(&t->out), name, op, str_of(value), &e) != 0)
			fail_msg("again: %s %d %s:\n%s\nbecame\n%s", word, (int)op, value, t->out.p, errors.n ? errors.v[0].what.p : t->again.p);
		/* what was added can be taken away again */
		if (op == EDIT_ADD && known != KEY_MET && !twice(&old, name)) {
			if (edit_key(&t->again, buf_view(&t->out), name, EDIT_REMOVE, str_of(value), &e) != 1 ||
			    !read_file(&back, buf_view(&t->again)))
				fail_msg("back: %s %s:\n%s", word, value, t->out.p);
			tell(&t->new_others, &t->new_own, &back, known, name);
			if (strcmp(t->others.p, t->new_others.p) != 0 || strcmp(t->own.p, t->new_own.p) != 0)
				fail_msg("back: %s %s:\n%s\nbecame\n%s", word, value, t->out.p, t->again.p);
		}
	}
	errors_free(&errors);
	arena_free(&old.arena);
	arena_free(&new.arena);
	arena_free(&back.arena);
}

static void
test_any(void **state)
{
	struct trial t = {0};
	struct buf *bufs[] = {&t.file, &t.out, &t.again, &t.others, &t.own, &t.new_others, &t.new_own};
	size_t trials = sample_rounds(10000, 300000);

	(void)state;
	seed = sample_seed();
	for (tried = 0; tried < trials; tried++)
		try_one(&t);
	print_message("# %zu changed, %zu the same, %zu refused\n", t.done, t.same, t.refused);
	/* the generator makes enough that can be done */
	assert_true(t.done > trials / 10 && t.same > trials / 50);
	for (size_t i = 0; i < sizeof(bufs) / sizeof(bufs[0]); i++)
		buf_free(bufs[i]);
}

/* after test_any, however it ends: which case it was */
static int
say_round(void **state)
{
	(void)state;
	if (tried < sample_rounds(10000, 300000))
		print_error("round %zu of SEED=%" PRIu64 "\n", tried, sample_day());
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_keys),
		cmocka_unit_test(test_ticks),
		cmocka_unit_test_teardown(test_any, say_round),
	};

	return cmocka_run_group_tests_name("edit", tests, NULL, NULL);
}
