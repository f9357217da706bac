/* SPDX-License-Identifier: ISC */
#include "base/words.h"
#include "contact/sentences.h"
#include "find/minor.h"

enum { WORDS = 3, YOUNGEST = 4, LEAD = 4 };

static const struct str leads = STR_INIT(
	" he she is s now just only turned aged er sie ist wird gerade erst il elle a n est el ella tiene tem ele ela ha lui "
	"lei hij zij ze is wordt on ona ma age alter edad eta leeftijd wiek ");
static const struct str units = STR_INIT(
	" years yrs yr yo y jahre jahrig j ans an anos anni jaar lat ");
/* one who goes to school, whatever follows */
static const struct str pupils = STR_INIT(
	" lyceen lyceenne collegien collegienne ecolier ecoliere gymnasiast gymnasiastin schulkind grundschuler grundschulerin "
	"schoolboy schoolgirl teenager liceale liceista uczen uczennica licealista licealistka scolaro scolara middelbare "
	"scholier scholiere adolescente teen minor minorenne minderjahrig minderjarig mineur mineure ");
/* likewise, but only alone or before a class: a painter's pupil is none */
static const struct str perhaps = STR_INIT(
	" schuler schulerin pupil eleve alumno alumna aluno aluna alunna alunno leerling ");
static const struct str classes = STR_INIT(
	" klasse class grade year classe seconde premiere terminale college lycee eso secundaria bachillerato ano media liceo "
	"klas havo vwo mavo vmbo form am der gymnasium ");

static bool
has(struct str list, struct str word)
{
	size_t at;

	for (; (at = str_find(list, word)) < list.n; list = str_sub(list, at + 1, list.n))
		if (at && list.p[at - 1] == ' ' && at + word.n < list.n && list.p[at + word.n] == ' ')
			return true;
	return false;
}

/* true if a mark or nothing is at the front of a text */
static bool
ends(struct str s)
{
	s = str_trim(s);
	return !s.n || char_in(s.p[0], STR(".,;:!)("));
}

/* true if what follows an age leaves it one: "years old", "ans", nothing; not "years at Acme" */
static bool
is_age(struct str rest, struct buf *scratch)
{
	struct str word, after;

	if (ends(rest))
		return true;
	if (!words_next(scratch, &word, &rest) || !has(units, buf_view(scratch)))
		return false;
	after = rest;
	if (ends(rest))
		return true;
	return words_next(scratch, &word, &after) && has(STR(" old alt oud o "), buf_view(scratch));
}

static bool
is_pupil(struct str rest, struct buf *scratch)
{
	struct str word;

	if (ends(rest) && str_chr(rest, ',') == rest.n)
		return true;
	for (int i = 0; i < WORDS && words_next(scratch, &word, &rest); i++)
		/* a sentence ends after "8." */
		if (has(classes, buf_view(scratch)) || (!i && char_digit(word.p[0])))
			return true;
	return false;
}

static bool
says_so(struct str sentence, struct buf *scratch)
{
	struct str rest = sentence, word;

	for (int i = 0; i < LEAD && words_next(scratch, &word, &rest); i++) {
		struct str folded = buf_view(scratch);
		int64_t n = str_number(folded, MINOR_AGE);

		if (n >= YOUNGEST && n < MINOR_AGE)
			return is_age(rest, scratch);
		if (has(pupils, folded))
			return true;
		if (has(perhaps, folded))
			return is_pupil(rest, scratch);
		if (!has(leads, folded))
			return false;
	}
	return false;
}

bool
minor_noted(struct str notes)
{
	struct buf scratch = {0};
	struct sentences at;
	struct str one;
	bool is = false;

	sentences_open(&at, notes);
	while (!is && sentences_next(&at, &one))
		is = says_so(one, &scratch);
	sentences_close(&at);
	buf_free(&scratch);
	return is;
}
