/* SPDX-License-Identifier: ISC */
#include "page/page_frame.h"
#include "page/page_person_style.h"
#include "page/page_script.h"
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
	".unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}" \
	"::placeholder{color:var(--faint);opacity:1}" \
	":root:has(.find){scroll-padding-top:8em}" \
	".find{position:sticky;top:0;z-index:1;padding:.3em 0;background:var(--paper)}" \
	".find p{margin:0}" \
	".letters{display:grid;grid-template-columns:repeat(auto-fill,minmax(1.55em,1fr));gap:0;margin:.2em 0 0}" \
	".letters a{padding:.1em 0;min-height:0;line-height:1.6;text-align:center}" \
	"h1{font-size:1.4em;margin:.4em 0 .2em}" \
	".people{list-style:none;padding:0;margin:0}" \
	".people li{display:block;border-bottom:1px solid var(--rule);content-visibility:auto;contain-intrinsic-size:auto 3.06em}" \
	".people a{display:block;padding:.25em 0 1.45em;line-height:1.3;text-decoration:none}" \
	".people a:focus-visible{outline-offset:-3px}" \
	".people small{display:block;position:relative;margin-top:-1.7em;padding-bottom:.4em;line-height:1.3;pointer-events:none;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}" \
	".due small{white-space:normal}" \
	".people .late{font-weight:bold;color:var(--ink)}" \
	"[hidden]{display:none!important}" \
	"table{border-collapse:collapse}" \
	"th,td{text-align:left;padding:.2em .8em .2em 0;border-bottom:1px solid var(--rule)}" \
	"td{text-align:right}" \
	"[scope=row]{font-weight:normal}" \
	"summary{padding:.6em 0;min-height:2.75em;cursor:pointer}" \
	"svg text{font:13px system-ui,sans-serif;fill:var(--ink)}" \
	".bars{width:100%;max-width:28em;height:auto}" \
	".bars .one{fill:var(--one)}" \
	".bars .two{fill:var(--two)}" \
	".bars .end{text-anchor:end}" \
	".bars line{stroke:var(--faint)}" \
	".bars .goal{stroke-dasharray:4 3}" \
	".one b{color:var(--one)}" \
	".two b{color:var(--two)}" \
	"@media print{[role=search]{display:none}" \
	".find{display:none}.people li{content-visibility:visible;break-inside:avoid}.people small{white-space:normal}}"
#define STYLE_ALL_DIGEST "/gbxigQNS7KO4KwemWPQuHupbn9T3C40a3SoCqKyiv0="

/* additional style of the map */
#define STYLE_MAP STYLE \
	"h1{font-size:1.4em;margin:.4em 0 .2em}" \
	"[hidden]{display:none!important}" \
	"svg text{font:13px system-ui,sans-serif;fill:var(--ink)}" \
	".wide{border:1px solid var(--rule);width:calc(100vw - 2em);margin-left:calc(50% - 50vw + 1em)}" \
	".wide svg{display:block;margin:auto;max-width:100%;height:auto}" \
	".live{height:66vh;overflow:hidden;touch-action:pan-y;user-select:none}" \
	".live svg{width:100%;height:100%}" \
	".zoomed{touch-action:none;cursor:grab}" \
	"@media(orientation:portrait){.broad{display:none!important}}" \
	"@media(orientation:landscape){.tall{display:none!important}}" \
	"#zoom{margin:.4em 0}" \
	"button{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--faint);border-radius:.4em;min-width:2.75em;min-height:2.75em}" \
	".legend{list-style:none;padding:0;font-size:.9em;columns:16em}" \
	".legend li{break-inside:avoid;padding:.1em 0}" \
	".legend svg{vertical-align:-.1em}" \
	".map text{text-anchor:middle;fill:#202020}" \
	".map line{stroke:#808890}" \
	".map .only{stroke:var(--ink);stroke-width:3}" \
	".map .some{stroke-width:2.5}" \
	".map .many{stroke-width:5}" \
	".map .first{stroke-width:3}" \
	"@media print{#zoom{display:none}.wide{border:0;width:auto;margin:0}.map{width:100%;height:auto}}"
#define STYLE_MAP_DIGEST "ZpGLKBVh/05S9UmLeHX483a0hm+mNB1DTTxoY9Dh1z0="

static const struct {
	const char *file, *name;
} kinds[PAGE_KIND_COUNT] = {
	[PAGE_INDEX] = {"index.html", "People"},
	[PAGE_DUE] = {"due.html", "Due"},
	[PAGE_MAP] = {"map.html", "Map"},
	[PAGE_GARDEN] = {"garden.html", "Garden"},
	[PAGE_WEEK] = {"weeks.html", "Weeks"},
};

/* the script of a page, or NULL; a map without ties has none */
static const struct page_script *
script_of(const struct pages *p, enum page_kind kind)
{
	if (kind == PAGE_INDEX)
		return &page_script_list;
	return kind == PAGE_MAP && p->mesh.graph.start[p->mesh.graph.n] ? &page_script_map : NULL;
}

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

	if (kind == PAGE_MAP) {
		style.style = STR(STYLE_MAP);
		style.style_digest = STR(STYLE_MAP_DIGEST);
	}
	if (script_of(p, kind)) {
		style.script = script_of(p, kind)->text;
		style.script_digest = script_of(p, kind)->digest;
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
	if (script_of(p, kind)) {
		buf_str(out, STR("<script>"));
		buf_str(out, script_of(p, kind)->text);
		buf_str(out, STR("</script>\n"));
	}
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

const char *
page_why_none(const struct pages *p)
{
	return p->people.n ? "all contacts here are inactive" : "this book has no contacts yet";
}

void
page_name(struct buf *out, const struct pages *p, size_t who, const char *folder)
{
	buf_fmt(out, "<a href=\"%s%.*s\">", folder, STR_ARG(p->link[who]));
	html_isolated(out, p->name[who]);
	buf_str(out, STR("</a>"));
}
