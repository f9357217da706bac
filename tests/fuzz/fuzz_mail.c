/* SPDX-License-Identifier: ISC */
/*
 * Any bytes as an mbox and as one message, for libFuzzer: nothing may crash, leak or take for ever;
 * the messages of an mbox are those that a plain reader finds in the same bytes, however they come,
 * and a mail after all of them is found; and fields and messages hold what mail.h and message.h say.
 */
#include <stdint.h>

#include "base/utf8.h"
#include "import/message.h"
#include "read/mbox.h"

#include "fuzz_book.h"
#include "fuzz_mbox.h"
#include "fuzz_pieces.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* what follows any mbox: the last message */
static const char last[] = "\nFrom x\nFrom: me@example.org\nTo: \"A, B\" <ANA@example.org>\n"
			   "Date: 3 Aug 2026 23:30 -0500\nMessage-ID: <last@x>\nSubject: a\n b\n\n";

static const char files[] = "---\nname: Me\nemail: me@example.org\n---\n\f"
			    "---\nname: Ana\nemail: [ana@example.org, a@b]\n---\n## Log\n- "
			    "2026-01-02 -> mail: x <mid:1@x>\n\f"
			    "---\nname: Bo\nemail: [bo@example.org, a@b]\n---\n";

/* where chance seldom comes; they are tried first */
static const char *const edge[] = {
	"From x\r\nFrom: ana@example.org\r\nTo: me@example.org\r\n\r\nA: b\r\n",
	"From x\na\x7f: b\n", "From x\na \t: b\n", "From x\n\n", "From x\nFrom y\na: b\n",
	"From x\n\va: b\nFrom y\na: b\n", "From x\na: \vaaaaaaaaaFrom y\nc: d\n\nFrom z\ne: f\n", "a: \vaaaaaaaa\n\nc: d\n",
	"From: ana@example.org\nTo: me@example.org\nDate: 2 Sep 2026 12:00 +0000\n",
};

static struct mail_reader *reader;

struct mailing {
	struct messages messages;
	struct plain_mbox plain;
	struct str bytes;
	bool first; /* the messages are wanted, too */
};

/* the value of the first field of this name, by lines that are unfolded first */
static struct str
plain_field(struct buf *flat, struct str head, const char *name)
{
	struct str rest, line, before;

	buf_clear(flat);
	buf_str(flat, head);
	for (size_t i = 0; i + 1 < head.n; i++)
		if (head.p[i] == '\n' && (head.p[i + 1] == ' ' || head.p[i + 1] == '\t'))
			flat->p[i] = '\r';
	rest = buf_view(flat);
	while (rest.n) {
		struct str value;

		rest = str_cut(&line, rest, '\n');
		value = str_cut(&before, line, ':');
		before = str_trim(before);
		if (before.n == strlen(name) && strncasecmp(before.p, name, before.n) == 0 &&
		    before.n < line.n && str_trim(value).n)
			return str_trim(value);
	}
	return STR("");
}

/* a field that was found is the plain one, but for its folds */
static void
check_field(struct buf *flat, struct str head, const char *name, struct str is)
{
	struct str want = plain_field(flat, head, name);

	fuzz_must(is.n == want.n, "a field of another length", is);
	for (size_t i = 0; i < is.n; i++)
		fuzz_must(is.p[i] == want.p[i] || (is.p[i] == '\n' && want.p[i] == '\r'),
			  "another field", is);
}

static int
hex(char c)
{
	const char *digits = "0123456789ABCDEF", *at = c ? strchr(digits, c) : NULL;

	return at ? (int)(at - digits) : -1;
}

/* an id says the Message-ID again, without its blanks; or it was made */
static void
check_id(struct str id, struct str value)
{
	size_t at = 0;

	if (str_ends(id, STR("@tend.invalid")))
		return;
	if (str_chr(value, '<') < value.n)
		at = str_chr(value, '<') + 1;
	for (size_t i = 0; i < id.n; i++, at++) {
		char c = id.p[i];

		if (c == '%') {
			fuzz_must(i + 2 < id.n && hex(id.p[i + 1]) >= 0 && hex(id.p[i + 2]) >= 0,
				  "a cut %XX", id);
			c = (char)(hex(id.p[i + 1]) * 16 + hex(id.p[i + 2]));
			i += 2;
		}
		while (at < value.n && char_space(value.p[at]))
			at++;
		fuzz_must(at < value.n && value.p[at] == c, "another id", id);
	}
	while (at < value.n && char_space(value.p[at]))
		at++;
	fuzz_must(at == value.n || value.p[at] == '>', "less of an id", id);
}

/* a subject of plain words is as it was written, with one space between two words */
static void
check_subject(struct str subject, struct str value)
{
	size_t at = 0;

	for (size_t i = 0; i < value.n; i++)
		if (value.p[i] <= 0 || (value.p[i] == '=' && i + 1 < value.n && value.p[i + 1] == '?'))
			return;
	if (value.n > SUBJECT_MAX)
		return;
	for (size_t i = 0; i < value.n; i++) {
		bool blank = value.p[i] <= ' ' || value.p[i] == 0x7f;

		if (blank && (!at || at == subject.n || subject.p[at - 1] == ' '))
			continue;
		fuzz_must(at < subject.n && subject.p[at++] == (blank ? ' ' : value.p[i]),
			  "another subject", subject);
	}
	fuzz_must(at == subject.n, "a longer subject", subject);
}

