#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# What was given and taken, and who reached out to whom, counted by awk from
# the register of tend-entries, is for every person of a generated book what
# tend-balance, tend-known and tend-circle print. They share the reading, and
# no counting.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Temp qw(tempdir);
use lib dirname(abs_path(__FILE__));
use Accounts;
use Test::More;

my $root = abs_path(dirname(__FILE__) . '/..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
my $genbook = "$bin/../bench/genbook";
my $people = 1000;
my $tmp = tempdir('tend-accounts-XXXXXX', TMPDIR => 1, CLEANUP => 1);
# by status: in no list but that of tend-ls
my @retired = qw(archived deceased do-not-contact);

delete @ENV{qw(TEND_BOOK TEND_TODAY)};

# id => the cells of these columns of a tool's rows, by their names, with blanks between
sub table {
	my ($command, @want) = @_;
	my ($head, @rows) = lines_of($command);
	my @names = split /\t/, $head // '';
	my %at = map { $names[$_] => $_ } 0 .. $#names;
	my %table;
	for (@rows) {
		my @cell = split /\t/, $_, -1;
		holds(0, "$cell[0] comes once") if exists $table{ $cell[0] };
		$table{ $cell[0] } = join ' ', map { $cell[ $at{$_} // -1 ] // '' } @want;
	}
	return \%table;
}

# the columns of tend-entries: id date dir sign kind weight with text
my $count = <<'AWK';
$4 == "+" { given[$1] += $6 }
$4 == "-" { taken[$1] += $6 }
$3 == ">" { out[$1]++ }
$3 == "<" { in_[$1]++; if ($2 > heard[$1]) heard[$1] = $2 }
END {
	while ((getline id < ids) > 0)
		print id, given[id] + 0, taken[id] + 0, out[id] + 0, in_[id] + 0, heard[id] ? heard[id] : "-"
}
AWK

# every person of the book: what awk makes of the register, and what the tools say
sub compare {
	my ($name, $dir, $today) = @_;
	my @args = ('-C', $dir, '-t', $today);
	my $ids = "$tmp/ids";
	my (%account, %contact, %circle, $moved, $heard);
	lines_of(quoted("$bin/tend-ls", @args, '-o', 'id', map { "status!=$_" } @retired) . ' >' . quoted($ids));
	for (lines_of(quoted("$bin/tend-entries", @args) . ' | ' . quoted('awk', '-F', "\t", '-v', "ids=$ids", $count))) {
		my ($id, $given, $taken, $out, $in, $last) = split / /;
		$account{$id} = "$given $taken";
		$contact{$id} = "$out $in $last";
		$circle{$id} = "$given $taken $in";
		$moved += $given && $taken;
		$heard += $in && $out;
	}
	holds(keys %account >= 30 && $moved && $heard, "$name: people give and take, and reach out both ways");
	same("$name: tend-balance", table(quoted("$bin/tend-balance", @args, '-EH'), qw(given taken)), \%account);
	same("$name: tend-known", table(quoted("$bin/tend-known", @args, '-H'), qw(out in last-in)), \%contact);
	same("$name: tend-circle", table(quoted("$bin/tend-circle", @args, '-H', '-') . ' <' . quoted($ids),
		qw(given taken in)), \%circle);
	return scalar keys %account;
}

compare('example', "$root/contacts.example", '2026-09-01');
if (-x $genbook) {
	lines_of(quoted($genbook, $people, "$tmp/book"));
	my $n = compare("$people people", "$tmp/book", '2026-09-01');
	holds($n > $people * 0.9, "$people people: hardly anybody is retired", "$n have rows");
	# with half of the entries still to come
	compare("$people people, years ago", "$tmp/book", '2022-06-15');
} else {
	holds(0, 'genbook is built, beside bin in bench', "make \$BUILD/bench/genbook");
}

done_testing;
