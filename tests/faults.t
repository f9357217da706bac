#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# Each file call of a command that writes fails once, and each allocation. What
# must come of it: all is done, or a message and a status that is not 0; never a
# lost word, never a half-written file, never a success that is none. With SOAK=1
# each call fails for each reason, and those that only read git's own files are no longer sampled.
use strict;
use warnings;
use File::Basename qw(dirname);
use lib dirname(__FILE__);
use Sweep;
use Test::More;

my $file_call = qr/^(?:openat2?|open|creat|p?readv?(?:64)?|p?writev?(?:64)?|f(?:data)?sync|syncfs|close|rename(?:at2?)?|link(?:at)?
	|unlink(?:at)?|symlink(?:at)?|mkdir(?:at)?|fchmod(?:at)?|chmod|fchown(?:at)?|[fl]?(?:get|set|list|remove)xattr|faccessat2?|access
	|newfstatat|statx|[fl]?stat|lseek|readlink(?:at)?|getdents64|fcntl|flock|pipe2?|getrandom|utimensat|f?truncate|getcwd|dup[23]?
	|fchdir|clone3?|vfork|copy_file_range|sendfile)$/x;
my $changes = qr/^(?:p?writev?(?:64)?|f(?:data)?sync|syncfs|close|rename|link|unlink|symlink|mkdir|fchmod|chmod|fchown|utimensat|f?truncate)/;
my @errors = qw(ENOSPC EIO EACCES EDQUOT ENOMEM);
# of the calls in which tend-commit changes something, and of those in which it does not, one in
my ($sample_changes, $sample) = $ENV{SOAK} ? (1, 1) : (3, 12);

# [name, number, error]...
sub cases {
	my ($found) = @_;
	my (@cases, $i);
	for my $name (sort grep { /$file_call/ } keys %$found) {
		for my $n (sort { $a <=> $b } keys %{ $found->{$name} }) {
			my $of_git = $found->{$name}{$n} !~ /^main:/;
			$i++;
			next if $of_git && $i % ($name =~ $changes ? $sample_changes : $sample);
			push @cases, map { [$name, $n, $_] } $ENV{SOAK} ? @errors : $errors[$i % @errors];
		}
	}
	return @cases;
}

# how it ended, in a word or two
sub outcome {
	my ($status, @trouble) = @_;
	return ($status =~ /^[012]$/ ? $trouble[0] : "status $status; $trouble[0]", "$status: $trouble[1]");
}

sub report {
	my ($what, $said, @names) = @_;
	my @bad = map { "$names[$_]: $said->[$_][0]" } grep { $said->[$_][0] ne '' } 0 .. $#names;
	my %seen;
	$seen{ $_->[1] }++ for @$said;
	ok !@bad, $what . ': ' . join ', ', map { "$_ ($seen{$_})" } sort keys %seen or diag join "\n", @bad;
	return \%seen;
}

sub fail_calls {
	my ($command, $new) = @_;
	my @cases = cases(calls($command));
	cmp_ok @cases, '>', 50, "$command->{name}: there is something that can fail";
	my @said = in_parallel(sub {
		my ($name, $n, $error) = @{ $_[0] };
		my $dir = copy_book();
		my ($status, $out, $err) = strace($command, $dir, "$name:error=$error:when=$n");
		my @trouble = trouble($dir, $new, $status, $err);
		# strace counts in each process for itself: git, which tend-commit may ask for help, is not held to two faults
		my %hit = map { /^(\d+) .*INJECTED/ ? ($1 => 1) : () } split /\n/, Sweep::trace();
		@trouble = ('', "$trouble[1], several faults") if keys %hit > 1 && $trouble[0] !~ /is neither|fsck|not all is written/;
		return outcome($status, @trouble);
	}, @cases);
	my $seen = report("$command->{name}: " . @cases . ' calls', \@said, map { "@$_" } @cases);
	ok +(grep { /^0: new/ } keys %$seen) && (grep { /^1: new/ } keys %$seen) && (grep { /^2: .*old/ } keys %$seen),
		"$command->{name}: done, done in part, and not at all";
}

# --- memory ---

sub build_shim {
	my $shim = "$tmp/malloc.so";
	my $source = dirname(__FILE__) . '/faults/malloc.c';
	my ($status, undef, $err) = run(qw(cc -std=c11 -D_GNU_SOURCE -O1 -shared -fPIC -o), $shim, $source);
	return $status eq '0' ? $shim : undef;
}

sub sanitized {
	my ($command) = @_;
	return slurp("$bin/$command->{name}") =~ /__asan_init/;
}

# some of 1 to n: half of them evenly, and the last
sub some_of {
	my ($n, $most) = @_;
	return 1 .. $n if $ENV{SOAK} || $most >= $n;
	my %some = map { $_ => 1 } (map { int($_ * 2 * $n / $most) + 1 } 0 .. $most / 2 - 1), $n - $most / 2 + 1 .. $n;
	return sort { $a <=> $b } keys %some;
}

sub fail_memory {
	my ($command, $new, $shim, $program, $most) = @_;
	my %env = (LD_PRELOAD => $shim, FAIL_IN => $program);
	my $dir = copy_book();
	my ($status) = run({ %env, FAIL_COUNT => "$tmp/count" }, Sweep::words_of($command, $dir));
	my $n = slurp("$tmp/count") + 0;
	cmp_ok $n, '>', 50, "$program allocates";
	my @cases = some_of($n, $most);
	my @said = in_parallel(sub {
		my $dir = copy_book();
		my ($status, $out, $err) = run({ %env, FAIL_AT => $_[0] }, Sweep::words_of($command, $dir));
		my @trouble = trouble($dir, $new, $status, $err);
		# ICU, which transliterates names, itself falls over a NULL: before anything is written
		return ('', 'ICU: old') if $status eq 'signal 11' && $program eq 'tend-new' && "@trouble" eq ' old';
		return outcome($status, @trouble);
	}, @cases);
	my $seen = report("$command->{name}: " . @cases . " allocations of $program", \@said, @cases);
	ok +(grep { /^[12]:/ } keys %$seen), 'of which some are missed';
}

# --- a system that lacks something ---

sub lacking {
	my ($command, $new, $inject, $what) = @_;
	my $dir = copy_book();
	my ($status, $out, $err) = strace($command, $dir, $inject);
	is join(' ', $status, $err, trouble($dir, $new, $status, $err)), '0   new', "$command->{name}: $what";
	ok !-e "$dir/.tend.lock", 'and no lock is left';
}

my $strace = has_strace();
my $shim = build_shim();
for my $command (commands()) {
	SKIP: {
		skip "no $command->{name} yet", 1 if !has_tool($command);
		my $new = book_after($command);
		SKIP: {
			skip 'strace cannot run here', 1 if !$strace;
			fail_calls($command, $new);
			skip 'with PORTABLE all runs lack it', 6 if $ENV{PORTABLE};
			lacking($command, $new, 'renameat2:error=EINVAL', 'names cannot be exchanged');
			lacking($command, $new, 'renameat2:error=ENOSYS', 'nor does the system know of it');
			lacking($command, $new, 'flock:error=ENOLCK:when=1', 'folders cannot be locked');
		}
		SKIP: {
			skip 'a sanitizer has its own malloc', 1 if sanitized($command);
			skip 'no compiler', 1 if !$shim;
			fail_memory($command, $new, $shim, $command->{name}, 60);
			fail_memory($command, $new, $shim, 'tend-commit', 30) if $ENV{SOAK} || $command->{name} eq 'tend-log';
		}
	}
}

done_testing;
