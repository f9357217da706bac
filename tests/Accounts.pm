# SPDX-License-Identifier: ISC
#
# What the tests that count share: a command's lines, and two tables that must hold the same.
package Accounts;
use strict;
use warnings;
use Exporter qw(import);
use Test::More ();

our @EXPORT = qw(holds quoted lines_of same);

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

1;
