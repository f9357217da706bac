/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include <gmime/gmime.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "base/uuid.h"
#include "read/mail.h"

struct mail_reader {
	GMimeParserOptions *options;
	struct buf plain; /* input for GMime */
	struct buf address;
};

struct mail_reader *
mail_open(void)
{
	static const char *charsets[] = {"utf-8", "iso-8859-1", NULL};
	struct mail_reader *r = mem_zero(1, sizeof(*r));

	g_mime_init();
	r->options = g_mime_parser_options_new();
	g_mime_parser_options_set_fallback_charsets(r->options, charsets);
	return r;
}

void
mail_close(struct mail_reader *r)
{
	g_mime_parser_options_free(r->options);
	g_mime_shutdown();
	buf_free(&r->plain);
	buf_free(&r->address);
	free(r);
}

/* compares ASCII letters without case; b is in lower case */
static bool
same(struct str a, struct str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (char_lower(a.p[i]) != b.p[i])
			return false;
	return true;
}

/* the next line and its continuation lines */
static struct str
folded(struct str *rest)
{
	struct str line = *rest;
	size_t n = 0;

	do
		n += str_chr(str_sub(line, n, line.n), '\n') + 1;
	while (n < line.n && char_blank(line.p[n]));
	*rest = str_sub(line, n, line.n);
	return str_sub(line, 0, n);
}

/*
 * the next field of *rest, with folded lines as they are; moves *rest past it and skips lines that
 * are not fields; false at the end
 */
static bool
next_field(struct str *name, struct str *value, struct str *rest)
{
	while (rest->n) {
		struct str line = folded(rest);
		size_t colon = str_chr(line, ':');

		*name = str_trim(str_sub(line, 0, colon));
		if (colon == line.n || !name->n)
			continue;
		*value = str_trim(str_sub(line, colon + 1, line.n));
		return true;
	}
	return false;
}

static bool
by_program(struct str name, struct str value)
{
	struct str word;

	/* drops a parameter or comment after the word */
	str_cut(&word, value, ';');
	str_cut(&word, word, '(');
	word = str_trim(word);
	if (same(name, STR("auto-submitted")))
		return word.n && !same(word, STR("no"));
	return same(name, STR("precedence")) && (same(word, STR("bulk")) || same(word, STR("junk")));
}

void
mail_read(struct mail *out, struct str head)
{
	struct {
		struct str name, *value;
	} field[] = {
		{STR("from"), &out->from}, {STR("date"), &out->date}, {STR("received"), &out->received},
		{STR("subject"), &out->subject}, {STR("message-id"), &out->id},
	};
	struct str name, value;

	*out = (struct mail){.head = head};
	while (next_field(&name, &value, &head)) {
		for (size_t i = 0; i < sizeof(field) / sizeof(field[0]); i++)
			if (!field[i].value->n && same(name, field[i].name))
				*field[i].value = value;
		out->machine |= by_program(name, value);
	}
}

/* the value on one line, as a C string */
static const char *
unfold(struct buf *out, struct str value)
{
	buf_clear(out);
	for (size_t i = 0; i < value.n; i++)
		buf_chr(out, value.p[i] && !char_space(value.p[i]) ? value.p[i] : ' ');
	buf_str(out, STR(""));
	return out->n ? out->p : "";
}

static bool
is_ascii(const char *s)
{
	while (*s && (unsigned char)*s < 0x80)
		s++;
	return !*s;
}

static void
take_mailbox(struct mail_reader *r, InternetAddressMailbox *box, mail_take *take, void *arg)
{
	const char *s = internet_address_mailbox_get_addr(box);
	char *fold;

	buf_clear(&r->address);
	if (!s || !strchr(s, '@'))
		return;
	if (is_ascii(s)) {
		for (; *s; s++)
			buf_chr(&r->address, char_lower(*s));
	} else {
		s = internet_address_mailbox_get_idn_addr(box);
		if (!g_utf8_validate(s, -1, NULL))
			return;
		fold = g_utf8_casefold(s, -1);
		buf_str(&r->address, str_of(fold));
		g_free(fold);
	}
	take(arg, buf_view(&r->address));
}

/* takes the members of groups too, but not of groups within groups, which mail never has */
static void
take_list(struct mail_reader *r, InternetAddressList *list, bool within, mail_take *take, void *arg)
{
	int n = list ? internet_address_list_length(list) : 0;

	for (int i = 0; i < n; i++) {
		InternetAddress *a = internet_address_list_get_address(list, i);

		if (INTERNET_ADDRESS_IS_MAILBOX(a))
			take_mailbox(r, INTERNET_ADDRESS_MAILBOX(a), take, arg);
		else if (!within)
			take_list(r, internet_address_group_get_members(INTERNET_ADDRESS_GROUP(a)), true, take, arg);
	}
}

