/* SPDX-License-Identifier: ISC */
#include "base/text.h"
#include "base/utf8.h"
#include "edit/link_place.h"
#include "edit/patch.h"
#include "edit/reference.h"
#include "entry/link.h"

/* a file whose references are being changed */
struct referring {
	const struct reference *ask;
	const struct edit *edit;
	struct str id, new_id, folder, new_folder; /* without "/" at the end */
	struct patches patches;
	struct buf stem, path; /* scratch */
};

static struct str
folder_of(struct str path)
{
	struct str folder;

	str_cut_last(&folder, path, '/');
	return folder;
}

/* without ".md" or ".markdown" */
static size_t
stem_end(struct str s)
{
	size_t n = link_type(s);

	return n < s.n ? s.n - n : s.n;
}

/* --- which person --- */

/* the next of the bytes that folding makes one, or '\0' */
static char
next_joint(struct str *s)
{
	while (s->n) {
		char c = s->p[0];

		*s = str_sub(*s, 1, s->n);
		if (char_in(c, STR(" -_")))
			return c;
	}
	return '\0';
}

/* whether both have the same blanks, hyphens and underscores */
static bool
same_joints(struct str a, struct str b)
{
	char c;

	do {
		c = next_joint(&a);
		if (next_joint(&b) != c)
			return false;
	} while (c);
	return true;
}

/* whether a stem means the contact by its id, and would not find it any more */
static bool
means(const struct referring *r, struct str stem)
{
	if (!text_same(stem, r->id))
		return false;
	if (same_joints(stem, r->id))
		return true;
	for (size_t i = 0; i < r->ask->nnames; i++)
		if (text_same(stem, r->ask->name[i]))
			return false;
	return true;
}

/*
 * appends the parts of a path to one in out, following "." and ".."; false if that leads out of the
 * book
 */
static bool
add_parts(struct buf *out, struct str path)
{
	struct str part;

	while (path.n) {
		path = str_cut(&part, path, '/');
		if (str_eq(part, STR("..")) && !out->n)
			return false;
		if (str_eq(part, STR("..")))
			out->n = folder_of(buf_view(out)).n;
		else if (part.n && !str_eq(part, STR("."))) {
			if (out->n)
				buf_chr(out, '/');
			buf_str(out, part);
		}
	}
	return true;
}

enum leads { LEADS_HERE, LEADS_ELSEWHERE, LEADS_NOWHERE };

/* where a link from a folder leads: to the contact's file, to another that is there, or to none */
static enum leads
leads(struct referring *r, struct str from, struct str folder, struct str stem)
{
	buf_clear(&r->path);
	if (!add_parts(&r->path, from) || !add_parts(&r->path, folder))
		return LEADS_NOWHERE;
	if (str_eq(buf_view(&r->path), r->folder))
		return LEADS_HERE;
	if (r->path.n)
		buf_chr(&r->path, '/');
	buf_str(&r->path, stem);
	buf_str(&r->path, STR(".md"));
	return r->ask->paths && map_get(r->ask->paths, buf_view(&r->path)) != MAP_NONE
	               ? LEADS_ELSEWHERE
	               : LEADS_NOWHERE;
}

/* whether "folder/stem" in this file is the contact's; folder as written, "/" at its end */
static bool
is_file(struct referring *r, struct str folder, struct str stem, bool wiki)
{
	struct str here = folder_of(r->edit->path), tail = folder;
	enum leads first, second;

	if (wiki && !folder.n)
		return r->ask->alone;
	first = leads(r, wiki ? STR("") : here, folder, stem);
	second = leads(r, wiki ? here : STR(""), folder, stem);
	if (first != LEADS_NOWHERE)
		return first == LEADS_HERE;
	if (second != LEADS_NOWHERE)
		return second == LEADS_HERE;
	while (str_ends(tail, STR("/")))
		tail.n--;
	/* the end of a path is enough, as for Obsidian */
	if (wiki && tail.n && r->folder.n > tail.n && str_ends(r->folder, tail) &&
	    r->folder.p[r->folder.n - tail.n - 1] == '/')
		return true;
	return r->ask->alone;
}

/* --- what is written --- */

static void
add_address(struct buf *out, struct str path, const struct link_place *l)
{
	if (l->wiki || l->angle)
		buf_str(out, path);
	else
		link_address(out, path);
}

/* appends the way from the folder of one path to another path */
static void
add_way(struct buf *out, struct str from, struct str to)
{
	size_t same = 0;

	for (size_t i = 0; i < from.n && i < to.n && from.p[i] == to.p[i]; i++)
		if (from.p[i] == '/')
			same = i + 1;
	for (size_t i = same; i < from.n; i++)
		buf_str(out, from.p[i] == '/' ? STR("../") : STR(""));
	buf_str(out, str_sub(to, same, to.n));
}

/* the path of the new file as this one names it, without extension */
static void
new_path(struct referring *r, struct buf *out, const struct link_place *l, bool rooted)
{
	struct str from = r->edit->path, to = str_sub(r->ask->to, 0, stem_end(r->ask->to));
	struct buf way = {0};

	if (rooted)
		buf_chr(&way, '/');
	if (l->wiki || rooted)
		buf_str(&way, to);
	else
		add_way(&way, from, to);
	add_address(out, buf_view(&way), l);
	buf_free(&way);
}

