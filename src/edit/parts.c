/* SPDX-License-Identifier: ISC */
#include "edit/parts.h"

bool
parts_read(struct parts *out, const struct place *p, struct str file, struct arena *arena)
{
	struct str raw = str_sub(file, p->value.from, p->value.to);
	bool quoted = raw.n > 1 && (raw.p[0] == '"' || raw.p[0] == '\'');

	if (p->style != PLACE_SCALAR)
		return false;
	*out = (struct parts){.from = p->value.from + quoted, .cut = shown_cut(p->known, p->key, true)};
	if (!str_eq(quoted ? str_sub(raw, 1, raw.n - 1) : raw, p->text[0]))
		return false;
	shown_read(&out->shown, p->known, out->cut, p->text[0], arena);
	return out->shown.n > 1;
}

struct str
parts_meant(enum key known, struct str name, struct str value, bool scalar, struct arena *arena)
{
	enum shown_cut cut = shown_cut(known, name, scalar);
	struct shown shown;

	if (!value.n || shown_plain(cut, value))
		return value;
	shown_read(&shown, known, cut, value, arena);
	/* a text that shows just itself keeps its blanks */
	return shown.n != 1 || str_eq(shown.v->text, str_trim(value)) ? value : shown.v->text;
}

bool
parts_need_list(enum key known, struct str name, struct str item)
{
	enum shown_cut cut = shown_cut(known, name, true);
	struct arena arena = {0};
	struct shown shown = {0};

	if (!key_is_list(known) || !item.n || shown_plain(cut, item))
		return false;
	shown_read(&shown, known, cut, item, &arena);
	arena_free(&arena);
	return shown.n != 1;
}

struct str
parts_shown(const struct place *p, size_t i, struct arena *arena)
{
	bool scalar = p->style == PLACE_SCALAR || p->style == PLACE_BLOCK;

	return parts_meant(p->known, p->key, p->text[i], scalar, arena);
}

struct span
parts_place(const struct parts *parts, size_t i)
{
	struct span at = parts->shown.v[i].at;

	return (struct span){parts->from + at.from, parts->from + at.to};
}

static struct str
written(const struct patches *p, const struct parts *parts, size_t i)
{
	struct span at = parts_place(parts, i);

	return str_sub(p->file, at.from, at.to);
}

bool
parts_add(struct patches *p, const struct parts *parts, const struct place *place, struct str item)
{
	size_t last = parts->shown.n - 1;
	struct span at = parts_place(parts, last);
	struct str gap = str_sub(p->file, parts_place(parts, last - 1).to, at.from);
	bool hash = true, link = parts->cut == SHOWN_LINKS && str_chr(gap, ',') == gap.n, fits = true;
	struct buf out = {0};

	for (size_t i = 0; i <= last; i++) {
		hash &= str_starts(written(p, parts, i), STR("#"));
		link &= str_starts(written(p, parts, i), STR("[["));
	}
	for (size_t i = 0; i < item.n; i++)
		fits &= !char_in(item.p[i], STR("[]{}|#,;:\"'\\\n\r\t"));
	/* a blank within a tag would make two of it */
	if (!fits || (parts->cut == SHOWN_WORDS && str_chr(item, ' ') < item.n) || place->value.to < at.to)
		return false;
	buf_fmt(&out, "%.*s%s%.*s%s", STR_ARG(gap), hash ? "#" : link ? "[[" : "", STR_ARG(item),
	        link ? "]]" : "");
	patch_add(p, at.to, at.to, buf_view(&out));
	buf_free(&out);
	return true;
}

void
parts_cut(struct patches *p, const struct parts *parts, const bool *stays)
{
	bool before = false;

	for (size_t i = 0; i < parts->shown.n; before |= stays[i++]) {
		struct span at = parts_place(parts, i);

		if (stays[i])
			continue;
		if (before)
			patch_add(p, parts_place(parts, i - 1).to, at.to, STR(""));
		else
			patch_add(p, at.from, parts_place(parts, i + 1).from, STR(""));
	}
}
