/* SPDX-License-Identifier: ISC */
#include "page/page_frame.h"
#include "page/page_person_style.h"
#include "print/html.h"

/* the policy contains digests of the styles and the script; tests/spec/page.md checks them */
#define STYLE \
	":root{color-scheme:light dark;--paper:#fff;--ink:#1c1c1c;--faint:#595959;--rule:#cfcfcf;--link:#0b57a4}" \
	"@media(prefers-color-scheme:dark){:root{--paper:#17191b;--ink:#e9e7e4;--faint:#adadad;--rule:#43474b;--link:#8fc3ff}}" \
	"*{box-sizing:border-box}" \
	"body{margin:0;background:var(--paper);color:var(--ink);font:1em/1.5 system-ui,sans-serif;overflow-wrap:anywhere}" \
	"header,main,footer{max-width:46em;margin:0 auto;padding:0 1em}" \
	"header{border-bottom:1px solid var(--rule)}" \
	"header p{margin:.6em 0 0;color:var(--faint)}" \
	"footer,small,.faint{color:var(--faint)}" \
	"a{color:var(--link)}" \
	":focus-visible{outline:3px solid var(--link);outline-offset:2px}" \
	"nav{display:flex;flex-wrap:wrap;gap:0 .3em;margin:0 -.35em}" \
	"nav a{padding:.6em .35em;min-height:2.75em;text-decoration:none}" \
	"nav a[aria-current]{font-weight:bold;color:var(--ink);border-bottom:3px solid var(--link)}" \
	".skip{position:absolute;left:-99em}" \
	".skip:focus{position:static;display:block;padding:.6em}" \
	"h1{font-size:1.6em;line-height:1.2;margin:.8em 0 .3em}" \
	"h2{font-size:1.2em;margin:1.6em 0 .4em}" \
	"dl{display:grid;grid-template-columns:fit-content(40%) minmax(0,1fr);gap:.2em 1em}" \
	"dt{grid-column:1;min-width:5em;color:var(--faint)}" \
	"dd{grid-column:2;margin:0;white-space:pre-line}" \
	"dd a,.note a{display:inline-block;padding:.2em 0}" \
	".note :is(p,li,h2,h3,h4,h5,h6,pre){unicode-bidi:plaintext}" \
	"pre{white-space:pre-wrap}" \
	"ul{padding-left:1.2em}" \
	"ol{padding-left:2em}" \
	"blockquote{margin:.6em 0;padding-left:.8em;border-left:3px solid var(--rule)}" \
	":is(ul,ol,blockquote) :is(ul,ol,blockquote) :is(ul,ol,blockquote) :is(ul,ol,blockquote){padding-left:.3em}" \
	"@media print{:root{--paper:#fff;--ink:#000;--faint:#333;--link:#000}body{font-size:10pt}nav,.skip{display:none}}"
#define STYLE_DIGEST "4z1W+rfHCQj9Qu5DdXzDuZGbNigfUcODhCshp76e0qA="

/*
 * Additional style of the pages about all people. People in a list are blocks, not list items:
 * Chromium renumbers all items when one is hidden, half a minute for 10,000.
 */
#define STYLE_ALL STYLE \
	":root{--one:#2a6fae;--two:#c4651a}" \
	"@media(prefers-color-scheme:dark){:root{--one:#6aa9e0;--two:#e59a5c}}" \
	"input{width:100%;font:inherit;padding:.6em;min-height:2.75em;color:inherit;background:var(--paper);border:1px solid var(--faint);border-radius:.4em}" \
	".people{list-style:none;padding:0;margin:0}" \
	".people li{display:block;border-bottom:1px solid var(--rule);content-visibility:auto;contain-intrinsic-size:auto 4em}" \
	".people a{display:block;padding:.6em 0 .1em;min-height:2.75em;text-decoration:none}" \
	".people small{display:block;padding-bottom:.5em}" \
	".people .late{font-weight:bold;color:var(--ink)}" \
	"[hidden]{display:none!important}" \
	"table{border-collapse:collapse}" \
	"th,td{text-align:left;padding:.2em .8em .2em 0;border-bottom:1px solid var(--rule)}" \
	"td{text-align:right}" \
	"[scope=row]{font-weight:normal}" \
	"summary{padding:.6em 0;min-height:2.75em;cursor:pointer}" \
	".wide{overflow:auto;border:1px solid var(--rule);width:calc(100vw - 2em);margin-left:calc(50% - 50vw + 1em)}" \
	".wide svg{display:block;margin:auto}" \
	"svg text{font:13px system-ui,sans-serif;fill:var(--ink)}" \
	".map text{text-anchor:middle;fill:#202020}" \
	".map line{stroke:#808890}" \
	".map .only{stroke:var(--ink);stroke-width:3}" \
	".map .first{stroke-width:3}" \
	".bars{width:100%;max-width:28em;height:auto}" \
	".bars .one{fill:var(--one)}" \
	".bars .two{fill:var(--two)}" \
	".bars .end{text-anchor:end}" \
	".bars line{stroke:var(--faint)}" \
	".bars .goal{stroke-dasharray:4 3}" \
	".one b{color:var(--one)}" \
	".two b{color:var(--two)}" \
	"@media print{[role=search]{display:none}" \
	".people li{content-visibility:visible;break-inside:avoid}.people a{min-height:0}.wide{overflow:visible;border:0;width:auto;margin:0}.map{width:100%;height:auto}}"
#define STYLE_ALL_DIGEST "vbnT9YmmUU9pOoP7hdfsLYNHoQqoRHSGoEKbekaolsc="

