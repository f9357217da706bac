/* SPDX-License-Identifier: ISC */
#include "front/key.h"
#include "front/part.h"

bool
part_label(struct str key)
{
	static const struct str ends[] = {STR_INIT("label"), STR_INIT("type"), STR_INIT("kind"), STR_INIT("note"),
	                                  STR_INIT("name"), STR_INIT("primary"), STR_INIT("preferred")};
	char scratch[KEY_MAX];
	struct str folded = key_fold(scratch, key);

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (str_ends(folded, ends[i]))
			return true;
	return false;
}

enum part
part_of(struct str key)
{
	static const struct {
		struct str name;
		enum part part;
	} parts[] = {
		{STR_INIT("type"), PART_NAME},         {STR_INIT("label"), PART_NAME},
		{STR_INIT("kind"), PART_NAME},         {STR_INIT("relation"), PART_NAME},
		{STR_INIT("relationship"), PART_NAME}, {STR_INIT("role"), PART_NAME},
		{STR_INIT("event"), PART_NAME},        {STR_INIT("title"), PART_NAME},
		{STR_INIT("date"), PART_VALUE},        {STR_INIT("day"), PART_VALUE},
		{STR_INIT("value"), PART_VALUE},       {STR_INIT("person"), PART_VALUE},
		{STR_INIT("who"), PART_VALUE},         {STR_INIT("contact"), PART_VALUE},
		{STR_INIT("link"), PART_VALUE},        {STR_INIT("with"), PART_VALUE},
		{STR_INIT("to"), PART_VALUE},          {STR_INIT("name"), PART_EITHER},
	};
	char scratch[KEY_MAX];
	struct str folded = key_fold(scratch, key);

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (str_eq(folded, parts[i].name))
			return parts[i].part;
	return PART_OTHER;
}
