/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "contact/contact.h"
#include "vcf/vcard.h"
#include "vcf/vcf.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

/* a card a line: "name (id, uid) key=text key[pair]=text", then the reports: "!line what" */
static void
show(struct buf *out, const struct cards *c)
{
	for (size_t i = 0; i < c->n; i++) {
		const struct card *card = &c->v[i];

		buf_fmt(out, "%s%.*s", i ? "\n" : "", STR_ARG(card->name));
		if (card->id.n)
			buf_fmt(out, " #%.*s", STR_ARG(card->id));
		if (card->uid.n)
			buf_fmt(out, " @%.*s", STR_ARG(card->uid));
		for (size_t k = 0; k < card->nvalues; k++) {
			const struct card_value *v = &card->value[k];

			buf_str(out, STR(" | "));
			buf_str(out, v->key == KEY_OTHER ? v->name : str_of(key_name(v->key)));
			if (v->pair.n)
				buf_fmt(out, "[%.*s]", STR_ARG(v->pair));
			buf_fmt(out, "=%.*s", STR_ARG(v->text));
		}
	}
	for (size_t i = 0; i < c->errors.n; i++)
		buf_fmt(out, "\n!%u %.*s", c->errors.v[i].line, STR_ARG(c->errors.v[i].what));
}

static void
check(struct str vcf, const char *want)
{
	struct cards c = {0};
	struct buf got = {0};

	vcf_read(&c, vcf, STR("x.vcf"));
	buf_str(&got, STR(""));
	show(&got, &c);
	if (strcmp(got.p, want) != 0)
		fail_msg("of\n%.*s\ngot\n%s\nwant\n%s", STR_ARG(vcf), got.p, want);
	buf_free(&got);
	cards_free(&c);
}

struct row {
	const char *lines; /* between VERSION and END */
	const char *want;
};

static void
check_rows(const char *version, const struct row *row, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct buf vcf = {0};

		buf_fmt(&vcf, "BEGIN:VCARD\nVERSION:%s\n%s\nEND:VCARD\n", version, row[i].lines);
		check(buf_view(&vcf), row[i].want);
		buf_free(&vcf);
	}
}

static void
test_lines(void **state)
{
	static const struct row rows[] = {
		{"FN:Ana\r\nTEL:1\rTEL:2\nTEL:3", "Ana | phone=1 | phone=2 | phone=3"},
		{"FN:Ana\r\r\nNOTE:a\r\r\n b\r\r\n", "Ana | note=ab"},
		{"FN:An\n a Ló\n \tpez", "Ana Ló\tpez"},
		{"FN:Ana L\xC3\n \xB3pez", "Ana López"},
		{"FN:Ana\n  López", "Ana López"},
		{"F\n N:Ana\nN\n OTE:x", "Ana | note=x"},
		{"FN:Ana\n\n\nTEL:1\n \n", "Ana | phone=1"},
		{"fn:Ana\nTel;Type=Home:1", "Ana | phone=1 | vcard=Tel;TYPE=Home:1"},
		{"FN:Ana\nitem1.TEL:1\nITEM1.X-ABLabel:Boat", "Ana | phone=1 | vcard=TEL;X-ABLABEL=Boat:1"},
		{"FN:Ana\nTEL:1\nX-ABLabel:Boat", "Ana | phone=1 | vcard=X-ABLabel:Boat"},
		{"FN:Ana\nno line", "Ana\n!4 no property of a card: left out"},
		{"FN:Ana\nTEL;X=\"a:b;c\":1", "Ana | phone=1 | vcard=TEL;X=\"a:b;c\":1"},
		{"FN:Ana\nTEL;X=\"a:1", "Ana | phone=1 | vcard=TEL;X=\"^'a\":1"},
		{"FN:Ana\nX-A;TYPE=\"spouse,x^'y\":1", "Ana | vcard=X-A;TYPE=spouse,\"x^'y\":1"},
		{"FN:Ana\nTÉL:1", "Ana\n!4 no property of a card: left out"},
		{"FN:Ana\n:1", "Ana\n!4 no property of a card: left out"},
		{"FN:a\\,b\\;c\\nd\\Ne\\\\f\\:g\\xh\\", "a,b;c\nd\ne\\f:g\\xh\\"},
		{"FN:Ana\nNOTE:a\\\n nb", "Ana | note=a\nb"},
		{"FN:a\x01" "b", "ab"},
	};

	(void)state;
	check_rows("3.0", rows, LENGTH(rows));
}

