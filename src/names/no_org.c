/* SPDX-License-Identifier: ISC */
#include "base/text.h"
#include "names/no_org.h"

bool
no_org(struct str org)
{
	static const struct str words[] = {
		STR_INIT("autonoma"), STR_INIT("autonomo"), STR_INIT("freelance"), STR_INIT("freelancer"),
		STR_INIT("freiberufler"), STR_INIT("freiberuflerin"), STR_INIT("freiberuflich"),
		STR_INIT("in pensione"), STR_INIT("independant"), STR_INIT("independante"),
		STR_INIT("independent"), STR_INIT("jubilada"), STR_INIT("jubilado"), STR_INIT("n/a"),
		STR_INIT("none"), STR_INIT("pensionata"), STR_INIT("pensionato"), STR_INIT("rentner"),
		STR_INIT("rentnerin"), STR_INIT("retired"), STR_INIT("retraite"), STR_INIT("retraitee"),
		STR_INIT("self"), STR_INIT("self employed"), STR_INIT("self-employed"),
		STR_INIT("selbstandig"), STR_INIT("selbststandig"), STR_INIT("zzp"), STR_INIT("zzp'er"),
	};

	return TEXT_ONE_OF(org, words);
}
