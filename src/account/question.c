/* SPDX-License-Identifier: ISC */
#include "account/question.h"
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
	"wie weet;wie had dat gedacht;raad eens;waarom moest;waarom ik;waarom hij;waarom zij;"
	"waarom juist;hoe kon ik;hoe kon hij;hoe kon zij;waar heb ik dat aan";

static const char reported[] =
	"can you;could you;would you;will you;do you know;do you have;would you mind;any idea who;"
	"any idea where;any chance you;asks if;asks whether;asked if;asked whether;asking if;"
	"asking whether;asks me to;asked me to;asks for;asked for;wants to know;wanted to know;"
	"wonders if;wonders whether;wondered if;wondered whether;wondering if;wondering whether;"
	"he asks if;she asks if;he asked if;she asked if;they ask if;they asked if;"
	"fragt ob;fragte ob;fragen ob;fragt nach;fragte nach;fragt wann;fragt wer;fragt wie;fragt wo;"
	"sie fragt;er fragt;bittet um;bittet mich;bat um;will wissen;wollte wissen;kannst du;konnt ihr;"
	"konntest du;konnten sie;hast du;habt ihr;weisst du;wisst ihr;kennst du;kennt ihr;magst du;"
	"demande si;demandait si;a demande si;demande a;me demande;veut savoir;elle demande;"
	"il demande;peux tu;pourrais tu;pouvez vous;pourriez vous;tu peux;connais tu;connaissez vous;"
	"tu connais;sais tu;savez vous;as tu;avez vous;"
	"pregunta si;pregunto si;me pregunta;me pregunto si;pide;me pide;quiere saber;puedes;podrias;"
	"pueden;podeis;conoces;conoceis;sabes si;sabes de;sabes quien;tienes algun;"
	"pergunta se;perguntou se;quer saber;podes;poderias;podia;conheces;sabes de alguem;pede me;"
	"chiede se;ha chiesto se;mi chiede;vuole sapere;puoi;potresti;potete;conosci;conoscete;"
	"sai se;sapete se;"
	"vraagt of;vroeg of;vraagt om;vroeg om;vraagt wie;vraagt wanneer;wil weten;wilde weten;kun je;"
	"kan je;kunnen jullie;zou je;ken je;kennen jullie;weet je;heb je;hebben jullie";

static const char thanks[] =
	"thanks;thank you;many thanks;thx;danke;vielen dank;herzlichen dank;merci;gracias;muchas gracias;"
	"mil gracias;obrigado;obrigada;grazie;bedankt;dank;dank je;hartelijk dank;alvast bedankt";

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

struct str
question_reported(struct str text)
{
	bool first = true;

	text = str_trim(text);
	for (size_t i = 0; i < text.n; i++) {
		struct str rest = str_sub(text, i, text.n);

		if (first && !char_space(text.p[i]) && begins(rest, reported))
			return is_last(rest) ? rest : STR("");
		first = char_space(text.p[i]) ? first : char_in(text.p[i], STR(".!?:;"));
	}
	return STR("");
}
