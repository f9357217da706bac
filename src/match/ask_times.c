/* SPDX-License-Identifier: ISC */
#include "base/gapped_table.h"
#include "base/text.h"
#include "base/words.h"
#include "contact/sentences.h"
#include "match/ask_times.h"

enum tag { CLOSE, CLIENT, REFUSES };

enum { LATELY = 120 }; /* days since the last contact with a client, at most */

/* what notes, roles and tags say of a contact; see base/gapped_phrases.h */
static const struct gapped_row rows[] = {
	{CLOSE, ". my sister/brother/mother/mum/mom/father/dad/aunt/uncle/cousin/niece/nephew/daughter/son/"
	        "grandmother/grandfather/wife/husband/partner/godmother/godfather .; "
	        ". my older/elder/younger/big/little/twin sister/brother .; is my sister/brother/mother/father/"
	        "aunt/uncle/cousin .; . my oldest/best/closest/dearest friend .; "
	        ". my oldest/best/closest/dearest friend since/from; . oldest/best/closest/dearest friend; . my/old mentor; . mentor .; . mentor since/of/for"},
	{CLOSE, ". meine/mein schwester/bruder/mutter/vater/tante/onkel/cousin/cousine/nichte/neffe/oma/opa/"
	        "tochter/sohn/frau/mann/patin/pate .; . meine/mein altere/alterer/kleine/kleiner/grosse/grosser "
	        "schwester/bruder .; . meine/mein alteste/altester/beste/bester freundin/freund; . alteste/"
	        "altester/beste/bester freundin/freund; . mein/meine mentor/mentorin; . mentor/mentorin .; . "
	        "mentor/mentorin seit"},
	{CLOSE, ". ma/mon soeur/frere/mere/pere/tante/oncle/cousin/cousine/niece/neveu/fille/fils/femme/mari .; "
	        ". ma/mon meilleure/meilleur/vieille/vieil amie/ami; . mon/ma mentor/mentore; . mentor/mentore .; "
	        ". mentor/mentore depuis; . mi hermana/hermano/madre/padre/tia/tio/prima/primo/hija/hijo/abuela .; "
	        ". mi mejor amiga/amigo; . mi mentor/mentora; . mentora .; . mentor/mentora desde"},
	{CLOSE, ". a/o minha/meu irma/irmao/mae/pai/tia/tio/prima/primo/filha/filho/avo .; . minha/meu irma/irmao/"
	        "mae/pai/tia/tio/prima/primo .; . a/o minha/meu melhor amiga/amigo; . melhor amiga/amigo; "
	        ". mia/mio sorella/fratello/madre/padre/zia/zio/cugina/cugino/figlia/figlio .; . la/il mia/mio "
	        "migliore/miglior amica/amico; . migliore/miglior amica/amico; . il/la mio/mia mentore; . mentore .; "
	        ". mentore dal; . mentora/mentore desde"},
	{CLOSE, ". mijn zus/zusje/broer/broertje/moeder/vader/tante/oom/nicht/neef/dochter/zoon/oma/opa .; . mijn "
	        "beste/oudste vriend/vriendin; . beste/oudste vriend/vriendin; . mijn mentor; . mentor sinds; "
	        ". moja/moj siostra/brat/mama/matka/ojciec/tata/ciocia/wujek/kuzynka/kuzyn/corka/syn .; . moja/moj "
	        "najlepsza/najlepszy przyjaciolka/przyjaciel; . moja/moj mentorka/mentor; . mentorka .; . "
	        "mentor/mentorka od"},
	{CLIENT, ". client/customer/kunde/kundin/cliente/clienta/klant/klient/klientka; my/paying "
	         "client/customer; mein/meine kunde/kundin; mon/ma/mi/meu/minha/mio/mia client/cliente"},
	{REFUSES, "asked/told/begged me/us not/never to ask; asked/told me not .. ask .. favours/favors/favour/favor; "
	          "not want/like .. to be asked; t want/like .. to be asked; do not/never ask her/him/them for/.; "
	          "don t ask her/him/them for/.; no more favours/favors; ask nothing of"},
	{REFUSES, "gebeten nicht mehr zu fragen/bitten; gebeten sie/ihn nicht .. fragen; will/mochte .. nicht .. "
	          "gefragt/gebeten werden; will um nichts .. gebeten werden; nichts mehr bitten; keine gefallen mehr; "
	          "um keinen gefallen .. bitten; ne plus rien lui/leur demander; demande de ne plus .. demander; ne "
	          "veut plus qu on lui demande; plus de services"},
	{REFUSES, "no pedirle/pedirles mas/nada; pidio/pide que no le pida; no quiere que le pida/pidan; no mas favores; "
	          "nao lhe pedir mais/nada; pediu .. nao pedir; nao quer que lhe peca/pecam; chega de favores; non "
	          "chiedergli/chiederle piu/nulla/niente/altro; ha chiesto di non chiedergli/chiederle; non vuole che gli/le "
	          "si chieda; basta favori; niets meer vragen; gevraagd niets/niet meer te vragen; wil niet .. gevraagd "
	          "worden; nie prosic jej/go/wiecej; prosila/prosil zeby/aby .. nie prosic"},
};

