/* SPDX-License-Identifier: ISC */
#include <pthread.h>

#include "base/gapped_phrases.h"
#include "base/words.h"
#include "match/settled.h"

enum tag { OPEN, ANSWER };

/* what leaves a question open, and what answers it; see base/gapped_phrases.h */
static const struct {
	enum tag tag;
	const char *phrases;
} table[] = {
	{OPEN, "not/t/never/must/should .. answered/answer/replied/reply; to answer/reply; no answer "
	 "yet; answer/reply later; think/thinking about it; will answer/reply/let; let her/him/"
	 "them know; still .. answer; happy/merry birthday/christmas/easter; birthday; "
	 "condolences; new year; get well"},
	{OPEN, "noch nicht geantwortet/beantwortet; nicht geantwortet; muss noch antworten; antworte/"
	 "antworten spater; uberlege noch; geburtstag; zum geburtstag; frohe weihnachten; neues "
	 "jahr; beileid; gute besserung"},
	{OPEN, "pas encore/repondu; reponds plus; repondrai; dois repondre; joyeux anniversaire/noel; "
	 "bon anniversaire; anniversaire; bonne annee; condoleances"},
	{OPEN, "no he contestado/respondido; sin contestar; tengo que contestar; ya contestare; feliz "
	 "cumpleanos/navidad/ano; cumpleanos; pesame"},
	{OPEN, "nao respondi; por responder; tenho de responder; parabens; feliz aniversario/natal; "
	 "aniversario; non ho risposto; devo rispondere; rispondero; buon compleanno/natale/"
	 "anno; compleanno; auguri; condoglianze"},
	{OPEN, "nog niet geantwoord/gereageerd; moet nog antwoorden; gefeliciteerd; verjaardag; "
	 "gelukkig nieuwjaar; gecondoleerd; nie odpisalam/odpisalem/odpowiedzialam/"
	 "odpowiedzialem; musze odpisac/odpowiedziec; urodziny; urodzin; wesolych swiat; "
	 "kondolencje"},
	{ANSWER, "answered; replied; said yes/no/ok/that/when; . yes; . no; . ok; . okay; . sure; . "
	 "sorry; declined; accepted; agreed; confirmed; settled; sorted; explained; talked .. "
	 "through/over; talked about it; told her/him/them"},
	{ANSWER, "beantwortet; geantwortet; zugesagt; abgesagt; . ja; . nein; . klar; ja gesagt; nein "
	 "gesagt; bestatigt; geklart; erklart; besprochen; repondu; . oui; . non; dit oui/non/"
	 "que/d; accepte; refuse; confirme; regle; explique"},
	{ANSWER, "dije que si/no; le dije; . si; contestado; conteste; respondi; respondido; acepte; "
	 "confirme; aclarado; disse que sim/nao; disse lhe; . sim; . nao; aceitei; confirmei; "
	 "resolvido; risposto; detto di si/no; detto si/no/che; accettato; confermato; "
	 "chiarito; spiegato"},
	{ANSWER, "geantwoord; beantwoord; . nee; toegezegd; afgezegd; ja gezegd; nee gezegd; bevestigd; "
	 "besproken; uitgelegd; odpisalam; odpisalem; odpowiedzialam; odpowiedzialem; . tak; . "
	 "nie; zgodzilam; zgodzilem; odmowilam; odmowilem; potwierdzilam; potwierdzilem; "
	 "omowione"},
};

static struct gapped_phrases all;

static void
fill(void)
{
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		gapped_phrases_add(&all, str_of(table[i].phrases), table[i].tag);
}

bool
settled_by(const struct contact *c, const struct entry *e, day asked)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	struct buf words = {0}, scratch = {0};
	bool open = false, answer = false;
	struct gapped_found found;
	struct gapped_at at = {0};

	if (e->dir == '<')
		return false;
	pthread_once(&once, fill);
	words_spaced(&words, &scratch, contact_entry_text(c, e));
	while (gapped_phrases_next(&found, &all, buf_view(&words), &at)) {
		open |= found.tag == OPEN;
		answer |= found.tag == ANSWER;
	}
	buf_free(&words);
	buf_free(&scratch);
	return answer ? !open : !open && e->date - asked <= SETTLED_DAYS;
}