/* a ' within '…' is two */
static void
add_patch(struct referring *r, size_t from, size_t to, struct str text, bool quoted)
{
	struct buf twice = {0};

	for (size_t i = 0; i < text.n; i++) {
		buf_chr(&twice, text.p[i]);
		if (quoted && text.p[i] == '\'')
			buf_chr(&twice, '\'');
	}
	patch_add(&r->patches, from, to, buf_view(&twice));
	buf_free(&twice);
}

/* the part of a link that is the path of a file; false if it is none */
static bool
path_of(struct span *at, struct str file, const struct link_place *l)
{
	struct str s = str_sub(file, l->at.from, l->at.to), rest;
	size_t end, colon;

	str_cut(&rest, s, '#');
	end = str_chr(rest, l->wiki ? '|' : '?');
	/* a table's "\|" */
	if (l->wiki && end < rest.n && end && rest.p[end - 1] == '\\')
		end--;
	*at = (struct span){l->at.from, l->at.from + end};
	while (at->from < at->to && char_blank(file.p[at->from]))
		at->from++;
	while (at->from < at->to && char_blank(file.p[at->to - 1]))
		at->to--;
	s = str_sub(file, at->from, at->to);
	colon = str_chr(s, ':');
	/* a scheme has two letters or more */
	return s.n && !str_starts(s, STR("//")) &&
	       !(colon > 1 && colon < s.n && colon < str_chr(s, '/'));
}

/* an address with its %XX and backslashes read */
static void
read_stem(struct buf *out, struct str s, bool wiki)
{
	struct buf plain = {0};

	buf_clear(out);
	for (size_t i = 0; i < s.n; i++) {
		if (!wiki && s.p[i] == '\\' && i + 1 < s.n && !char_letter(s.p[i + 1]) &&
		    !char_digit(s.p[i + 1]))
			i++;
		buf_chr(&plain, s.p[i]);
	}
	if (wiki)
		buf_str(out, buf_view(&plain));
	else
		link_decode(out, buf_view(&plain));
	buf_free(&plain);
}

static void
change_link(struct referring *r, const struct link_place *l, bool quoted)
{
	struct str file = r->patches.file, folder;
	struct buf text = {0}, decoded = {0};
	struct span at;
	size_t stem, end;

	if (!path_of(&at, file, l))
		return;
	end = at.from + stem_end(str_sub(file, at.from, at.to));
	stem = at.from + str_after_last(str_sub(file, at.from, end), '/');
	read_stem(&r->stem, str_sub(file, stem, end), l->wiki);
	read_stem(&decoded, str_sub(file, at.from, stem), l->wiki);
	folder = buf_view(&decoded);
	if (means(r, buf_view(&r->stem)) && is_file(r, folder, buf_view(&r->stem), l->wiki)) {
		bool rooted = str_starts(folder, STR("/"));

		if (str_eq(r->folder, r->new_folder) || (l->wiki && !folder.n)) {
			add_address(&text, r->new_id, l);
			add_patch(r, stem, end, buf_view(&text), quoted);
		} else {
			new_path(r, &text, l, rooted);
			add_patch(r, at.from, end, buf_view(&text), quoted);
		}
	}
	buf_free(&text);
	buf_free(&decoded);
}

static void
change_links(struct referring *r, struct link_places *l, bool quoted)
{
	for (size_t i = 0; i < l->n; i++)
		change_link(r, &l->v[i], quoted);
	link_places_free(l);
}

/* --- front-matter --- */

/* an id, or "folder/id.md", as the value of a key that names contacts */
static void
change_value(struct referring *r, struct span at, struct str text, bool flow)
{
	struct str raw = str_sub(r->patches.file, at.from, at.to), trimmed = str_trim(text), stem;
	size_t end = stem_end(trimmed), from = str_after_last(str_sub(trimmed, 0, end), '/');
	struct buf new = {0}, written = {0};

	if (str_find(text, STR("[[")) < text.n)
		return;
	stem = str_sub(trimmed, from, end);
	if (means(r, stem) && is_file(r, str_sub(trimmed, 0, from), stem, true)) {
		if (!from || str_eq(r->folder, r->new_folder)) {
			buf_str(&new, str_sub(trimmed, 0, from));
			buf_str(&new, r->new_id);
		} else {
			buf_str(&new, str_sub(r->ask->to, 0, stem_end(r->ask->to)));
		}
		buf_str(&new, str_sub(trimmed, end, trimmed.n));
		patch_scalar(&written, buf_view(&new), raw, flow);
		patch_add(&r->patches, at.from, at.to, buf_view(&written));
	}
	buf_free(&new);
	buf_free(&written);
}

static void
change_span(struct referring *r, struct span at)
{
	struct link_places l = {0};

	link_places_value(&l, r->patches.file, at.from, at.to);
	change_links(r, &l, at.from < at.to && r->patches.file.p[at.from] == '\'');
}

