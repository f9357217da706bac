/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include <tend/edit.h>
#include <tend/places.h>
#include <tend/text.h>

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
	{"tags: [a]\n", "tags+=https://x.org", "tags: [a, \"https://x.org\"]\n"},
	{"tags:\n  - a # x\n  # y\norg: B\n", "tags+=d", "tags:\n  - a # x\n  - d\n  # y\norg: B\n"},
	{"tags:\n- a\n-   \"b\"\n", "tags+=x: y", "tags:\n- a\n-   \"b\"\n-   \"x: y\"\n"},
	{"tags:\n-\n  a\n", "tags+=d", "tags:\n-\n  a\n- d\n"},
	{"tags: a # x\n", "tags+=d", "tags: [a, d] # x\n"},
	{"tags: a, b\n", "tags+=d", "tags: [\"a, b\", d]\n"},
	{"tags: 'a'\n", "tags+=d", "tags: ['a', d]\n"},
	{"tags: ~\n", "tags+=d", "tags: [d]\n"},
	{"tags: # x\n", "tags+=d", "tags: [d] # x\n"},
	{"tags: a\n  b\n", "tags+=d", REFUSED},
	{"categories: [a]\n", "tags+=d", "categories: [a, d]\n"},
	{"groups: [a]\ntags: [b]\n", "tags+=d", "groups: [a]\ntags: [b, d]\n"},
	{"groups: [a]\ntags: [b]\n", "tags+=a", SAME},
	{"org: Acme\n", "org+=B", REFUSED},
	{"mood: x\n", "mood+=y", "mood: [x, y]\n"},
	{"tags: [[a]]\n", "tags+=y", REFUSED},
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
	{"	size_t trials = sample_rounds(10000, 300000);

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
