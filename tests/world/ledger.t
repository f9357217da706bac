#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# The accounts, counted three times: by tend-balance, by hledger (and ledger,
# where it is installed) from its journal, and by awk from the register of
# tend-entries. On the example, and on a book of 300 people that is written
# here, with ids and texts that a journal would misread; for that the numbers
# are known beforehand, too.
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

my %escape = (t => "\t", n => "\n", r => "\r", '\\' => '\\');

# given, taken and net, each as a table
sub balance {
	my (@args) = @_;
	my (%given, %taken, %net);
	for (lines_of(quoted("$bin/tend-balance", @args))) {
		my @cell = split /\t/, $_, -1;
		$cell[0] =~ s/\\([tnr\\])/$escape{$1}/g;
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

# given and taken by a second way, that shares nothing but the reading
sub register {
	my ($name, $dir, $given, $taken) = @_;
	my $sum = 'NR > 1 { s[$1] += ($4 == "+") * $6; t[$1] += ($4 == "-") * $6; if ($4 != ".") m[$1] }'
		. ' END { for (i in m) print i "\t" s[i] "\t" t[i] }';
	my (%given, %taken);
	lines_of(quoted("$bin/tend-entries", '-C', $dir, '-t', $today, '-H') . ' >' . quoted("$tmp/rows"));
	for (lines_of(quoted('awk', '-F', "\t", $sum, "$tmp/rows"))) {
		my ($id, $g, $t) = split /\t/;
		$id =~ s/\\([tnr\\])/$escape{$1}/g;
		$given{$id} = $g;
		$taken{$id} = $t;
	}
	same("$name: awk finds as much given", \%given, $given);
	same("$name: awk finds as much taken", \%taken, $taken);
}

# the finest parts: what each kind gave and took
sub kinds {
	my ($name, $journal, @args) = @_;
	my ($got, %got, %want) = hledger($journal, 3);
	$got{ join "\t", map { account($_) } split /:/ } = $got->{$_} for keys %$got;
	for (lines_of(quoted("$bin/tend-balance", @args, qw(--by kind)))) {
		my ($id, $who, $kind, $given, $taken, $net) = split /\t/;
		$id =~ s/\\([tnr\\])/$escape{$1}/g;
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

# --- a book of hostile ids and texts ---

# Lehmer's generator (Park and Miller 1988): the same on every machine
my $seed = 20260901;
sub chance {
	my ($n) = @_;
	$seed = $seed * 16807 % 2147483647;
	return $seed % $n;
}

sub pick {
	return $_[chance(scalar @_)];
}

# an id that begins with "." would be a hidden file
my @marks = grep { !m{[0-9A-Za-z/]} } map { chr } 32 .. 126;
my @ids = (
	(map { "a${_}b" } @marks), (map { "${_}a" } grep { $_ ne '.' } @marks), (map { "a$_" } @marks),
	'a  b', '  a', 'a   ', 'a  ; b', 'a:b:c', ':', '::', '(a)', '[a]', '(a', '%3A', '%25', '%', 'total',
	'a%3Ab', '-', '--', '; a', 'a ;b', '2026-01-01', '2026-01-01 * x', 'include x', '~ monthly', '1', '-1',
	"a\tb", "a\nb", "a\rb", "\ta", "a\n", "a\n    (b:given:help)  1000", "a\x01b", "a\x1b[31mb", "a\x7fb",
	"a\xc2\x85b", "a\xc2\xa0\xc2\xa0b", "\xc2\xa0a", "a\xc2\xa0", "a \xc2\xa0b", "\xe3\x80\x80a\xe3\x80\x80",
	"a\xe2\x80\xa8b", "a\xe2\x80\xa9b", "a\xe2\x80\xaeb", "a\xe2\x80\x8bb", "\xef\xbb\xbfa", "a\xe2\x80\x83\xe2\x80\x83b",
	"e\xcc\x81", "\xc3\xa9", "\xe6\x9d\x8e\xe6\x98\x8e", "\xd9\x85\xd8\xb1\xd9\x8a\xd9\x85", "\xf0\x9f\xa6\x8a",
);

my @kinds = (qw(help idea intro fun praise HELP full-stack_2 x3 reference),
	"\xc3\xbcberraschung", "\xe8\xb4\x88\xe7\x89\xa9", "a\xe3\x80\x80\xe3\x80\x80b", "n\xc2\xa0\xc2\xa0b");

my @texts = ('', 'plain', '; a comment', 'a  ; date:2026-13-45', '* x', '! y', '(code) z', '= 5', 'two  spaces',
	"a\ttab", '| pipe', 'a | b', '[2026-13-45]', ")  -99", '@ 3 EUR', "\x1b[31mred", 'trailing  ', '; x  ; y:z',
	'{{', "\xe2\x80\xaeesrever", '"quoted', "first\n  (fake:given:help)  1000", "first\n  2026-01-01 second",
	'[words](b.md)', '[[b|words; more]]', '[[; date:1]]', "\xe2\x80\xa8line", ";;;;", 'include x', ' 1000', '-1', '%');

sub entry {
	my ($account) = @_;
	my $date = sprintf '%04d-%02d-%02d', 2014 + chance(14), 1 + chance(12), 1 + chance(28);
	$date = pick('2024-02-29', '2016-02-29', '0001-01-01', '9999-12-31', $today, '2026-09-02') if !chance(6);
	my ($sign, $weight) = (pick('+', '+', '+', '+', '-', ''), chance(3) ? 1 : 1 + chance(99));
	my $box = pick('', '', '', '', '', '', '[x] ', '[ ] ');
	# a kind without a sign may not hold what looks like a separator
	my $kind = $sign ? pick(@kinds) : 'call';
	my $line = "- $box$date " . pick('', '-> ', '<- ') . $sign . $kind . ($weight > 1 ? " x$weight" : '') . ': ' . pick(@texts);
	if ($sign && $box ne '[ ] ' && $date le $today) {
		$account->{moved} = 1;
		$account->{ $sign eq '+' ? 'given' : 'taken' } += $weight;
	}
	return "$line\n";
}

sub person {
	my ($dir, $id, $n) = @_;
	my %account = (given => 0, taken => 0, ratio => 4, retired => !chance(15));
	my $front = "name: Person $n\n";
	if (chance(3) == 0) {
		$account{ratio} = pick(0, 0, 1, 2, 3, 12, 1000000);
		$front .= "ratio: $account{ratio}\n";
	}
	$front .= "status: archived\n" if $account{retired};
	my $text = "---\n$front---\n" . "## Log\n" . join '', map { entry(\%account) } 1 .. chance(25);
	$text =~ s/\n/\r\n/g if !chance(10);
	open my $f, '>:raw', "$dir/$id.md" or die shown($id) . ": $!\n";
	print $f $text;
	close $f or die "$!\n";
	return \%account;
}

# id => what it was made to hold
sub write_book {
	my ($dir) = @_;
	my (%book, $n);
	mkdir $dir or die "$dir: $!\n";
	open my $f, '>', "$dir/me.md" or die "$!\n";
	print $f "---\nname: Me\nratio: 4\n---\n## Log\n- 2026-01-01 +fun: for myself\n";
	close $f or die "$!\n";
	my %seen;
	my @all = grep { !$seen{$_}++ } @ids;
	push @all, map { "person-$_" } 1 .. 300 - @all;
	$book{$_} = person($dir, $_, ++$n) for @all;
	return \%book;
}

# --- ---

my $example = "$root/contacts.example";
my ($given, $taken) = journal('example, whole', '-C', $example, '-t', $today);
register('example', $example, $given, $taken);
journal('example, a window', '-C', $example, '-t', $today, '-s', '2025', '-u', '2026-06-30');

my $book = write_book("$tmp/book");
my @args = ('-C', "$tmp/book", '-t', $today);
my @moved = grep { $book->{$_}{moved} && !$book->{$_}{retired} } keys %$book;
holds(keys %$book == 300 && @moved > 200, 'the book has 300 people, most with an account');
($given, $taken, my $net) = journal('300, whole', @args);
same('300: given is what was written', $given, { map { $_ => $book->{$_}{given} } @moved });
same('300: taken is what was written', $taken, { map { $_ => $book->{$_}{taken} } @moved });
same('300: net is given less the ratio times taken', $net,
	{ map { $_ => $book->{$_}{given} - $book->{$_}{ratio} * $book->{$_}{taken} } @moved });
register('300', "$tmp/book", $given, $taken);
journal('300, since 1400', @args, '-s', '1400');
journal('300, a window', @args, '-s', '2024-02-29', '-u', '2025');

done_testing;
