/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/utf8.h"
#include "base/abbreviations.h"

/* what may come after an abbreviation */
enum kind {
	ALWAYS, /* anything: "z.B. Brot" */
	TITLE,  /* anything, if it begins with a capital: "Rev. Smith" */
	DIGIT,  /* a digit: "no. 4" */
	MONTH,  /* a digit; after one, too, anything but a capital: "3 janv. chez" */
	SOFT,   /* anything but a capital: "etc. and" */
};

enum { LONGEST = 12 }; /* bytes of a word that is looked up */

/* sorted; lower case */
static const struct abbreviation {
	struct str word; /* first, for str_order() */
	enum kind kind;
} abbreviations[] = {
	{STR_INIT("a.m"), SOFT}, {STR_INIT("abb"), DIGIT}, {STR_INIT("abr"), MONTH},
	{STR_INIT("abs"), DIGIT}, {STR_INIT("abt"), DIGIT}, {STR_INIT("ad es"), ALWAYS},
	{STR_INIT("ago"), MONTH}, {STR_INIT("al"), DIGIT}, {STR_INIT("aout"), MONTH}, {STR_INIT("août"), MONTH},
	{STR_INIT("ap"), DIGIT}, {STR_INIT("approx"), ALWAYS}, {STR_INIT("apr"), MONTH},
	{STR_INIT("aprox"), ALWAYS}, {STR_INIT("apt"), DIGIT}, {STR_INIT("arch"), TITLE},
	{STR_INIT("art"), DIGIT}, {STR_INIT("aug"), MONTH}, {STR_INIT("av"), DIGIT},
	{STR_INIT("avda"), DIGIT}, {STR_INIT("avr"), MONTH}, {STR_INIT("avv"), ALWAYS},
	{STR_INIT("b"), ALWAYS}, {STR_INIT("b.v"), ALWAYS}, {STR_INIT("bd"), DIGIT},
	{STR_INIT("betr"), ALWAYS}, {STR_INIT("bijv"), ALWAYS}, {STR_INIT("bl"), DIGIT},
	{STR_INIT("boul"), ALWAYS}, {STR_INIT("bspw"), ALWAYS}, {STR_INIT("bus"), DIGIT},
	{STR_INIT("bzgl"), ALWAYS}, {STR_INIT("bzw"), ALWAYS}, {STR_INIT("c"), DIGIT},
	{STR_INIT("ca"), ALWAYS}, {STR_INIT("cap"), DIGIT}, {STR_INIT("capt"), TITLE},
	{STR_INIT("cf"), ALWAYS}, {STR_INIT("ch"), DIGIT}, {STR_INIT("chap"), DIGIT},
	{STR_INIT("cie"), ALWAYS}, {STR_INIT("col"), DIGIT}, {STR_INIT("cpt"), TITLE},
	{STR_INIT("cze"), MONTH}, {STR_INIT("d"), ALWAYS}, {STR_INIT("d.h"), ALWAYS},
	{STR_INIT("dec"), MONTH}, {STR_INIT("dez"), MONTH}, {STR_INIT("dgl"), ALWAYS},
	{STR_INIT("dhr"), ALWAYS}, {STR_INIT("dic"), MONTH}, {STR_INIT("dipl"), ALWAYS},
	{STR_INIT("dott"), ALWAYS}, {STR_INIT("dottssa"), ALWAYS}, {STR_INIT("dpto"), ALWAYS},
	{STR_INIT("dra"), ALWAYS}, {STR_INIT("drs"), ALWAYS}, {STR_INIT("dt"), ALWAYS},
	{STR_INIT("déc"), MONTH}, {STR_INIT("e.g"), ALWAYS}, {STR_INIT("ecc"), SOFT},
	{STR_INIT("ed"), DIGIT}, {STR_INIT("ehem"), ALWAYS}, {STR_INIT("ene"), MONTH},
	{STR_INIT("engl"), ALWAYS}, {STR_INIT("env"), ALWAYS}, {STR_INIT("enz"), SOFT},
	{STR_INIT("es"), SOFT}, {STR_INIT("esp"), SOFT}, {STR_INIT("etc"), SOFT},
	{STR_INIT("etg"), DIGIT}, {STR_INIT("ev"), SOFT}, {STR_INIT("evt"), ALWAYS},
	{STR_INIT("evtl"), ALWAYS}, {STR_INIT("ex"), SOFT}, {STR_INIT("excl"), ALWAYS},
	{STR_INIT("exkl"), ALWAYS}, {STR_INIT("exma"), ALWAYS}, {STR_INIT("exmo"), ALWAYS},
	{STR_INIT("feb"), MONTH}, {STR_INIT("febr"), MONTH}, {STR_INIT("fev"), MONTH},
	{STR_INIT("fevr"), MONTH}, {STR_INIT("fig"), DIGIT}, {STR_INIT("fr"), TITLE},
	{STR_INIT("frz"), ALWAYS}, {STR_INIT("fév"), MONTH}, {STR_INIT("févr"), MONTH},
	{STR_INIT("geb"), ALWAYS}, {STR_INIT("gebr"), ALWAYS}, {STR_INIT("gen"), TITLE},
	{STR_INIT("geom"), ALWAYS}, {STR_INIT("gesch"), ALWAYS}, {STR_INIT("gest"), ALWAYS},
	{STR_INIT("ggf"), ALWAYS}, {STR_INIT("ggfs"), ALWAYS}, {STR_INIT("giu"), MONTH},
	{STR_INIT("godz"), ALWAYS}, {STR_INIT("gov"), TITLE}, {STR_INIT("gral"), ALWAYS},
	{STR_INIT("gru"), MONTH}, {STR_INIT("h"), DIGIT}, {STR_INIT("hab"), DIGIT},
	{STR_INIT("hr"), TITLE}, {STR_INIT("hrsg"), ALWAYS}, {STR_INIT("i.d.r"), ALWAYS},
	{STR_INIT("i.e"), ALWAYS}, {STR_INIT("i.v.m"), ALWAYS}, {STR_INIT("incl"), ALWAYS},
	{STR_INIT("ing"), TITLE}, {STR_INIT("inkl"), ALWAYS}, {STR_INIT("inż"), ALWAYS},
	{STR_INIT("ital"), ALWAYS}, {STR_INIT("itd"), SOFT}, {STR_INIT("itp"), SOFT},
	{STR_INIT("jan"), MONTH}, {STR_INIT("janv"), MONTH}, {STR_INIT("jh"), SOFT},
	{STR_INIT("jhd"), SOFT}, {STR_INIT("jl"), ALWAYS}, {STR_INIT("jr"), SOFT},
	{STR_INIT("juil"), MONTH}, {STR_INIT("jul"), MONTH}, {STR_INIT("jun"), MONTH},
	{STR_INIT("kap"), DIGIT}, {STR_INIT("kath"), ALWAYS}, {STR_INIT("kl"), DIGIT},
	{STR_INIT("kwi"), MONTH}, {STR_INIT("lic"), TITLE}, {STR_INIT("line"), DIGIT},
	{STR_INIT("lit"), DIGIT}, {STR_INIT("ln"), DIGIT}, {STR_INIT("lt"), TITLE},
	{STR_INIT("lug"), MONTH}, {STR_INIT("lut"), MONTH},
	{STR_INIT("m.a.w"), ALWAYS}, {STR_INIT("m.b.t"), ALWAYS}, {STR_INIT("m.in"), ALWAYS},
	{STR_INIT("m.n"), ALWAYS}, {STR_INIT("mag"), MONTH}, {STR_INIT("maj"), MONTH},
	{STR_INIT("mar"), MONTH}, {STR_INIT("max"), SOFT}, {STR_INIT("messrs"), TITLE},
	{STR_INIT("mevr"), ALWAYS}, {STR_INIT("mgr"), ALWAYS}, {STR_INIT("min"), SOFT},
	{STR_INIT("mio"), SOFT}, {STR_INIT("mlle"), ALWAYS}, {STR_INIT("mln"), SOFT},
	{STR_INIT("mme"), ALWAYS}, {STR_INIT("mr"), TITLE}, {STR_INIT("mrd"), SOFT},
	{STR_INIT("mrs"), ALWAYS}, {STR_INIT("mrz"), MONTH}, {STR_INIT("ms"), TITLE},
	{STR_INIT("mt"), TITLE}, {STR_INIT("mw"), ALWAYS}, {STR_INIT("mär"), MONTH},
	{STR_INIT("möbl"), ALWAYS}, {STR_INIT("n"), DIGIT}, {STR_INIT("nb"), ALWAYS},
	{STR_INIT("nl"), ALWAYS}, {STR_INIT("no"), DIGIT}, {STR_INIT("nos"), DIGIT},
	{STR_INIT("nov"), MONTH}, {STR_INIT("np"), ALWAYS}, {STR_INIT("nr"), DIGIT},
	{STR_INIT("nrs"), DIGIT}, {STR_INIT("num"), DIGIT}, {STR_INIT("núm"), DIGIT},
	{STR_INIT("o.a"), ALWAYS}, {STR_INIT("o.ä"), ALWAYS}, {STR_INIT("oct"), MONTH},
	{STR_INIT("ok"), DIGIT}, {STR_INIT("okt"), MONTH}, {STR_INIT("ong"), ALWAYS},
	{STR_INIT("op"), DIGIT}, {STR_INIT("ott"), MONTH}, {STR_INIT("out"), MONTH},
	{STR_INIT("p"), DIGIT}, {STR_INIT("p.ej"), ALWAYS}, {STR_INIT("p.es"), ALWAYS},
	{STR_INIT("p.ex"), ALWAYS}, {STR_INIT("p.m"), SOFT}, {STR_INIT("pag"), DIGIT},
	{STR_INIT("pages"), DIGIT}, {STR_INIT("par"), DIGIT}, {STR_INIT("paź"), MONTH},
	{STR_INIT("per es"), ALWAYS}, {STR_INIT("pl"), DIGIT}, {STR_INIT("poln"), ALWAYS},
	{STR_INIT("por ej"), ALWAYS}, {STR_INIT("pos"), DIGIT},
	{STR_INIT("pp"), DIGIT}, {STR_INIT("prof"), ALWAYS}, {STR_INIT("pt"), DIGIT},
	{STR_INIT("pág"), DIGIT}, {STR_INIT("pár"), DIGIT}, {STR_INIT("rd"), DIGIT},
	{STR_INIT("resp"), SOFT}, {STR_INIT("rev"), TITLE}, {STR_INIT("rm"), DIGIT},
	{STR_INIT("s"), DIGIT}, {STR_INIT("s.o"), ALWAYS}, {STR_INIT("sec"), DIGIT},
	{STR_INIT("sect"), DIGIT}, {STR_INIT("sek"), SOFT}, {STR_INIT("sen"), TITLE},
	{STR_INIT("sep"), MONTH}, {STR_INIT("sept"), MONTH}, {STR_INIT("set"), MONTH},
	{STR_INIT("sgt"), TITLE}, {STR_INIT("sie"), MONTH}, {STR_INIT("sig"), TITLE},
	{STR_INIT("sigg"), ALWAYS}, {STR_INIT("sog"), ALWAYS}, {STR_INIT("span"), SOFT},
	{STR_INIT("spett"), ALWAYS}, {STR_INIT("sra"), ALWAYS}, {STR_INIT("srta"), ALWAYS},
	{STR_INIT("st"), DIGIT}, {STR_INIT("std"), SOFT}, {STR_INIT("ste"), TITLE},
	{STR_INIT("str"), DIGIT}, {STR_INIT("sty"), MONTH}, {STR_INIT("stycz"), MONTH},
	{STR_INIT("t"), DIGIT}, {STR_INIT("t.a.v"), ALWAYS}, {STR_INIT("t.n.v"), ALWAYS},
	{STR_INIT("tab"), DIGIT}, {STR_INIT("tel"), DIGIT}, {STR_INIT("tj"), ALWAYS},
	{STR_INIT("tlf"), DIGIT}, {STR_INIT("tsd"), SOFT}, {STR_INIT("tys"), SOFT},
	{STR_INIT("tzn"), ALWAYS}, {STR_INIT("tél"), DIGIT}, {STR_INIT("u.a"), ALWAYS},
	{STR_INIT("ud"), ALWAYS}, {STR_INIT("uds"), ALWAYS}, {STR_INIT("ul"), DIGIT},
	{STR_INIT("urspr"), ALWAYS}, {STR_INIT("usw"), SOFT}, {STR_INIT("v"), ALWAYS},
	{STR_INIT("v.a"), ALWAYS}, {STR_INIT("v.l.n.r"), ALWAYS}, {STR_INIT("verh"), ALWAYS},
	{STR_INIT("vgl"), ALWAYS}, {STR_INIT("viz"), ALWAYS}, {STR_INIT("vol"), DIGIT},
	{STR_INIT("vs"), ALWAYS}, {STR_INIT("wg"), ALWAYS}, {STR_INIT("wrz"), MONTH},
	{STR_INIT("z.b"), ALWAYS}, {STR_INIT("zi"), DIGIT}, {STR_INIT("zob"), ALWAYS},
	{STR_INIT("zw"), ALWAYS}, {STR_INIT("zzgl"), ALWAYS}, {STR_INIT("św"), ALWAYS},
};

