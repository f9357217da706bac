#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# libtend as others have it: installed elsewhere, found by pkg-config, nothing of this source in reach. What it exports,
# its examples, and its answers beside those of the tools; shared and static, from C and from C++, from several threads.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(basename dirname);
use lib dirname(__FILE__);
use JSON::PP;
use Library;
use Scratch;
use Test::More;

my $root = abs_path(dirname(__FILE__) . '/..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
my $tmp = scratch('library');
isolate("$tmp/home");
delete @ENV{qw(TEND_BOOK TEND_TODAY)};
plan skip_all => 'not installed: pkg-config' if system('pkg-config --version >/dev/null 2>&1');

my $usr = install_library($root, dirname($bin), "$tmp/root");
my $book = "$root/contacts.example";
my $today = '2026-09-01';
chdir $tmp or die;

sub source { spew("$tmp/$_[0]", $_[1]); "$tmp/$_[0]" }

# --- what is installed ---

my ($version) = slurp("$root/Makefile") =~ /^VERSION = (\S+)$/m;
my ($abi) = slurp("$root/src/library/lib.mk") =~ /^ABI = (\d+)$/m;
is(says('pkg-config', '--modversion', 'tend'), "$version\n", 'pkg-config knows the version');
my $api = slurp("$usr/include/tend/api.h");
is(join('.', $api =~ /^#define TEND_VERSION_\w+ (\d+)$/mg), $version, 'which is that of the headers, in numbers');
like($api, qr/^#define TEND_VERSION "\Q$version\E"$/m, 'and as a text');
my $all = slurp("$usr/include/tend/tend.h");
for (map { basename($_) } glob "\Q$usr\E/include/tend/*.h") {
	like($all, qr/^#include <tend\/$_>$/m, "tend.h has $_") if !/^(?:api|tend)\.h$/;
	my ($status, $said) = compile('-fsyntax-only', $usr, 0, source("$_.c", "#include <tend/$_>\n"));
	is("$status $said", '0 ', "$_ can be included alone");
}

SKIP: {
	my $shared = "$usr/lib/libtend.so";
	skip 'no ELF: no nm -D', 4 if !-e $shared;
	like(says('readelf', '-d', $shared), qr/SONAME.*\[libtend\.so\.\Q$abi\E\]/, 'its soname has the number of the interface');
	my %declared = map { ($_ => 1) } map { slurp($_) =~ /^TEND_API [^;(]*?(tend_\w+)\(/mg } glob "\Q$usr\E/include/tend/*.h";
	cmp_ok(scalar keys %declared, '>', 25, 'functions are declared');
	my @names = sort keys %declared;
	# a sanitizer has names of its own
	my $names = sub { [sort grep { !/asan|tsan|ubsan|sancov|^__odr|^_(?:init|fini|edata|end|_bss_start)$/ }
		map { / [A-Z] (\S+)$/ ? $1 : () } split /\n/, says(@_)] };
	is_deeply($names->('nm', '-D', '--defined-only', $shared), \@names, 'just these are exported');
	is_deeply($names->('nm', '-g', '--defined-only', "$usr/lib/libtend.a"), \@names, 'and of the static one');
	unlike(says('readelf', '-d', $shared), qr/NEEDED.*(?:git2|icu|ical|gmime)/, 'and it needs no library that it does not use');
}

# --- the examples ---

my %example;
for my $static (0, 1) {
	my $kind = $static ? 'static' : 'shared';
	for my $name ('status', 'lint') {
		my ($status, $said) = compile("$tmp/$name-$kind", $usr, $static, "$root/examples/library/$name.c");
		is("$status $said", '0 ', "$name.c is built, $kind");
	}
	my @due = split /\n/, says("$bin/tend-due", '-C', $book, '-t', $today, '-H');
	my $late = grep { /\t(?:late|dormant)$/ } @due;
	my $first = (split /\t/, $due[1])[1];
	is(says("$tmp/status-$kind", $book, $today), $#due . " due, $late late: $first\n", 'a status bar says what tend due says');
	is($?, 0, 'and is done');
	is(says("$tmp/status-$kind", "$tmp/none"), "usage: tend-status [BOOK [YYYY-MM-DD]]\n", 'without a book it says so');

	mkdir "$tmp/$kind";
	spew("$tmp/$kind/ana.md", "---\nname: Ana\ntier: critical\n---\n");
	spew("$tmp/$kind/bo.md", "---\nname: Bo\ntier: critical\nwhy: he sings\n---\n");
	spew("$tmp/$kind/cy.md", "---\nname: Cy\n---\n");
	is(says("$tmp/lint-$kind", "$tmp/$kind"), "ana.md:3:1: critical, without a why\n", 'a rule finds what breaks it');
	is($? >> 8, 1, 'and its status says so');
	is(says("$tmp/lint-$kind", "$tmp/none"), "$tmp/none: No such file or directory\n", 'a missing book is reported');
}

# --- the same answers as the tools ---

# rows of every list, as tsv
my $rows = source('rows.c', <<'END');
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tend/tend.h>
static const char *day(tend_day d) { static char s[4][TEND_DAY_SIZE]; static int i; return tend_day_format(s[i++ % 4], d); }
static const char *id(const struct tend_contact *c) { return tend_contact_id(c); }
int main(int argc, char **argv)
{
	struct tend_book *b = tend_book_open(argv[2]);
	tend_day today = tend_day_parse(argv[3]), until = tend_day_add(today, "3 months");
	size_t n = 99, k = 0;
	if (!b) return printf("%s\n", strerror(errno)), 2;
	if (!strcmp(argv[1], "due") || !strcmp(argv[1], "new")) {
		struct tend_due **v = argv[1][0] == 'd' ? tend_due_list(b, today, until, &n) : tend_due_new_list(b, today, &n);
		for (; v[k]; k++) {
			const char *tier = tend_contact_value(v[k]->who, "relationship_tier");
			printf("%s\t%s\t%s\t%s\t%s\t", id(v[k]->who), tend_contact_name(v[k]->who), tier ? tier : "-", day(v[k]->last), day(v[k]->due));
			printf(v[k]->due == TEND_DAY_NONE ? "-" : "%d", (int)v[k]->late);
			printf("\t%s\n", tend_due_state_name(v[k]->state));
		}
		tend_free(v);
	} else if (!strcmp(argv[1], "balance")) {
		struct tend_balance **v = tend_balance_list(b, today, TEND_DAY_MIN, TEND_DAY_MAX, &n);
		for (; v[k]; k++)
			printf("%s\t%s\t%lld\t%lld\t%lld\t%lld\t%s\t%s\n", id(v[k]->who), tend_contact_name(v[k]->who), (long long)v[k]->given,
				(long long)v[k]->taken, (long long)v[k]->net, (long long)v[k]->asks, day(v[k]->gave), day(v[k]->took));
		tend_free(v);
	} else if (!strcmp(argv[1], "dates")) {
		struct tend_occasion **v = tend_occasion_list(b, today, until, &n);
		for (; v[k]; k++) {
			printf("%s\t%s\t%s\t%d\t%s\t", id(v[k]->who), tend_contact_name(v[k]->who), day(v[k]->date), (int)v[k]->days, tend_occasion_kind_name(v[k]->kind));
			printf(v[k]->age < 0 ? "-\n" : "%d\n", (int)v[k]->age);
		}
		tend_free(v);
	} else if (!strcmp(argv[1], "intro")) {
		const struct tend_contact *who = argc > 4 ? tend_book_find(b, argv[4]) : NULL;
		struct tend_intro **v = tend_intro_list(b, who, today, 20, 0, &n);
		for (; v[k]; k++) {
			printf("%s\t%s\t%d\t", id(v[k]->a), id(v[k]->b), v[k]->score);
			if (v[k]->a_needs) printf("%s needs \"%s\", %s offers \"%s\"; ", tend_contact_name(v[k]->a), v[k]->a_needs, tend_contact_name(v[k]->b), v[k]->b_offers);
			if (v[k]->b_needs) printf("%s needs \"%s\", %s offers \"%s\"; ", tend_contact_name(v[k]->b), v[k]->b_needs, tend_contact_name(v[k]->a), v[k]->a_offers);
			printf("%zu mutual\n", v[k]->mutual);
		}
		tend_free(v);
	} else if (!strcmp(argv[1], "entries")) {
		struct tend_contact **v = tend_contact_list(b, &n);
		for (; v[k]; k++) {
			struct tend_entry **e = tend_entry_list(v[k], NULL);
			for (size_t i = 0; e[i]; i++)
				if (!e[i]->plan && e[i]->date <= today && !tend_contact_owner(v[k]) && !tend_contact_inactive(v[k]))
					printf("%s\t%s\t%c\t%c\t%s\t%d\t%s\t%u\t%s%c", id(v[k]), day(e[i]->date), e[i]->direction, e[i]->sign, e[i]->kind, e[i]->weight, tend_contact_path(v[k]), e[i]->line, e[i]->text, 0);
			tend_free(e);
		}
		tend_free(v);
	} else if (!strcmp(argv[1], "fields")) {
		struct tend_contact **v = tend_contact_list(b, &n);
		for (; v[k]; k++) {
			struct tend_field **f = tend_field_list(v[k], NULL);
			for (size_t i = 0; f[i]; i++)
				for (size_t j = 0; j < f[i]->n; j++)
					printf("%s:%u:%u\t%s\t%s\t%s%s%s\n", tend_contact_path(v[k]), f[i]->line, f[i]->col, f[i]->key, f[i]->written,
						f[i]->member ? f[i]->member[j] : "", f[i]->member ? "=" : "", f[i]->value[j]);
			tend_free(f);
		}
		tend_free(v);
	} else if (!strcmp(argv[1], "value")) {
		const struct tend_contact *c = tend_book_find(b, argv[4]);
		const char *v = c ? tend_contact_value(c, argv[5]) : "nobody";
		printf("%s\n", v ? v : "none");
		n = 0;
	} else if (!strcmp(argv[1], "problems")) {
		struct tend_problem **v = tend_problem_list(b, &n);
		for (; v[k]; k++)
			printf("%s/%s:%u:%u: %s\n", tend_book_dir(b), v[k]->path, v[k]->line, v[k]->col, v[k]->what);
		tend_free(v);
	} else if (!strcmp(argv[1], "ties")) {
		struct tend_ties *t = tend_ties_open(b, today);
		struct tend_contact **v = tend_contact_list(b, &n);
		for (; v[k]; k++) {
			size_t ntied;
			struct tend_contact **to = tend_tie_list(t, v[k], &ntied);
			for (size_t i = 0; to[i]; i++)
				printf("%s\t%s\t%d%d%d\n", id(v[k]), id(to[i]), tend_tied(t, v[k], to[i]), tend_tied(t, to[i], v[k]), i < ntied);
			tend_free(to);
		}
		tend_free(v);
		tend_ties_close(t);
	} else {
		int y, m, d;
		tend_day_civil(tend_day_of(2024, 2, 29), &y, &m, &d);
		printf("%s %d %d-%d-%d %s %s %s %s\n", tend_version(), tend_day_of(2023, 2, 29) == TEND_DAY_NONE, y, m, d,
			day(tend_day_add(tend_day_of(2025, 1, 31), "1 month")), day(tend_day_add(1, "soon")), day(TEND_DAY_MAX), tend_due_state_name((enum tend_due_state)99));
		n = 0;
	}
	if (n != k) printf("%zu of %zu\n", k, n);
	tend_free(NULL);
	tend_ties_close(NULL);
	tend_book_close(NULL);
	tend_book_close(b);
	return 0;
}
END
for my $static (0, 1) {
	my ($status, $said) = compile("$tmp/rows$static", $usr, $static, $rows);
	is("$status $said", '0 ', 'a program that asks for everything is built');
}
sub rows { says("$tmp/rows1", shift, $book, $today, @_) }
sub tool { says("$bin/tend-" . shift, '-C', $book, '-t', $today, @_) }

is(rows('due'), tool('due', '-a', '3 months'), 'due: those of tend due');
is(rows('new'), tool('due', '--new'), 'those yet to be met, too');
is(rows('balance') =~ s/\t-1(?=\t\S+\t\S+$)/\t-/mgr, join('', grep { !/^total\t/ } split /^/, tool('balance', '-E')), 'balance: those of tend balance');
is(rows('dates'), tool('dates', '-a', '3 months'), 'dates: those of tend dates');
isnt(rows('dates'), '', 'which are some');

# the words of tend intro, without what is in common
sub intros {
	my @rows = map { [split /\t/] } split /\n/, tool('intro', '-n', 20, @_);
	return join '', map {
		my ($x, $y, $score, undef, undef, $why) = @$_;
		# the library has no word for where an offer stands
		my @fits = map { s/(", .+?) is "/$1 offers "/r } grep { / needs "/ } split /; /, $why;
		my ($mutual) = $why =~ /(\d+) mutual$/;
		"$x\t$y\t$score\t" . join('', map { "$_; " } @fits) . ($mutual // 0) . " mutual\n";
	} @rows;
}
like(intros(), qr/ needs .*; .* needs .* mutual$/m, 'there are introductions');
is(rows('intro'), intros(), 'intro: those of tend intro, in the very words');
is(rows('intro', 'Ana López'), intros('--for', 'ana-lopez'), 'and those with one contact');

my (%entries, @misplaced);
for (split /\0/, rows('entries')) {
	my @e = split /\t/, $_, 9;
	my ($path, $line) = splice @e, 6, 2;
	push @misplaced, "$path:$line" if (split /\n/, slurp("$book/$path"))[$line - 1] !~ /\Q$e[1]\E/;
	$entries{ join "\t", @e }++;
}
cmp_ok(scalar keys %entries, '>', 100, 'there are entries');
is("@misplaced", '', 'each stands where it says');
my %told;
for (map { decode_json($_) } split /\n/, tool('entries', '-f', 'json')) {
	utf8::encode($_) for grep { defined } values %$_;
	$told{ join "\t", map { $_ // '' } @$_{qw(id date dir sign kind weight text)} }++;
}
is_deeply(\%entries, \%told, 'entries: those of tend entries');

my @fields = split /\n/, rows('fields');
cmp_ok(@fields, '>', 500, 'there are fields');
is_deeply([grep { !/^(\S+):(\d+):1\t[^\t]+\t([^\t]+)\t/ || (split /\n/, slurp("$book/$1"))[$2 - 1] !~ /^\Q$3\E:/ } @fields],
	[], 'each stands where it says');
my %key;
for (@fields) {
	my ($id, $key, $value) = m{^(?:.*/)?([^/:]+)\.md:\S+\t([^\t]+)\t[^\t]+\t(.*)} or die;
	push @{ $key{"$id\t$key"} }, $value;
}
for my $key ('org', 'tags', 'needs', 'email', 'met') {
	my %other = map { /^([^\t]+)\t(.*)$/ && $2 ne '-' ? ("$1\t$key" => $2) : () } split /\n/, tool('ls', '-o', "id,$key");
	my %own = map { ($_ => join ', ', @{ $key{$_} }) } grep { exists $other{$_} } keys %key;
	cmp_ok(scalar keys %other, '>', 5, "contacts have $key");
	is_deeply([map { "$_ " . ($own{$_} // '') =~ s/, */,/gr } sort keys %other], [map { "$_ " . $other{$_} =~ s/, */,/gr } sort keys %other],
		"$key is what tend ls says");
}

my %ties;
for (split /\n/, rows('ties')) {
	my ($from, $to, $both) = split /\t/;
	is($both, '111', "$from and $to are tied, both ways") if $both ne '111';
	$ties{$from}{$to} = 1;
}
is_deeply([grep { my $from = $_; grep { !$ties{$_}{$from} } keys %{ $ties{$from} } } keys %ties], [], 'a tie has two ends');
my %mesh = map { my $m = decode_json($_); ($m->{id} => $m->{ties}) } split /\n/, tool('mesh', '--each', '-f', 'json');
my %active = map { ($_ => 1) } keys %mesh;
cmp_ok(scalar(grep { $_ } values %mesh), '>', 20, 'there are ties');
is_deeply({ map { my $who = $_; ($who => scalar grep { $active{$_} } keys %{ $ties{$who} }) } keys %mesh }, \%mesh, 'as many as tend mesh says');

my $own = "$tmp/own";
spew("$own/me.md", "---\nname: I\nkeys: {firma: org}\n---\n");
spew("$own/x/zoë.md", "---\nname: Zoë\ncompany: Acme\nMy Key: 1\nShoe_Size: [38, 39]\nmet: soon\nmap: {a: 1, b: 2}\n---\n## Log\n- 2026-02-30 call: x\n");
spew("$own/ana.md", "---\nname: Ana\nfirma: Nord\nstatus: archived\norg:\n---\n## Log\n- 2026-08-01 CALL: a\n  b\n");
spew("$own/note.md", "no contact\n");
for (['Zoe', 'ORG', 'Acme'], ['ZOE', 'company', 'Acme'], ['zoë', 'my-key', '1'], ['zoe', 'shoe size', '38'], ['ana', 'org', 'Nord'],
	['ana', 'firma', 'Nord'], ['zoe', 'nothing', 'none'], ['ana', '', 'none'], ['zoe', 'x' x 100, 'none'], ['bob', 'org', 'nobody'], ['', 'org', 'nobody']) {
	my ($who, $key, $value) = @$_;
	is(says("$tmp/rows0", 'value', $own, $today, $who, $key), "$value\n", "'$key' of '$who' is $value");
}
is(says("$tmp/rows0", 'fields', $own, $today) =~ s/^(?!x\/).*\n//mgr, <<'END', 'fields, with the values of a map');
x/zoë.md:2:1	name	name	Zoë
x/zoë.md:3:1	org	company	Acme
x/zoë.md:4:1	My Key	My Key	1
x/zoë.md:5:1	Shoe_Size	Shoe_Size	38
x/zoë.md:5:1	Shoe_Size	Shoe_Size	39
x/zoë.md:6:1	met	met	soon
x/zoë.md:7:1	map	map	a=1
x/zoë.md:7:1	map	map	b=2
END
my $tell = says('sh', '-c', "'$bin/tend-ls' -C '$own' -t $today -o id,met,last 2>&1 >/dev/null");
is(says("$tmp/rows0", 'problems', $own, $today), $tell =~ s/^tend-ls: .*\n//mgr, 'problems: those that the tools tell');
like(says("$tmp/rows0", 'problems', $own, $today), qr{^\Q$own\E/x/zoë.md:6:6: met: }m, 'with their places');
is(says("$tmp/rows0", 'due', "$tmp/nowhere", $today), "No such file or directory\n", 'a book that is not there sets errno');
is(says("$tmp/rows0", 'rest', $own, $today), says("$bin/tend", '--version') =~ s/^tend (.*)\n/$1/r
	. " 1 2024-2-29 2025-02-28 - 9999-12-31 -\n", 'the version, days, a state that is none');
{
	local $ENV{TEND_BOOK} = $own;
	my ($status, $said) = compile("$tmp/dir", $usr, 0, source('dir.c', <<'END'));
#include <stdio.h>
#include <tend/tend.h>
int main(void) { struct tend_book *b = tend_book_open(NULL); printf("%s", b ? tend_book_dir(b) : "none"); tend_book_close(b); return 0; }
END
	is("$status $said" . says("$tmp/dir"), "0 $own", 'without a folder it is the book that the tools take');
}

# --- one book, many threads ---

my ($status, $said) = compile("$tmp/threads", $usr, 0, source('threads.c', <<'END'));
#include <pthread.h>
#include <stdio.h>
#include <tend/tend.h>
static struct tend_book *b;
static size_t sums[8];
static void *work(void *arg)
{
	size_t *sum = arg, n;
	tend_day today = tend_day_of(2026, 9, 1);
	for (int i = 0; i < 20; i++) {
		struct tend_ties *t = tend_ties_open(b, today);
		*sum += tend_book_find(b, "ANA LOPEZ") != NULL;
		tend_free(tend_intro_list(b, NULL, today, 0, 0, &n)), *sum += n;
		tend_free(tend_due_list(b, today, today, &n)), *sum += n;
		*sum += tend_tied(t, tend_book_find(b, "ana-lopez"), tend_book_find(b, "bruno-silva"));
		tend_ties_close(t);
	}
	return NULL;
}
int main(int argc, char **argv)
{
	pthread_t thread[8];
	b = argc > 1 ? tend_book_open(argv[1]) : NULL;
	for (int i = 0; i < 8; i++) if (pthread_create(&thread[i], NULL, work, &sums[i])) return 2;
	for (int i = 0; i < 8; i++) pthread_join(thread[i], NULL);
	for (int i = 1; i < 8; i++) if (sums[i] != sums[0]) return 1;
	tend_book_close(b);
	return sums[0] ? 0 : 3;
}
END
is("$status $said" . says("$tmp/threads", $book) . $?, '0 0', 'eight threads that use one book all get the same');

# --- C++ ---

SKIP: {
	skip 'not installed: c++', 2 if system(cxx() . ' --version >/dev/null 2>&1');
	my ($status, $said) = compile("$tmp/cxx", $usr, 0, source('cxx.cc', <<'END'));
#include <cstdio>
#include <tend/tend.h>
int main(int, char **argv)
{
	tend_book *b = tend_book_open(argv[1]);
	size_t n = 0;
	tend_due **due = tend_due_list(b, tend_day_of(2026, 9, 1), TEND_DAY_MAX, &n);
	std::printf("%s\n", tend_contact_id(due[0]->who));
	tend_free(due);
	tend_book_close(b);
}
END
	# the flags of a package are for C only; a C++ compiler warns of them
	is($status, 0, 'it is C++, too') or diag $said;
	is(says("$tmp/cxx", $book), (split /\t/, tool('due'))[0] . "\n", 'and links');
}
done_testing;
