/* SPDX-License-Identifier: ISC */
#include "base/text.h"
#include "front/note.h"

const char *
note_name(enum note_why why, size_t n)
{
	static const char *const names[NOTE_COUNT][2] = {
		[NOTE_NONE] = {"contact", "contacts"},
		[NOTE_OUTSIDE] = {"note that people: does not name", "notes that people: does not name"},
		[NOTE_BARE] = {"note without front-matter", "notes without front-matter"},
		[NOTE_TYPE] = {"note of another type", "notes of another type"},
		[NOTE_STRANGER] = {"note of another type", "notes of another type"},
		[NOTE_TEMPLATE] = {"template", "templates"},
		[NOTE_INDEX] = {"index note", "index notes"},
		[NOTE_BACKUP] = {"backup", "backups"},
		[NOTE_DATED] = {"dated note", "dated notes"},
	};

	return names[why][n != 1];
}

struct str
note_leaf(struct str word)
{
	return str_sub(word, str_after_last(word, '/'), word.n);
}

bool
note_person(struct str word)
{
	/* the words that people use in public templates */
	static const struct str words[] = {
		STR_INIT("person"), STR_INIT("persons"), STR_INIT("people"), STR_INIT("contact"), STR_INIT("contacts"),
		STR_INIT("friend"), STR_INIT("friends"), STR_INIT("crm"), STR_INIT("prm"), STR_INIT("human"),
		STR_INIT("humans"),
	};

	return STR_ONE_OF(note_leaf(word), words) ||
	       STR_ONE_OF(str_sub(word, 0, str_chr(word, '/')), words);
}

/* --- placeholders --- */

/* true if {{…}} or <%…, within one line, begins at s */
static bool
opens(struct str s)
{
	struct str line = STR("");

	str_line(&line, &s);
	if (str_starts(line, STR("{{")) && str_find(line, STR("}}")) < line.n) {
		line = str_trim(str_sub(line, 2, line.n));
		return char_letter(line.p[0]);
	}
	return str_starts(line, STR("<%")) && (str_find(line, STR("%>")) < line.n || str_starts(line, STR("<%*")));
}

static bool
holds(struct str line)
{
	for (size_t i = 0; i + 1 < line.n; i++)
		if ((line.p[i] == '{' || line.p[i] == '<') && opens(str_sub(line, i, line.n)))
			return true;
	return false;
}

/* a line of YAML: its key, and its value without what may stand before the text */
static struct str
value_of(struct str line, struct str *key)
{
	struct str value = str_trim(line);
	size_t colon = str_chr(value, ':'), at = 0;

	*key = STR("");
	if (colon < value.n && !char_in(value.p[0], STR("-{<[\"'#"))) {
		*key = str_sub(value, 0, colon);
		value = str_sub(value, colon + 1, value.n);
	}
	while (at < value.n && char_in(value.p[at], STR(" \t-\"'[#")))
		at++;
	return str_sub(value, at, value.n);
}

bool
note_placeholder(struct str yaml)
{
	static const struct str names[] = {
		STR_INIT("name"), STR_INIT("title"), STR_INIT("fullname"), STR_INIT("full_name"), STR_INIT("aliases"),
		STR_INIT("alias"), STR_INIT("id"), STR_INIT("fn"),
	};
	struct str line, key, value;

	/* nearly no file has either of the signs; a byte is found faster than two */
	if (str_chr(yaml, '{') == yaml.n && str_chr(yaml, '%') == yaml.n)
		return false;
	while (str_line(&line, &yaml)) {
		value = value_of(line, &key);
		if (opens(value) || (holds(value) && STR_ONE_OF(key, names)))
			return true;
	}
	return false;
}

bool
note_placeholder_title(struct str body)
{
	struct str line;

	while (str_line(&line, &body)) {
		line = str_trim(line);
		if (line.n)
			return line.p[0] == '#' ? holds(line) : opens(line);
	}
	return false;
}
