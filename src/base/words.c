/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include <tend/text.h>

/*
 * The commonest function words of English, German, French, Spanish, Portuguese
 * and Italian, folded and sorted, and what an apostrophe leaves of them. Not
 * those that mean something in another of the six or in a trade: fur, it (IT),
 * os (OS), son, war.
 */
static const struct str stopwords[] = {
	STR("a"), STR("about"), STR("al"), STR("als"), STR("an"), STR("and"), STR("ao"), STR("are"),
	STR("as"), STR("at"), STR("au"), STR("auf"), STR("aux"), STR("avec"), STR("be"), STR("but"),
	STR("by"), STR("che"), STR("com"), STR("con"), STR("d"), STR("da"), STR("dans"), STR("das"),
	STR("de"), STR("dei"), STR("del"), STR("della"), STR("dem"), STR("den"), STR("der"),
	STR("des"), STR("di"), STR("die"), STR("do"), STR("du"), STR("e"), STR("ein"), STR("eine"),
	STR("el"), STR("em"), STR("en"), STR("es"), STR("est"), STR("et"), STR("for"), STR("from"),
	STR("gli"), STR("has"), STR("have"), STR("i"), STR("il"), STR("im"), STR("in"), STR("is"),
	STR("ist"), STR("l"), STR("la"), STR("las"), STR("le"), STR("les"), STR("lo"), STR("los"),
	STR("mit"), STR("na"), STR("nao"), STR("nicht"), STR("no"), STR("non"), STR("not"),
	STR("o"), STR("of"), STR("on"), STR("or"), STR("ou"), STR("para"), STR("per"), STR("por"),
	STR("pour"), STR("qu"), STR("que"), STR("qui"), STR("s"), STR("se"), STR("sich"),
	STR("sono"), STR("su"), STR("sur"), STR("t"), STR("that"), STR("the"), STR("this"),
	STR("to"), STR("um"), STR("uma"), STR("un"), STR("una"), STR("und"), STR("une"),
	STR("uno"), STR("von"), STR("was"), STR("with"), STR("y"), STR("zu"), STR("zum"),
};

/* the class of the character that s begins with; TEXT_OTHER at the end */
static enum text_class
peek(struct str s)
{
	int32_t c = text_next(&s);

	return c < 0 ? TEXT_OTHER : text_class(c);
}

/* past the first character and all marks that go with it */
static struct str
skip_unit(struct str s)
{
	do {
		text_next(&s);
	} while (s.n && peek(s) == TEXT_MARK);
	return s;
}

/*
 * From a dense character: it and the next one. *rest comes to stand on the
 * second as long as there is a third for it to go with.
 */
static struct str
dense_word(struct str *rest)
{
	struct str one = *rest, two = skip_unit(one), three;

	*rest = two;
	if (peek(two) != TEXT_DENSE)
		return str_sub(one, 0, one.n - two.n);
	three = skip_unit(two);
	if (peek(three) != TEXT_DENSE)
		*rest = three;
	return str_sub(one, 0, one.n - three.n);
}

/* how many ASCII letters and digits s begins with: most words are no more than these */
static size_t
plain_run(struct str s)
{
	size_t n = 0;

	while (n < s.n && (char_alpha(s.p[n]) || char_digit(s.p[n])))
		n++;
	return n;
}

static struct str
plain_word(struct str *rest)
{
	struct str from = *rest;
	enum text_class k;

	do {
		size_t n = plain_run(*rest);

		if (n)
			*rest = str_sub(*rest, n, rest->n);
		else
			text_next(rest);
		k = peek(*rest);
	} while (k == TEXT_LETTER || k == TEXT_UPPER || k == TEXT_MARK);
	return str_sub(from, 0, from.n - rest->n);
}

/*
 * A word of ASCII alone, and nothing but ASCII before it: most are. False, with
 * nothing done, where another character may have a part in it.
 */
static bool
ascii_word(struct buf *out, struct str *word, struct str *rest)
{
	size_t from = 0, n;

	while (from < rest->n && (unsigned char)rest->p[from] < 0x80 && !char_alpha(rest->p[from]) &&
	       !char_digit(rest->p[from]))
		from++;
	n = plain_run(str_sub(*rest, from, rest->n));
	if (!n || (from + n < rest->n && (unsigned char)rest->p[from + n] >= 0x80))
		return false;
	*word = str_sub(*rest, from, from + n);
	*rest = str_sub(*rest, from + n, rest->n);
	buf_clear(out);
	buf_room(out, n);
	for (size_t i = 0; i < n; i++) {
		char c = word->p[i];

		out->p[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
	}
	out->n = n;
	out->p[n] = '\0';
	return true;
}

bool
text_word(struct buf *out, struct str *word, struct str *rest)
{
	if (ascii_word(out, word, rest))
		return true;
	while (rest->n) {
		enum text_class k = peek(*rest);

		if (k == TEXT_OTHER || k == TEXT_MARK) {
			text_next(rest);
			continue;
		}
		*word = k == TEXT_DENSE ? dense_word(rest) : plain_word(rest);
		buf_clear(out);
		text_fold(out, *word);
		/* some signs that count as letters fold to nothing */
		if (out->n)
			return true;
	}
	buf_clear(out);
	return false;
}

static int
stopword_order(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

bool
text_stopword(struct str folded)
{
	return bsearch(&folded, stopwords, sizeof(stopwords) / sizeof(stopwords[0]),
	               sizeof(stopwords[0]), stopword_order);
}
