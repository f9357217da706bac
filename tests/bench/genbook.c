/* SPDX-License-Identifier: ISC */
/*
 * genbook: writes an invented book, for the benches. The same seed gives the same bytes on every machine: integers
 * only, no clock, no libm. Each person draws from a stream of their own, so a change to one leaves the others as they are.
 */
#define _POSIX_C_SOURCE 200809L
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "chance.h"
#include "out.h"
#include "words.h"

#define COUNT(a) ((uint32_t)(sizeof(a) / sizeof((a)[0])))
#define ANY(p, table) pick(p, table, COUNT(table))
#define DAY0 6575u /* 2018-01-01 as days since 2000-01-01 */
#define DAYS 3165u /* up to 2026-08-31 */
#define ME UINT32_MAX
#define MAX_PEOPLE 200000u /* names stay unique: 60 given, 60 + 60 × 60 family names */

struct book {
	uint64_t seed;
	uint32_t n, knows;
	uint32_t vocabulary;
	uint32_t families;
	int dir;
};

struct person {
	const struct book *book;
	struct out *o;
	uint64_t rng;
	uint32_t i;
	uint32_t met, last, day; /* days since DAY0 */
	bool block, loose, headed, taker;
};

static void
die(const char *what)
{
	fprintf(stderr, "genbook: %s: %s\n", what, strerror(errno));
	exit(2);
}

static bool
chance(struct person *p, uint32_t percent)
{
	return below(&p->rng, 100) < percent;
}

static const char *
pick(struct person *p, const char *const *table, uint32_t n)
{
	return table[below(&p->rng, n)];
}

/* ---- words ---- */

/* day: since DAY0. Counted from 2000-03-01, so that the leap day ends the year; no century falls within. */
static void
put_date(struct out *o, uint32_t day)
{
	uint32_t d = day + DAY0 - 60, y = (d * 4 + 3) / 1461, m;

	d -= y * 1461 / 4;
	m = (d * 5 + 2) / 153;
	d -= (m * 153 + 2) / 5;
	y += m < 10 ? 2000 : 2001;
	m = m < 10 ? m + 3 : m - 9;
	putf(o, "%04u-%02u-%02u", y, m, d + 1);
}

/* The shift of 8 flattens the head (Zipf–Mandelbrot): no topic is in every file. */
static void
put_topic(struct person *p)
{
	uint32_t r;

	do
		r = zipf(&p->rng, p->book->vocabulary + 8);
	while (r <= 8);
	r -= 9;
	if (r < COUNT(topics))
		puts_to(p->o, topics[r]);
	else
		put_coined(p->o, r);
	if (chance(p, 12))
		put(p->o, "s", 1);
}

/* ---- people ---- */

/* An affine walk over all pairs of given and family name: names are unique, and neighbours look unrelated. */
static void
name_of(const struct book *b, uint32_t i, const struct proper **g, const struct proper **f, const struct proper **f2)
{
	uint64_t all = (uint64_t)COUNT(given) * b->families, x = ((uint64_t)i * 2654435761u + b->seed % all) % all;
	uint32_t fam = (uint32_t)(x / COUNT(given));

	*g = &given[x % COUNT(given)];
	*f = &family[fam % COUNT(family)];
	*f2 = fam < COUNT(family) ? NULL : &family[fam / COUNT(family) - 1];
}

static void
put_name(struct person *p, uint32_t i)
{
	const struct proper *g, *f, *f2;

	if (i == ME) {
		puts_to(p->o, "Robin Weaver");
		return;
	}
	name_of(p->book, i, &g, &f, &f2);
	putf(p->o, "%s %s%s%s", g->shown, f->shown, f2 ? "-" : "", f2 ? f2->shown : "");
}

static const char *
given_of(const struct book *b, uint32_t i)
{
	const struct proper *g, *f, *f2;

	if (i == ME)
		return "me";
	name_of(b, i, &g, &f, &f2);
	return g->shown;
}

static void
put_id(const struct book *b, struct out *o, uint32_t i)
{
	const struct proper *g, *f, *f2;

	if (i == ME) {
		puts_to(o, "me");
		return;
	}
	name_of(b, i, &g, &f, &f2);
	putf(o, "%s-%s%s%s-%u", g->slug, f->slug, f2 ? "-" : "", f2 ? f2->slug : "", i);
}

/*
 * Another contact: mostly from the same circle, so that there are mutual acquaintances; at times one of the few that
 * all know; at times any.
 */
static uint32_t
somebody(struct person *p)
{
	uint32_t n = p->book->n, reach = 6 * (p->book->knows + 1), r = below(&p->rng, 100), who;

	if (n == 1)
		return ME;
	if (r < 70)
		who = (p->i + n + below(&p->rng, 2 * reach + 1) % n - reach % n) % n;
	else if (r < 80)
		who = (uint32_t)((uint64_t)zipf(&p->rng, n) * 7919 % n);
	else
		who = below(&p->rng, n);
	return who == p->i ? (who + 1) % n : who;
}

