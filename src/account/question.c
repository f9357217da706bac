/* SPDX-License-Identifier: ISC */
#include "account/question.h"
#include "base/gapped_table.h"
#include "base/words.h"

/* what begins a question; folded, separated by ";", an apostrophe is a blank, a language a line */
static const char rhetorical[] =
	"guess who;guess what;guess where;who knows;who else knows;who would have thought;who cares;"
	"how could i;how could he;how could she;how could they;how can anyone;how dare;"
	"why did he have to;why did she have to;why did they have to;why does it have to;"
	"why does this have to;why did it have to;why me;why him;why her;why us;why now of all;"
	"why do these things;what have i done;what did i do to;what is the point;what s the point;"
	"where did the time go;where does the time go;can you believe;would you believe;isn t life;"
	"wer weiss;wer hatte das gedacht;wer hatte gedacht;rate mal;ratet mal;was soll man machen;"
	"was soll s;warum musste;warum gerade;warum ausgerechnet;warum ich;warum er;warum sie;"
	"wie konnte ich;wie konnte er;wie konnte sie;wie konnte das;womit habe ich;ist das zu fassen;"
	"qui sait;qui l eut cru;qui aurait cru;devine qui;devine quoi;pourquoi moi;pourquoi lui;"
	"pourquoi elle;pourquoi fallait il;pourquoi a t il fallu;comment ai je pu;comment a t il pu;"
	"comment a t elle pu;a quoi bon;qu est ce que j ai fait;"
	"quien sabe;quien lo iba a decir;quien lo diria;adivina quien;adivina que;por que a mi;"
	"por que el;por que ella;por que tuvo que;por que tenia que;como pude;como pudo;que he hecho;"
	"quem sabe;quem diria;adivinha quem;porque eu;porque teve de;por que teve de;como pude eu;"
	"chi lo sa;chi sa;chi l avrebbe detto;indovina chi;indovina cosa;perche a me;perche proprio;"
	"perche doveva;come ho potuto;come ha potuto;"
	"who does he think;who does she think;who do they think;who do you think you are;lol;haha;hihi;wtf;"
	"what the hell;what the heck;what on earth;why on earth;are you kidding;is he serious;is she serious;"
	"how cool is;how great is;how nice is;how lovely is;who am i to;what was i thinking;what was he thinking;"
	"what was she thinking;what else is new;"
	"was glaubt er;was glaubt sie;was glaubt der;was glaubt die;was bildet er;was bildet sie;"
	"wofur halt er sich;wofur halt sie sich;fur wen halt er sich;fur wen halt sie sich;spinnt er;spinnt sie;"
	"geht s noch;geht es noch;was soll das;wozu das alles;was gibt s neues;"
	"pour qui se prend;pour qui il se prend;pour qui elle se prend;il se prend pour qui;elle se prend pour qui;"
	"tu te rends compte;non mais;c est pas possible;on croit rever;mdr;"
	"quien se cree;quien se ha creido;pero quien se cree;te lo puedes creer;para que;jaja;"
	"quem e que ele pensa;quem e que ela pensa;quem pensa ele;quem pensa ela;quem se julga;acreditas;"
	"chi si crede;chi crede di essere;ma chi si crede;ma come si fa;ci credi;"
	"wie denkt hij;wie denkt zij;wie denkt ze;wat denkt hij;wat denkt ze;is hij gek;is ze gek;hoe dan;"
	"za kogo on;za kogo ona;kto by pomyslal;kto wie;czemu ja;dlaczego ja;dlaczego on;dlaczego ona;po co to;no i co;"
	"wie weet;wie had dat gedacht;raad eens;waarom moest;waarom ik;waarom hij;waarom zij;"
	"waarom juist;hoe kon ik;hoe kon hij;hoe kon zij;waar heb ik dat aan";

static const struct gapped_row rows[] = {
#define REPORTED(language, phrases) {0, phrases},
#include "account/question.def"
};

/* but not with one of these before it, or after it: nothing is asked, or the owner asks */
static const char unreported[] =
	"nicht mehr; mir nicht; bitte nicht; mij niet; me niet; niet meer; ne me; ne m; don t call; don t write; do not call; "
	"do not write; no more; no me llames; no me escribas; nao me; non mi; wiecej nie; "
	"i asked; i wonder; i wondered; never asked; never asks; nobody asked; no one asked; not asked; didn t ask; "
	"how i am; how i was; how we are; how we were; please find; wie es mir; wie es uns; ich habe gefragt; "
	"habe ich gefragt; nie gefragt; nicht gefragt; nie jemand gefragt; j ai demande; je me demande; comment je; comment j; jamais demande; "
	"pas demande; como estoy; como estaba; nunca pregunta; no pregunta; nao perguntou; nunca perguntou; "
	"como estou; come sto; non ha chiesto; non chiede; ho chiesto; ik heb gevraagd; niet gevraagd; nooit gevraagd; "
	"hoe het met mij; hoe het met me; nie pytal; nie pytala; jak sie mam; jak sie czuje";

