#!/usr/bin/env perl
# SPDX-License-Identifier: ISC
#
# Answers do not get worse: recall@5 and MRR of tend-who, and the precision of tend-intro, on the sets written by hand in
# tests/quality, as their measures count them. tests/world/quality.t compares them with grep and FTS5.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use Test::More;
use lib dirname(abs_path(__FILE__));
use Scratch;

my $sets = dirname(abs_path(__FILE__)) . '/quality';
my $bin = abs_path($ENV{TEND_BIN} // "$sets/../../build/bin") or die "no tools are built";

# what they were when this was written; a change that makes them better raises them
my %floor = ('recall@5' => 0.977, MRR => 0.959, 'messy recall@5' => 0.710, 'messy, literal' => 0.901, 'messy, other' => 0.590,
	 'precision@10' => 1, 'precision@60' => 0.65);

sub rows {
	my (@command) = @_;
	open my $f, '-|', @command or die "$command[0]: $!";
	chomp(my @rows = <$f>);
	close $f or fail("@command: exit status " . ($? >> 8));
	return @rows;
}

# the lines that say something
sub lines {
	my ($path) = @_;
	return grep { /\S/ && !/^#/ } split /\n/, slurp($path);
}

sub reaches {
	my ($name, $is) = @_;
	cmp_ok sprintf('%.3f', $is), '>=', $floor{$name}, $name;
}

# what is installed must not matter
$ENV{XDG_DATA_DIRS} = '/nonexistent';

my @questions = lines("$sets/who/queries");
my ($recall, $rank) = (0, 0);
for (@questions) {
	my ($question, $ids) = split /\t/;
	my %answer = map { $_ => 1 } split ' ', $ids;
	my @found = map { s/\t.*//r } rows("$bin/tend-who", '-C', "$sets/who/book", '-t', '2026-09-01', '-n', 0, '--', split ' ', $question);
	my ($first) = grep { $answer{ $found[$_] } } 0 .. $#found;
	$rank += 1 / ($first + 1) if defined $first;
	my $among = grep { defined && $answer{$_} } @found[0 .. 4];
	$recall += $among / (keys %answer < 5 ? keys %answer : 5);
}
reaches('recall@5', $recall / @questions);
reaches('MRR', $rank / @questions);

my %recalls;
for (lines("$sets/messy/questions.tsv")) {
	my ($question, $class, $ids) = split /\t/;
	next if $class !~ /^(?:literal|part|other)$/;
	my %answer = map { s/=.*//r => 1 } split ' ', $ids;
	my @found = map { s/\t.*//r } rows("$bin/tend-who", '-C', "$sets/messy/book", '-t', '2026-09-01', '-n', 5, '--', split ' ', $question);
	push @{ $recalls{$_} }, grep({ $answer{$_} } @found) / (keys %answer < 5 ? keys %answer : 5) for "messy, $class", 'messy recall@5';
}
for (sort grep { $floor{$_} } keys %recalls) {
	my $sum = 0;
	$sum += $_ for @{ $recalls{$_} };
	reaches($_, $sum / @{ $recalls{$_} });
}

my %planted = map { join(' ', sort split) => 1 } lines("$sets/intro/pairs");
my @pairs = map { join ' ', sort((split /\t/)[0, 1]) } rows("$bin/tend-intro", '-C', "$sets/intro/book", '-t', '2026-09-01', '-n', 60);
for my $n (10, 60) {
	reaches("precision\@$n", grep({ defined && $planted{$_} } @pairs[0 .. $n - 1]) / $n);
}

done_testing;
