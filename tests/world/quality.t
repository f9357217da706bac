#!/usr/bin/env perl
# SPDX-License-Identifier: ISC
#
# Does tend find more than other programs, on the sets written by hand in tests/quality? And are these sets what
# they should be: large enough, and each answer a contact in the book.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(basename dirname);
use File::Glob qw(bsd_glob);
use Test::More;

my $here = dirname(abs_path(__FILE__));
my $bin = abs_path($ENV{TEND_BIN} // "$here/../../build/bin") or die "no tools are built";

# the rows of a measure, name => [numbers]
sub rows {
	my ($said) = @_;
	return map { /^(\S+)((?:\s+[\d.]+)+)$/ ? ($1 => [split ' ', $2]) : () } split /\n/, $said;
}

for my $measure (bsd_glob("$here/../quality/*/measure")) {
	my $set = basename(dirname($measure));
	my $said = qx{"$measure" "$bin"};
	is $?, 0, "$set: ahead" or diag $said;
	# what the script says of itself is not all there is
	next if $set ne 'who';
	my %row = rows($said);
	for my $other (qw(grep fts5)) {
		for my $i (0, 1) {
			cmp_ok $row{'tend-who'}[$i], '>', $row{$other}[$i], "$set: " . ('recall@5', 'MRR')[$i] . " above $other";
		}
	}
}

my %people = map { basename($_, '.md') => 1 } bsd_glob("$here/../quality/who/book/*.md");
delete $people{me};
open my $f, '<', "$here/../quality/who/queries" or die "queries: $!";
my @queries = map { chomp; [split /\t/] } grep { !/^#/ } <$f>;
cmp_ok scalar keys %people, '>=', 80, 'who: people enough';
cmp_ok scalar @queries, '>=', 60, 'who: questions enough';
is_deeply [grep { !$people{$_} } map { split ' ', $_->[1] } @queries], [], 'who: each answer is a contact';
my $first = qx{"$bin/tend-who" -C "$here/../quality/who/book" -t 2026-09-01 -n 0 -- barn};
my $second = qx{"$bin/tend-who" -C "$here/../quality/who/book" -t 2026-09-01 -n 0 --forgotten -- barn};
like $first, qr{\tdormant\t}, 'who: some answers are dormant';
is $second, join('', grep { /\tdormant\t/ } $first =~ /^.*\n/mg), 'who: --forgotten is those';
done_testing;
