#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# The example that needs SQLite: a book into a database, beside what the tools say of it.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use Test::More;
use lib dirname(__FILE__), dirname(__FILE__) . '/..';
use Library;
use Scratch;
use World;

my $root = abs_path(dirname(__FILE__) . '/../..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
need('pkg-config');
World::missing('sqlite3, for C') if system('pkg-config --exists sqlite3') != 0;
my $sqlite = says('pkg-config', '--cflags', '--libs', 'sqlite3') =~ s/\n//r;
my $tmp = scratch('library-world');
isolate("$tmp/home");
my $usr = install_library($root, dirname($bin), "$tmp/root");
my $book = "$root/contacts.example";

# a second program asks: what was written is there when the first has ended
spew("$tmp/ask.c", <<'END');
#include <sqlite3.h>
#include <stdio.h>
static int row(void *arg, int n, char **value, char **name)
{
	(void)arg, (void)name;
	for (int i = 0; i < n; i++) printf("%s%s", i ? "\t" : "", value[i] ? value[i] : "NULL");
	return putchar('\n') == EOF;
}
int main(int argc, char **argv)
{
	sqlite3 *db;
	return argc != 3 || sqlite3_open(argv[1], &db) || sqlite3_exec(db, argv[2], row, NULL, NULL) || sqlite3_close(db);
}
END
my ($status, $said) = compile("$tmp/ask", $usr, 0, "$tmp/ask.c", $sqlite);
is("$status $said", '0 ', 'SQLite is there');
for my $static (0, 1) {
	($status, $said) = compile("$tmp/tend-sqlite", $usr, $static, "$root/examples/library/sqlite.c", $sqlite);
	is("$status $said", '0 ', 'sqlite.c is built, ' . ($static ? 'static' : 'shared'));
	unlink "$tmp/db";
	is(says("$tmp/tend-sqlite", $book, "$tmp/db"), '', 'it says nothing');
	is($?, 0, 'and is done');
	my $entries = () = says("$bin/tend-entries", '-C', $book, '-t', '2026-09-01') =~ /\n/g;
	# tend entries leaves out the inactive
	my $ids = join ', ', map { "'$_'" } split /\n/, says("$bin/tend-ls", '-C', $book, '-o', 'path', 'status=');
	is(says("$tmp/ask", "$tmp/db", "SELECT count(*) FROM entry WHERE date <= '2026-09-01' AND path IN ($ids)"), "$entries\n",
		'each entry is in it');
	is(says("$tmp/ask", "$tmp/db", "SELECT value FROM field WHERE key = 'tags' AND path = 'ana-lopez.md' ORDER BY rowid"),
		says("$bin/tend-ls", '-C', $book, '-o', 'tags', 'ana-lopez') =~ s/, */\n/gr, 'each value of a list a row');
	like(says("$tmp/tend-sqlite", $book, "$tmp/db"), qr/^usage: /, 'a database that is there already is left alone');
	is($? >> 8, 2, 'and its status says so');
}
done_testing();