static struct gapped_table table = GAPPED_TABLE(rows);

/* reads the asks of one contact after another */
struct times {
	struct cues cues;
	struct buf words, word;
	bool has[REFUSES + 1];
};

/* of roles and tags: "mentor", "family", "client"; folded */
static const struct {
	enum tag tag;
	const char *words;
} values[] = {
	{CLOSE, " mentor mentorin mentora mentore mentorka family familie famille familia famiglia rodzina sister "
	        "brother mother father schwester bruder mutter vater soeur frere hermana hermano irma irmao sorella "
	        "fratello zus broer siostra brat friend freund freundin ami amie amigo amiga amico amica vriend "
	        "vriendin przyjaciel przyjaciolka verwandtschaft verwandte "},
	{CLIENT, " client customer kunde kundin cliente clienta klant klient klientka "},
};

static void
read_values(struct times *t, const struct contact *c, enum key key)
{
	const struct field *f = contact_field(c, key);

	for (uint16_t i = 0; f && i < f->n; i++) {
		buf_clear(&t->words);
		words_spaced(&t->words, &t->word, field_text(f, i));
		for (size_t k = 0; k < sizeof(values) / sizeof(values[0]); k++) {
			struct str all = str_of(values[k].words);

			t->has[values[k].tag] |= t->words.n > 2 && str_find(all, buf_view(&t->words)) < all.n;
		}
	}
}

static void
read_clause(struct times *t, struct str clause)
{
	struct gapped_found found;
	struct gapped_at at = {0};

	buf_clear(&t->words);
	words_spaced(&t->words, &t->word, clause);
	while (gapped_phrases_next(&found, gapped_table_phrases(&table), buf_view(&t->words), &at))
		t->has[found.tag] = true;
}

static void
read_notes(struct times *t, const struct contact *c)
{
	struct context context = {0};
	struct sentences s;
	struct str one;

	context_body(&context, c);
	context_repair(&context, c);
	sentences_open(&s, context.body);
	while (sentences_next(&s, &one)) {
		size_t from = 0;

		for (size_t i = 0; i <= one.n; i++)
			if (i == one.n || char_in(one.p[i], STR(",;:("))) {
				read_clause(t, str_sub(one, from, i));
				from = i + 1;
			}
	}
	sentences_close(&s);
	context_free(&context);
}

static void
read_contact(struct times *t, const struct contact *c, day today)
{
	memset(t->has, 0, sizeof(t->has));
	read_values(t, c, KEY_ROLES);
	read_values(t, c, KEY_TAGS);
	read_notes(t, c);
	cues_of(&t->cues, c, today - CUES_SAD_DAYS, today);
}

/* why this is no time to ask; NULL if it may be one */
static const char *
reason(struct times *t)
{
	const struct str *quote = t->cues.quote;

	if (t->has[REFUSES] || quote[CUE_REFUSED].n || quote[CUE_NEVER].n)
		return "your notes say not to ask";
	if (quote[CUE_SAD].n)
		return "comfort them first";
	return quote[CUE_UNSETTLED].n || cues_in(&t->cues, quote[CUE_SECRET], CUE_QUARREL) ? "make peace first"
	                                                                                   : NULL;
}

static void
set(struct times *t, struct asked *a, day today)
{
	a->wait = reason(t);
	if (a->wait) {
		a->state = ASK_WAIT;
		return;
	}
	a->close = t->has[CLOSE] || (t->has[CLIENT] && a->last != DAY_NONE && today - a->last <= LATELY);
	if (!a->close)
		return;
	a->missing = 0;
	a->state = a->state == ASK_GIVE ? ASK_READY : a->state;
}

void
ask_times_set(struct asked *v, size_t n, const struct book *b, day today)
{
	struct times t = {0};
	size_t who = b->n;

	cues_open(&t.cues);
	for (size_t i = 0; i < n && v[i].state < ASK_GRANTED; i++) {
		if (v[i].who != who)
			read_contact(&t, &b->contact[v[i].who], today);
		who = v[i].who;
		set(&t, &v[i], today);
	}
	cues_close(&t.cues);
	buf_free(&t.words);
	buf_free(&t.word);
}
