/* SPDX-License-Identifier: ISC */
#ifndef TEND_SYNONYMS_H
#define TEND_SYNONYMS_H

#include "find/thesaurus.h"
#include "find/topic.h"

enum { SYNONYMS_MYTHES = 8, SYNONYMS_DICTIONARIES = 16 };

/* the thesauri at hand, and the paths of their indexes; those without data are skipped */
struct thesauri {
	struct thesaurus_file wordnet[WORDNET_PARTS];
	struct thesaurus_file mythes[SYNONYMS_MYTHES];
	size_t nmythes;
	struct thesaurus_file dictionary[SYNONYMS_DICTIONARIES];
	size_t ndictionaries;
	struct str wordnet_path, mythes_path[SYNONYMS_MYTHES];
	struct str dictionary_path[SYNONYMS_DICTIONARIES];
	struct arena arena; /* for the paths */
};

/*
 * Adds names that mean the same in daily use for the terms of a topic, after its last topic_add():
 * from roles.def and from the owner's `line`s, whose names are separated by "," or "|". They count
 * beside the question's own words.
 */
void synonyms_add_roles(struct topic *, const struct str *line, size_t nlines);
/* adds what is a kind or a part of what the terms name, from kinds.def; it counts less */
void synonyms_add_kinds(struct topic *);
/*
 * Adds what thesauri have for the `absent` terms: synonyms, derived words, narrower ones and so on,
 * each weighed less. Two words of the question that follow each other are looked up as one phrase,
 * too, if one of them is absent.
 */
void synonyms_add_absent(struct topic *, const bool *absent, const struct thesauri *);

#endif
