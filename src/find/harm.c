/* SPDX-License-Identifier: ISC */
#include "base/gapped_table.h"
#include "find/harm.h"

/* English has two lines, each other language one; see base/gapped_phrases.h */
static const struct gapped_row harms[] = {
	{0, "stole; stolen from; stealing from; robbed; cheated; conned; swindled; defrauded"},
	{0, "filed/pressed/pressing charges; filed a charge; charges against; reported her/him/them to; took .. to court; sued; suing"},
	{0, "bestohlen; gestohlen; beklaut; geklaut; betrogen; anzeige; angezeigt; strafanzeige; verklagt"},
	{0, "vole a; a vole; escroque; arnaque; plainte; denonce a la police; poursuit en justice"},
	{0, "bestolen; gestolen; opgelicht; bedrogen; aangifte; aangeklaagd"},
	{0, "robo; ha robado; estafo; estafado; denuncia; denuncio; ha denunciado; demando; demandado"},
	{0, "rubato; truffato; ingannato; denuncia; denunciato; querela"},
	{0, "roubou; burlou; enganou; queixa; apresentou queixa; processou"},
	{0, "okradl; okradla; ukradl; ukradla; oszukal; oszukala; zglosil na policje; zglosila na policje; pozwal; pozwala"},
};

static struct gapped_table table = GAPPED_TABLE(harms);

bool
harm_said(struct str sentence)
{
	return gapped_table_said(&table, sentence);
}