static void
test_old(void **state)
{
	static const struct row rows[] = {
		{"FN:Ana\nTEL;HOME;VOICE:1\nTEL;CELL:2",
		 "Ana | phone=1 | vcard=TEL;TYPE=HOME,VOICE:1 | phone=2 | vcard=TEL;TYPE=CELL:2"},
		{"FN;QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Jos=E9", "José"},
		{"FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Jos=C3=A9", "José"},
		{"FN;ENCODING=QUOTED-PRINTABLE:Jos=C3=\n=A9 Lima", "José Lima"},
		{"FN;ENCODING=QUOTED-PRINTABLE:Jos=C3=\n =A9=20=\n Lima", "José Lima"},
		{"FN;ENCODING=QUOTED-PRINTABLE:Jos=C3=A9 da=\n Lima", "José da Lima"},
		{"FN;ENCODING=QUOTED-PRINTABLE:Jos=C3=A9=  \n=20Lima", "José Lima"},
		{"FN;ENCODING=QUOTED-PRINTABLE:Jos=e9=ZZ=", "José=ZZ\n!3 not UTF-8: read as windows-1252"},
		{"FN:Jos\xE9", "José\n!3 not UTF-8: read as windows-1252"},
		{"FN:Jos\xC3\xA9 \xE9", "José ?\n!3 bytes that are no text: now \"?\""},
		{"FN;CHARSET=klingon:Ana", "Ana\n!3 a character set that is not known: read as UTF-8"},
		{"FN;CHARSET=SHIFT_JIS:\x95\x5C;\x8E\x52", "表;山"},
		{"FN;CHARSET=SHIFT_JIS:\x95\x5C\xFF", "表?\n!3 bytes that are no text: now \"?\""},
		{"N;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:L=C3=B3pez;Ana;;;", "Ana López"},
		{"FN:Ana\nNOTE;ENCODING=QUOTED-PRINTABLE:a=0D=0A=\nb=0D=0A", "Ana | note=a\nb"},
		{"FN:Ana\nNOTE;ENCODING=QUOTED-PRINTABLE:a=", "Ana | note=a"},
		{"FN:C:\\new\\;er, x", "C:\\new;er, x"},
		{"FN:Ana\nNICKNAME:A, b", "Ana | aliases=A, b"},
		{"FN:Ana\nNOTE:a word\n and another", "Ana | note=a word and another"},
		{"FN:Ana\nNOTE:a line that is so long that whoever folded it has counted its bytes, no\n t blanks",
		 "Ana | note=a line that is so long that whoever folded it has counted its bytes, not blanks"},
		{"FN:Ana\nPHOTO;JPEG;BASE64:\n AAAA\n BBBB==\n\nTEL:1",
		 "Ana | vcard=PHOTO:data:image/jpeg;base64,AAAABBBB | phone=1"},
		{"FN:Ana\nPHOTO;ENCODING=BASE64;TYPE=JPEG:AAAA\nBBBB\nTEL:1",
		 "Ana | vcard=PHOTO:data:image/jpeg;base64,AAAABBBB | phone=1"},
		{"FN:Ana\nAGENT:\nBEGIN:VCARD\nFN:Bo\nAGENT:\nBEGIN:VCARD\nEND:VCARD\nTEL:2\nEND:VCARD\nTEL:1",
		 "Ana | phone=1\n!5 a card within a card: left out\n!8 a card within a card: left out"},
		{"FN:Ana\nSOUND;X-IRMC-N;CHARSET=SHIFT_JIS:\xD4\xCF;", "Ana | vcard=SOUND;TYPE=X-IRMC-N:ﾔﾏ;"},
		{"FN:Ana\nLABEL;WORK;QUOTED-PRINTABLE:Rua 1=0D=0A=\nLisbon", "Ana | vcard=LABEL;TYPE=WORK:Rua 1\\nLisbon"},
		{"FN:Ana\nITEM1.X-ABDATE:16040314\nITEM1.X-ABLABEL:first tea", "Ana | dates[first tea]=--03-14"},
		{"FN:Ana\nX-ABDATE:--06-17\nitem1.X-ABDATE;X-APPLE-OMIT-YEAR=1604:1604-06-18\nitem1.X-ABLabel:date",
		 "Ana | dates[date]=--06-17 | dates[date]=--06-18"},
		{"FN:Ana\nX-TEND-ID:ana\nX-TEND-DATES;X-PAIR=\"wedding\":2012-06-09\nitem1.X-ABDATE:20130609\nitem1.X-ABLabel:anniversary",
		 "Ana #ana | dates[wedding]=2012-06-09 | dates[anniversary]=2013-06-09"},
		{"FN:Ana\nX-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Nan;1;;\nX-ANDROID-CUSTOM:x/relation;Bo;1;;",
		 "Ana | aliases=Nan | vcard=X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Nan;1;; | vcard=X-ANDROID-CUSTOM:x/relation;Bo;1;;"},
		{"FN:Ana\nADR;DOM;PARCEL:;;;Porto;;;", "Ana | place=Porto | vcard=ADR;TYPE=DOM,PARCEL:;;;Porto;;;"},
	};

	(void)state;
	check_rows("2.1", rows, LENGTH(rows));
}

