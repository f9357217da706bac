#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# Writes beside a git that changes the same files all the time: a loop of pulls, of checkouts, of
# stashes. What tend-log says is written (exit 0) must be in the history that is there at the end;
# what it does not (exit 1) must be in a file, or be printed. No word is lost in between.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use lib dirname(__FILE__);
use Sample;
use Scratch qw(scratch slurp spew);
use Test::More;

my $bin = $ENV{TEND_BIN} // abs_path(dirname(__FILE__) . '/..') . '/build/bin';
my $tmp = abs_path(scratch('pull'));

delete @ENV{ grep { /^GIT_/ } keys %ENV };
delete @ENV{qw(TEND_BOOK EMAIL XDG_CONFIG_HOME)};
mkdir "$tmp/home" or die;
@ENV{qw(HOME GIT_CONFIG_NOSYSTEM LC_ALL TZ PATH)} = ("$tmp/home", 1, 'C', 'UTC', "$bin:$ENV{PATH}");
@ENV{qw(GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL)} = ('Ana', 'ana@example.org') x 2;

# (status, all that was printed)
sub run {
	my ($dir, @cmd) = @_;
	my $pid = open(my $out, '-|') // die "fork: $!";
	if (!$pid) {
		open STDIN, '<', '/dev/null';
		open STDERR, '>&', \*STDOUT;
		chdir $dir or die;
		exec @cmd or exit 127;
	}
	my $text = do { local $/; <$out> } // '';
	close $out;
	return ($? >> 8 || $? & 127, $text);
}

sub git {
	my ($dir, @args) = @_;
	my ($status, $text) = run($dir, 'git', @args);
	die "git @args: $text" if $status;
	return $text;
}

my @people = qw(ana bo cy);

# a book with an origin, and a second clone that pushes to it
sub books {
	my ($name) = @_;
	my ($origin, $mine, $other) = map { "$tmp/$name-$_" } qw(origin mine other);
	mkdir $origin or die;
	git($origin, qw(init -q --bare -b main));
	git($tmp, 'clone', '-q', $origin, $mine);
	git($mine, qw(checkout -q -b main));
	spew("$mine/$_.md", "---\nname: $_\n---\n\n## Log\n- 2026-01-01 call: first\n") for 'me', @people;
	git($mine, qw(config gc.auto 0));
	run($mine, 'tend-init');
	git($mine, qw(add .));
	git($mine, qw(commit -qm book));
	git($mine, qw(push -q origin main));
	git($tmp, 'clone', '-q', $origin, $other);
	git($other, qw(config gc.auto 0));
	run($other, 'tend-init');
	return ($mine, $other);
}

# git refuses to give up a merge beside an uncommitted line, so the user commits both
sub end_merge {
	my ($mine) = @_;
	return if !-e "$mine/.git/MERGE_HEAD";
	my ($status) = run($mine, qw(git merge --abort));
	run($mine, qw(git commit -qam merge)) if $status;
}

# what goes on beside: each is done again and again until the file `stop` is there
my %beside = (
	'pull --rebase' => sub { my ($mine) = @_; run($mine, qw(git pull -q --rebase)); run($mine, qw(git rebase --abort)) },
	'pull --no-rebase' => sub { my ($mine) = @_; run($mine, qw(git pull -q --no-rebase --no-edit)); end_merge($mine) },
	'pull --rebase --autostash' => sub { my ($mine) = @_; run($mine, qw(git pull -q --rebase --autostash)); run($mine, qw(git rebase --abort)) },
	'checkout and stash' => sub { my ($mine) = @_; run($mine, qw(git stash -q)); run($mine, qw(git stash pop -q)); run($mine, 'git', 'checkout', '-q', '--', 'bo.md') },
);

# another machine's entries, pushed
sub push_one {
	my ($other, $i) = @_;
	run($other, 'tend-log', '-C', '.', $people[$i % @people], '2026-03-01', "call: theirs $i.");
	run($other, qw(git pull -q --no-rebase --no-edit));
	run($other, qw(git push -q origin HEAD:main));
}

sub loop {
	my ($stop, $what, @args) = @_;
	my $pid = fork // die;
	return $pid if $pid;
	for (my $i = 0; !-e $stop; $i++) { $what->(@args, $i) }
	require POSIX;
	POSIX::_exit(0);
}

sub beside {
	my ($name, $writes) = @_;
	my ($mine, $other) = books($name =~ s/\W+/-/gr);
	my $stop = "$tmp/stop";
	unlink $stop;
	my @loops = (loop($stop, $beside{$name}, $mine), $name =~ /pull/ ? loop($stop, \&push_one, $other) : ());
	my (@said, %count);
	for my $i (1 .. $writes) {
		my ($status, $text) = run($mine, 'tend-log', '-C', '.', $people[$i % @people], '2026-02-01', "call: mine $i.");
		push @said, [$i, $status, $text];
		$count{$status}++;
	}
	spew($stop, '');
	waitpid $_, 0 for @loops;
	my $history = join '', map { git($mine, 'log', '-p', '-m', '--all', '--reflog', '--format=', '--', "$_.md") } @people;
	my $now = join '', map { slurp("$mine/$_.md") // '' } @people;
	my $stashed = join '', map { (run($mine, 'git', 'stash', 'show', '-p', $_))[1] } map { /^(stash@\{\d+\})/ ? $1 : () } split /\n/, (run($mine, qw(git stash list)))[1];
	my (@false, @lost);
	for (grep { $_->[1] } @said) { diag "$name: $_->[0]: $_->[2]" if $ENV{SHOW} }
	for (@said) {
		my ($i, $status, $text) = @$_;
		my $words = qr/mine $i\./;
		push @false, "$i: $text" if !$status && $history !~ /^\+.*$words/m;
		# while git replaces a file there is none for a moment
		next if $status == 2 && $text =~ /no such contact/;
		push @lost, "$i ($status): $text" if $status && "$history$now$stashed$text" !~ $words;
	}
	is "@false", '', "$name: what is said to be committed is ($writes writes: "
		. join(', ', map { "exit $_: $count{$_}" } sort keys %count) . ')';
	is "@lost", '', "$name: no word is lost";
}

my $writes = rounds(15, 1000);
beside($_, $writes) for sort keys %beside;
done_testing;
