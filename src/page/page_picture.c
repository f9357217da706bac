/* SPDX-License-Identifier: ISC */
#include "entry/link.h"
#include "page/page_picture.h"
#include "print/html.h"
#include "read/picture.h"
#include "read/portrait.h"

/* copies what is in `bytes` as the picture of a number; returns its address, or an empty text */
static struct str
put(struct page_pictures *s, size_t number)
{
	const struct pages *p = s->pages;
	struct str page = p->file[s->who], link = STR("");
	struct buf address = {0};

	buf_clear(&s->name);
	buf_fmt(&s->name, "%.*s-%zu.%s", STR_ARG(str_sub(page, 0, page.n - PAGE_SUFFIX_LEN)), number,
	        picture_suffix(picture_of(buf_view(&s->bytes))));
	if (p->put(p->put_arg, buf_view(&s->name), buf_view(&s->bytes))) {
		html_address(&address, buf_view(&s->name));
		link = arena_str(&s->pages->arena, buf_view(&address));
	}
	buf_free(&address);
	return link;
}

struct str
page_picture_photo(struct page_pictures *s)
{
	const struct pages *p = s->pages;
	const struct contact *c = &p->book->contact[s->who];

	if (!p->put || portrait_read(&s->bytes, p->book, c, s->errors) != 1)
		return STR("");
	return put(s, 0);
}

/* true for the name of a picture in the folder of the contact: not of the web, nor another kind */
static bool
is_picture(struct str name)
{
	static const struct str types[] = {
		STR_INIT(".jpg"), STR_INIT(".jpeg"), STR_INIT(".png"), STR_INIT(".gif"), STR_INIT(".webp"),
		STR_INIT(".svg"), STR_INIT(".avif"), STR_INIT(".heic"), STR_INIT(".bmp"), STR_INIT(".tiff"),
	};
	bool typed = false;

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]) && !typed; i++)
		typed = name.n > types[i].n && str_same(str_sub(name, name.n - types[i].n, name.n), types[i]);
	return typed && str_chr(name, '/') == name.n && str_chr(name, ':') == name.n && name.p[0] != '.';
}

struct str
page_picture_beside(struct page_pictures *s, struct str address, uint32_t line)
{
	const struct pages *p = s->pages;
	const struct contact *c = &p->book->contact[s->who];
	struct page_shown *shown = &s->shown[s->n];
	struct buf name = {0};
	const char *why;

	str_skip(&address, STR("./"));
	link_decode(&name, address);
	if (!p->put || !is_picture(buf_view(&name))) {
		buf_free(&name);
		return STR("");
	}
	for (size_t i = 0; i < s->n; i++) {
		if (str_eq(s->shown[i].name, buf_view(&name))) {
			buf_free(&name);
			return s->shown[i].link;
		}
	}
	if (s->n == PAGE_PICTURES) {
		why = "more than 32 pictures; this one is not shown";
	} else {
		why = portrait_beside(&s->bytes, p->book, c, buf_view(&name));
		*shown = (struct page_shown){.name = arena_str(&s->pages->arena, buf_view(&name)), .link = STR("")};
		s->n++;
		if (!why)
			shown->link = put(s, s->n);
	}
	if (why)
		errors_add(s->errors, c->path, line, 0, "picture %.*s: %s", STR_ARG(buf_view(&name)), why);
	buf_free(&name);
	return why ? STR("") : shown->link;
}

void
page_picture_free(struct page_pictures *s)
{
	buf_free(&s->bytes);
	buf_free(&s->name);
}
