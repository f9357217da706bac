/* SPDX-License-Identifier: ISC */
/*
 * Any bytes as a table of each kind, as LDIF, as what --map says and as a file to be recognised, for
 * libFuzzer: nothing may crash, leak or take for ever, and the cards hold what card.h says. Headers of
 * each kind stand before the bytes, so that rows are reached.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "table/ldif.h"
#include "table/linkedin.h"
#include "table/sniff.h"
#include "table/table.h"
#include "table/table_map.h"
#include "fuzz_must.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_text(struct str s)
{
	fuzz_must(utf8_invalid(s) == s.n, "no UTF-8", s);
	fuzz_must(str_trim(s).n == s.n, "not trimmed", s);
	fuzz_must(str_find(s, STR("\xEF\xBF\xBD")) == s.n, "U+FFFD", s);
	for (size_t i = 0; i < s.n; i++)
		fuzz_must((unsigned char)s.p[i] >= ' ' || s.p[i] == '\n' || s.p[i] == '\t', "a control character", s);
}

static void
check_cards(const struct cards *c)
{
	for (size_t i = 0; i < c->n; i++) {
		check_text(c->v[i].name);
		fuzz_must(c->v[i].name.n != 0, "no name", c->v[i].path);
		for (size_t k = 0; k < c->v[i].nvalues; k++) {
			const struct card_value *v = &c->v[i].value[k];

			check_text(v->text);
			check_text(v->name);
			fuzz_must(v->text.n != 0, "an empty value", v->name);
			fuzz_must(v->key != KEY_NAME && (v->key == KEY_OTHER) == (v->name.n != 0), "not named", v->text);
		}
	}
}

static void
read_as(void read(struct cards *, struct str, struct str), const char *header, struct str bytes, const struct table_map *map)
{
	struct cards c = {.map = map};
	struct buf all = {0};

	buf_fmt(&all, "%s", header);
	buf_str(&all, bytes);
	read(&c, buf_view(&all), STR("file"));
	check_cards(&c);
	cards_free(&c);
	buf_free(&all);
}

/* the bytes as a map, and the map of a table */
static void
read_mapped(struct str bytes)
{
	struct table_map map = {0}, own = {0};
	struct buf why = {0};

	if (table_map_add(&map, bytes, &why) == 0 && map.n)
		read_as(csv_table_read, "", bytes, &map);
	fuzz_must(table_map_add(&own, STR("a=name,b=email,\"c,\"\"d\"=x-e,f=birthday"), &why) == 0, "no map", buf_view(&why));
	read_as(csv_table_read, "a;b;\"c,\"\"d\";f\n", bytes, &own);
	table_map_free(&map);
	table_map_free(&own);
	buf_free(&why);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = {(const char *)data, size};
	struct sniff s;

	sniff_file(&s, bytes);
	fuzz_must(!s.what || s.from || s.then, "no advice", bytes);
	sniff_free(&s);
	read_as(linkedin_read, "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n", bytes, NULL);
	read_as(google_read, "Name,Given Name,Family Name,Name Suffix,Birthday,Group Membership,E-mail 1 - Type,E-mail 1 - Value,"
	        "Address 1 - Type,Address 1 - City,Event 1 - Type,Event 1 - Value,Custom Field 1 - Value\n", bytes, NULL);
	read_as(outlook_read, "First Name,Last Name,E-mail Address,Birthday,Business Street,Home City,Mobile Phone,Categories,Spouse\n",
	        bytes, NULL);
	read_as(thunderbird_read, "Vorname,Anzeigename,Primäre E-Mail-Adresse,Geburtsjahr,Geburtsmonat,Geburtstag,Privat: Ort\n",
	        bytes, NULL);
	read_as(thunderbird_read, "", bytes, NULL);
	read_as(ldif_read, "dn: cn=a\ncn: a\n", bytes, NULL);
	read_as(csv_table_read, "", bytes, NULL);
	read_mapped(bytes);
	return 0;
}