/* of all languages; sorted, lower case. "May" is left out: "She is 5. May we" */
static const struct str months[] = {
	STR_INIT("abril"), STR_INIT("agosto"), STR_INIT("aout"), STR_INIT("août"),
	STR_INIT("april"), STR_INIT("aprile"), STR_INIT("august"), STR_INIT("augustus"),
	STR_INIT("avril"), STR_INIT("czerwca"), STR_INIT("december"), STR_INIT("decembre"),
	STR_INIT("dezember"), STR_INIT("dezembro"), STR_INIT("dicembre"), STR_INIT("diciembre"),
	STR_INIT("décembre"), STR_INIT("enero"), STR_INIT("febbraio"), STR_INIT("febrero"),
	STR_INIT("februar"), STR_INIT("februari"), STR_INIT("february"), STR_INIT("fevereiro"),
	STR_INIT("fevrier"), STR_INIT("février"), STR_INIT("gennaio"), STR_INIT("giugno"),
	STR_INIT("grudnia"), STR_INIT("janeiro"), STR_INIT("januar"), STR_INIT("januari"),
	STR_INIT("january"), STR_INIT("janvier"), STR_INIT("juillet"), STR_INIT("juin"),
	STR_INIT("julho"), STR_INIT("juli"), STR_INIT("julio"), STR_INIT("july"), STR_INIT("june"),
	STR_INIT("junho"), STR_INIT("juni"), STR_INIT("junio"), STR_INIT("jänner"),
	STR_INIT("kwietnia"), STR_INIT("lipca"), STR_INIT("listopada"), STR_INIT("luglio"),
	STR_INIT("lutego"), STR_INIT("maart"), STR_INIT("maerz"), STR_INIT("maggio"),
	STR_INIT("mai"), STR_INIT("maio"), STR_INIT("maja"), STR_INIT("marca"), STR_INIT("mars"),
	STR_INIT("marzo"), STR_INIT("março"), STR_INIT("mayo"), STR_INIT("mei"), STR_INIT("märz"),
	STR_INIT("november"), STR_INIT("novembre"), STR_INIT("novembro"), STR_INIT("noviembre"),
	STR_INIT("october"), STR_INIT("octobre"), STR_INIT("octubre"), STR_INIT("oktober"),
	STR_INIT("ottobre"), STR_INIT("outubro"), STR_INIT("października"), STR_INIT("september"),
	STR_INIT("septembre"), STR_INIT("septiembre"), STR_INIT("setembro"), STR_INIT("settembre"),
	STR_INIT("sierpnia"), STR_INIT("stycznia"), STR_INIT("września"),
};

