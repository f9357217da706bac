#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# tend-balance, tend-known and tend-circle must print what this test counts from the rows of tend-entries: what was given
# and taken, and who reached out, for every contact of the example, of a generated book, and of one with hostile ids and
# texts whose numbers are known. The tools share the reading with it, and no counting.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use lib dirname(abs_path(__FILE__));
use Accounts;
use Sample;
use Scratch;
use Test::More;

my $root = abs_path(dirname(__FILE__) . '/..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
my $genbook = "$bin/../bench/genbook";
my $people = rounds(200, 1000);
my $tmp = scratch('accounts');
# by status: in no list but that of tend-ls
my @inactive = qw(archived deceased do-not-contact);

isolate("$tmp/home");

# id => the cells of these columns of a tool's rows, by their names, with blanks between
sub table {
	my ($command, @want) = @_;
	my ($head, @rows) = lines_of($command);
	my @names = split /\t/, $head // '';
	my %at = map { $names[$_] => $_ } 0 .. $#names;
	my %table;
	for (@rows) {
		my @cell = split /\t/, $_, -1;
		my $id = unescaped($cell[0]);
		holds(0, "$id comes once") if exists $table{$id};
		$table{$id} = join ' ', map { $cell[ $at{$_} // -1 ] // '' } @want;
	}
	return \%table;
}

# id => what the entries say of them: given, taken, entries in and out, and when they last reached out
sub register {
	my (@args) = @_;
	my %of;
	for (lines_of(quoted("$bin/tend-entries", @args))) {
		my ($id, $date, $way, $sign, undef, $weight) = split /\t/;
		my $p = $of{ unescaped($id) } //= { given => 0, taken => 0, out => 0, in => 0, heard => '-' };
		$p->{ $sign eq '+' ? 'given' : 'taken' } += $weight if $sign =~ /[+-]/;
		$p->{moved} = 1 if $sign =~ /[+-]/;
		$p->{out}++ if $way eq '>';
		next if $way ne '<';
		$p->{in}++;
		$p->{heard} = $date if $p->{heard} lt $date;
	}
	return \%of;
}

# every contact: what the entries say, and what the tools
sub compare {
	my ($name, $dir, $today) = @_;
	my @args = ('-C', $dir, '-t', $today);
	my $ids = "$tmp/ids";
	my $of = register(@args);
	my (%account, %contact, %circle, $moved, $heard);
	lines_of(quoted("$bin/tend-ls", @args, '-o', 'id', map { "status!=$_" } @inactive) . ' >' . quoted($ids));
	for my $id (map { unescaped($_) } split /\n/, slurp($ids)) {
		my $p = $of->{$id} // { given => 0, taken => 0, out => 0, in => 0, heard => '-' };
		$account{$id} = "$p->{given} $p->{taken}";
		$contact{$id} = "$p->{out} $p->{in} $p->{heard}";
		$circle{$id} = "$p->{given} $p->{taken} $p->{in}";
		$moved += $p->{given} && $p->{taken};
		$heard += $p->{in} && $p->{out};
	}
	holds(keys %account >= 30 && $moved && $heard, "$name: people give and take, and reach out both ways");
	same("$name: tend-balance", table(quoted("$bin/tend-balance", @args, '-EH'), qw(given taken)), \%account);
	same("$name: tend-known", table(quoted("$bin/tend-known", @args, '-H'), qw(out in last-in)), \%contact);
	same("$name: tend-circle", table(quoted("$bin/tend-circle", @args, '-H', '-') . ' <' . quoted($ids), qw(given taken in)), \%circle);
	return scalar keys %account;
}

compare('example', "$root/contacts.example", '2026-09-01');
if (-x $genbook) {
	lines_of(quoted($genbook, $people, "$tmp/book"));
	my $n = compare("$people people", "$tmp/book", '2026-09-01');
	holds($n > $people * 0.9, "$people people: hardly anybody is inactive", "$n have rows");
	# with half of the entries still to come
	compare("$people people, years ago", "$tmp/book", '2022-06-15');
} else {
	holds(0, 'genbook is built, beside bin in bench', "make \$BUILD/bench/genbook");
}

# what was written is what is read; inactive contacts have no account
my $book = hostile_book("$tmp/hostile");
my @moved = grep { $book->{$_}{moved} && !$book->{$_}{inactive} } keys %$book;
holds(keys %$book == 300 && @moved > 200, 'a hostile book has 300 people, most with an account');
same('hostile: tend-balance', table(quoted("$bin/tend-balance", '-C', "$tmp/hostile", '-t', '2026-09-01', '-H'), qw(given taken net)),
	{ map { $_ => join ' ', $book->{$_}{given}, $book->{$_}{taken}, $book->{$_}{given} - $book->{$_}{ratio} * $book->{$_}{taken} } @moved });
my $of = register('-C', "$tmp/hostile", '-t', '2026-09-01');
same('hostile: tend-entries', { map { $of->{$_}{moved} && !$book->{$_}{inactive} ? ($_ => "$of->{$_}{given} $of->{$_}{taken}") : () } grep { $book->{$_} } keys %$of },
	{ map { $_ => "$book->{$_}{given} $book->{$_}{taken}" } @moved });

done_testing;
