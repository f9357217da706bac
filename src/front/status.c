/* SPDX-License-Identifier: ISC */
#include "base/buf.h"
#include "base/text.h"
#include "front/key.h"
#include "front/status.h"

/* what people write in place of the words of keys.def, folded */
static const struct status_word {
	struct str begins;
	unsigned word; /* the number of the word in keys.def */
	bool alone;    /* other text may not follow: "moved on", but not "moved on to Berlin" */
} words[] = {
	{STR_INIT("died"), 1, false},           {STR_INIT("dead"), 1, false},
	{STR_INIT("passed away"), 1, false},
	{STR_INIT("passed on"), 1, true},       {STR_INIT("rip"), 1, false},
	{STR_INIT("r.i.p"), 1, false},          {STR_INIT("the late"), 1, true},
	{STR_INIT("†"), 1, false},              {STR_INIT("✝"), 1, false},
	{STR_INIT("verstorben"), 1, false},     {STR_INIT("gestorben"), 1, false},
	{STR_INIT("tot"), 1, false},            {STR_INIT("decede"), 1, false},
	{STR_INIT("decedee"), 1, false},        {STR_INIT("mort"), 1, false},
	{STR_INIT("morte"), 1, false},          {STR_INIT("fallecido"), 1, false},
	{STR_INIT("fallecida"), 1, false},      {STR_INIT("fallecio"), 1, false},
	{STR_INIT("muerto"), 1, false},         {STR_INIT("muerta"), 1, false},
	{STR_INIT("murio"), 1, false},          {STR_INIT("falecido"), 1, false},
	{STR_INIT("falecida"), 1, false},       {STR_INIT("faleceu"), 1, false},
	{STR_INIT("morreu"), 1, false},         {STR_INIT("morto"), 1, false},
	{STR_INIT("morta"), 1, false},          {STR_INIT("deceduto"), 1, false},
	{STR_INIT("deceduta"), 1, false},       {STR_INIT("overleden"), 1, false},
	{STR_INIT("dood"), 1, false},           {STR_INIT("archive"), 0, true},
	{STR_INIT("gest"), 1, false},           {STR_INIT("verst"), 1, false},
	{STR_INIT("overl"), 1, false},          {STR_INIT("zmarl"), 1, false},
	{STR_INIT("zmarla"), 1, false},         {STR_INIT("nie zyje"), 1, false},
	{STR_INIT("zm"), 1, false},             {STR_INIT("s.p"), 1, false},
	{STR_INIT("archiviert"), 0, false},
	{STR_INIT("inactive"), 0, false},       {STR_INIT("not active"), 0, true},
	{STR_INIT("inaktiv"), 0, false},        {STR_INIT("inactif"), 0, false},
	{STR_INIT("inactivo"), 0, false},       {STR_INIT("inactiva"), 0, false},
	{STR_INIT("inattivo"), 0, false},       {STR_INIT("inattiva"), 0, false},
	{STR_INIT("inativo"), 0, false},        {STR_INIT("inativa"), 0, false},
	{STR_INIT("inactief"), 0, false},       {STR_INIT("moved on"), 0, true},
	{STR_INIT("blocked"), 2, false},        {STR_INIT("do not contact"), 2, false},
	{STR_INIT("don't contact"), 2, false},  {STR_INIT("don’t contact"), 2, false},
	{STR_INIT("no contact"), 2, true},      {STR_INIT("dnc"), 2, true},
	{STR_INIT("nicht kontaktieren"), 2, false}, {STR_INIT("kein kontakt"), 2, true},
	{STR_INIT("ne pas contacter"), 2, false},   {STR_INIT("no contactar"), 2, false},
	{STR_INIT("niet contacteren"), 2, false},   {STR_INIT("geen contact"), 2, true},
	{STR_INIT("nao contactar"), 2, false},      {STR_INIT("nao contatar"), 2, false},
	{STR_INIT("sem contacto"), 2, true},        {STR_INIT("sem contato"), 2, true},
	{STR_INIT("non contattare"), 2, false},     {STR_INIT("nessun contatto"), 2, true},
	{STR_INIT("nie kontaktowac"), 2, false},    {STR_INIT("bez kontaktu"), 2, true},
	{STR_INIT("sin contacto"), 2, true},        {STR_INIT("aucun contact"), 2, true},
	{STR_INIT("pas de contact"), 2, true},      {STR_INIT("never contact"), 2, false},
	{STR_INIT("contact refused"), 2, true},     {STR_INIT("kontaktverbot"), 2, false},
	{STR_INIT("contactverbod"), 2, false},      {STR_INIT("estranged"), 2, false},
	{STR_INIT("blockiert"), 2, false},          {STR_INIT("geblokkeerd"), 2, false},
	{STR_INIT("bloque"), 2, false},             {STR_INIT("bloquee"), 2, false},
	{STR_INIT("bloqueado"), 2, false},          {STR_INIT("bloqueada"), 2, false},
	{STR_INIT("bloccato"), 2, false},           {STR_INIT("bloccata"), 2, false},
	{STR_INIT("zablokowany"), 2, false},        {STR_INIT("zablokowana"), 2, false},
};

/* true if a status begins with a word and ends there; if not `alone`, with other text after it */
static bool
begins_with(struct str status, struct str word, bool alone)
{
	return str_skip(&status, word) && (!status.n || (!alone && !char_letter(status.p[0])));
}

const char *
status_means(struct str status)
{
	const struct key_words *keys = key_words(KEY_STATUS);
	const char *means = NULL;
	struct buf folded = {0};

	/* most contacts have none */
	if (!status.n)
		return NULL;
	text_fold(&folded, str_trim(status));
	for (size_t i = 0; i < keys->inactive && !means; i++)
		if (text_same(status, str_of(keys->word[i])) || begins_with(buf_view(&folded), str_of(keys->word[i]), false))
			means = keys->word[i];
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]) && !means; i++)
		if (begins_with(buf_view(&folded), words[i].begins, words[i].alone))
			means = keys->word[words[i].word];
	buf_free(&folded);
	return means;
}

bool
status_is_death(struct str status)
{
	return status_means(status) == key_words(KEY_STATUS)->word[1];
}

bool
status_is_tag(struct str tag)
{
	static const struct str tags[] = {
		STR_INIT("donotcontact"), STR_INIT("do_not_contact"), STR_INIT("no-contact"), STR_INIT("dnc"),
		STR_INIT("verstorben"),
	};
	const struct key_words *keys = key_words(KEY_STATUS);
	char first = char_lower(tag.n ? tag.p[0] : 0);

	/* most tags have another first letter, and folding takes long */
	for (size_t i = 1; i < keys->inactive; i++)
		if (first == *keys->word[i] && text_same(tag, str_of(keys->word[i])))
			return true;
	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++)
		if (first == *tags[i].p && text_same(tag, tags[i]))
			return true;
	return false;
}
