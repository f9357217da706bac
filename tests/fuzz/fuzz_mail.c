/* SPDX-License-Identifier: ISC */
/*
 * Any bytes as an mbox and as one message, for libFuzzer: nothing may crash, leak or take for ever,
 * and messages hold what message.h says.
 */
#include <fcntl.h>
#include <stdint.h>
#include <unistd.h>

#include "base/utf8.h"
#include "import/message.h"
#include "read/mbox.h"

#include "fuzz_book.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { PIPE = 60000 };

static const char files[] = "---\nname: Me\nemail: me@example.org\n---\n\f"
			    "---\nname: Ana\nemail: [ana@example.org, a@b]\n---\n## Log\n- "
			    "2026-01-02 -> mail: x <mid:1@x>\n\f"
			    "---\nname: Bo\nemail: [bo@example.org, a@b]\n---\n";

static struct mail_reader *reader;

struct mailing {
	struct messages messages;
	size_t size;
};

/* what a mail says by itself */
static void
check_head(struct str head)
{
	struct buf subject = {0}, id = {0};
	struct mail m;
	int64_t at;
	day date;

	mail_read(&m, head);
	mail_subject(&subject, reader, &m);
	fuzz_must(subject.n <= SUBJECT_MAX, "a long subject", buf_view(&subject));
	fuzz_must(utf8_invalid(buf_view(&subject)) == subject.n, "no UTF-8", buf_view(&subject));
	for (size_t i = 0; i < subject.n; i++)
		fuzz_must((unsigned char)subject.p[i] >= ' ', "a control character",
			  buf_view(&subject));
	mail_id(&id, &m);
	fuzz_must(id.n && id.n <= MAIL_ID_MAX, "a long id", buf_view(&id));
	for (size_t i = 0; i < id.n; i++)
		fuzz_must(mail_id_char(id.p[i]) || id.p[i] == '%', "a character of an id",
			  buf_view(&id));
	if (mail_day(&date, &at, reader, &m) == 0)
		fuzz_must(date >= DAY_MIN && date <= DAY_MAX, "no day", head);
	buf_free(&subject);
	buf_free(&id);
}

static void
take(void *arg, struct str path, uint32_t line, struct str head)
{
	struct mailing *m = arg;

	fuzz_must(head.n <= m->size && line > 0, "more than there is", path);
	check_head(head);
	messages_add(&m->messages, path, line, head);
}

static void
read_box(struct mailing *m, struct str bytes, struct errors *errors)
{
	struct mailbox box = {.take = take, .arg = m, .errors = errors};
	struct lines l = {0};
	struct str line;
	bool begins;
	int fd[2];

	fuzz_must(pipe(fd) == 0 && write(fd[1], bytes.p, bytes.n) == (ssize_t)bytes.n, "a pipe",
		  STR(""));
	close(fd[1]);
	l.fd = fd[0];
	l.piece = mem_alloc(PIECE);
	if (lines_next(&line, &begins, &l))
		mbox_scan(&box, &l, STR("x"), line, true);
	free(l.piece);
	close(fd[0]);
	mailbox_free(&box);
}

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	reader = mail_open();
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = {(const char *)data, size};
	struct errors errors = {0};
	struct mailing m = {.size = size};
	struct fuzz_book f;

	if (!size || size > PIPE)
		return 0;
	fuzz_book_open(&f, str_of(files));
	messages_begin(&m.messages, &f.book, reader, day_of(2026, 9, 1), DAY_NONE, &errors);
	read_box(&m, bytes, &errors);
	messages_add(&m.messages, STR("y"), 1, bytes);
	messages_end(&m.messages);
	for (size_t i = 0; i < m.messages.n; i++) {
		const struct message *one = &m.messages.v[i];

		fuzz_must(one->who < f.book.n && one->date <= day_of(2026, 9, 1), "no message",
			  one->text);
		fuzz_must(utf8_invalid(one->text) == one->text.n &&
				  str_chr(one->text, '\n') == one->text.n,
			  "no line", one->text);
	}
	messages_free(&m.messages);
	fuzz_book_close(&f);
	errors_free(&errors);
	return 0;
}
