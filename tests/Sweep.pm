# SPDX-License-Identifier: ISC
#
# What the tests of writing share: a small book in git, with something staged
# and something changed that are the user's own; the system calls that a command makes; a
# command under strace that is killed, or fails, at one of them; and what must be true
# of the book afterwards.
package Sweep;
use strict;
use warnings;
use Cwd qw(abs_path);
use Digest::SHA qw(sha1_hex);
use Exporter qw(import);
use File::Basename qw(dirname);
use File::Find qw(find);
use File::Path qw(make_path remove_tree);
use File::Temp qw(tempdir);
use POSIX ();
use lib dirname(__FILE__);
use Scratch qw(spew slurp);

our @EXPORT = qw($bin $tmp spew slurp run git copy_book book_after calls strace trouble in_parallel has_strace
	has_tool commands);

our $bin = abs_path($ENV{TEND_BIN} // dirname(__FILE__) . '/../build/bin');
# in memory, if there is such a place: what is brought to the disk thousands of times takes its time
my $fast = !$ENV{TMPDIR} && -d '/dev/shm' && -w _ ? '/dev/shm' : undef;
our $tmp = tempdir('tend-sweep-XXXXXX', $fast ? (DIR => $fast) : (TMPDIR => 1), CLEANUP => 1);
my %template;

delete @ENV{ grep { /^(?:GIT_|TEND_|LD_PRELOAD)/ && $_ ne 'TEND_BIN' } keys %ENV };
%ENV = (
	%ENV, HOME => "$tmp/home", LC_ALL => 'C', TZ => 'UTC', TEND_TODAY => '2026-09-01',
	# which cannot look for leaks under strace
	ASAN_OPTIONS => join(':', 'detect_leaks=0', $ENV{ASAN_OPTIONS} // ()),
	GIT_CONFIG_NOSYSTEM => 1, GIT_OPTIONAL_LOCKS => 0, GIT_PAGER => 'cat',
	GIT_AUTHOR_NAME => 'Me', GIT_AUTHOR_EMAIL => 'me@example.org', GIT_AUTHOR_DATE => '2026-09-01T10:00:00Z',
	GIT_COMMITTER_NAME => 'Me', GIT_COMMITTER_EMAIL => 'me@example.org', GIT_COMMITTER_DATE => '2026-09-01T10:00:00Z',
);

# (status, standard output, standard error); 'signal N', or 'timeout' after a minute. Words as for exec;
# a first word {...} is a change of the environment, {in => ...} in it the standard input
sub run {
	my @words = @_;
	my %env = ref $words[0] ? %{ shift @words } : ();
	my $input = delete $env{in};
	my $out = "$tmp/out.$$";
	spew("$out.in", $input) if defined $input;
	my $child = fork // die "fork: $!";
	if (!$child) {
		# so that what strace leaves behind goes with it
		setpgrp 0, 0;
		$ENV{$_} = $env{$_} for keys %env;
		open STDIN, '<', defined $input ? "$out.in" : '/dev/null';
		open STDOUT, '>:raw', $out;
		open STDERR, '>:raw', "$out.err";
		exec @words or POSIX::_exit(126);
	}
	my ($late, $status) = (0);
	local $SIG{ALRM} = sub { $late = 1; kill 'KILL', -$child };
	alarm 60;
	1 while waitpid($child, 0) < 0 && $!{EINTR};
	$status = $? & 127 ? 'signal ' . ($? & 127) : $? >> 8;
	alarm 0;
	return ($late ? 'timeout' : $status, slurp($out), slurp("$out.err"));
}

# what git says; dies if it fails
sub git {
	my ($dir, @args) = @_;
	my ($status, $out, $err) = run('git', '-C', $dir, @args);
	die "git @args: $status\n$err" if $status ne '0';
	return $out;
}

# --- the book ---

my %files = (
	'me.md' => "---\nname: Me\n---\n",
	'ana-lopez.md' => "---\nname: Ana L\xc3\xb3pez\ntier: critical\n---\nNotes.\n\n## Asks\n- [ ] an introduction to her dean\n## Log\n"
		. "- 2026-08-01 <- call: caught up\n- 2026-07-01 -> mail: asked\n",
	# without a last newline, with CRLF
	'friends/bruno-silva.md' => "---\r\nname: Bruno Silva\r\n---\r\n## Log\r\n- 2026-08-01 <- call: fine",
	'staged.md' => "---\nname: Staged\n---\nas committed\n",
	'changed.md' => "---\nname: Changed\n---\nas committed\n",
	'.gitignore' => ".*.sw?\n",
);
my %users = (
	'staged.md' => "---\nname: Staged\n---\nas staged by the user\n",
	'changed.md' => "---\nname: Changed\n---\nas changed by the user\n",
);

sub make_template {
	my $dir = "$tmp/template";
	return $dir if %template;
	make_path("$tmp/home");
	spew("$dir/$_", $files{$_}) for keys %files;
	git($dir, qw(init -q -b main));
	# nothing of git's own goes on behind a test
	git($dir, 'config', $_, 0) for qw(gc.auto maintenance.auto);
	git($dir, qw(add -A));
	git($dir, qw(commit -q -m begin));
	spew("$dir/$_", $users{$_}) for keys %users;
	git($dir, qw(add staged.md));
	%template = contents($dir);
	return $dir;
}

# a fresh one, at this path: it is the same for all who run at the same time in one process
sub copy_book {
	my $template = make_template();
	my $dir = "$tmp/work.$$/book";
	remove_tree("$tmp/work.$$");
	make_path("$tmp/work.$$");
	system('cp', '-a', $template, $dir) == 0 or die 'cp';
	return $dir;
}

# its contacts and notes, by path
sub contents {
	my ($dir) = @_;
	my %is;
	find({ no_chdir => 1, wanted => sub {
		return $File::Find::prune = 1 if $_ eq "$dir/.git";
		$is{ s{^\Q$dir\E/}{}r } = slurp($_) if -f && !-l;
	} }, $dir);
	return %is;
}

# what writes, each with its arguments
# a card of somebody who is there, and of somebody new
sub cards {
	spew("$tmp/cards.vcf", join '', map { "BEGIN:VCARD\nVERSION:4.0\n$_\nEND:VCARD\n" } "FN:Ana López\nTEL:+351 1", "FN:Dora\nTEL:2");
	return "$tmp/cards.vcf";
}

sub commands {
	return (
		{ name => 'tend-log', args => [qw(ana-lopez bruno-silva 2026-09-01 to +help:), 'moved house'] },
		{ name => 'tend-set', args => [qw(ana-lopez tier=many tags+=rust)] },
		{ name => 'tend-new', args => ['-d', 'work/there', 'carla', 'tier=many'] },
		# the way is that of tend-set
		$ENV{SOAK} ? (
			{ name => 'tend-done', args => ['ana-lopez', 'an introduction'] },
			{ name => 'tend-ask', args => [qw(--plan ana-lopez two names by 2099-01-01)] },
			{ name => 'tend-vcard', args => ['--import', cards()] },
		) : (),
	);
}

sub has_tool { return -x "$bin/$_[0]{name}" && -x "$bin/tend-commit" }

sub words_of {
	my ($command, $dir) = @_;
	return ("$bin/$command->{name}", '-C', $dir, @{ $command->{args} });
}

# the book as it is when all has gone well: path => bytes
sub book_after {
	my ($command) = @_;
	my $dir = copy_book();
	my ($status, $out, $err) = run(words_of($command, $dir));
	die "$command->{name}: $status\n$err" if $status ne '0' || $err ne '';
	my %new = contents($dir);
	my %old = %template;
	for (keys %new) {
		next if defined $old{$_} && $old{$_} eq $new{$_};
		my ($s, $head) = run('git', '-C', $dir, 'show', "HEAD:$_");
		die "$command->{name}: $_ is not committed" if $head ne $new{$_};
	}
	return \%new;
}

# --- strace ---

sub has_strace {
	my ($status) = run(qw(strace -f -o /dev/null -e trace=close -e inject=close:error=EIO:when=100 true));
	return $status eq '0';
}

# the calls of a command from when it has opened the book, its children's likewise: { name => { number =>
# arguments } }, as strace counts them, in each process for itself. Those of the command itself begin with "main:"
sub calls {
	my ($command) = @_;
	my $dir = copy_book();
	my ($status, undef, $err) = run('strace', '-f', '-o', "$tmp/trace.$$", words_of($command, $dir));
	die "strace $command->{name}: $status\n$err" if $status ne '0';
	my (%count, %begun, %found, %piped, %never, $main);
	open my $f, '<', "$tmp/trace.$$" or die "trace: $!";
	while (<$f>) {
		my ($pid, $name, $args) = /^(\d+) +(\w+)\((.*)/ or next;
		my $n = ++$count{$pid}{$name};
		$main //= $pid;
		$begun{$pid} = 1 if index($args, "\"$dir") >= 0 && $name ne 'execve';
		next if !$begun{$pid};
		# a call that fails is not made: who waits for the other end of a pipe would wait for ever
		$piped{$pid} ||= $name =~ /^pipe/;
		$never{$n} = 1 if $piped{$pid} && $name eq 'close';
		$found{$name}{$n} = ($pid == $main ? 'main:' : '') . ($found{$name}{$n} // '') . $args;
	}
	delete $found{close}{$_} for keys %never;
	return \%found;
}

sub strace {
	my ($command, $dir, $inject) = @_;
	my ($name) = $inject =~ /^(\w+)/;
	return run('strace', '-f', '-o', "$tmp/trace.$$", '-e', "trace=$name", '-e', "inject=$inject",
		words_of($command, $dir));
}

# what it said of the last one
sub trace { return slurp("$tmp/trace.$$") }

# --- what must be true ---

# nothing is lost: a text of what is wrong, empty if all is well. `new` is what book_after() says; the book was
# to be written by something that ended with this status and message. Behind it, what state it was found in
sub trouble {
	my ($dir, $new, $status, $err) = @_;
	my %is = contents($dir);
	my (@bad, %state);

	for my $path (sort keys %{ { %template, %$new } }) {
		my ($was, $want, $now) = ($template{$path} // '', $new->{$path}, delete $is{$path} // '');
		next if $was eq $want && $now eq $want;
		$state{ $now eq $want ? 'new' : 'old' } = 1;
		push @bad, "$path is neither old nor new" if $now ne $want && $now ne $was;
	}
	push @bad, 'status 0, and not all is written' if $status eq '0' && $state{old};
	push @bad, 'status 2, and something is written' if $status eq '2' && $state{new} && $err !~ /out of memory|standard output/;
	# where folders cannot be locked, the next run takes it over, and removes it
	delete $is{'.tend.lock'};
	push @bad, "status $status and no message" if $status =~ /^[12]$/ && $err eq '';
	push @bad, leftovers($dir, sort keys %is);
	push @bad, repository($dir, $new, $status);
	return (join('; ', @bad), join ' ', %is ? 'left' : (), sort keys %state);
}

sub leftovers {
	my ($dir, @paths) = @_;
	my ($status, $out, $err) = run("$bin/tend-check", '-C', $dir);
	my @bad = map { "$_ has no name of a leftover" } grep { !m{(?:^|/)\.[^/]+\.tend-[a-z0-9]{6}$} } @paths;
	push @bad, map { "tend check does not explain $_" } grep { index($out, "$dir/$_:1:1: left by") < 0 } @paths;
	push @bad, "tend check: $status: $out$err" if $status ne (@paths ? '1' : '0');
	return @bad;
}

# path => blob
sub tree_of {
	my ($dir, @command) = @_;
	return map { /^\d+ (?:blob )?([0-9a-f]{40})(?: 0)?\t(.*)$/ ? ($2, $1) : die "git @command: $_" } split /\n/, git($dir, @command);
}

sub blob {
	my ($text) = @_;
	return defined $text ? sha1_hex('blob ' . length($text) . "\0$text") : '';
}

# what the user staged is staged, and nothing that HEAD has is taken back by what is staged
sub repository {
	my ($dir, $new, $status) = @_;
	my ($s, undef, $err) = run('git', '-C', $dir, 'fsck', '--no-dangling', '--strict');
	return "fsck: $s $err" if $s ne '0';
	my %staged = tree_of($dir, qw(-c core.quotePath=false ls-files -s));
	my %head = tree_of($dir, qw(-c core.quotePath=false ls-tree -r HEAD));
	my @bad;
	for my $path (sort keys %{ { %staged, %head, %$new } }) {
		my ($index, $commit) = ($staged{$path} // '', $head{$path} // '');
		my ($was, $want) = (blob($files{$path}), blob($new->{$path}));
		# what is the user's, and neither we may commit nor take away
		($was, $want) = ($path eq 'staged.md' ? blob($users{$path}) : $was, $was) if $users{$path};
		if ($users{$path}) {
			push @bad, "$path: what the user staged is not" if $index ne $was;
			push @bad, "$path: what the user changed is committed" if $commit ne $want;
			next;
		}
		push @bad, "$path: a staged revert" if $commit eq $want && $index ne $want;
		push @bad, "$path: staged: neither old nor new" if $index ne $was && $index ne $want;
		push @bad, "$path: committed: neither old nor new" if $commit ne $was && $commit ne $want;
		push @bad, "$path: status 0, and not committed" if $status eq '0' && $commit ne $want;
	}
	return @bad;
}

# --- two at a time ---

# $try->(case) for each, in two processes; it returns texts, the first empty if all is well: [these], in order
sub in_parallel {
	my ($try, @cases) = @_;
	my $workers = 2;
	my @pids;
	for my $w (0 .. $workers - 1) {
		my $pid = fork // die "fork: $!";
		if ($pid) {
			push @pids, $pid;
			next;
		}
		my $code = eval {
			open my $f, '>:raw', "$tmp/result.$w" or die "result: $!";
			for (my $i = $w; $i < @cases; $i += $workers) {
				print $f join("\t", map { s/\s+/ /gr } $i, $try->($cases[$i])), "\n";
			}
			close $f or die "result: $!";
			1;
		};
		print STDERR $@ if !$code;
		POSIX::_exit($code ? 0 : 1);
	}
	my $failed = 0;
	for (@pids) {
		waitpid $_, 0;
		$failed ||= $?;
	}
	my @result = map { ['not tried', ''] } @cases;
	for my $w (0 .. $workers - 1) {
		for (split /\n/, slurp("$tmp/result.$w") // '') {
			my ($i, @said) = split /\t/, $_, -1;
			$result[$i] = \@said;
		}
	}
	return @result;
}

1;
