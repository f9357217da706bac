#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# File calls of a command that writes fail once, and allocations. What must come of it: all is done, or a message and
# a status that is not 0; never a lost word, never a half-written file, never a success that is none. Each call by which
# tend-log, tend-rename, tend-join or tend-merge itself changes something fails each day; of the others and of tend-commit some of each kind, and some of those
# that only read; with SOAK=1 each call for each reason, and each allocation.
use strict;
use warnings;
use File::Basename qw(dirname);
use lib dirname(__FILE__);
use Sample;
use Sweep;
use Test::More;

my $file_call = qr/^(?:openat2?|open|creat|p?readv?(?:64)?|p?writev?(?:64)?|f(?:data)?sync|syncfs|close|rename(?:at2?)?|link(?:at)?
	|unlink(?:at)?|symlink(?:at)?|mkdir(?:at)?|fchmod(?:at)?|chmod|fchown(?:at)?|[fl]?(?:get|set|list|remove)xattr|faccessat2?|access
	|newfstatat|statx|[fl]?stat|lseek|readlink(?:at)?|getdents64|fcntl|flock|pipe2?|getrandom|utimensat|f?truncate|getcwd|dup[23]?
	|fchdir|clone3?|vfork|copy_file_range|sendfile)$/x;
my $changes = qr/^(?:p?writev?(?:64)?|f(?:data)?sync|syncfs|close|rename|link|unlink|symlink|mkdir|fchmod|chmod|fchown|utimensat|f?truncate)/;
# with ERRORS=EIO, that one alone: a full sweep can be run in parts
my @errors = split ' ', $ENV{ERRORS} // 'ENOSPC EIO EACCES EDQUOT ENOMEM';
my %seen;