/* words before an ordinal in German, "zum 50. Geburtstag"; sorted, lower case */
static const struct str articles[] = {
	STR_INIT("am"), STR_INIT("beim"), STR_INIT("das"), STR_INIT("dem"), STR_INIT("den"),
	STR_INIT("der"), STR_INIT("des"), STR_INIT("die"), STR_INIT("ihr"), STR_INIT("ihrem"),
	STR_INIT("ihren"), STR_INIT("im"), STR_INIT("ins"), STR_INIT("mein"), STR_INIT("meinem"),
	STR_INIT("meinen"), STR_INIT("sein"), STR_INIT("seinem"), STR_INIT("seinen"), STR_INIT("unserem"),
	STR_INIT("vom"), STR_INIT("zum"), STR_INIT("zur"),
};

/* what the first character of the next word is */
enum next { NEXT_OTHER, NEXT_DIGIT, NEXT_CAPITAL };

/* the words around a full stop */
struct stop {
	struct str s;
	size_t from, at; /* the word before it, with the full stops in it */
	size_t next;     /* where the next word begins */
	enum next is;
};

/* finds a word, in whatever case its ASCII letters are, in a sorted table; NULL if it is not there */
static const void *
look_up(struct str word, const void *table, size_t n, size_t size)
{
	char lower[LONGEST];
	struct str key = str_lower(lower, LONGEST, word);

	if (!key.n)
		return NULL;
	return bsearch(&key, table, n, size, str_order);
}

