/* SPDX-License-Identifier: ISC */
#include "base/words.h"
#include "find/unfit.h"

static const struct {
	struct str phrases, topics;
} rows[] = {
#define UNFIT(what, phrases, topics) {STR_INIT(phrases), STR_INIT(topics)},
#include "find/unfit.def"
#undef UNFIT
};

/* true if a list, cut at a mark, has a part that stands in a text of words between blanks */
static bool
has_one(struct str text, struct str list, char mark)
{
	struct buf part = {0};
	struct str one;
	bool has = false;

	while (list.n && !has) {
		list = str_cut(&one, list, mark);
		buf_clear(&part);
		buf_fmt(&part, " %.*s ", STR_ARG(str_trim(one)));
		has = str_find(text, buf_view(&part)) < text.n;
	}
	buf_free(&part);
	return has;
}

bool
unfit_topic(struct str notes, struct str topic)
{
	struct buf words = {0}, said = {0}, scratch = {0};
	bool unfit = false;

	words_spaced(&words, &scratch, topic);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]) && !unfit; i++) {
		if (!has_one(buf_view(&words), rows[i].topics, ' '))
			continue;
		if (!said.n)
			words_spaced(&said, &scratch, notes);
		unfit = has_one(buf_view(&said), rows[i].phrases, ';');
	}
	buf_free(&words);
	buf_free(&said);
	buf_free(&scratch);
	return unfit;
}