/* the links of a line of YAML whose form is not known, each within '…' or not */
static void
change_raw(struct referring *r, size_t from, size_t to)
{
	struct link_places l = {0};
	bool quoted = false, twice = false;

	link_places_value(&l, r->patches.file, from, to);
	for (size_t i = 0; i < l.n; i++) {
		for (; from < l.v[i].at.from; from++) {
			char c = r->patches.file.p[from];

			quoted ^= c == '\'' && !twice;
			twice ^= c == '"' && !quoted;
		}
		change_link(r, &l.v[i], quoted);
	}
	link_places_free(&l);
}

/* lines of YAML whose form is not known, without their comments */
static void
change_lines(struct referring *r, size_t from, size_t to)
{
	struct str line, rest = str_sub(r->patches.file, from, to);

	while (rest.n) {
		size_t begin = to - rest.n, n;

		str_line(&line, &rest);
		n = str_starts(str_trim(line), STR("#")) ? 0 : str_find(line, STR(" #"));
		change_raw(r, begin, begin + n);
	}
}

static bool
is_relation(const struct referring *r, struct str key)
{
	unsigned relation;
	bool exact;

	key_find_relation(key, r->edit->own, &exact, &relation);
	return relation != 0;
}

static void
change_place(struct referring *r, const struct place *p)
{
	bool people = key_kind(p->known) == KIND_PEOPLE || is_relation(r, p->key),
	     list = p->style == PLACE_FLOW || p->style == PLACE_LIST;
	size_t n = list ? p->nitems : p->style == PLACE_SCALAR;

	if (p->style == PLACE_OTHER)
		change_lines(r, p->value.from, p->value.to);
	else if (p->style == PLACE_BLOCK)
		change_span(r, p->value);
	for (size_t i = 0; i < n; i++) {
		struct span at = list ? p->item[i] : p->value;

		change_span(r, at);
		if (people)
			change_value(r, at, p->text[i], p->style == PLACE_FLOW);
	}
}

static void
change_front(struct referring *r, const struct split *at)
{
	struct str front = str_sub(r->patches.file, at->front, at->front_end);
	struct place *place;
	size_t n;

	if (places_find(&place, &n, r->patches.file, r->edit->own, &r->patches.arena) == 0) {
		for (size_t i = 0; i < n; i++)
			change_place(r, &place[i]);
		return;
	}
	change_lines(r, at->front, at->front_end);
	if (str_find(front, r->id) < front.n)
		errors_add(
			r->edit->errors, r->edit->path, 1, 1,
			"front-matter that cannot be read: what it says of %.*s is left as it is",
			STR_ARG(r->id));
}

/* the file with its patches: whether there were any */
static bool
finish(struct buf *out, struct referring *r)
{
	bool changed = patch_apply(out, &r->patches);

	if (!changed)
		buf_clear(out);
	patch_end(&r->patches);
	buf_free(&r->stem);
	buf_free(&r->path);
	return changed;
}

int
reference_change(struct buf *out, struct str file, const struct reference *ask,
                 const struct edit *edit)
{
	struct referring r = {
		.ask = ask, .edit = edit, .id = link_stem(ask->from), .new_id = link_stem(ask->to)};
	struct link_places links = {0};
	struct split at = {0};

	r.folder = folder_of(ask->from);
	r.new_folder = folder_of(ask->to);
	patch_begin(&r.patches, file);
	if (front_split(&at, file) == 1)
		change_front(&r, &at);
	else
		at.body = 0;
	link_places_text(&links, file, at.body, file.n);
	change_links(&r, &links, false);
	return finish(out, &r);
}

/* --- a text that moves --- */

static void
move_link(struct referring *r, const struct link_place *l, struct str from, struct str to,
          reference_there *there, void *arg)
{
	struct buf way = {0}, text = {0};
	struct span at;

	if (l->wiki || !path_of(&at, r->patches.file, l) || r->patches.file.p[at.from] == '/')
		return;
	read_stem(&r->stem, str_sub(r->patches.file, at.from, at.to), false);
	buf_clear(&r->path);
	if (add_parts(&r->path, folder_of(from)) && add_parts(&r->path, buf_view(&r->stem)) &&
	    there(buf_view(&r->path), arg)) {
		add_way(&way, to, buf_view(&r->path));
		add_address(&text, buf_view(&way), l);
		patch_add(&r->patches, at.from, at.to, buf_view(&text));
	}
	buf_free(&way);
	buf_free(&text);
}

int
reference_move(struct buf *out, struct str file, struct str from, struct str to,
               reference_there *there, void *arg)
{
	struct referring r = {.ask = NULL};
	struct link_places links = {0};
	struct split at = {0};

	buf_clear(out);
	if (str_eq(folder_of(from), folder_of(to)))
		return 0;
	patch_begin(&r.patches, file);
	if (front_split(&at, file) != 1)
		at.body = 0;
	link_places_text(&links, file, at.body, file.n);
	for (size_t i = 0; i < links.n; i++)
		move_link(&r, &links.v[i], from, to, there, arg);
	link_places_free(&links);
	return finish(out, &r);
}