static const struct abbreviation *
abbreviation(struct str word)
{
	return look_up(word, abbreviations, sizeof(abbreviations) / sizeof(abbreviations[0]),
	               sizeof(abbreviations[0]));
}

static bool
is_word(char c)
{
	return char_letter(c) || char_digit(c);
}

/* the word that begins at byte i */
static struct str
word_at(struct str s, size_t i)
{
	size_t to = i;

	while (to < s.n && is_word(s.p[to]))
		to++;
	return str_sub(s, i, to);
}

static struct stop
stop_at(struct str s, size_t at)
{
	struct stop t = {.s = s, .from = at, .at = at, .next = at + 1};
	int32_t c;

	while (t.from && (is_word(s.p[t.from - 1]) || (s.p[t.from - 1] == '.' && t.from < at)))
		t.from--;
	while (t.from < at && s.p[t.from] == '.')
		t.from++;
	while (t.next < s.n && char_space(s.p[t.next]))
		t.next++;
	c = text_peek(str_sub(s, t.next, s.n));
	if (c >= '0' && c <= '9')
		t.is = NEXT_DIGIT;
	else if (c > 0 && text_class(c) == TEXT_UPPER)
		t.is = NEXT_CAPITAL;
	return t;
}

/* the character before the word and the spaces before it; 0 if there is none */
static char
before(const struct stop *t, size_t *end)
{
	size_t i = t->from;

	while (i && char_space(t->s.p[i - 1]))
		i--;
	*end = i;
	return i ? t->s.p[i - 1] : 0;
}

