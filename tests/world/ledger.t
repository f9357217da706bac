#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# The accounts, counted twice: by tend-balance, and by hledger (and ledger,
# where it is installed) from its journal. On the example, and on a book of 300
# people, with ids and texts that a journal would misread. tests/accounts.t has
# what needs no other program.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Temp qw(tempdir);
use lib dirname(abs_path(__FILE__)), dirname(abs_path(__FILE__)) . '/..';
use Accounts;
use Test::More;
use World;

my $root = abs_path(dirname(__FILE__) . '/../..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
my $today = '2026-09-01';
my $tmp = tempdir('tend-ledger-XXXXXX', TMPDIR => 1, CLEANUP => 1);

# hledger takes its encoding from the locale
$ENV{LC_ALL} = 'C.UTF-8';
delete @ENV{qw(TEND_BOOK TEND_TODAY LEDGER_FILE)};

# --- what the tools say, as id => number ---

# given, taken and net, each as a table
sub balance {
	my (@args) = @_;
	my (%given, %taken, %net);
	for (lines_of(quoted("$bin/tend-balance", @args))) {
		my @cell = split /\t/, $_, -1;
		$cell[0] = unescaped($cell[0]);
		@{ \%given }{ $cell[0] } = $cell[2];
		$taken{ $cell[0] } = $cell[3];
		$net{ $cell[0] } = $cell[4];
	}
	return (\%given, \%taken, \%net);
}

sub account {
	my ($name) = @_;
	$name =~ s/%([0-9A-F]{2})/chr hex $1/ge;
	return $name;
}

# balances of accounts at a depth
sub hledger {
	my ($journal, $depth) = @_;
	my %balance;
	for (lines_of(quoted('hledger', '-f', $journal, qw(balance --flat -E -N -O csv --depth), $depth))) {
		next if $_ eq '"account","balance"';
		holds(0, "a line of hledger", $_) if !/^"([^"]*)","(-?\d+)"$/;
		$balance{$1} = $2;
	}
	return \%balance;
}

sub ledger {
	my ($journal, $depth) = @_;
	my %balance;
	for (lines_of(quoted('ledger', '--args-only', '-f', $journal, qw(balance -E --no-total --depth), $depth,
			'--balance-format', '%(account)\t%(display_total)\n'))) {
		my ($name, $amount) = split /\t/;
		# the accounts above it come with it
		$balance{$name} = $amount if $depth == split /:/, $name;
	}
	return \%balance;
}

# nets from depth 1, what was given and what was taken times the ratio from depth 2
sub compare {
	my ($name, $program, $journal, $given, $taken, $net) = @_;
	my $at1 = $program->($journal, 1);
	my $at2 = $program->($journal, 2);
	my (%net, %given, %cost, %want);
	$net{ account($_) } = $at1->{$_} for keys %$at1;
	for (keys %$at2) {
		my ($id, $way) = /^([^:]*):(given|taken)$/ or holds(0, "$name: an account of its own", shown($_)), next;
		($way eq 'given' ? \%given : \%cost)->{ account($id) } = $at2->{$_};
	}
	same("$name: every net", \%net, $net);
	same("$name: all that was given", { map { $_ => $given{$_} // 0 } keys %net }, $given);
	$want{$_} = $net->{$_} - $given->{$_} for keys %$net;
	same("$name: all that was taken, times the ratio", { map { $_ => $cost{$_} // 0 } keys %net }, \%want);
}

# the finest parts: what each kind gave and took
sub kinds {
	my ($name, $journal, @args) = @_;
	my ($got, %got, %want) = hledger($journal, 3);
	$got{ join "\t", map { account($_) } split /:/ } = $got->{$_} for keys %$got;
	for (lines_of(quoted("$bin/tend-balance", @args, qw(--by kind)))) {
		my ($id, $who, $kind, $given, $taken, $net) = split /\t/;
		$id = unescaped($id);
		$want{"$id\tgiven\t$kind"} = $given if $given;
		$want{"$id\ttaken\t$kind"} = $net - $given if $taken;
	}
	same("$name: every kind", \%got, \%want);
}

need('hledger');
my $have_ledger = has('ledger');

sub journal {
	my ($name, @args) = @_;
	my ($given, $taken, $net) = balance(@args);
	my $file = "$tmp/journal";
	lines_of(quoted("$bin/tend-balance", @args, '--ledger') . ' >' . quoted($file));
	compare("$name, hledger", \&hledger, $file, $given, $taken, $net);
	kinds("$name, hledger", $file, @args);
	# it knows no year before 1400
	compare("$name, ledger", \&ledger, $file, $given, $taken, $net)
		if $have_ledger && $name !~ /whole/;
	return ($given, $taken, $net);
}

my $example = "$root/contacts.example";
my ($given, $taken) = journal('example, whole', '-C', $example, '-t', $today);
journal('example, a window', '-C', $example, '-t', $today, '-s', '2025', '-u', '2026-06-30');

my $book = hostile_book("$tmp/book");
my @args = ('-C', "$tmp/book", '-t', $today);
my @moved = grep { $book->{$_}{moved} && !$book->{$_}{inactive} } keys %$book;
holds(keys %$book == 300 && @moved > 200, 'the book has 300 people, most with an account');
($given, $taken, my $net) = journal('300, whole', @args);
same('300: given is what was written', $given, { map { $_ => $book->{$_}{given} } @moved });
same('300: taken is what was written', $taken, { map { $_ => $book->{$_}{taken} } @moved });
same('300: net is given less the ratio times taken', $net,
	{ map { $_ => $book->{$_}{given} - $book->{$_}{ratio} * $book->{$_}{taken} } @moved });
journal('300, since 1400', @args, '-s', '1400');
journal('300, a window', @args, '-s', '2024-02-29', '-u', '2025');

done_testing;