static void
put_link(struct person *p, bool wiki)
{
	uint32_t who = somebody(p);

	puts_to(p->o, wiki ? "[[" : "[");
	if (!wiki)
		putf(p->o, "%s](", given_of(p->book, who));
	put_id(p->book, p->o, who);
	if (wiki)
		putf(p->o, "|%s]]", given_of(p->book, who));
	else
		puts_to(p->o, ".md)");
}

/* Organisations grow with the book too, as words do: some eight people in each. */
static void
put_org(struct person *p)
{
	static const char *const kinds[] = {"Labs", "& Co", "University", "Works", "Foundation", "Group", "Press", "Studio"};
	uint32_t r = zipf(&p->rng, p->book->n / 4 + 20);
	size_t at = p->o->n;

	put_coined(p->o, r);
	p->o->p[at] = (char)(p->o->p[at] - 'a' + 'A');
	putf(p->o, " %s", kinds[r % COUNT(kinds)]);
}

static void say(struct person *p, const char *t);

static void
slot_person(struct person *p, char c)
{
	switch (c) {
	case 'g': puts_to(p->o, given_of(p->book, p->i)); break;
	case 'F': put_name(p, p->i); break;
	case 'I': put_id(p->book, p->o, p->i); break;
	case 'i': put_id(p->book, p->o, somebody(p)); break;
	case 'n': put_name(p, somebody(p)); break;
	case 'l': put_link(p, false); break;
	case 'k': put_link(p, true); break;
	case 'm': put_date(p->o, p->met); break;
	case 'z': put_date(p->o, p->last); break;
	case 'D': put_date(p->o, p->day); break;
	case 'd': put_date(p->o, p->met + below(&p->rng, p->last - p->met + 1)); break;
	case 'a': put_date(p->o, DAYS - 60 + below(&p->rng, 240)); break; /* plans: around today and after */
	default: abort();
	}
}

static void
slot(struct person *p, char c)
{
	switch (c) {
	case 'w': put_topic(p); break;
	case 'c': puts_to(p->o, cities[zipf(&p->rng, COUNT(cities)) - 1]); break;
	case 'f': puts_to(p->o, ANY(p, fields)); break;
	case 'j': puts_to(p->o, ANY(p, titles)); break;
	case 'o': put_org(p); break;
	case 'u':
		puts_to(p->o, "https://www.example.org/");
		put_coined(p->o, below(&p->rng, 1000000));
		putf(p->o, "/%u.html", below(&p->rng, 1000));
		break;
	case '2': putf(p->o, "%02u", 1 + below(&p->rng, 28)); break;
	case '4': putf(p->o, "%04u", below(&p->rng, 10000)); break;
	case 'N': say(p, ANY(p, notes)); break;
	default: slot_person(p, c);
	}
}

static void
say(struct person *p, const char *t)
{
	const char *pc;

	for (; (pc = strchr(t, '%')); t = pc + 2) {
		put(p->o, t, (size_t)(pc - t));
		slot(p, pc[1]);
	}
	puts_to(p->o, t);
}

/* ---- front-matter ---- */

#define GROUP(percent, table) {table, COUNT(table), percent}

struct group {
	const char *const *table;
	uint32_t n, percent;
};

static void
say_groups(struct person *p, const struct group *g, uint32_t n)
{
	for (; n; n--, g++)
		if (chance(p, g->percent))
			say(p, pick(p, g->table, g->n));
}

/* Before item k of n: flow, block, or one scalar, as the person's file has it. */
static void
open_item(struct person *p, const char *key, uint32_t k, uint32_t n)
{
	if (k == 0)
		putf(p->o, "%s:%s", key, p->block ? "" : n == 1 ? " " : " [");
	puts_to(p->o, p->block ? "\n  - " : k ? ", " : "");
}

static void
close_item(struct person *p, uint32_t k, uint32_t n)
{
	if (k + 1 == n)
		puts_to(p->o, p->block || n == 1 ? "\n" : "]\n");
}

static void
say_list(struct person *p, const char *key, uint32_t n, const char *const *table, uint32_t size)
{
	uint32_t k;

	for (k = 0; k < n; k++) {
		open_item(p, key, k, n);
		say(p, pick(p, table, size));
		close_item(p, k, n);
	}
}

