# SPDX-License-Identifier: ISC
#
# Sweeps try a sample of their cases, chosen by the day's seed (SEED, which tests/run prints), so that each day tries
# others and each failure can be had again. EFFORT multiplies the sample, such as 10 or .2; SOAK=1 tries every case.
package Sample;
use strict;
use warnings;
use Exporter qw(import);

our @EXPORT = qw(sample some each_kind rounds seed);

# the day's seed, another one for each label
sub seed {
	my ($label) = @_;
	return (($ENV{SEED} // 1) + unpack '%32C*', $label) % 2**31;
}

# how many rounds of a random test: `few` in make check, `all` at most
sub rounds {
	my ($few, $all) = @_;
	return $all if $ENV{SOAK};
	my $n = int($few * ($ENV{EFFORT} // 1)) || 1;
	return $n < $all ? $n : $all;
}

# some of the cases, in their order; the first and the last are always among them
sub sample {
	my ($label, $few, @cases) = @_;
	return some($label, $few, [0, $#cases], @cases);
}

# some of the cases, in their order; those at [places] are always among them
sub some {
	my ($label, $few, $always, @cases) = @_;
	my $n = rounds($few, scalar @cases);
	return @cases if $n >= @cases;
	srand seed($label);
	my %take = map { $_ => 1 } @$always;
	$take{ int rand @cases } = 1 while keys %take < $n;
	return @cases[sort { $a <=> $b } keys %take];
}

# a few of each kind, in the order of all; $kind->(case) is the name of the kind
sub each_kind {
	my ($label, $few, $kind, @cases) = @_;
	my %of;
	push @{ $of{ $kind->($cases[$_]) } }, $_ for 0 .. $#cases;
	my @take = map { some("$label $_", $few, [], @{ $of{$_} }) } sort keys %of;
	return @cases[sort { $a <=> $b } @take];
}

1;