static void
test_properties(void **state)
{
	static const struct row rows[] = {
		{"FN:Ana\nNICKNAME:A,B\\,C,,", "Ana | aliases=A | aliases=B,C"},
		{"FN:Ana\nFN:Anna", "Ana | aliases=Anna | vcard=FN:Ana | vcard=FN:Anna"},
		{"FN:\nN:López;Ana;María,Luz;Dr.;PhD", "Ana María Luz López | vcard=N:López;Ana;María,Luz;Dr.;PhD"},
		{"FN:Ana\nN:López;Ana;;Dr.;", "Ana | aliases=Ana López | vcard=N:López;Ana;;Dr.;"},
		{"FN:Dr. Ana Lopez\nN:López;Ana;;;", "Dr. Ana Lopez | vcard=N:López;Ana;;;"},
		{"N:;;;;\nORG:Acme;Research;Dyes", "Acme | org=Acme | vcard=ORG:Acme;Research;Dyes | vcard=N:;;;;"},
		{"NICKNAME:Nan\nEMAIL:a@b.c", "Nan | email=a@b.c"},
		{"EMAIL:a@b.c", "a@b.c | email=a@b.c"},
		{"TEL:1", "1 | phone=1"},
		{"FN:Ana\nORG:;Research", "Ana | org=Research | vcard=ORG:;Research"},
		{"FN:Ana\nTITLE:VP\nROLE:dean\nCATEGORIES:a,b\\,c,myContacts",
		 "Ana | title=VP | roles=dean | tags=a | tags=b,c | vcard=CATEGORIES:myContacts"},
		{"FN:Ana\nTEL;VALUE=uri;TYPE=\"voice,work\":tel:+1-2;ext=3",
		 "Ana | phone=+1-2 ext. 3 | vcard=TEL;TYPE=voice,work;VALUE=uri:tel:+1-2;ext=3"},
		{"FN:Ana\nEMAIL;TYPE=INTERNET:a@b.c\nEMAIL;PREF=1:mailto:d@e.f",
		 "Ana | email=d@e.f | vcard=EMAIL;PREF=1;VALUE=uri:mailto:d@e.f | email=a@b.c"},
		{"FN:Ana\nTEL:1\nTEL;TYPE=pref:2", "Ana | phone=2 | vcard=TEL;PREF=1:2 | phone=1"},
		{"FN:Ana\nitem1.URL:http\\://a.b\nitem1.X-ABLabel:_$!<HomePage>!$_",
		 "Ana | url=http://a.b | vcard=URL;X-ABLABEL=_$!<HomePage>!$_:http://a.b"},
		{"FN:Ana\nX-SKYPE:ana\nIMPP:xmpp:a@b\nIMPP;X-SERVICE-TYPE=Skype;type=HOME:skype:ana\n"
		 "IMPP;X-SERVICE-TYPE=QQ:x-apple:1",
		 "Ana | messengers=skype:ana | vcard=X-SKYPE:ana | messengers=xmpp:a@b | "
		 "vcard=IMPP;TYPE=HOME;X-SERVICE-TYPE=Skype:skype:ana | messengers=x-apple:1 | "
		 "vcard=IMPP;X-SERVICE-TYPE=QQ:x-apple:1"},
		{"FN:Ana\nX-SOCIALPROFILE;type=twitter:https://t.co/a",
		 "Ana | url=https://t.co/a | vcard=X-SOCIALPROFILE;TYPE=twitter:https://t.co/a"},
		{"FN:Ana\nitem2.X-ABDATE;type=pref:2011-06-01\nitem2.X-ABLabel:_$!<Anniversary>!$_",
		 "Ana | anniversary=2011-06-01 | vcard=X-ABDATE;PREF=1;X-ABLABEL=_$!<Anniversary>!$_:2011-06-01"},
		{"FN:Ana\nitem3.X-ABRELATEDNAMES:Bo\nitem3.X-ABLabel:_$!<Spouse>!$_\nRELATED;TYPE=friend:Cy",
		 "Ana | spouse=Bo | vcard=X-ABRELATEDNAMES;X-ABLABEL=_$!<Spouse>!$_:Bo | friend=Cy | "
		 "vcard=RELATED;TYPE=friend:Cy"},
		{"FN:Ana\nANNIVERSARY:20110601\nGENDER:F\nLANG:pt\nGEO:geo:1,2\nTZ:Europe/Lisbon",
		 "Ana | anniversary=2011-06-01 | vcard=GENDER:F | vcard=LANG:pt | vcard=GEO:geo:1,2 | vcard=TZ:Europe/Lisbon"},
		{"FN:Ana\nPRODID:x\nREV:x\nSOURCE:x\nCLIENTPIDMAP:1;x\nSORT-STRING:x\nX-ABUID:x\nX-ABShowAs:COMPANY\na.X-ABADR:pt",
		 "Ana | vcard=SOURCE:x | vcard=CLIENTPIDMAP:1;x | vcard=SORT-STRING:x | vcard=X-ABUID:x | vcard=X-ABShowAs:COMPANY | vcard=X-ABADR:pt"},
		{"FN:Ana\nPHOTO:data:image/png;base64,AA\nKEY:http://a\nX-ODD;ENCODING=b:AA",
		 "Ana | vcard=PHOTO:data:image/png;base64,AA== | vcard=KEY:http://a | "
		 "vcard=X-ODD:data:application/octet-stream;base64,AA=="},
		{"FN:Team\nKIND:group\nMEMBER:urn:uuid:1", "\n!0 1 card is left out: groups are no people"},
		{"FN:Team\nX-ADDRESSBOOKSERVER-KIND:Group", "\n!0 1 card is left out: groups are no people"},
		{"FN:Ana\nKIND:individual", "Ana"},
		{"FN:Ana\nNOTE:a\\nb\nNOTE:a\\nb\nNOTE:c", "Ana | note=a\nb | vcard=NOTE:a\\nb | note=c"},
		{"FN:Ana\nUID:urn:uuid:1\nUID:2", "Ana @urn:uuid:1"},
		{"FN:Ana\nX-TEND-STATUS:do-not-contact\nX-TEND-KEY;X-KEY=\"status\":archived",
		 "Ana | x-tend-status=do-not-contact | x-tend-key=archived"},
		{"FN:Ana\nAGENT:BEGIN:VCARD\\nFN:x", "Ana\n!4 a card within a card: left out"},
	};

	(void)state;
	check_rows("4.0", rows, LENGTH(rows));
}

