/* SPDX-License-Identifier: ISC */
#include "entry/dial.h"
#include "entry/email.h"
#include "page/page_link.h"
#include "print/html.h"

/*
 * compares ASCII letters in either case; text_same() would take U+2121 for "tel", which no browser
 * does
 */
static bool
is_scheme(struct str s, struct str scheme)
{
	size_t i = 0;

	while (i < s.n && i < scheme.n && (s.p[i] | 0x20) == scheme.p[i])
		i++;
	return i == s.n && i == scheme.n;
}

bool
page_link_may(struct str url)
{
	static const struct str schemes[] = {
		STR_INIT("https"), STR_INIT("http"), STR_INIT("mailto"), STR_INIT("tel"),
	};
	struct str scheme;

	str_cut(&scheme, url, ':');
	for (size_t i = 0; scheme.n < url.n && i < sizeof(schemes) / sizeof(schemes[0]); i++)
		if (is_scheme(scheme, schemes[i]))
			return true;
	return false;
}

bool
page_link_web(struct str value)
{
	struct str scheme, rest = str_cut(&scheme, value, ':');

	if (!is_scheme(scheme, STR("https")) && !is_scheme(scheme, STR("http")))
		return false;
	for (size_t i = 0; i < value.n; i++)
		if ((unsigned char)value.p[i] <= ' ')
			return false;
	return str_starts(rest, STR("//")) && rest.n > 2;
}

void
page_link_add(struct buf *out, struct str address, struct str text)
{
	buf_str(out, STR("<a href=\""));
	html_text(out, address);
	buf_str(out, STR("\">"));
	html_isolated(out, text);
	buf_str(out, STR("</a>"));
}

/* --- phones --- */

bool
page_link_phone(struct buf *out, struct str value, bool extension)
{
	size_t begin = out->n;

	if (!dial_add(out, value))
		return false;
	/* a message cannot be sent to an extension */
	if (!extension)
		out->n = begin + str_find(str_sub(buf_view(out), begin, out->n), STR(";ext="));
	return true;
}

/* --- mail, messengers, maps --- */

bool
page_link_mail(struct buf *out, struct str value)
{
	size_t at;

	value = email_address(value);
	at = str_chr(value, '@');
	if (!at || at + 1 >= value.n)
		return false;
	buf_str(out, STR("mailto:"));
	html_address(out, str_sub(value, 0, at));
	buf_chr(out, '@');
	html_address(out, str_sub(value, at + 1, value.n));
	return true;
}

/* the messengers whose addresses can be made */
static const struct {
	struct str word;   /* as people and cards write it, in lower case */
	struct str shown;
	struct str prefix; /* of the address */
	struct str suffix;
	bool number;       /* the name is a phone number, without "+" */
} services[] = {
	{STR_INIT("xmpp"), STR_INIT("XMPP"), STR_INIT("xmpp:"), STR_INIT(""), false},
	{STR_INIT("jabber"), STR_INIT("XMPP"), STR_INIT("xmpp:"), STR_INIT(""), false},
	{STR_INIT("matrix"), STR_INIT("Matrix"), STR_INIT("https://matrix.to/#/"), STR_INIT(""), false},
	{STR_INIT("telegram"), STR_INIT("Telegram"), STR_INIT("https://t.me/"), STR_INIT(""), false},
	{STR_INIT("tg"), STR_INIT("Telegram"), STR_INIT("https://t.me/"), STR_INIT(""), false},
	{STR_INIT("whatsapp"), STR_INIT("WhatsApp"), STR_INIT("https://wa.me/"), STR_INIT(""), true},
	{STR_INIT("signal"), STR_INIT("Signal"), STR_INIT("https://signal.me/#p/+"), STR_INIT(""), true},
	{STR_INIT("skype"), STR_INIT("Skype"), STR_INIT("skype:"), STR_INIT("?chat"), false},
	{STR_INIT("sip"), STR_INIT("SIP"), STR_INIT("sip:"), STR_INIT(""), false},
	{STR_INIT("threema"), STR_INIT("Threema"), STR_INIT("https://threema.id/"), STR_INIT(""), false},
};

enum { SERVICES = sizeof(services) / sizeof(services[0]) };

static size_t
service_of(struct str word)
{
	for (size_t i = 0; i < SERVICES; i++)
		if (is_scheme(word, services[i].word))
			return i;
	return SERVICES;
}

/* appends the name of an account; false if it has another form */
static bool
add_account(struct buf *out, size_t service, struct str name)
{
	size_t begin = out->n;
	struct buf number = {0};
	bool fits = name.n > 0;

	if (services[service].number) {
		fits = page_link_phone(&number, name, false) && (number.p[0] == '+' || !str_starts(buf_view(&number), STR("0")));
		if (fits)
			buf_str(out, number.p[0] == '+' ? str_sub(buf_view(&number), 1, number.n) : buf_view(&number));
		buf_free(&number);
		return fits;
	}
	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];

		if ((unsigned char)c <= ' ')
			fits = false;
		if (c && strchr("@:+", c))
			buf_chr(out, c);
		else
			html_address(out, str_sub(name, i, i + 1));
	}
	if (!fits)
		out->n = begin;
	return fits;
}

bool
page_link_messenger(struct buf *out, struct str *service, struct str name, struct str value)
{
	struct str scheme, rest;
	size_t i, begin = out->n;

	value = str_trim(value);
	if (page_link_web(value)) {
		buf_str(out, value);
		*service = name.n ? name : STR("Messenger");
		return true;
	}
	rest = str_cut(&scheme, value, ':');
	i = service_of(scheme);
	if (i == SERVICES || !rest.n) {
		i = service_of(str_trim(name));
		rest = value;
	}
	if (i == SERVICES)
		return false;
	*service = services[i].shown;
	/* as a URI has it: matrix:u/ann:example.org */
	if (str_eq(*service, STR("Matrix")) && str_skip(&rest, STR("u/")))
		buf_str(out, STR("https://matrix.to/#/@"));
	else
		buf_str(out, services[i].prefix);
	if (str_eq(*service, STR("Telegram")))
		str_skip(&rest, STR("@"));
	if (!add_account(out, i, rest)) {
		out->n = begin;
		return false;
	}
	buf_str(out, services[i].suffix);
	return true;
}

void
page_link_map(struct buf *out, struct str address)
{
	buf_str(out, STR("https://www.openstreetmap.org/search?query="));
	if (str_skip(&address, STR("geo:")))
		str_cut(&address, address, ';');
	for (size_t i = 0; i < address.n; i++) {
		if (address.p[i] == '\n')
			buf_str(out, STR("%2C%20"));
		else
			html_address(out, str_sub(address, i, i + 1));
	}
}
