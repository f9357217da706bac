/* SPDX-License-Identifier: ISC */
#include "account/said.h"
#include "base/gapped_table.h"
#include "base/words.h"
#include "match/settled.h"

enum tag { LATER, GREETING };

/* what leaves a question open; see base/gapped_phrases.h */
static const struct gapped_row rows[] = {
	{LATER, "not/t/never/must/should .. answered/answer/replied/reply; to answer/reply; no answer "
	 "yet; answer/reply later; think/thinking about it; will answer/reply/let; let her/him/"
	 "them know; still .. answer"},
	{LATER, "noch nicht geantwortet/beantwortet; nicht geantwortet; muss noch antworten; antworte/"
	 "antworten spater; uberlege noch; pas encore/repondu; reponds plus; repondrai; dois repondre; "
	 "no he contestado/respondido; sin contestar; tengo que contestar; ya contestare"},
	{LATER, "nao respondi; por responder; tenho de responder; non ho risposto; devo rispondere; "
	 "rispondero; nog niet geantwoord/gereageerd; moet nog antwoorden; nie odpisalam/odpisalem/"
	 "odpowiedzialam/odpowiedzialem; musze odpisac/odpowiedziec"},
	{GREETING, "happy/merry birthday/christmas/easter; birthday; condolences; new year; get well; "
	 "geburtstag; zum geburtstag; frohe weihnachten; neues jahr; beileid; gute besserung"},
	{GREETING, "joyeux anniversaire/noel; bon anniversaire; anniversaire; bonne annee; condoleances; "
	 "feliz cumpleanos/navidad/ano; cumpleanos; pesame; parabens; feliz aniversario/natal; "
	 "aniversario"},
	{GREETING, "buon compleanno/natale/anno; compleanno; auguri; condoglianze; gefeliciteerd; "
	 "verjaardag; gelukkig nieuwjaar; gecondoleerd; urodziny; urodzin; wesolych swiat; kondolencje"},
};

static struct gapped_table table = GAPPED_TABLE(rows);

/* true for a line of yours: of anything else, such as a call, a greeting is but a part */
static bool
is_line(const struct entry *e)
{
	return e->dir == '>' && (!e->nkind || said_written(e));
}

bool
settled_by(const struct contact *c, const struct entry *e)
{
	struct buf words = {0}, scratch = {0};
	struct gapped_found found;
	struct gapped_at at = {0};
	bool open = false;

	if (e->dir == '<')
		return false;
	words_spaced(&words, &scratch, contact_entry_text(c, e));
	while (!open && gapped_phrases_next(&found, gapped_table_phrases(&table), buf_view(&words), &at))
		open = found.tag == LATER || is_line(e);
	buf_free(&words);
	buf_free(&scratch);
	return !open;
}