static void
test_places(void **state)
{
	static const struct row rows[] = {
		{"FN:A\nADR:;;;Lisbon;;;Portugal",
		 "A | address=Lisbon, Portugal | place=Lisbon, Portugal | vcard=ADR:;;;Lisbon;;;Portugal"},
		{"FN:A\nADR:;;;Lisbon;;;", "A | place=Lisbon"},
		{"FN:A\nADR;TYPE=home:;;;Lisbon;;;", "A | place=Lisbon | vcard=ADR;TYPE=home:;;;Lisbon;;;"},
		{"FN:A\nADR:;;Rua 1\\nB;Lisbon;;1100;Portugal",
		 "A | address=Rua 1, B, Lisbon, 1100, Portugal | place=Lisbon, Portugal | vcard=ADR:;;Rua 1\\nB;Lisbon;;1100;Portugal"},
		{"FN:A\nADR:;;;;Minho;;Portugal",
		 "A | address=Minho, Portugal | place=Minho, Portugal | vcard=ADR:;;;;Minho;;Portugal"},
		{"FN:A\nADR:;;Rua 1", "A | address=Rua 1"},
		{"FN:A\nADR:;;;Lisbon;;;\nADR:;;;Porto;;;", "A | place=Lisbon | address=Porto | vcard=ADR:;;;Porto;;;"},
		{"FN:A\nADR;TYPE=work:;;;Lisbon;;;\nADR;TYPE=pref:;;;Porto;;;",
		 "A | place=Porto | vcard=ADR;PREF=1:;;;Porto;;; | address=Lisbon | vcard=ADR;TYPE=work:;;;Lisbon;;;"},
		{"FN:A\nADR:;;;;;;", "A"},
		{"FN:A\nADR:", "A"},
		{"FN:A\nX-A;TYPE=\"spouse,x^'y\":1", "A | vcard=X-A;TYPE=spouse,\"x^'y\":1"},
		{"FN:A\nADR:;;;;;;;;x", "A | address=x | vcard=ADR:;;;;;;;;x"},
		{"FN:A\nX-TEND-ID:a\nADR:;;;G\\nL;;;\nADR;TYPE=home:;;;Porto;;;",
		 "A #a | place=G\nL | address=Porto | vcard=ADR;TYPE=home:;;;Porto;;;"},
		{"FN:A\nX-TEND-ID:a\nADR:;;Rua 1;Lisbon;;;Portugal",
		 "A #a | address=Rua 1, Lisbon, Portugal | vcard=ADR:;;Rua 1;Lisbon;;;Portugal"},
	};

	(void)state;
	check_rows("4.0", rows, LENGTH(rows));
}

