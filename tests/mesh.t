#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# The figures of tend-mesh on graphs that are well known, written out as books: those that networkx has for them stand in
# tests/figures. How each tie is written is chosen by the day's seed; the owner, who knows all, an inactive contact,
# who does too, and people without a file stand around, and must not count. tests/world/mesh.t asks networkx itself.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use Test::More;
use lib dirname(abs_path(__FILE__));
use Sample;
use Scratch;

my $root = abs_path(dirname(__FILE__) . '/..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
my $tmp = scratch('mesh');
my @summary = qw(people ties isolated components density clustering constraint effective-size mesh);

isolate("$tmp/home");

# each tie in one of the forms that a book has for it
sub write_book {
	my ($dir, $ties, @people) = @_;
	my (%says, @other);
	for (@$ties) {
		my ($x, $y) = rand() < 0.5 ? @$_ : reverse @$_;
		my $how = ('knows', 'knows', 'recommends', 'via', 'log', 'both')[rand 6];
		$how = 'knows' if $how eq 'via' && $says{$x}{via};
		push @{ $says{$x}{ $how eq 'both' ? 'knows' : $how } }, $y;
		push @{ $says{$y}{recommends} }, $x if $how eq 'both';
	}
	my $everybody = join ', ', @people;
	spew("$dir/me.md", "---\nname: Me\nknows: [$everybody]\n---\n");
	spew("$dir/gone.md", "---\nstatus: archived\nknows: [$everybody]\n---\n");
	for my $who (@people) {
		my %of = map { $_ => $says{$who}{$_} // [] } qw(knows recommends via log);
		# a link that is no tie, to who is one
		my ($tied) = map { $_->[0] eq $who ? $_->[1] : $_->[1] eq $who ? $_->[0] : () } @$ties;
		spew("$dir/$who.md", join "\n", '---', "name: Person $who", 'knows: [' . join(', ', @{ $of{knows} }, 'Nobody Here', 'me', $who) . ']',
			'recommends: [' . join(', ', map { "Person $_" } @{ $of{recommends} }) . ']', (map { "via: $_" } @{ $of{via} }), '---',
			($tied ? ("See [[$tied]].", '', '## Log', "- 2026-09-02 -> +intro: to [[$tied]]", "- 2026-08-02 -> +help: with [[$tied]]") : ('## Log')),
			(map { "- 2026-08-01 -> +intro: to [them]($_.md)" } @{ $of{log} }), '');
	}
}

sub near {
	my ($got, $want) = @_;
	return $got eq $want if grep { !/^-?\d/ } $got, $want;
	return abs($got - $want) <= 1e-9;
}

srand seed('mesh');
for my $name (qw(karate miserables islands)) {
	my (%figure, %each, %bridge, @ties);
	for (grep { !/^#/ } split /\n/, slurp("$root/tests/figures/$name")) {
		my ($key, @cells) = split /\t/;
		if ($key eq 'tie') { push @ties, \@cells }
		elsif ($key eq 'bridge') { $bridge{"@cells"} = 1 }
		elsif (@cells == 1) { $figure{$key} = $cells[0] }
		else { $each{$key} = \@cells }
	}
	write_book("$tmp/$name", \@ties, sort keys %each);
	my $said = sub { map { [split /\t/] } split /\n/, qx{'$bin/tend-mesh' -C '$tmp/$name' -t 2026-09-01 @_} };

	my @got = $said->();
	is $?, 0, "$name: it is read";
	is_deeply [map { $_->[0] } @got], \@summary, "$name: the metrics in their order";
	is_deeply [map { near($_->[1], $figure{ $_->[0] }) ? () : "$_->[0]: $_->[1], not $figure{ $_->[0] }" } @got], [], "$name: as networkx has them";

	my @rows = $said->('--each');
	is @rows, keys %each, "$name: every contact has a row";
	my @bad = grep {
		my ($id, undef, $ties, $clustering, $cut, $joins, $with) = @$_;
		my $want = $each{$id};
		!$want || !near($clustering, $want->[1]) || "$ties $cut $joins" ne "@$want[0, 2, 3]" || ($joins eq '-') != ($with eq '-');
	} @rows;
	is_deeply \@bad, [], "$name: each of them too";

	my %bold = map { join('', @$_) =~ /^"(\w+)" -- "(\w+)" \[/ ? ("$1 $2" => 1) : () } $said->('--dot');
	is_deeply \%bold, \%bridge, "$name: the bridges of its map";
}

done_testing;
