/* SPDX-License-Identifier: ISC */
#include "base/text.h"
#include "entry/email.h"
#include "page/page_link.h"
#include "page/page_reach.h"
#include "print/html.h"

enum { BUTTONS = 3 }; /* of one key */

/* a button: what it does, and with what */
static void
add_button(struct buf *out, struct str address, struct str what, struct str with)
{
	buf_str(out, STR("<li><a href=\""));
	html_text(out, address);
	buf_str(out, STR("\"><b>"));
	html_text(out, what);
	buf_str(out, STR("</b> <small>"));
	html_isolated(out, with);
	buf_str(out, STR("</small></a></li>\n"));
}

/* what stands below a button: the value's name in a map ("work"), else the value */
static struct str
with_of(const struct field *f, size_t i)
{
	return field_pair(f, i).n ? field_pair(f, i) : field_text(f, i);
}

static bool
has_word(struct str pair, struct str word)
{
	struct buf folded = {0};
	bool has;

	text_fold(&folded, pair);
	has = str_find(buf_view(&folded), word) < folded.n;
	buf_free(&folded);
	return has;
}

/* the number to send messages to: the first mobile one, else the first; f->n if there is none */
static size_t
mobile_of(const struct field *f)
{
	size_t first = f->n;
	struct buf to = {0};

	for (size_t i = 0; i < f->n; i++) {
		struct str pair = field_pair(f, i);

		if (has_word(pair, STR("fax")) || !page_link_phone(&to, field_text(f, i), false))
			continue;
		if (has_word(pair, STR("mobil")) || has_word(pair, STR("cell")) || has_word(pair, STR("phone"))) {
			first = i;
			break;
		}
		if (first == f->n)
			first = i;
	}
	buf_free(&to);
	return first;
}

static void
add_phones(struct buf *out, const struct field *f)
{
	struct buf to = {0};
	size_t mobile = mobile_of(f);

	for (size_t i = 0, n = 0; i < f->n && n < BUTTONS; i++) {
		buf_clear(&to);
		buf_str(&to, STR("tel:"));
		if (has_word(field_pair(f, i), STR("fax")) || !page_link_phone(&to, field_text(f, i), true))
			continue;
		add_button(out, buf_view(&to), STR("Call"), with_of(f, i));
		n++;
	}
	if (mobile < f->n) {
		buf_clear(&to);
		buf_str(&to, STR("sms:"));
		page_link_phone(&to, field_text(f, mobile), false);
		add_button(out, buf_view(&to), STR("Message"), with_of(f, mobile));
	}
	buf_free(&to);
}

static void
add_mails(struct buf *out, const struct field *f)
{
	struct buf to = {0};

	for (size_t i = 0, n = 0; i < f->n && n < BUTTONS; i++) {
		buf_clear(&to);
		if (!page_link_mail(&to, field_text(f, i)))
			continue;
		add_button(out, buf_view(&to), STR("Mail"),
		           field_pair(f, i).n ? field_pair(f, i) : email_address(field_text(f, i)));
		n++;
	}
	buf_free(&to);
}

static void
add_messengers(struct buf *out, const struct field *f)
{
	struct buf to = {0};
	struct str service;

	for (size_t i = 0, n = 0; i < f->n && n < BUTTONS; i++) {
		buf_clear(&to);
		if (!page_link_messenger(&to, &service, field_pair(f, i), field_text(f, i)))
			continue;
		add_button(out, buf_view(&to), service, field_text(f, i));
		n++;
	}
	buf_free(&to);
}

/* the host of an address of the web */
static struct str
host_of(struct str url)
{
	struct str host;

	url = str_sub(url, str_find(url, STR("//")) + 2, url.n);
	str_cut(&host, url, '/');
	str_skip(&host, STR("www."));
	return host;
}

static void
add_pages(struct buf *out, const struct field *f)
{
	for (size_t i = 0, n = 0; i < f->n && n < BUTTONS; i++) {
		struct str url = field_text(f, i);

		if (!page_link_web(url))
			continue;
		add_button(out, url, STR("Web"), field_pair(f, i).n ? field_pair(f, i) : host_of(url));
		n++;
	}
}

static void
add_maps(struct buf *out, const struct field *f)
{
	struct buf to = {0};

	for (size_t i = 0; i < f->n && i < BUTTONS; i++) {
		buf_clear(&to);
		page_link_map(&to, field_text(f, i));
		add_button(out, buf_view(&to), STR("Map"), with_of(f, i));
	}
	buf_free(&to);
}

void
page_reach_add(struct buf *out, const struct pages *p, size_t who)
{
	static const struct {
		enum key key;
		void (*add)(struct buf *, const struct field *);
	} keys[] = {
		{KEY_PHONE, add_phones}, {KEY_EMAIL, add_mails}, {KEY_MESSENGERS, add_messengers},
		{KEY_ADDRESS, add_maps}, {KEY_URL, add_pages},
	};
	const struct contact *c = &p->book->contact[who];
	struct str link = p->link[who];

	/* a list without bullets is one for all screen readers only with the role */
	buf_str(out, STR("<ul class=\"act\" role=\"list\">\n"));
	for (size_t k = 0; !c->inactive && k < sizeof(keys) / sizeof(keys[0]); k++) {
		const struct field *f = contact_field(c, keys[k].key);

		if (f)
			keys[k].add(out, f);
	}
	buf_fmt(out, "<li><a href=\"%.*s" PAGE_CARD "\" download><b>Save</b> <small>as a card</small></a></li>\n</ul>\n",
	        STR_ARG(str_sub(link, 0, link.n - PAGE_SUFFIX_LEN)));
}