static void
test_birthdays(void **state)
{
	static const struct row rows[] = {
		{"19800417", "birthday=1980-04-17"},
		{"1980-04-17", "birthday=1980-04-17"},
		{"1980-04-17T00:00:00Z", "birthday=1980-04-17"},
		{"1980-04-17 00:00:00", "birthday=1980-04-17"},
		{"19800417T000000Z", "birthday=1980-04-17"},
		{"19800417T102200-0800", "birthday=1980-04-17 | vcard=BDAY:19800417T102200-0800"},
		{"1980-04-17T10:22:00", "birthday=1980-04-17 | vcard=BDAY:1980-04-17T10:22:00"},
		{"--0417", "birthday=--04-17"},
		{"--04-17", "birthday=--04-17"},
		{"--0229", "birthday=--02-29"},
		{"1980-04", "birthday=1980-04"},
		{"1980", "birthday=1980"},
		{"---17", "vcard=BDAY:---17\n!4 not read as a birthday, kept under vcard: ---17"},
		{"--04", "vcard=BDAY:--04\n!4 not read as a birthday, kept under vcard: --04"},
		{"19800230", "vcard=BDAY:19800230\n!4 not read as a birthday, kept under vcard: 19800230"},
		{"circa 1800", "vcard=BDAY:circa 1800\n!4 not read as a birthday, kept under vcard: circa 1800"},
		{"16040417", "birthday=1604-04-17"},
		{"1604-04-17", "birthday=--04-17"},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct buf vcf = {0}, want = {0};

		buf_fmt(&vcf, "BEGIN:VCARD\nVERSION:4.0\nFN:A\nBDAY:%s\nEND:VCARD", rows[i].lines);
		buf_fmt(&want, "A | %s", rows[i].want);
		check(buf_view(&vcf), want.p);
		buf_free(&vcf);
		buf_free(&want);
	}
	check(STR("BEGIN:VCARD\nFN:A\nBDAY;X-APPLE-OMIT-YEAR=1604:1604-04-17\nEND:VCARD"), "A | birthday=--04-17");
	check(STR("BEGIN:VCARD\nFN:A\nBDAY;X-APPLE-OMIT-YEAR=1604:1980-04-17\nEND:VCARD"), "A | birthday=1980-04-17");
	check(STR("BEGIN:VCARD\nFN:A\nBDAY;VALUE=text:spring\nEND:VCARD"), "A | vcard=BDAY;VALUE=text:spring");
}