/* true after a word of a sorted table, "am", "der", "zum" */
static bool
after_word(const struct stop *t, const struct str *table, size_t n)
{
	size_t to, from;

	before(t, &to);
	for (from = to; from && char_letter(t->s.p[from - 1]);)
		from--;
	return look_up(str_sub(t->s, from, to), table, n, sizeof(*table));
}

/* abbreviations of months that also begin a sentence: names, words; sorted, lower case */
static const struct str unsure[] = {
	STR_INIT("gen"), STR_INIT("jan"), STR_INIT("lug"), STR_INIT("lut"), STR_INIT("mag"),
	STR_INIT("maj"), STR_INIT("mar"), STR_INIT("out"), STR_INIT("set"), STR_INIT("sie"),
};
/* words before a day that tell it from an age: "bis 1. Jan"; sorted, lower case */
static const struct str until[] = {
	STR_INIT("ab"), STR_INIT("am"), STR_INIT("bis"), STR_INIT("ca"), STR_INIT("dem"),
	STR_INIT("den"), STR_INIT("der"), STR_INIT("nach"), STR_INIT("seit"), STR_INIT("vom"),
	STR_INIT("vor"), STR_INIT("zum"),
};

/* true if the word after a day is a month, or short for one */
static bool
before_month(const struct stop *t)
{
	struct str next = word_at(t->s, t->next);
	const struct abbreviation *found = abbreviation(next);

	if (look_up(next, months, sizeof(months) / sizeof(months[0]), sizeof(months[0])))
		return true;
	if (!found || found->kind != MONTH)
		return false;
	return !look_up(next, unsure, sizeof(unsure) / sizeof(unsure[0]), sizeof(unsure[0])) ||
	       after_word(t, until, sizeof(until) / sizeof(until[0]));
}

/* true for a full stop after "3" that makes it an ordinal */
static bool
is_ordinal(const struct stop *t, struct str number)
{
	if (!t->from)
		return number.n <= 3;
	if (number.n > 2)
		return false;
	if (before_month(t))
		return true;
	return t->is == NEXT_CAPITAL ? after_word(t, articles, sizeof(articles) / sizeof(articles[0])) : t->is == NEXT_OTHER && t->next < t->s.n &&
	                                                   char_letter(t->s.p[t->next]);
}

/* true for a full stop after "15.12" or "15.12.26" that belongs to the day */
static bool
is_date(const struct stop *t, struct str number)
{
	struct str day, month = str_cut(&day, number, '.');

	str_cut(&month, month, '.');
	return (!t->from || t->is != NEXT_CAPITAL) && str_digits(day) && str_digits(month) &&
	       str_number(day, 99) <= 31 && str_number(month, 99) <= 12;
}