/*
 * The search hides people who lack one of the words; accents do not matter. It looks in names, the
 * text below them, and the id, which is in the address. Without the script nothing is hidden, and
 * there is no search field.
 */
#define SCRIPT \
	"\"use strict\";(function(){" \
	"var d=document,box=d.getElementById(\"search\"),q=d.getElementById(\"q\"),found=d.getElementById(\"found\")," \
	"rows=d.querySelectorAll(\".people li\"),text=null," \
	"other={\"\\u00f8\":\"o\",\"\\u0142\":\"l\",\"\\u0111\":\"d\",\"\\u0131\":\"i\",\"\\u00df\":\"ss\",\"\\u00e6\":\"ae\",\"\\u0153\":\"oe\",\"\\u00f0\":\"d\",\"\\u00fe\":\"th\",\"\\u03c2\":\"\\u03c3\"};" \
	"function fold(s){return s.normalize(\"NFKD\").replace(/[\\p{M}\\p{DI}]/gu,\"\").toLowerCase()" \
	".replace(/[\\u00f8\\u0142\\u0111\\u0131\\u00df\\u00e6\\u0153\\u00f0\\u00fe\\u03c2]/g,function(c){return other[c]})" \
	".replace(/[\\u2018\\u2019]/g,\"'\").replace(/[-_\\u2010-\\u2015\\s]+/g,\" \")}" \
	"function id(a){return decodeURIComponent(a.getAttribute(\"href\").slice(2,-5))}" \
	"function run(){" \
	"var words=fold(q.value).split(\" \").filter(Boolean),n=0;" \
	"if(!text)text=Array.prototype.map.call(rows,function(li){return fold(li.textContent+\" \"+id(li.querySelector(\"a\")))});" \
	"rows.forEach(function(li,i){" \
	"var hit=words.every(function(w){return text[i].indexOf(w)>=0});" \
	"if(li.hidden===hit)li.hidden=!hit;n+=hit});" \
	"found.textContent=words.length?n+\" of \"+rows.length:\"\"}" \
	"box.hidden=false;" \
	"q.addEventListener(\"input\",run);" \
	"q.addEventListener(\"keydown\",function(e){" \
	"if(e.key!==\"Enter\"||!q.value||e.isComposing)return;" \
	"var a=d.querySelector(\".people li:not([hidden]) a\");if(a)a.click()});" \
	"window.addEventListener(\"pageshow\",function(){if(q.value)run()})" \
	"})()"
#define SCRIPT_DIGEST "vVgcnmgzbWN6yV+OYMI1BzfIrXPTsWBUnYXAQMfBZnU="

static const struct {
	const char *file, *name;
} kinds[PAGE_KIND_COUNT] = {
	[PAGE_INDEX] = {"index.html", "People"},
	[PAGE_DUE] = {"due.html", "Due"},
	[PAGE_MAP] = {"map.html", "Map"},
	[PAGE_GARDEN] = {"garden.html", "Garden"},
	[PAGE_WEEK] = {"weeks.html", "Weeks"},
};

/* everything above the content; `up` is the path to the folder of the main pages */
static void
begin(struct buf *out, const struct pages *p, struct str title, enum page_kind kind, const struct html_style *style, const char *up)
{
	html_begin(out, title, style);
	buf_str(out, STR("<a class=\"skip\" href=\"#main\">To the content</a>\n<header>\n<p>"));
	html_isolated(out, p->title);
	buf_str(out, STR("</p>\n<nav aria-label=\"Pages\">\n"));
	for (size_t i = 0; i < PAGE_KIND_COUNT; i++)
		buf_fmt(out, "<a href=\"%s%s\"%s>%s</a>\n", up, kinds[i].file, i == kind ? " aria-current=\"page\"" : "", kinds[i].name);
	buf_str(out, STR("</nav>\n</header>\n<main id=\"main\">\n"));
}

void
page_frame_begin(struct buf *out, const struct pages *p, enum page_kind kind)
{
	struct html_style style = {.style = STR(STYLE_ALL), .style_digest = STR(STYLE_ALL_DIGEST)};
	struct buf title = {0};

	if (kind == PAGE_INDEX) {
		style.script = STR(SCRIPT);
		style.script_digest = STR(SCRIPT_DIGEST);
	}
	buf_fmt(&title, "%s – %.*s", kinds[kind].name, STR_ARG(p->title));
	begin(out, p, buf_view(&title), kind, &style, "");
	buf_fmt(out, "<h1>%s</h1>\n", kinds[kind].name);
	buf_free(&title);
}

void
page_frame_end(struct buf *out, const struct pages *p, enum page_kind kind)
{
	char today[DAY_SIZE];

	buf_fmt(out, "</main>\n<footer><p>As of %s.</p></footer>\n", day_format(today, p->today));
	if (kind == PAGE_INDEX)
		buf_str(out, STR("<script>" SCRIPT "</script>\n"));
	html_end(out);
}

void
page_person_begin(struct buf *out, const struct pages *p, size_t who, bool pictures)
{
	struct html_style style = {
		.style = STR(STYLE), .style_digest = STR(STYLE_DIGEST), .more = page_person_style,
		.more_digest = page_person_style_digest, .pictures = pictures,
	};

	begin(out, p, p->name[who], PAGE_KIND_COUNT, &style, "../");
}

void
page_person_end(struct buf *out, const struct pages *p)
{
	page_frame_end(out, p, PAGE_KIND_COUNT);
}

void
page_name(struct buf *out, const struct pages *p, size_t who, const char *folder)
{
	buf_fmt(out, "<a href=\"%s%.*s\">", folder, STR_ARG(p->link[who]));
	html_isolated(out, p->name[who]);
	buf_str(out, STR("</a>"));
}
