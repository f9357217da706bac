#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# A command that writes is killed at its system calls that change anything, its child's (tend-commit's) likewise: so
# the states are seen that a disk can be found in. tend-log, tend-rename, tend-join and tend-merge are killed at each that they make themselves; the others, and
# tend-commit, at some of each kind; with SOAK=1, each at each call of any name. Every file must then be old or new, git's repository whole, and each file that is left explained by
# tend check.
use strict;
use warnings;
use File::Basename qw(dirname);
use lib dirname(__FILE__);
use Sample;
use Sweep;
use Test::More;

plan skip_all => 'strace cannot run here' if !has_strace();

my $changes = qr/^(?:p?writev?(?:64)?|writev|rename(?:at2?)?|link(?:at)?|unlink(?:at)?|symlink(?:at)?|mkdir(?:at)?|rmdir
	|fchmod(?:at)?|chmod|fchown(?:at)?|l?chown|f?setxattr|fremovexattr|f?truncate|utimensat|sendfile|copy_file_range)$/x;

# those to be killed at. Killed at the first, nothing has changed; at the first rename, something lies about; at the
# last, all is done
sub cases {
	my ($command) = @_;
	my @calls = calls($command);
	my @cases = grep { $_->{name} =~ $changes || ($_->{name} =~ /^open(?:at)?$/ && $_->{args} =~ /O_CREAT|O_TRUNC/) } @calls;
	cmp_ok @cases, '>', 20, "$command->{as}: there is something to be killed at";
	$_->{always} = 1 for @cases[0, -1], (grep { $_->{name} =~ /^rename/ } @cases)[0],
		grep { $_->{main} && $command->{name} =~ /^tend-(?:log|rename|join|merge)$/ } @cases;
	@cases = grep { $_->{name} !~ /^(?:exit|exit_group|execve)$/ } @calls if $ENV{SOAK};
	$_->{command} = $command->{as} for @cases;
	return @cases;
}

my @commands = grep { has_tool($_) } commands();
my @cases = map { cases($_) } @commands;
@cases = ((grep { $_->{always} } @cases), each_kind('kill', 1, sub { ($_[0]{main} ? 'main ' : 'git ') . $_[0]{name} }, grep { !$_->{always} } @cases));
for my $command (@commands) {
	my $new = book_after($command);
	my @mine = grep { $_->{command} eq $command->{as} } @cases;
	my @said = in_parallel(sub {
		my ($call) = @_;
		my $dir = copy_book($command);
		my ($status, $out, $err) = strace($command, $dir, "$call->{name}:signal=SIGKILL:when=$call->{n}");
		return ("not killed: $status", '') if $status ne 'signal 9' && $status ne '1';
		my @trouble = trouble($dir, $new, $status, $err);
		return @trouble if $trouble[0] ne '';
		return (Sweep::next_run($command, $dir, $new), $trouble[1]);
	}, @mine);
	my @bad = map { "$mine[$_]{name} $mine[$_]{n}: $said[$_][0]" } grep { $said[$_][0] ne '' } 0 .. $#mine;
	ok !@bad, "$command->{as}: killed at " . @mine . ' calls' or diag join "\n", @bad;
	my %seen = map { $_->[1] => 1 } @said;
	# of a few calls none may be in between; an editor leaves what it leaves, and tend-commit writes no contact
	my $between = $ENV{SOAK} ? $command->{name} !~ /^tend-(?:edit|commit)$/ : $command->{name} =~ /^tend-(?:log|rename|join|merge)$/;
	# the last call of tend-ics --vdir removes what lies about: on a busy machine the kill may come before it has
	my $all = $seen{new} || $command->{as} eq 'tend-ics --vdir' && $seen{'left new'};
	ok $seen{old} && $all && (!$between || grep { /left/ } keys %seen), 'before, after and between: ' . join ', ', sort keys %seen;
}

done_testing;