static const char thanks[] =
	"thanks;thank you;many thanks;thx;danke;vielen dank;herzlichen dank;merci;gracias;muchas gracias;"
	"mil gracias;obrigado;obrigada;grazie;bedankt;dank;dank je;hartelijk dank;alvast bedankt;dzieki;"
	"dziekuje";

/* true if a sentence begins with one of the phrases */
static bool
begins(struct str sentence, const char *phrases)
{
	struct buf words = {0}, scratch = {0};
	struct str rest = str_of(phrases), one, word;
	bool is = false;

	while (words.n < 64 && words_next(&scratch, &word, &sentence))
		buf_fmt(&words, "%.*s ", STR_ARG(buf_view(&scratch)));
	while (words.n && !is && rest.n) {
		rest = str_cut(&one, rest, ';');
		is = str_starts(buf_view(&words), one) && words.p[one.n] == ' ';
	}
	buf_free(&words);
	buf_free(&scratch);
	return is;
}

bool
question_rhetorical(struct str sentence)
{
	static const struct str openers[] = {STR_INIT("and "), STR_INIT("but "), STR_INIT("und "),
	                                     STR_INIT("aber "), STR_INIT("oh "), STR_INIT("et "),
	                                     STR_INIT("y "), STR_INIT("e "), STR_INIT("en ")};
	size_t from = 0;

	for (size_t i = 0; i < sizeof(openers) / sizeof(openers[0]); i++)
		if (!from && sentence.n > openers[i].n &&
		    str_eq(str_sub(openers[i], 1, openers[i].n), str_sub(sentence, 1, openers[i].n)) &&
		    char_lower(sentence.p[0]) == openers[i].p[0])
			from = openers[i].n;
	return begins(str_sub(sentence, from, sentence.n), rhetorical);
}

bool
question_thanks(struct str text)
{
	return begins(text, thanks);
}

/* true if a sentence ends at byte i; a short word before it may be cut: "Dez. " */
static bool
ends_sentence(struct str s, size_t i)
{
	enum { SHORT = 4 };
	size_t n = 0;

	if (i + 1 == s.n || !char_space(s.p[i + 1]) || !char_in(s.p[i], STR(".!?;")))
		return false;
	while (n < i && char_letter(s.p[i - 1 - n]))
		n++;
	return s.p[i] != '.' || n > SHORT;
}

/* true if nothing but thanks follows the first sentence */
static bool
is_last(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (ends_sentence(s, i))
			return begins(str_sub(s, i + 1, s.n), thanks);
	return true;
}

static struct gapped_table reported = GAPPED_TABLE(rows);

/* the text from its n-th word on, counted from 0 */
static struct str
from_word(struct buf *scratch, struct str text, size_t n)
{
	struct str rest = text, word = STR("");

	for (size_t i = 0; i <= n; i++)
		if (!words_next(scratch, &word, &rest))
			return STR("");
	return str_sub(text, (size_t)(word.p - text.p), text.n);
}

static bool
has_any(struct str words, struct str list)
{
	struct str one;

	while (list.n) {
		size_t at;

		list = str_cut(&one, list, ';');
		one = str_trim(one);
		at = str_find(words, one);
		if (at < words.n && at && words.p[at - 1] == ' ' && words.p[at + one.n] == ' ')
			return true;
	}
	return false;
}

/* the text from the first phrase in its first `n` bytes on; empty if there is none */
static struct str
from_phrase(struct str text, size_t n)
{
	struct buf words = {0}, scratch = {0};
	struct str out = STR("");
	struct gapped_found found;
	struct gapped_at at = {0};

	words_spaced(&words, &scratch, str_sub(text, 0, n));
	if (gapped_phrases_next(&found, gapped_table_phrases(&reported), buf_view(&words), &at) &&
	    !has_any(buf_view(&words), str_of(unreported))) {
		size_t before = 0;

		for (size_t i = 1; i < found.at; i++)
			before += words.p[i] == ' ';
		out = from_word(&scratch, text, before);
	}
	buf_free(&words);
	buf_free(&scratch);
	return out;
}

/* the first phrase of a sentence of n bytes; a clause begins after a comma and after a short word, too */
static struct str
reported_in(struct str text, size_t n)
{
	struct str found = from_phrase(text, n);

	for (size_t i = 0; i < n && !found.n; i++)
		if (char_in(text.p[i], STR(",.")))
			found = from_phrase(str_sub(text, i + 1, text.n), n - i - 1);
	return found;
}

struct str
question_reported(struct str text)
{
	for (text = str_trim(text); text.n; text = str_trim(text)) {
		struct str found;
		size_t n = 0;

		while (n < text.n && !char_in(text.p[n], STR("!?:;")) && !ends_sentence(text, n))
			n++;
		found = reported_in(text, n);
		if (found.n)
			return is_last(found) ? found : STR("");
		text = str_sub(text, n + 1, text.n);
	}
	return STR("");
}
