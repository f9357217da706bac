#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# Cards of four phones and servers (tests/cards, written by hand in their manner) into a book and out again, ten times:
# every property comes back as it was, with its types and label, and none is added but X-TEND-….
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(basename dirname);
use Test::More;
use lib dirname(abs_path(__FILE__));
use Card;
use Scratch;

my $root = abs_path(dirname(__FILE__) . '/..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
my $tmp = scratch('roundtrip');
my $rounds = 10;

isolate("$tmp/home");
$ENV{TEND_TODAY} = '2026-09-01';

# the properties of each card, by its name; what only tend reads does not count
sub people {
	my ($text) = @_;
	return { map {
		my @p = grep { !/^(?:X-TEND-|UID;: )/ } properties($_);
		my ($fn) = map { /^FN;[^:]*: (.*)$/s ? $1 : () } @p;
		# a name in the order of lists is the same
		(join(' ', sort split /[\s,]+/, $fn // '') => \@p);
	} cards($text) };
}

sub uids {
	my ($text) = @_;
	return { map { my @p = properties($_); map { /^UID;: (?:urn:uuid:)?(.*)$/ ? (lc $1 => 1) : () } @p } cards($text) };
}

sub round {
	my ($from, $book, $version) = @_;
	spew("$book/me.md", "---\nname: Me\n---\n");
	my $said = qx{'$bin/tend-vcard' --import -C '$book' '$from' 2>&1};
	is $? >> 8, 0, basename($from) . ": imported into $book" or diag $said;
	return scalar qx{'$bin/tend-vcard' $version -C '$book'};
}

# what is missing and what is added, of two books of cards
sub differences {
	my ($got, $want) = @_;
	my %n;
	for my $name (keys %$want, keys %$got) {
		my %of = ((map { ("- $_" => 1) } @{ $want->{$name} // [] }), map { ("+ $_" => 1) } @{ $got->{$name} // [] });
		$n{"$name: $_"} = 1 for grep { !$of{ (/^-/ ? '+' : '-') . substr $_, 1 } } keys %of;
	}
	return sort keys %n;
}

for my $file (map { abs_path($_) } glob "$root/tests/cards/*.vcf") {
	my $name = basename($file, '.vcf');
	my $want = people(scalar slurp($file));
	for my $version ('', '--v3') {
		my ($from, $out) = ($file);
		for my $i (1 .. $rounds) {
			$out = round($from, "$tmp/$name$version-$i", $version);
			spew($from = "$tmp/$name$version-$i.vcf", $out);
			my @lost = differences(people($out), $want);
			next if $i > 1;
			ok !@lost, "$name$version: all properties come back" or diag join "\n", @lost;
			last if @lost;
		}
		my @lost = differences(people($out), $want);
		ok !@lost, "$name$version: also after $rounds rounds" or diag join "\n", @lost;
		my ($uids, $had) = (uids($out), uids(scalar slurp($file)));
		is_deeply [grep { !$uids->{$_} } sort keys %$had], [], "$name$version: no UID is another one";
	}
}
done_testing;
