/* SPDX-License-Identifier: ISC */
#include <pthread.h>

#include "base/gapped_phrases.h"
#include "base/words.h"
#include "find/harm.h"

/* English has two lines, each other language one; see base/gapped_phrases.h */
static const char *const harms[] = {
	"stole; stolen from; stealing from; robbed; cheated; conned; swindled; defrauded",
	"filed/pressed/pressing charges; filed a charge; charges against; reported her/him/them to; took .. to court; sued; suing",
	"bestohlen; gestohlen; beklaut; geklaut; betrogen; anzeige; angezeigt; strafanzeige; verklagt",
	"vole a; a vole; escroque; arnaque; plainte; denonce a la police; poursuit en justice",
	"bestolen; gestolen; opgelicht; bedrogen; aangifte; aangeklaagd",
	"robo; ha robado; estafo; estafado; denuncia; denuncio; ha denunciado; demando; demandado",
	"rubato; truffato; ingannato; denuncia; denunciato; querela",
	"roubou; burlou; enganou; queixa; apresentou queixa; processou",
	"okradl; okradla; ukradl; ukradla; oszukal; oszukala; zglosil na policje; zglosila na policje; pozwal; pozwala",
};

static struct gapped_phrases all;

static void
fill(void)
{
	for (size_t i = 0; i < sizeof(harms) / sizeof(harms[0]); i++)
		gapped_phrases_add(&all, str_of(harms[i]), 0);
}

bool
harm_said(struct str sentence)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	struct buf words = {0}, scratch = {0};
	struct gapped_found found;
	struct gapped_at at = {0};
	bool is;

	pthread_once(&once, fill);
	words_spaced(&words, &scratch, sentence);
	is = gapped_phrases_next(&found, &all, buf_view(&words), &at);
	buf_free(&words);
	buf_free(&scratch);
	return is;
}