static void
say_knows(struct person *p)
{
	uint32_t n = below(&p->rng, p->book->knows * 2 + 1), k, j, *who;

	if (n > p->book->n - 1)
		n = p->book->n - 1;
	who = calloc(n + 1, sizeof(*who));
	if (!who)
		die("out of memory");
	for (k = 0; k < n; k++) {
		who[k] = somebody(p);
		j = 0;
		while (who[j] != who[k])
			j++;
		if (j < k) { /* named already: one fewer */
			n--;
			k--;
		}
	}
	for (k = 0; k < n; k++) {
		open_item(p, "knows", k, n);
		if (chance(p, 10)) {
			puts_to(p->o, "\"");
			put_name(p, who[k]);
			puts_to(p->o, "\"");
		} else {
			put_id(p->book, p->o, who[k]);
		}
		close_item(p, k, n);
	}
	free(who);
}

static void
say_front(struct person *p)
{
	static const struct group first[] = {
		GROUP(72, tier_lines), GROUP(22, every_lines), GROUP(9, next_lines), GROUP(60, met_lines), GROUP(8, last_lines),
		GROUP(70, org_lines), GROUP(60, title_lines), GROUP(65, place_lines), GROUP(40, field_lines),
		GROUP(30, stage_lines), GROUP(40, via_lines), GROUP(15, recommends_lines),
	};
	static const struct group last[] = {
		GROUP(35, why_lines), GROUP(15, hook_lines), GROUP(12, agenda_lines), GROUP(25, phone_lines),
		GROUP(18, birth_lines), GROUP(2, status_lines), GROUP(1, avoid_lines), GROUP(12, own_lines),
	};
	const char *tags;

	say(p, "---\nname: %F\n");
	say(p, chance(p, 12) ? "aliases: [\"%g %2\"]\n" : "");
	say(p, chance(p, 92) ? "email: %I@example.org\n" : "");
	say_groups(p, first, COUNT(first));
	if (chance(p, 25))
		say_list(p, "roles", 1 + below(&p->rng, 2), role_items, COUNT(role_items));
	/* Chosen beforehand: two draws among the arguments of one call come in the compiler's order, not in ours. */
	tags = chance(p, 5) ? "groups" : "tags";
	say_list(p, tags, below(&p->rng, 6), tag_items, COUNT(tag_items));
	say_list(p, "needs", below(&p->rng, 4), need_items, COUNT(need_items));
	say_list(p, "offers", below(&p->rng, 4), offer_items, COUNT(offer_items));
	say_knows(p);
	say_groups(p, last, COUNT(last));
	puts_to(p->o, "---\n");
}

/* ---- text and log ---- */

static void
say_paragraph(struct person *p)
{
	uint32_t k = 1 + below(&p->rng, 3);

	while (k--) {
		say(p, ANY(p, sentences));
		puts_to(p->o, k ? chance(p, 40) ? "\n" : " " : "\n\n");
	}
}

static void
say_prose(struct person *p)
{
	uint32_t blocks = 3 + below(&p->rng, 4), k;

	say_paragraph(p);
	while (blocks--) {
		if (chance(p, 50)) {
			puts_to(p->o, ANY(p, headings));
			puts_to(p->o, "\n\n");
		}
		if (chance(p, 60)) {
			say_paragraph(p);
		} else if (chance(p, 75)) {
			for (k = 2 + below(&p->rng, 3); k; k--)
				say(p, ANY(p, bullets));
			puts_to(p->o, "\n");
		} else {
			say(p, ANY(p, quotes));
			puts_to(p->o, "\n");
		}
	}
}

static void
say_tasks(struct person *p, const char *heading, const char *const *table, uint32_t size)
{
	uint32_t k = 1 + below(&p->rng, 2);

	puts_to(p->o, heading);
	while (k--)
		say(p, pick(p, table, size));
	puts_to(p->o, "\n");
}

static void
say_entry(struct person *p)
{
	uint32_t r = below(&p->rng, 100);

	if (p->headed) { /* never mixed with items, which would be the text below the heading */
		say(p, "\n### %D — Email\n\n%N\n");
		return;
	}
	if (p->loose || r < 4) {
		say(p, ANY(p, loose));
		return;
	}
	say(p, "- %D ");
	puts_to(p->o, ANY(p, arrows));
	if (r < 26)
		say(p, ANY(p, gives));
	else if (p->taker && r < 33)
		say(p, ANY(p, takes));
	else if (r == 33)
		say(p, ANY(p, consents));
	else
		say(p, ANY(p, plain));
	puts_to(p->o, "\n");
}