# the calls of a command that can fail: { name, n, main, command, changes, always }. The first by which it makes a file
# always does, and the first by which git does: nothing is done, and all but the commit
sub cases {
	my ($command) = @_;
	my @cases = grep { $_->{name} =~ $file_call } calls($command);
	cmp_ok @cases, '>', 50, "$command->{as}: there is something that can fail";
	my %first;
	for (@cases) {
		my $makes = $_->{name} =~ /^open/ && $_->{args} =~ /O_CREAT|O_TRUNC/;
		$_->{changes} = $makes || $_->{name} =~ $changes;
		$_->{always} = $makes && $_->{args} !~ /lock/ && !$first{ $_->{main} // 0 }++
			|| $_->{changes} && $_->{main} && $_->{name} ne 'close' && $command->{name} =~ /^tend-(?:log|rename|join|merge)$/;
	}
	# a folder that is not read looks like one without files
	my @lists = grep { $_->{main} && ($_->{name} eq 'getdents64' || $_->{name} eq 'fcntl' && $_->{args} =~ /F_SETFD/) } @cases;
	$_->{always} = 1 for some("lists $command->{as}", 3, [], $command->{name} =~ /^tend-(?:ics|vcard|rename|join)$/ ? @lists : ());
	return map { { %$_, command => $command->{as} } } @cases;
}

# those that fail today, each with an error
sub chosen {
	my @cases = map { cases($_) } @_;
	if ($ENV{SOAK}) {
		return map { my $call = $_; map { { %$call, error => $_ } } @errors } @cases;
	}
	my $i = seed('error');
	my @changing = grep { $_->{changes} && !$_->{always} } @cases;
	my @reading = grep { !$_->{changes} && !$_->{always} } @cases;
	return map { { %$_, error => $errors[$i++ % @errors] } } (grep { $_->{always} } @cases),
		each_kind('change', 1, sub { ($_[0]{main} ? 'main ' : 'git ') . $_[0]{name} }, @changing), some('read', 6, [], @reading);
}

# how it ended, in a word or two
sub outcome {
	my ($status, @trouble) = @_;
	# 127: the system could not load the program, which then has done nothing
	return ($status =~ /^[012]$/ || ($status eq '127' && $trouble[1] =~ /old/) ? $trouble[0] : "status $status; $trouble[0]", "$status: $trouble[1]");
}

sub report {
	my ($what, $said, @names) = @_;
	my @bad = map { "$names[$_]: $said->[$_][0]" } grep { $said->[$_][0] ne '' } 0 .. $#names;
	my %now;
	$now{ $_->[1] }++ for @$said;
	ok !@bad, $what . ': ' . join ', ', map { "$_ ($now{$_})" } sort keys %now or diag join "\n", @bad;
	$seen{$_} += $now{$_} for keys %now;
}

sub fail_calls {
	my ($command, $new, @cases) = @_;
	my @said = in_parallel(sub {
		my ($call) = @_;
		my $dir = copy_book($command);
		my ($status, $out, $err) = strace($command, $dir, "$call->{name}:error=$call->{error}:when=$call->{n}");
		my @trouble = trouble($dir, $new, $status, $err);
		# strace counts in each process for itself: git, which tend-commit may ask for help, is not held to two faults
		my %hit = map { /^(\d+) .*INJECTED/ ? ($1 => 1) : () } split /\n/, Sweep::trace();
		@trouble = ('', "$trouble[1], several faults") if keys %hit > 1 && $trouble[0] !~ /is neither|fsck|not every file is written/;
		return outcome($status, @trouble) if $trouble[0] ne '';
		# what was to stand in a new folder did not come: the folder goes, too
		my @empty = map { s{^\Q$dir\E/}{}r } grep { !(() = glob("$_/* $_/.[!.]*")) } grep { -d } glob("$dir/work $dir/work/there");
		return outcome($status, @empty ? "status $status, and an empty folder is left: @empty" : Sweep::next_run($command, $dir, $new), $trouble[1]);
	}, @cases);
	report("$command->{as}: " . @cases . ' calls', \@said, map { "$_->{name} $_->{n} $_->{error}" } @cases);
}

# --- what only reads ---

# a mailbox of two people, and a Maildir
sub mail {
	my @mail = map { "From: Me <me\@example.org>\nTo: $_\nDate: 3 Aug 2026 10:00 +0000\nSubject: to $_\nMessage-ID: <$_>\n\nx\n" } 'ana@x', 'bo@x';
	spew("$tmp/mbox", join '', map { "From x\n$_\n" } @mail);
	mkdir $_ for "$tmp/maildir", map { "$tmp/maildir/$_" } qw(cur new tmp);
	spew("$tmp/maildir/cur/1:2,S", $mail[0] =~ s/Subject: /Subject: again /r =~ s/ID: </ID: <2./r);
	return "$tmp/mbox", "$tmp/maildir";
}

my @readers = (
	{ name => 'tend-mail', args => [mail()], begin => {
		'ana-lopez.md' => "---\nname: Ana\nemail: ana\@x\n---\n", 'bo.md' => "---\nname: Bo\nemail: bo\@x\n---\n", 'me.md' => "---\nname: Me\nemail: me\@example.org\n---\n" } },
	{ name => 'tend-entries', args => [] },
	{ name => 'tend-vcard', args => [] },
	{ name => 'tend-vcard', as => 'tend-vcard --import -N', args => ['--import', '-N', 'BOOK/calendar/in'], begin => {
		map { ("calendar/in/$_.vcf" => "BEGIN:VCARD\nVERSION:4.0\nFN:$_ Poe\nEND:VCARD\n") } qw(Dora Emil) } },
);

# what is read may not be all only if that is reported: each row is one of those without a fault, and all are there if
# the status is 0. A folder that is read in part looks like a shorter one: those calls fail each day
sub fail_reading {
	my ($command) = @_;
	my ($status, $good) = run(Sweep::words_of($command, copy_book($command)));
	# without the owner's address a direction is unknown
	my %good = map { ($_ => 1, s/\t[<>]\t/\t-\t/r => 1) } split /^/, $good;
	my $as = $command->{as} // $command->{name};
	my @cases = grep { $_->{name} =~ $file_call } calls($command);
	my $i = seed('reading');
	@cases = map { { %$_, error => $errors[$i++ % @errors] } } 
		(grep { $_->{name} eq 'getdents64' } @cases), some("reading $as", 5, [], grep { $_->{name} ne 'getdents64' } @cases);
	cmp_ok keys %good, '>', 1, "$as prints something";
	my @said = in_parallel(sub {
		my ($call) = @_;
		my ($status, $out, $err) = strace($command, copy_book($command), "$call->{name}:error=$call->{error}:when=$call->{n}");
		return ("status $status", '') if $status !~ /^[012]$/;
		return ("status $status and no message", '') if $status && $err eq '';
		return ('status 0, and not all is there', '') if !$status && $out ne $good;
		my ($wrong) = grep { !$good{$_} } split /^/, $out;
		return (defined $wrong ? "a row that is wrong: $wrong" : '', $out eq $good ? "$status: all" : "$status: less");
	}, @cases);
	report("$as reads: " . @cases . ' calls', \@said, map { "$_->{name} $_->{n} $_->{error}" } @cases);
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
	return slurp("$bin/$command->{name}") =~ /__(?:asan|tsan)_init/;
}

# some of 1 to n: half of them anywhere, half of them at the end, where something is written
sub some_of {
	my ($label, $n, $few) = @_;
	my %some = map { $_ => 1 } some($label, $few / 2, [], 1 .. $n), some("$label, the last", $few / 2, [], ($n > 50 ? $n - 50 : 1) .. $n);
	return sort { $a <=> $b } keys %some;
}

sub fail_memory {
	my ($command, $new, $shim, $program, $few) = @_;
	my %env = (LD_PRELOAD => $shim, FAIL_IN => $program);
	my $dir = copy_book($command);
	my ($status) = run({ %env, FAIL_COUNT => "$tmp/count" }, Sweep::words_of($command, $dir));
	my $n = slurp("$tmp/count") + 0;
	cmp_ok $n, '>', 50, "$program allocates";
	my @cases = some_of($program, $n, $few);
	my @said = in_parallel(sub {
		my $dir = copy_book($command);
		my ($status, $out, $err) = run({ %env, FAIL_AT => $_[0] }, Sweep::words_of($command, $dir));
		my @trouble = trouble($dir, $new, $status, Sweep::without_report($command, $err));
		# ICU, which transliterates names, itself falls over a NULL: before anything is written
		return ('', 'ICU: old') if $status eq 'signal 11' && $program eq 'tend-new' && "@trouble" eq ' old';
		# so does libgit2, by which tend-merge reads the history, tend-init the configuration and tend-commit both: likewise, and
		# tend-commit writes in a process of its own
		return ('', 'libgit2: old') if $status =~ /^signal (?:6|11)$/ && $program =~ /^tend-(?:merge|init|commit)$/ && "@trouble" eq ' old';
		# so does libical, by which tend-ics writes an item: the next sync makes the rest
		return ('', "libical: $trouble[1]") if $status eq 'signal 11' && $program eq 'tend-ics' && $trouble[0] eq '';
		$trouble[0] = Sweep::next_run($command, $dir, $new) if $trouble[0] eq '';
		return outcome($status, @trouble);
	}, @cases);
	report("$command->{as}: " . @cases . " allocations of $program", \@said, @cases);
}

# --- a system that lacks something ---

sub lacking {
	my ($command, $new, $what, $inject) = @_;
	my $dir = copy_book($command);
	my ($status, $out, $err) = strace($command, $dir, $inject);
	is join(' ', $status, $err, trouble($dir, $new, $status, $err)), '0   new', "$command->{as}: $what";
	ok !-e "$dir/.tend.lock", 'and no lock is left';
}

my @lacking = (
	['names cannot be exchanged', 'renameat2:error=EINVAL'], ['nor does the system know of it', 'renameat2:error=ENOSYS'],
	['folders cannot be locked', 'flock:error=ENOLCK:when=1'],
);
my @commands = grep { has_tool($_) } commands();
my %new = map { $_->{as} => book_after($_) } @commands;
SKIP: {
	skip 'strace cannot run here', 1 if !has_strace();
	my @cases = chosen(@commands);
	for my $command (@commands) {
		fail_calls($command, $new{ $command->{as} }, grep { $_->{command} eq $command->{as} } @cases);
	}
	ok $ENV{ONLY} || (grep { /^1: new/ } keys %seen) && (grep { /^2: .*old/ } keys %seen), 'done in part, and not at all';
	fail_reading($_) for grep { has_tool($_) && (!$ENV{ONLY} || $_->{name} =~ /^(?:$ENV{ONLY})$/) } @readers;
	# with PORTABLE every run lacks them
	@lacking = () if $ENV{PORTABLE};
	for my $case (each_kind('lacking', 1, sub { $_[0][2] }, map { my $lacks = $_; map { [$_, @$lacks] } @commands } @lacking)) {
		my ($command, @what) = @$case;
		lacking($command, $new{ $command->{as} }, @what);
	}
}
SKIP: {
	skip 'a sanitizer has its own malloc', 1 if !@commands || sanitized($commands[0]);
	my $shim = build_shim() or skip 'no compiler', 1;
	%seen = ();
	for my $command (@commands) {
		fail_memory($command, $new{ $command->{as} }, $shim, $command->{name}, 10);
		fail_memory($command, $new{ $command->{as} }, $shim, 'tend-commit', 6) if $ENV{SOAK} || $command->{name} eq 'tend-log';
	}
	ok $ENV{ONLY} || (grep { /^[12]:/ } keys %seen), 'some allocations are missed';
}

done_testing;
