/* SPDX-License-Identifier: ISC */
#ifndef TEND_PAGE_SCRIPT_H
#define TEND_PAGE_SCRIPT_H

/*
 * The scripts of the pages, each with its digest (SHA-256, base64) for the policy;
 * tests/spec/page.md checks the digests. Without scripts nothing is hidden.
 */

/*
 * The search hides people who lack one of the words; accents do not matter. It looks in names, the
 * text below them, and the id, which is in the address. The words stand in the address of the page,
 * so that Back from a person's page finds them again. The letters are hidden during a search.
 */
#define PAGE_SCRIPT_LIST \
	"\"use strict\";(function(){" \
	"var d=document,box=d.getElementById(\"search\"),q=d.getElementById(\"q\"),found=d.getElementById(\"found\")," \
	"letters=d.getElementById(\"letters\"),rows=d.querySelectorAll(\".people li\"),text=null,timer=0," \
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
	"if(letters)letters.hidden=words.length>0;" \
	"found.textContent=words.length?n+\" of \"+rows.length:\"\"}" \
	"function asked(){" \
	"try{return location.hash.slice(0,3)===\"#q=\"?decodeURIComponent(location.hash.slice(3)):\"\"}catch(e){return\"\"}}" \
	"function save(){" \
	"clearTimeout(timer);if(q.value===asked())return;" \
	"try{history.replaceState(null,\"\",q.value?\"#q=\"+encodeURIComponent(q.value):location.pathname+location.search)}catch(e){}}" \
	"function read(){if(q.value!==asked()){q.value=asked();run()}}" \
	"box.hidden=false;read();" \
	"q.addEventListener(\"input\",function(){run();clearTimeout(timer);timer=setTimeout(save,300)});" \
	"q.addEventListener(\"keydown\",function(e){" \
	"if(e.key!==\"Enter\"||!q.value||e.isComposing)return;" \
	"var a=d.querySelector(\".people li:not([hidden]) a\");if(a)a.click()});" \
	"d.addEventListener(\"click\",save,true);" \
	"window.addEventListener(\"hashchange\",read);" \
	"window.addEventListener(\"pageshow\",function(){if(q.value)run()})" \
	"})()"
#define PAGE_SCRIPT_LIST_DIGEST "10Ei6+7ID+y9pRd8XGK50QwLtIjnesm3z9ki857XGQs="

#endif