static void
test_own(void **state)
{
	static const struct row rows[] = {
		{"FN:ana\nX-TEND-ID:ana", "ana #ana"},
		{"UID:u\nFN:ana\nX-TEND-ID:ana", " #ana @u"},
		{"X-TEND-ID:ana\nFN:Ana\nNOTE:why\nCATEGORIES:myContacts", "Ana #ana | note=why | tags=myContacts"},
		{"FN:Ana\nX-TEND-ID:ana\nX-TEND-EVERY:4 months\nX-TEND-KNOWN-FOR:x\nX-TEND-NAME:B\nX-TEND-TYPE:person",
		 "Ana #ana | every=4 months | known-for=x | aliases=B | type=person"},
		{"FN:Ana\nX-TEND-ID:ana\nX-TEND-KEY;X-KEY=\"a^'b^^ c:;,\";X-PAIR=\"p^nq\":v\nX-TEND-KEY;X-KEY=\"a\":w",
		 "Ana #ana | a\"b^ c:;,[p\nq]=v | a=w"},
		{"FN:Ana\nX-TEND-ID:ana\nEMAIL;X-PAIR=\"work\":a@b.c", "Ana #ana | email[work]=a@b.c"},
		{"FN:Ana\nX-TEND-ID:ana\nTEL:tel:1\nTEL;VALUE=uri:tel:2",
		 "Ana #ana | phone=tel:1 | phone=2 | vcard=TEL;VALUE=uri:tel:2"},
		{"FN:Ana\nX-TEND-ID:ana\nX-TEND-TYPE:note\nX-TEND-KEY;X-KEY=\"type\":x",
		 "Ana #ana\n!5 a type that makes a note of a contact: left out\n!6 a type that makes a note of a contact: left out"},
		{"FN:Ana\nX-TEND-ID:ana\nX-TEND-TIERS:x\nX-TEND-ODD:y\nX-TEND-KEY;X-KEY=\"keys\":z\nX-TEND-KEY:z",
		 "Ana #ana | x-tend-tiers=x | x-tend-odd=y | x-tend-key=z"},
		{"FN:Ana\nX-TEND-ID:ana\nX-TEND-KEY;X-KEY=\"status\":archived", "Ana #ana | status=archived"},
		{"FN:Ana\nEMAIL;X-PAIR=\"work\":a@b.c", "Ana | email=a@b.c"},
	};

	(void)state;
	check_rows("4.0", rows, LENGTH(rows));
}

