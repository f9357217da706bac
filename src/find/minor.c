/* SPDX-License-Identifier: ISC */
#include "base/words_table.h"
#include "contact/sentences.h"
#include "find/minor.h"

enum {
	YOUNGEST = 4, /* a lower number is seldom an age */
	LEAD = 4,     /* words of a sentence that are read, at most */
	WORDS = 3,    /* likewise, after a pupil */
};

/* what a word may be at the beginning of a sentence, or after an age or a pupil */
enum {
	LEADS = 1 << 0,
	PUPIL = 1 << 1,   /* goes to school, whatever follows */
	PERHAPS = 1 << 2, /* likewise, but only alone or before a class: a painter's pupil is none */
	UNIT = 1 << 3,
	OLD = 1 << 4,
	CLASS = 1 << 5,
};

static const struct words_row table[] = {
	{LEADS, STR_INIT("he she is s now just only turned aged er sie ist wird gerade erst il elle a n est el ella "
	                 "tiene tem ele ela ha lui lei hij zij ze is wordt on ona ma age alter edad eta leeftijd wiek")},
	{PUPIL, STR_INIT("lyceen lyceenne collegien collegienne ecolier ecoliere gymnasiast gymnasiastin schulkind "
	                 "grundschuler grundschulerin schoolboy schoolgirl teenager liceale liceista uczen uczennica "
	                 "licealista licealistka scolaro scolara middelbare scholier scholiere adolescente teen minor "
	                 "minorenne minderjahrig minderjarig mineur mineure")},
	{PERHAPS, STR_INIT("schuler schulerin pupil eleve alumno alumna aluno aluna alunna alunno leerling")},
	{UNIT, STR_INIT("years yrs yr yo y jahre jahrig j ans an anos anni jaar lat")},
	{OLD, STR_INIT("old alt oud o")},
	{CLASS, STR_INIT("klasse class grade year classe seconde premiere terminale college lycee eso secundaria "
	                 "bachillerato ano media liceo klas havo vwo mavo vmbo form am der gymnasium")},
};

static struct words_table roles = WORDS_TABLE(table);

/* true if the next word of *rest has that role; moves *rest past it */
static bool
next_is(unsigned role, struct buf *scratch, struct str *rest)
{
	struct str word;

	return words_next(scratch, &word, rest) && words_table_bits(&roles, buf_view(scratch)) & role;
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
	if (ends(rest))
		return true;
	if (!next_is(UNIT, scratch, &rest))
		return false;
	return ends(rest) || next_is(OLD, scratch, &rest);
}

static bool
is_pupil(struct str rest, struct buf *scratch)
{
	struct str word;

	if (ends(rest) && str_chr(rest, ',') == rest.n)
		return true;
	for (int i = 0; i < WORDS && words_next(scratch, &word, &rest); i++)
		/* a sentence ends after "8." */
		if (words_table_bits(&roles, buf_view(scratch)) & CLASS || (!i && char_digit(word.p[0])))
			return true;
	return false;
}

static bool
says_so(struct str sentence, struct buf *scratch)
{
	struct str rest = sentence, word;

	for (int i = 0; i < LEAD && words_next(scratch, &word, &rest); i++) {
		int64_t n = str_number(buf_view(scratch), MINOR_AGE);
		unsigned is = words_table_bits(&roles, buf_view(scratch));

		if (n >= YOUNGEST && n < MINOR_AGE)
			return is_age(rest, scratch);
		if (is & PUPIL)
			return true;
		if (is & PERHAPS)
			return is_pupil(rest, scratch);
		if (!(is & LEADS))
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
