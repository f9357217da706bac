#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# A command that writes is killed at each of its system calls that change
# anything, its child's (tend-commit's) likewise: so each state is seen that a disk can be found in. With
# SOAK=1, at each call of any name. Every file must then be old or new, git's
# repository whole, and what is left behind explained by tend check.
use strict;
use warnings;
use File::Basename qw(dirname);
use lib dirname(__FILE__);
use Sweep;
use Test::More;

plan skip_all => 'strace cannot run here' if !has_strace();

my $changes = qr/^(?:p?writev?(?:64)?|writev|rename(?:at2?)?|link(?:at)?|unlink(?:at)?|symlink(?:at)?|mkdir(?:at)?|rmdir
	|fchmod(?:at)?|chmod|fchown(?:at)?|l?chown|f?setxattr|fremovexattr|f?truncate|utimensat|sendfile|copy_file_range)$/x;

# [name, number]: all that are to be tried
sub cases {
	my ($found) = @_;
	my @cases;
	for my $name (sort keys %$found) {
		for my $n (sort { $a <=> $b } keys %{ $found->{$name} }) {
			my $changing = $name =~ $changes || ($name =~ /^open(?:at)?$/ && $found->{$name}{$n} =~ /O_CREAT|O_TRUNC/);
			push @cases, [$name, $n] if $changing || ($ENV{SOAK} && $name !~ /^(?:exit|exit_group|execve)$/);
		}
	}
	return @cases;
}

for my $command (commands()) {
	SKIP: {
		skip "no $command->{name} yet", 1 if !has_tool($command);
		my $new = book_after($command);
		my @cases = cases(calls($command));
		cmp_ok @cases, '>', 20, "$command->{name}: there is something to be killed at";
		my @said = in_parallel(sub {
			my ($name, $n) = @{ $_[0] };
			my $dir = copy_book();
			my ($status, $out, $err) = strace($command, $dir, "$name:signal=SIGKILL:when=$n");
			return ("not killed: $status", '') if $status ne 'signal 9' && $status ne '1';
			return trouble($dir, $new, $status, $err);
		}, @cases);
		my @bad = map { "$cases[$_][0] $cases[$_][1]: $said[$_][0]" } grep { $said[$_][0] ne '' } 0 .. $#cases;
		ok !@bad, "$command->{name}: killed at each of " . @cases . ' calls' or diag join "\n", @bad;
		my %seen = map { $_->[1] => 1 } @said;
		ok $seen{old} && $seen{new} && grep({ /left/ } keys %seen), 'before, behind and between: ' . join ', ', sort keys %seen;
	}
}

done_testing;