/* what tend-vcard writes of a file comes back */
static void
test_round_trip(void **state)
{
	static const struct row rows[] = {
		{"name: Ana L\naliases: [\"A, B; C\", 'a\\b']\nemail: {work: a@b.c, my own: tel:1}\nphone: [\"tel:1\"]\n"
		 "url: [\"http://a/b,c;d\", not one]\norg: A; B\nplace: G, L\ntags: [a, \"b,c\"]\nwhy: \"a\\nb\"\n"
		 "status: archived\n\"odd^: \\\"key\\\"\": {p^q: v}\nnote: mine\n",
		 "Ana L #x @u | aliases=A, B; C | aliases=a\\b | email[work]=a@b.c | email[my own]=1 | phone=1 | "
		 "url=http://a/b,c;d | url=not one | org=A; B | place=G, L | tags=a | tags=b,c | note=mine | "
		 "why=a\nb | status=archived | odd^: \"key\"[p^q]=v"},
		{"birthday: XXXX-04-17\n", " #x @u | birthday=--04-17"},
		{"birthday: 1605-04-17\n", " #x @u | birthday=1605-04-17"},
		{"birthday: 1980-05\n", " #x @u | birthday=1980-05"},
		{"birthday: in spring\n", " #x @u | birthday=in spring"},
		{"name: x\n", " #x @u"},
		{"name: van der Berg\n", "van der Berg #x @u"},
		{"name: \"山田, 太郎\"\n", "山田, 太郎 #x @u"},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows) * 2; i++) {
		struct buf md = {0}, vcf = {0};
		struct arena arena = {0};
		struct errors errors = {0};
		struct contact who;
		struct parse parse = {.arena = &arena, .errors = &errors, .path = STR("x.md"), .keys = KEYSET_ALL};

		buf_fmt(&md, "---\n%s---\n", rows[i / 2].lines);
		assert_int_equal(contact_parse(&who, buf_view(&md), &parse), 1);
		vcard_add(&vcf, &who, STR("u"), STR(""), NULL, i % 2 ? VCARD_3 : 0);
		check(buf_view(&vcf), rows[i / 2].want);
		buf_free(&md);
		buf_free(&vcf);
		errors_free(&errors);
		arena_free(&arena);
	}
}

static void
test_files(void **state)
{
	static const struct {
		struct str vcf;
		const char *want;
	} rows[] = {
		{STR_INIT(""), ""},
		{STR_INIT("\n \n"), ""},
		{STR_INIT("hello\nyou"), "\n!1 not in a card: text outside BEGIN:VCARD and END:VCARD is left out"},
		{STR_INIT("BEGIN:VCARD\nFN:A"), "A\n!1 this card has no end"},
		{STR_INIT("BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nEND:VCARD"), "A\nB\n!1 this card has no end"},
		{STR_INIT("\n begin : vcard \n  FN:A\n   b\n end:VCARD\n\nx\nBEGIN:VCARD\nFN:B\nEND:VCARD\nx\n"),
		 "A b\nB\n!7 not in a card: text outside BEGIN:VCARD and END:VCARD is left out"},
		{STR_INIT("BEGIN:VCARD\nFN:A\n END:VCARD\nBEGIN:VCARD\nFN:B\n END:VCARD\n"), "A\nB"},
		{STR_INIT("BEGIN:VCARD\nFN:A\n END:VCARD\nEND:VCARD\n"), "AEND:VCARD"},
		{STR_INIT("END:VCARD\n"), "\n!1 not in a card: text outside BEGIN:VCARD and END:VCARD is left out"},
		{STR_INIT("\xEF\xBB\xBF" "BEGIN:VCARD\nFN:A\nEND:VCARD\n\xEF\xBB\xBF" "BEGIN:VCARD\nFN:B\nEND:VCARD"), "A\nB"},
		{STR_INIT("BEGIN:VCARD\nVERSION:2.1\nFN:a\\,\nEND:VCARD\nBEGIN:VCARD\nFN:a\\,\nEND:VCARD"), "a\\,\na,"},
		{STR_INIT("BEGIN:VCARD\nFN:a\0b\nEND:VCARD"), "a?b\n!2 bytes that are no text: now \"?\""},
		{STR_INIT("BEGIN:VCARD\nFN;X=\xFF:a\nEND:VCARD"), "a | vcard=FN;X=?:a\n!2 bytes that are no text, before the value: now \"?\""},
		{STR_INIT("BEGIN:VCARD\nEND:VCARD"), ""},
		{STR_INIT("BEGIN:VCARD\nFN:A\nNOTE;ENCODING=QUOTED-PRINTABLE:x=\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD"),
		 "A | note=x\nB"},
	};
	struct buf wide = {0};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++)
		check(rows[i].vcf, rows[i].want);
	buf_str(&wide, STR("\xFF\xFE"));
	for (const char *p = "BEGIN:VCARD\r\nFN:Ana\r\nEND:VCARD\r\n"; *p; p++) {
		buf_chr(&wide, *p);
		buf_chr(&wide, '\0');
	}
	check(buf_view(&wide), "Ana");
	buf_free(&wide);
}