/* what a mail says by itself */
static void
check_head(struct str head)
{
	struct buf subject = {0}, id = {0}, flat = {0};
	struct mail m;
	int64_t at;
	day date;

	mail_read(&m, head);
	check_field(&flat, head, "from", m.from);
	check_field(&flat, head, "date", m.date);
	check_field(&flat, head, "received", m.received);
	check_field(&flat, head, "subject", m.subject);
	check_field(&flat, head, "message-id", m.id);
	mail_subject(&subject, reader, &m);
	fuzz_must(subject.n <= SUBJECT_MAX, "a long subject", buf_view(&subject));
	fuzz_must(utf8_invalid(buf_view(&subject)) == subject.n, "no UTF-8", buf_view(&subject));
	for (size_t i = 0; i < subject.n; i++)
		fuzz_must((unsigned char)subject.p[i] >= ' ', "a control character",
			  buf_view(&subject));
	check_subject(buf_view(&subject), m.subject);
	mail_id(&id, &m);
	check_id(buf_view(&id), m.id);
	fuzz_must(id.n && id.n <= MAIL_ID_MAX, "a long id", buf_view(&id));
	for (size_t i = 0; i < id.n; i++)
		fuzz_must(mail_id_char(id.p[i]) || id.p[i] == '%', "a character of an id",
			  buf_view(&id));
	if (mail_day(&date, &at, reader, &m) == 0)
		fuzz_must(date >= DAY_MIN && date <= DAY_MAX, "no day", head);
	buf_free(&subject);
	buf_free(&id);
	buf_free(&flat);
}

static void
take(void *arg, struct str path, uint32_t line, struct str head)
{
	struct mailing *m = arg;
	struct plain_head plain = {0};

	fuzz_must(plain_mbox_next(&plain, &m->plain), "a message that is none", head);
	fuzz_must(line == plain.line, "another line", head);
	fuzz_must(str_eq(head, plain.head), "another head", head);
	if (!m->first)
		return;
	check_head(head);
	messages_add(&m->messages, path, line, head);
}

/* reads the mbox in pieces of this size */
static void
read_box(struct mailing *m, size_t piece, struct errors *errors)
{
	struct mailbox box = {.take = take, .arg = m, .errors = errors};
	struct lines l = {.fd = fuzz_pieces_open(m->bytes, piece), .piece = mem_alloc(PIECE)};
	struct plain_head more;
	struct str line;
	bool begins;

	m->plain = plain_mbox(m->bytes, PIECE);
	if (lines_next(&line, &begins, &l))
		mbox_scan(&box, &l, STR("x"), line, true);
	fuzz_must(!plain_mbox_next(&more, &m->plain), "a message is not found", m->bytes);
	free(l.piece);
	mailbox_free(&box);
}

/* in order, each once; each a line that ends with the id */
static void
check_messages(const struct messages *l, size_t people)
{
	struct buf end = {0};

	for (size_t i = 0; i < l->n; i++) {
		const struct message *one = &l->v[i];

		fuzz_must(one->who < people && one->date <= day_of(2026, 9, 1) && strchr("<>-", one->dir),
			  "no message", one->text);
		fuzz_must(utf8_invalid(one->text) == one->text.n && str_chr(one->text, '\n') == one->text.n,
			  "no line", one->text);
		buf_clear(&end);
		buf_fmt(&end, "<mid:%.*s>", STR_ARG(one->id));
		fuzz_must(str_ends(one->text, buf_view(&end)), "no id", one->text);
		fuzz_must(!i || l->v[i - 1].date <= one->date, "no order", one->text);
		for (size_t k = 0; k < i; k++)
			fuzz_must(l->v[k].who != one->who || !str_eq(l->v[k].id, one->id), "twice",
				  one->text);
	}
	buf_free(&end);
}

/* the last message of an mbox is there, as it was written; true if it is the only one of its id */
static void
check_last(const struct messages *l, struct str bytes)
{
	size_t found = 0;

	if (!mbox_marks(bytes) || str_find(bytes, STR("last@x")) < bytes.n - (sizeof(last) - 1))
		return;
	for (size_t i = 0; i < l->n; i++)
		if (str_eq(l->v[i].id, STR("last@x"))) {
			fuzz_must(l->v[i].dir == '>' && l->v[i].date == day_of(2026, 8, 3) &&
					  str_eq(l->v[i].text, STR("a b <mid:last@x>")),
				  "the last one", l->v[i].text);
			found++;
		}
	fuzz_must(found == 1, "the last one", STR(""));
}

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	reader = mail_open();
	for (size_t i = 0; i < sizeof(edge) / sizeof(edge[0]); i++)
		LLVMFuzzerTestOneInput((const uint8_t *)edge[i], strlen(edge[i]));
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = {(const char *)data, size};
	struct errors errors = {0};
	struct buf box = {0};
	struct mailing m = {.first = true};
	struct fuzz_book f;

	if (!size || size > FUZZ_PIPE - sizeof(last))
		return 0;
	for (size_t i = 0; i < size; i++)
		/* a byte that stands for a line almost as long as a piece */
		if (bytes.p[i] == '\v' && box.n + PIECE + size + sizeof(last) < FUZZ_PIPE)
			for (size_t k = 0; k < PIECE - 12; k++)
				buf_chr(&box, 'x');
		else
			buf_chr(&box, bytes.p[i]);
	buf_str(&box, str_of(last));
	m.bytes = buf_view(&box);
	fuzz_book_open(&f, str_of(files));
	messages_begin(&m.messages, &f.book, reader, day_of(2026, 9, 1), DAY_NONE, &errors);
	read_box(&m, FUZZ_PIPE, &errors);
	check_head(bytes);
	messages_add(&m.messages, STR("y"), 1, bytes);
	messages_end(&m.messages);
	check_messages(&m.messages, f.book.n);
	check_last(&m.messages, m.bytes);
	m.first = false;
	read_box(&m, 1 + size % 61, &errors);
	messages_free(&m.messages);
	fuzz_book_close(&f);
	errors_free(&errors);
	buf_free(&box);
	return 0;
}