static int
earlier_first(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static void
say_log(struct person *p)
{
	uint32_t days[20], n = 3 + below(&p->rng, 18), k;
	bool newest_first = chance(p, 60);

	for (k = 0; k < n; k++)
		days[k] = k ? p->met + below(&p->rng, p->last - p->met + 1) : p->last;
	qsort(days, n, sizeof(*days), earlier_first);
	puts_to(p->o, ANY(p, log_headings));
	puts_to(p->o, chance(p, 30) ? "\n\n" : "\n");
	for (k = 0; k < n; k++) {
		p->day = days[newest_first ? n - 1 - k : k];
		say_entry(p);
	}
}

static void
say_person(struct person *p)
{
	say_front(p);
	say_prose(p);
	if (chance(p, 15))
		say_tasks(p, "## Asks\n", asks, COUNT(asks));
	if (chance(p, 8))
		say_tasks(p, "## Promises\n", promises, COUNT(promises));
	say_log(p);
}

/* One in four is dormant; the others were last heard of within two years, most of them lately. */
static void
live(struct person *p)
{
	uint32_t a = below(&p->rng, 730), b = below(&p->rng, 730);

	p->last = chance(p, 25) ? 120 + below(&p->rng, DAYS - 730 - 120) : DAYS - 1 - (a < b ? a : b);
	p->met = below(&p->rng, p->last - 60);
	p->block = chance(p, 30);
	p->loose = chance(p, 6);
	p->headed = chance(p, 3);
	p->taker = chance(p, 25);
}

/* ---- files ---- */

static void
write_file(const struct book *b, const char *name, const struct out *o)
{
	int fd = openat(b->dir, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd < 0 || write(fd, o->p, o->n) != (ssize_t)o->n || close(fd))
		die(name);
}

static void
write_me(const struct book *b, struct out *o)
{
	struct person p = {.book = b, .o = o, .rng = mix(b->seed ^ ME), .i = ME};

	o->n = 0;
	say(&p, "---\nname: Robin Weaver\nemail: robin@example.org\norg: Weaver & Co\nplace: %c\nfield: software\n");
	say(&p, "tiers: {critical: 4 months, many: 1 year}\nratio: 7\ntags: [%w, %w, %w]\n");
	say_list(&p, "needs", 3, need_items, COUNT(need_items));
	say_list(&p, "offers", 3, offer_items, COUNT(offer_items));
	puts_to(o, "---\nMy own card.\n");
	write_file(b, "me.md", o);
}

static void
write_person(const struct book *b, struct out *o, uint32_t i)
{
	struct person p = {.book = b, .o = o, .rng = mix(mix(b->seed) ^ i), .i = i};
	char name[128];

	o->n = 0;
	put_id(b, o, i);
	snprintf(name, sizeof(name), "%.*s.md", (int)o->n, o->p);
	o->n = 0;
	live(&p);
	say_person(&p);
	write_file(b, name, o);
}

/* An empty folder or none yet: files of another run would quietly make it another book. */
static int
open_folder(const char *path)
{
	struct dirent *e;
	DIR *d;
	int fd;

	if (mkdir(path, 0700) && errno != EEXIST)
		die(path);
	d = opendir(path);
	if (!d)
		die(path);
	while ((e = readdir(d)))
		if (strcmp(e->d_name, ".") && strcmp(e->d_name, "..")) {
			errno = ENOTEMPTY;
			die(path);
		}
	fd = dup(dirfd(d));
	closedir(d);
	if (fd < 0)
		die(path);
	return fd;
}

static uint64_t
number(const char *s, uint64_t min, uint64_t max)
{
	char *end;
	unsigned long long n;

	errno = 0;
	n = strtoull(s, &end, 10);
	if (errno || end == s || *end || *s == '-' || n < min || n > max) {
		fprintf(stderr, "genbook: %s: not a number from %ju to %ju\n", s, (uintmax_t)min, (uintmax_t)max);
		exit(2);
	}
	return n;
}

int
main(int argc, char **argv)
{
	struct book b = {.seed = 1, .knows = 4};
	struct out o = {0};
	uint32_t i;
	int c;

	while ((c = getopt(argc, argv, "s:k:")) != -1) {
		if (c == 's')
			b.seed = number(optarg, 0, UINT64_MAX);
		else if (c == 'k')
			b.knows = (uint32_t)number(optarg, 0, 1000);
		else
			return 2;
	}
	if (argc - optind != 2) {
		fputs("usage: genbook [-s SEED] [-k KNOWS] PEOPLE DIR\n", stderr);
		return 2;
	}
	b.n = (uint32_t)number(argv[optind], 1, MAX_PEOPLE);
	/* Some 18 words a person, and the rarest carried by about two people: T / (V ln V) = 2. */
	b.vocabulary = 300 + b.n * 13 / (log2_floor(b.n) + 1);
	b.families = b.n / COUNT(given) + COUNT(family);
	b.dir = open_folder(argv[optind + 1]);
	write_me(&b, &o);
	for (i = 0; i < b.n; i++)
		write_person(&b, &o, i);
	o.n = 0;
	put_id(&b, &o, 0);
	printf("%.*s\n", (int)o.n, o.p);
	free(o.p);
	return fflush(stdout) ? 2 : 0;
}