/* a word with the one before it, "p. ex" as "p.ex", "per es"; empty if there is none so short */
static struct str
joined(char out[LONGEST + 2], const struct stop *t, struct str word)
{
	size_t to, from;
	bool stop = before(t, &to) == '.';

	to -= stop;
	for (from = to; from && char_alpha(t->s.p[from - 1]);)
		from--;
	if (from == to || to - from > (stop ? 1 : 3) || to - from + 1 + word.n > LONGEST)
		return STR("");
	memcpy(out, t->s.p + from, to - from);
	out[to - from] = stop ? '.' : ' ';
	memcpy(out + (to - from) + 1, word.p, word.n);
	return (struct str){out, to - from + 1 + word.n};
}

/* true for "J", "J.R", "m.b.t", "U.S": letters with full stops between */
static bool
is_letters(struct str word)
{
	for (size_t i = 0; i < word.n; i++)
		if (i % 2 ? word.p[i] != '.' : !char_alpha(word.p[i]))
			return false;
	return word.n % 2;
}

/* true if letters that are no known abbreviation go on: initials, "a.m. on", the first of "z. B." */
static bool
letters_go_on(const struct stop *t, struct str word)
{
	static const struct str countries[] = {STR_INIT("U.S"), STR_INIT("U.K"), STR_INIT("E.U"),
	                                       STR_INIT("M.A"), STR_INIT("B.A"), STR_INIT("D.C")};
	struct str next = word_at(t->s, t->next);
	size_t end;

	if (t->is != NEXT_CAPITAL)
		return true;
	for (size_t i = 0; i < sizeof(countries) / sizeof(countries[0]); i++)
		if (str_eq(word, countries[i]))
			return false;
	if (str_eq(word, STR("I")) && t->from)
		return false;
	if (char_upper(word.p[0]) == word.p[0])
		return true;
	/* "2024 r. She" */
	return !char_digit(before(t, &end)) && next.n == 1 && t->next + 1 < t->s.n &&
	       t->s.p[t->next + 1] == '.';
}

/* true for "St", "Dr", "Mr": a capital and a small letter, both consonants: no word is spelt so */
static bool
is_short_title(struct str word)
{
	const struct str vowels = STR("aeiouy");

	return word.n == 2 && char_alpha(word.p[0]) && char_lower(word.p[0]) != word.p[0] &&
	       char_alpha(word.p[1]) && char_lower(word.p[1]) == word.p[1] &&
	       !char_in(char_lower(word.p[0]), vowels) && !char_in(word.p[1], vowels);
}

/* true for "TV", "ONG" */
static bool
is_shouted(struct str word)
{
	for (size_t i = 0; i < word.n; i++)
		if (char_upper(word.p[i]) != word.p[i])
			return false;
	return word.n > 1;
}

static bool
goes_on(const struct stop *t, struct str word, enum kind kind)
{
	size_t end;

	if (t->is == NEXT_DIGIT)
		return kind != TITLE || char_upper(word.p[0]) == word.p[0];
	switch (kind) {
	case ALWAYS:
		return t->is != NEXT_CAPITAL || !is_shouted(word);
	case TITLE:
		return t->is != NEXT_CAPITAL || char_upper(word.p[0]) == word.p[0];
	case MONTH:
		if (before(t, &end) == '.' && end > 1)
			end--;
		return t->is != NEXT_CAPITAL && end && char_digit(t->s.p[end - 1]);
	case SOFT:
		return t->is != NEXT_CAPITAL;
	default:
		return false;
	}
}

bool
abbreviation_stop(struct str s, size_t at)
{
	struct stop t = stop_at(s, at);
	struct str word = str_sub(s, t.from, t.at);
	const struct abbreviation *found;
	char both[LONGEST + 2];

	if (!word.n)
		return false;
	if (char_digit(word.p[0]))
		return str_digits(word) ? is_ordinal(&t, word) : is_date(&t, word);
	found = abbreviation(word);
	if (found && goes_on(&t, word, found->kind))
		return true;
	found = t.is == NEXT_CAPITAL ? abbreviation(joined(both, &t, word)) : NULL;
	if (found && goes_on(&t, word, found->kind))
		return true;
	return is_short_title(word) || (is_letters(word) && letters_go_on(&t, word));
}
