#!/usr/bin/env perl
# SPDX-License-Identifier: ISC
#
# One meaning for each letter. The help text of every tool is compared with the table of letters in tend(7): a letter
# belongs to one long name, in all tools, and that name has its letter wherever it is; a letter of the table is used by
# some tool. A letter that the help of a tool does not have is refused by the tool; but -C and -t, which tools take that
# have no use for them.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(basename dirname);
use Test::More;
use lib dirname(abs_path(__FILE__));
use Scratch;

my $root = abs_path(dirname(__FILE__) . '/..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
my $tmp = scratch('options');

# letter => long name, by the table
sub table {
	open my $f, '<:encoding(UTF-8)', "$root/src/tools/tend.7" or die "tend.7: $!";
	my ($part) = join('', <$f>) =~ /^\.Ss Letters\n(.*?)^\.S[sh] /ms or die "tend.7: no table of letters\n";
	return $part =~ /^\.It Fl (\S) Ta Fl -(\S+) Ta \S/mg;
}

# [letter or '', long name] of each option in a help text
sub options {
	my @found;
	for (split /\n/, shift) {
		push @found, [$1 // '', $2] if /^  (?:-(.), |    )--([a-z0-9-]+)/;
	}
	return @found;
}

# all that speaks against a help text
sub faults {
	my ($help, %letter) = @_;
	my %name = reverse %letter;
	my @faults;

	for (options($help)) {
		my ($short, $long) = @$_;

		push @faults, "-$short is not in the table" if $short ne '' && !$letter{$short};
		push @faults, "-$short is --$long, in the table --$letter{$short}" if $short ne '' && ($letter{$short} // $long) ne $long;
		push @faults, "--$long has no letter, in the table -$name{$long}" if $short eq '' && defined $name{$long};
	}
	return @faults;
}

my @rows = table();
my %letter = @rows;
cmp_ok scalar(@rows), '>', 40, 'there is a table';
is scalar(keys %letter), @rows / 2, 'no letter stands twice in the table';
is scalar(keys %{{ reverse %letter }}), @rows / 2, 'nor a long name';

# what the comparison would say
is_deeply [faults("  -n, --none   x\n  -x, --xx\n      --since D\n  -h, --help, --version\n", %letter)],
	['-n is --none, in the table --number', '-x is not in the table', '--since has no letter, in the table -s'], 'faults are seen';

my %used;
my @tools = grep { !/\./ } map { basename($_) } glob "'$bin'/tend-*";
cmp_ok scalar(@tools), '>', 30, 'there are tools';
for my $tool (@tools) {
	my $help = qx{'$bin/$tool' --help};
	my %has = map { ($_->[0] => 1) } options($help);

	is_deeply [faults($help, %letter)], [], "$tool: each letter means what the table says";
	$used{$_} = 1 for keys %has;
	my @taken = grep {
		my $said = qx{cd '$tmp' && HOME='$tmp' TEND_BOOK='$tmp/none' '$bin/$tool' -$_ </dev/null 2>&1 >/dev/null};
		$? >> 8 != 2 || $said !~ /^$tool: -$_: (?!a value is missing)/m;
	} grep { !$has{$_} && !/[Ct]/ } 'a' .. 'z', 'A' .. 'Z';
	is "@taken", '', "$tool: a letter that its help does not have is refused";
}
is_deeply [sort grep { !$used{$_} } keys %letter], [], 'each letter of the table is used';
done_testing;
