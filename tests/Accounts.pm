# SPDX-License-Identifier: ISC
#
# What the tests that count share: a command's lines, two tables that must hold the same, and a book whose numbers
# are known beforehand.
package Accounts;
use strict;
use warnings;
use Exporter qw(import);
use Test::More ();

our @EXPORT = qw(holds quoted lines_of same unescaped hostile_book);

# the day on which the books are looked at
my $today = '2026-09-01';

# a test, with what to say when it fails
sub holds {
	my ($good, $name, @why) = @_;
	local $Test::Builder::Level = $Test::Builder::Level + 1;
	Test::More::ok($good, $name);
	Test::More::diag($_) for $good ? () : @why;
	return $good;
}

sub quoted {
	return join ' ', map { "'" . s/'/'\\''/gr . "'" } @_;
}

# what a shell command prints; it must succeed
sub lines_of {
	my ($command) = @_;
	my $out = qx{$command};
	holds($? == 0, 'runs: ' . $command =~ s{'(?:/[^' ]*)?/([^/' ]+)'}{'$1'}gr =~ s/\n.*//sr, 'exit status ' . ($? >> 8));
	return split /\n/, $out;
}

sub shown {
	my ($s) = @_;
	return 'none' if !defined $s;
	$s =~ s/([^ -~])/sprintf '\\x%02x', ord $1/ge;
	return $s;
}

# two tables of id => value hold the same, and something
sub same {
	my ($name, $got, $want) = @_;
	my %all = (%$got, %$want);
	my @wrong = grep { !defined $got->{$_} || !defined $want->{$_} || $got->{$_} ne $want->{$_} } sort keys %all;
	my @why = map { shown($_) . ': ' . shown($got->{$_}) . ', expected ' . shown($want->{$_}) } @wrong;
	splice @why, 10, @why - 10, '(and more)' if @why > 10;
	holds(!@wrong && scalar(%all), $name, @why ? @why : 'nothing to compare');
}

# a cell of TSV as it was
sub unescaped {
	my ($cell) = @_;
	my %is = (t => "\t", n => "\n", r => "\r", '\\' => '\\');
	$cell =~ s/\\(?:x([0-9A-Fa-f]{2})|([tnr\\]))/defined $2 ? $is{$2} : chr hex $1/ge;
	# an id that begins with "-" is printed as a path, so that no tool takes it for an option
	return $cell =~ s{^\./(-.*)\.md\z}{$1}sr;
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

# an id that begins with "." would be a hidden file, one that ends with "~" a backup, and a date a note
my @marks = grep { !m{[0-9A-Za-z/]} } map { chr } 32 .. 126;
my @ids = (
	(map { "a${_}b" } @marks), (map { "${_}a" } grep { $_ ne '.' } @marks), (map { "a$_" } grep { $_ ne '~' } @marks),
	'a  b', '  a', 'a   ', 'a  ; b', 'a:b:c', ':', '::', '(a)', '[a]', '(a', '%3A', '%25', '%', 'total',
	'a%3Ab', '-', '--', '; a', 'a ;b', '2026-01-01 a', '2026-01-01 * x', 'include x', '~ monthly', '1', '-1',
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
	my %account = (given => 0, taken => 0, ratio => 4, inactive => !chance(15));
	my $front = "name: Person $n\n";
	if (chance(3) == 0) {
		$account{ratio} = pick(0, 0, 1, 2, 3, 12, 1000000);
		$front .= "ratio: $account{ratio}\n";
	}
	$front .= "status: archived\n" if $account{inactive};
	my $text = "---\n$front---\n" . "## Log\n" . join '', map { entry(\%account) } 1 .. chance(25);
	$text =~ s/\n/\r\n/g if !chance(10);
	open my $f, '>:raw', "$dir/$id.md" or die shown($id) . ": $!\n";
	print $f $text;
	close $f or die "$!\n";
	return \%account;
}

# id => what it was made to hold
sub hostile_book {
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

1;
