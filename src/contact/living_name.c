/* SPDX-License-Identifier: ISC */
#include "contact/living_name.h"
#include "front/status.h"

static const struct str signs[] = {STR_INIT("†"), STR_INIT("✝"), STR_INIT("(†)"), STR_INIT("(Deceased"),
                                   STR_INIT("(RIP"), STR_INIT("(R.I.P."), STR_INIT("RIP"), STR_INIT("R.I.P."),
                                   STR_INIT("ś.p."), STR_INIT("Ś.P."), STR_INIT("Ś.p.")};

/* true for "(died 2024)" at the front of a text; a nickname has a capital: "(Mort)" */
static bool
is_death_aside(struct str s)
{
	struct str inside;

	if (!str_skip(&s, STR("(")))
		return false;
	str_cut(&inside, s, ')');
	return inside.n && !(char_lower(inside.p[0]) != inside.p[0] && str_chr(inside, ' ') == inside.n) &&
	       status_is_death(inside);
}

/* the name after a sign of death: "† Ann Lee" */
static struct str
after_death(struct str name)
{
	struct str rest = name;

	/* nearly all names begin with a letter of ASCII */
	if (!name.n || char_alpha(name.p[0]) || STR_SKIP_ANY(&rest, signs) < 0)
		return name;
	rest = str_trim(rest);
	return rest.n ? rest : name;
}

/* the length of a name before a sign of death, "Oma † 2024-05-06", "Ann Lee (deceased)"; else all */
static size_t
before_death(struct str name)
{
	for (size_t i = 1; i < name.n; i++) {
		struct str rest;

		/* nearly all names have words alone */
		if ((name.p[i - 1] != ' ' && name.p[i - 1] != '(') || (char_alpha(name.p[i]) && name.p[i] != 'R'))
			continue;
		rest = str_sub(name, i, name.n);
		if (!is_death_aside(rest) &&
		    (STR_SKIP_ANY(&rest, signs) < 0 ||
		     (rest.n && char_letter(rest.p[0]))))
			continue;
		while (i && char_in(name.p[i - 1], STR(" (,")))
			i--;
		return i ? i : name.n;
	}
	return name.n;
}

struct str
living_name(struct str name)
{
	struct str rest = after_death(name);

	return str_sub(rest, 0, before_death(rest));
}
