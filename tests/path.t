#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# The paths of tend-path are the best of all that there are: on small books, made by the day's seed, every simple path is
# walked here, and weighed as tend-path(1) defines it. tests/world/path.t has networkx find them in larger ones.
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
my $tmp = scratch('path');
my @days = qw(2024-03-01 2025-08-31 2025-09-01 2025-09-02 2025-12-24 2026-03-01 2026-09-01 2026-09-02);

isolate("$tmp/home");

sub below { return int rand $_[0] }

# the ties, and the entries: id => { knows, org, inactive, contacts within a year }; written to a folder, too
sub write_book {
	my ($dir, $people, $ties, $far) = @_;
	my %book;
	for my $i (0 .. $people - 1) {
		my $id = sprintf 'p%02d', $i;
		my @knows = map { sprintf 'p%02d', below($people) } 1 .. below(2 * $ties + 1);
		push @knows, 'Far ' . below($far) if $far && !below(3);
		my $p = $book{$id} = { knows => \@knows, org => ('Acme', 'Ponte', '')[below(3)], inactive => !below(10), n => 0 };
		my $text = "---\nknows: [" . join(', ', @knows) . "]\n" . ($p->{org} ? "org: $p->{org}\n" : '') . ($p->{inactive} ? "status: archived\n" : '') . "---\n## Log\n";
		for (1 .. below(20)) {
			my ($plan, $day) = (!below(6), $days[below(scalar @days)]);
			$text .= '- ' . ($plan ? '[ ] ' : '') . "$day call\n";
			$p->{n}++ if !$plan && $day gt '2025-09-01' && $day le '2026-09-01';
		}
		spew("$dir/$id.md", $text);
	}
	spew("$dir/me.md", "---\nknows: [p00]\n---\n") if below(2);
	return \%book;
}

sub s_of {
	my ($k) = @_;
	return $k / 10 * exp(1 - $k / 10);
}

# what each step costs, { from => { to => cost } }, '' for the owner; and the order of the nodes
sub graph {
	my ($book) = @_;
	my (%tied, %cost);
	my $n = 0;
	my %order = map { $_ => $n++ } sort keys %$book;
	for my $who (sort keys %$book) {
		for (@{ $book->{$who}{knows} }) {
			$order{$_} //= $n++;
			next if $_ eq $who || $book->{$who}{inactive} || ($book->{$_} && $book->{$_}{inactive});
			$tied{$who}{$_} = $tied{$_}{$who} = 1;
		}
	}
	for my $who (keys %tied) {
		for my $other (keys %{ $tied{$who} }) {
			$cost{$who}{$other} = 2 - s_of(scalar grep { $tied{$other}{$_} } keys %{ $tied{$who} });
		}
	}
	for my $who (grep { !$book->{$_}{inactive} } keys %$book) {
		my $n = $book->{$who}{n};
		$cost{''}{$who} = 2 - s_of(scalar grep { $book->{$_} } keys %{ $tied{$who} // {} }) + ($n > 12 ? 12 : $n) / 24;
	}
	return (\%cost, \%order);
}

# all ways from the owner into the target, as [cost, nodes...]
sub ways {
	my ($cost, $target, $hops) = @_;
	my (@found, @open) = ();
	push @open, [$cost->{''}{$_}, $_] for keys %{ $cost->{''} };
	while (my $way = pop @open) {
		my (undef, @nodes) = @$way;
		if ($target->{ $nodes[-1] }) {
			push @found, $way;
			next;
		}
		next if @nodes == $hops;
		my %on = map { $_ => 1 } @nodes;
		push @open, map { [$way->[0] + $cost->{ $nodes[-1] }{$_}, @nodes, $_] } grep { !$on{$_} } keys %{ $cost->{ $nodes[-1] } // {} };
	}
	return @found;
}

# the rows that they should be, without the state
sub expected {
	my ($cost, $order, $target, $hops, $n) = @_;
	my @ways = map { [sprintf('%013.9f %s', $_->[0], join ' ', map { sprintf '%04d', $order->{$_} } @$_[1 .. $#$_]), $_] } ways($cost, $target, $hops);
	my @best = map { $_->[1] } sort { $a->[0] cmp $b->[0] } @ways;
	splice @best, $n if @best > $n;
	return map { join "\t", $_->[1], $#$_, int(100 / $_->[0] + 0.5), join ',', @$_[1 .. $#$_] } @best;
}

my $rows = 0;
my @kinds = ([8, 3, 2, 4], [11, 2, 3, 4], [16, 5, 3, 3], [6, 1, 1, 6], [3, 1, 0, 1], [9, 6, 0, 3]);
srand seed('path');
for my $i (1 .. rounds(18, 300)) {
	my ($people, $ties, $far, $hops) = @{ $kinds[$i % @kinds] };
	my $n = $i % 3 ? 5 : 40;
	my $book = write_book("$tmp/$i", $people, $ties, $far);
	my ($cost, $order) = graph($book);
	my (@targets, @want, %seen);
	for my $name (grep { !$seen{$_}++ } (map { sprintf 'p%02d', below($people) } 1 .. 3), (map { "Far $_" } 0 .. $far - 1), 'org=Acme', 'org=Ponte') {
		my %target = map { $_ => 1 } $name =~ /^org=(.*)/ ? grep { $book->{$_}{org} eq $1 && !$book->{$_}{inactive} } keys %$book : $name;
		# inactive contacts and those without ties are no targets
		next if !grep { $cost->{''}{$_} || $cost->{$_} } keys %target;
		push @targets, $name;
		push @want, expected($cost, $order, \%target, $hops, $n);
	}
	my $command = "'$bin/tend-path' -C '$tmp/$i' -t 2026-09-01 --hops $hops -n $n " . join ' ', map { "'$_'" } @targets;
	my @got = map { join "\t", (split /\t/)[0, 1, 2, 4] } @targets ? split /\n/, qx{$command 2>/dev/null} : ();
	is_deeply \@got, \@want, "book $i: $n paths of $hops steps to @targets" or diag $command;
	$rows += @want;
}
cmp_ok $rows, '>', 0, "and there was something to compare: $rows paths";
done_testing;