/* no table: it is the size that matters */
static void
test_hostile(void **state)
{
	static const struct {
		const char *begin, *again, *end;
		size_t times, values;
	} rows[] = {
		{"BEGIN:VCARD\nFN:A\nNOTE:", "x", "\nEND:VCARD", 1 << 20, 1},
		{"BEGIN:VCARD\nFN:A\nNOTE:", "x", "y\nTEL:1\nEND:VCARD", 1 << 20, 1},
		{"BEGIN:VCARD\nFN:A\nNOTE", ";x", ":y\nTEL:1\nEND:VCARD", 1 << 20, 1},
		{"BEGIN:VCARD\nFN:A\n", "TEL:%zu\n", "END:VCARD", 100000, 100000},
		{"BEGIN:VCARD\nFN:A\nCATEGORIES:", "%zu,", "\nEND:VCARD", 100000, 100000},
		{"BEGIN:VCARD\nFN:A\nTEL", ";TYPE=%zu", ":1\nEND:VCARD", 100000, 2},
		{"BEGIN:VCARD\nFN:A\nTEL", ";\"", ":1\nEND:VCARD", 100000, 2},
		{"BEGIN:VCARD\nFN:A\nNOTE:x", "\n x", "\nEND:VCARD", 200000, 1},
		{"BEGIN:VCARD\nFN:A\nNOTE", "\n ;x", "\n :y\nEND:VCARD", 200000, 2},
		{"BEGIN:VCARD\nFN:A\nNOTE;QUOTED-PRINTABLE:x", "=\n x", "\nEND:VCARD", 200000, 1},
		{"BEGIN:VCARD\nFN:A\nNOTE:x", "\n END:VCARD\n\n", "\nEND:VCARD", 100000, 1},
		{"BEGIN:VCARD\nFN:A\n", "a%zu.TEL:1%zu\na%zu.X-ABLABEL:b\n", "END:VCARD", 50000, 100000},
		{"BEGIN:VCARD\nFN:A\nADR:", ";", "\nEND:VCARD", 200000, 0},
		{"BEGIN:VCARD\nFN:A\nN:", "a,", ";\nEND:VCARD", 200000, 1},
		{"BEGIN:VCARD\nFN:A\nAGENT:\n", "BEGIN:VCARD\nAGENT:\n", "END:VCARD\nTEL:1\nEND:VCARD", 100000, 0},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct buf vcf = {0};
		struct cards c = {0};

		buf_str(&vcf, str_of(rows[i].begin));
		for (size_t k = 0; k < rows[i].times; k++)
			for (const char *p = rows[i].again; *p; p++) {
				if (strncmp(p, "%zu", 3) != 0) {
					buf_chr(&vcf, *p);
					continue;
				}
				buf_fmt(&vcf, "%zu", k);
				p += 2;
			}
		buf_str(&vcf, str_of(rows[i].end));
		vcf_read(&c, buf_view(&vcf), STR("x.vcf"));
		assert_true(c.n >= 1);
		if (c.v[0].nvalues != rows[i].values)
			fail_msg("row %zu: %zu values", i, c.v[0].nvalues);
		cards_free(&c);
		buf_free(&vcf);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_old),
		cmocka_unit_test(test_properties),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_birthdays),
		cmocka_unit_test(test_own),
		cmocka_unit_test(test_round_trip),
		cmocka_unit_test(test_files),
		cmocka_unit_test(test_hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
