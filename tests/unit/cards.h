/* SPDX-License-Identifier: ISC */
#ifndef CARDS_H
#define CARDS_H

#include "base/buf.h"
#include "read/card.h"

/*
 * Appends cards as text, to compare them with the tables of the readers' tests: lines of
 * "line name <uid>", " key=value", " DATE text", and "!line what" for a message.
 */
static inline void
show_cards(struct buf *out, const struct cards *c)
{
	char date[DAY_SIZE];

	for (size_t i = 0; i < c->n; i++) {
		const struct card *card = &c->v[i];

		buf_fmt(out, card->uid.n ? "%u %.*s <%.*s>\n" : "%u %.*s\n", (unsigned)card->line,
		        STR_ARG(card->name), STR_ARG(card->uid));
		for (size_t k = 0; k < card->nvalues; k++) {
			const struct card_value *v = &card->value[k];

			buf_fmt(out, " %s%.*s=", key_name(v->key), STR_ARG(v->name));
			buf_str(out, v->text);
			buf_chr(out, '\n');
		}
		for (size_t k = 0; k < card->nentries; k++) {
			const struct edit_entry *e = &card->entry[k];

			bool plain = e->dir == '-' && e->sign == '.' && e->weight == 1;

			buf_fmt(out, " %s%s%.*s %.*s\n", day_format(date, e->date),
			        plain ? "" : "?", STR_ARG(e->kind), STR_ARG(e->text));
		}
	}
	for (size_t i = 0; i < c->errors.n; i++)
		buf_fmt(out, "!%u %.*s\n", (unsigned)c->errors.v[i].line,
		        STR_ARG(c->errors.v[i].what));
}

/* a file, and the cards expected from it */
struct reads {
	struct str bytes;
	const char *want;
};

/* reads each file, prints the wrong ones and returns their number */
static inline size_t
wrong_cards(const struct reads *v, size_t n, void (*read)(struct cards *, struct str, struct str))
{
	size_t wrong = 0;

	for (size_t i = 0; i < n; i++) {
		struct cards c = {0};
		struct buf got = {0};

		read(&c, v[i].bytes, STR("file"));
		show_cards(&got, &c);
		if (!str_eq(buf_view(&got), str_of(v[i].want))) {
			fprintf(stderr, "%.*s\nmakes\n%.*swants\n%s", STR_ARG(v[i].bytes),
			        STR_ARG(buf_view(&got)), v[i].want);
			wrong++;
		}
		buf_free(&got);
		cards_free(&c);
	}
	return wrong;
}

#endif