/*
 * GMime finds no address in Ana [Acme] <ana@example.org>, which many programs write; the same
 * change is made to addresses in the book
 */
static void
unbracket(struct buf *value)
{
	for (size_t i = 0; i < value->n; i++)
		if (value->p[i] == '[' || value->p[i] == ']')
			value->p[i] = '_';
}

int
mail_addresses(struct mail_reader *r, struct str value, mail_take *take, void *arg)
{
	InternetAddressList *list;
	size_t colons = 0;

	for (size_t i = 0; i < value.n; i++)
		colons += value.p[i] == ':';
	if (colons > MAIL_COLONS)
		return -1;
	unfold(&r->plain, value);
	unbracket(&r->plain);
	list = internet_address_list_parse(r->options, r->plain.n ? r->plain.p : "");
	take_list(r, list, false, take, arg);
	if (list)
		g_object_unref(list);
	return 0;
}

int
mail_recipients(struct mail_reader *r, const struct mail *m, mail_take *take, void *arg)
{
	struct str name, value, rest = m->head;
	int status = 0;

	while (next_field(&name, &value, &rest))
		if ((same(name, STR("to")) || same(name, STR("cc")) || same(name, STR("bcc"))) &&
		    mail_addresses(r, value, take, arg) < 0)
			status = -1;
	return status;
}

static int
read_date(day *out, int64_t *at, struct mail_reader *r, struct str value)
{
	GDateTime *when = g_mime_utils_header_decode_date(unfold(&r->plain, str_sub(value, 0, SUBJECT_MAX)));
	int year, month, mday;

	if (!when)
		return -1;
	g_date_time_get_ymd(when, &year, &month, &mday);
	*at = g_date_time_to_unix(when);
	*out = day_of(year, month, mday);
	g_date_time_unref(when);
	return *out == DAY_NONE ? -1 : 0;
}

int
mail_day(day *out, int64_t *at, struct mail_reader *r, const struct mail *m)
{
	size_t semicolon = m->received.n;

	if (m->date.n && read_date(out, at, r, m->date) == 0)
		return 0;
	while (semicolon && m->received.p[semicolon - 1] != ';')
		semicolon--;
	return semicolon ? read_date(out, at, r, str_sub(m->received, semicolon, m->received.n)) : -1;
}

/* turns runs of blanks and controls into one space; none at the ends */
static void
squeeze(struct buf *out, struct str s)
{
	size_t from = out->n;
	bool gap = false;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c <= ' ' || c == 0x7f) {
			gap = true;
			continue;
		}
		if (gap && out->n > from)
			buf_chr(out, ' ');
		gap = false;
		buf_chr(out, (char)c);
	}
}

void
mail_subject(struct buf *out, struct mail_reader *r, const struct mail *m)
{
	char *text = g_mime_utils_header_decode_text(r->options, unfold(&r->plain, utf8_cut(m->subject, SUBJECT_MAX)));
	struct buf valid = {0};

	utf8_repair(&valid, str_of(text));
	squeeze(out, utf8_cut(buf_view(&valid), SUBJECT_MAX));
	buf_free(&valid);
	g_free(text);
}

bool
mail_id_char(char c)
{
	return char_alpha(c) || char_digit(c) || (c && strchr("-._+=@%", c));
}

/* the text in the first pair of <>, else all of it */
static struct str
bare_id(struct str value)
{
	size_t from = str_chr(value, '<');
	struct str id;

	if (from == value.n)
		return value;
	str_cut(&id, str_sub(value, from + 1, value.n), '>');
	return id;
}

/* makes an id that no other program makes, always the same for the same mail */
static void
made_id(struct buf *out, const struct mail *m, struct str id)
{
	char uuid[UUID_SIZE];
	struct buf name = {0};

	if (id.n) {
		squeeze(&name, id);
	} else {
		const struct str part[] = {m->from, m->date, m->subject};

		for (size_t i = 0; i < 3; i++) {
			squeeze(&name, part[i]);
			buf_chr(&name, '\n');
		}
	}
	buf_fmt(out, "%s@tend.invalid", uuid_of(uuid, buf_view(&name)));
	buf_free(&name);
}

void
mail_id(struct buf *out, const struct mail *m)
{
	struct str id = bare_id(m->id);
	size_t from = out->n;

	for (size_t i = 0; i < id.n && out->n - from <= MAIL_ID_MAX; i++) {
		char c = id.p[i];

		if (char_space(c))
			continue;
		if (mail_id_char(c) && c != '%')
			buf_chr(out, c);
		else
			buf_fmt(out, "%%%02X", (unsigned)(unsigned char)c);
	}
	if (out->n > from && out->n - from <= MAIL_ID_MAX)
		return;
	/* the id was only blanks */
	if (out->n == from)
		id.n = 0;
	out->n = from;
	made_id(out, m, id);
}
