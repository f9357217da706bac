#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# Many write at once, while the clock jumps: tools, an editor that saves in both manners, a program that brings files of
# another machine as Syncthing does, the user with `git add`. In the end each entry is there, and committed; so is what the
# editor wrote last and all that came from the other machine, and what the user staged is staged. SOAK=1 for the
# full number, EFFORT for most of it. tests/pull.t has git's own writing beside the tools.
use strict;
use warnings;
use File::Basename qw(dirname);
use lib dirname(__FILE__);
use Sample;
use Sweep;
use Fcntl;
use POSIX ();
use Test::More;
use Time::HiRes qw(time sleep);

my ($writers, $entries) = $ENV{SOAK} ? (16, 250) : rounds(1, 2) > 1 ? (16, 10) : (8, 4);

plan skip_all => 'no tend-log yet' if !has_tool({ name => 'tend-log' });

our $dir = copy_book();
my $begun = time;

sub in_child {
	my ($do) = @_;
	my $pid = fork // die "fork: $!";
	return $pid if $pid;
	my $ok = eval { $do->() };
	print STDERR $@ if !defined $ok;
	POSIX::_exit($ok ? 0 : 1);
}

# whose file is written to: two that all share, one of each writer's own, the one the editor has open, and the one that
# another machine changes
sub whom {
	my ($w, $e) = @_;
	return ('ana-lopez', 'bruno-silva', "own-$w", 'edited', 'synced')[($w + $e) % 5];
}

# true if others save this file whatever it has
sub is_foreign { return $_[0] =~ /^(?:edited|synced)$/ }

spew("$dir/own-$_.md", "---\nname: Own $_\n---\n") for 1 .. $writers;
spew("$dir/\L$_.md", "---\nname: $_\n---\n") for 'Edited', 'Synced';
git($dir, 'add', '--', 'edited.md', 'synced.md', map { "own-$_.md" } 1 .. $writers);
git($dir, qw(commit -q -m more --), 'edited.md', 'synced.md', map { "own-$_.md" } 1 .. $writers);

# --- those that write ---

sub writer {
	my ($w) = @_;
	srand seed("writer $w");
	for my $e (1 .. $entries) {
		# the clock is set back and forth, for the day and for the commit
		my $clock = sprintf '2026-%02d-%02d', 9 + int rand 4, 1 + int rand 28;
		my %clock = (TEND_TODAY => $clock, GIT_COMMITTER_DATE => sprintf '%sT%02d:00:00Z', $clock, rand 24);
		my ($status, $out, $err) = run(\%clock, "$bin/tend-log", '-C', $dir, whom($w, $e), '2026-08-15', '+help:', "writer $w entry $e.");
		next if $status eq '0' && $err eq '';
		# a file that is just being written may be missing, or not ready to be committed: both are reported
		spew("$tmp/reported.$w.$e", $err) if is_foreign(whom($w, $e));
		next if is_foreign(whom($w, $e)) && $status =~ /^[12]$/ && $err =~ /no such contact|not committed|writing it all the time|has replaced it/;
		print STDERR "writer $w, entry $e: $status: $err";
		return 0;
	}
	return 1;
}

# an editor adds a line to what it reads, and saves all of it: in turn by rename and in place. It writes
# down what it has saved. An entry of another process may come between its reading and its saving: as it is with
# editors, that is lost in this file; what it itself saved never is
sub editor {
	my ($stop) = @_;
	for (my $n = 1; !-e $stop; $n++) {
		my $text = slurp("$dir/edited.md") // next;
		$text =~ s/\neditor \d+\n/\n/;
		$text =~ s/\n---\n/\n---\neditor $n\n/;
		if ($n % 2) {
			spew("$dir/.edited.md.swp", $text);
			rename "$dir/.edited.md.swp", "$dir/edited.md" or return 0;
		} else {
			sysopen my $f, "$dir/edited.md", O_WRONLY | O_TRUNC or return 0;
			syswrite $f, $text;
			close $f or return 0;
		}
		spew("$tmp/editor", $n);
		sleep 0.01;
	}
	return 1;
}

# a file comes from another machine, again and again, each time with one more entry: by a temporary file and a rename. If
# it was changed here meanwhile, that version gets the name of a copy first, as Syncthing does it; what is saved here
# between its look and its rename is lost in this file, but not in git
sub syncer {
	my ($stop) = @_;
	my $here = "$dir/synced.md";
	my $theirs = slurp($here);
	for (my $n = 1; !-e $stop; $n++) {
		my $text = $theirs . ($n > 1 ? '' : "## Log\n") . "- 2026-08-14 call: machine $n.\n";
		spew("$dir/.syncthing.synced.md.tmp", $text);
		if ((slurp($here) // '') ne $theirs) {
			my $copy = sprintf 'synced.sync-conflict-20260814-%06d-ABCDEFG.md', $n;
			link $here, "$dir/$copy" or next;
		}
		rename "$dir/.syncthing.synced.md.tmp", $here or return 0;
		$theirs = $text;
		spew("$tmp/synced", $n);
		# a real one takes seconds
		sleep 0.2 + rand 2;
	}
	return 1;
}

# the user stages another file, again and again; git may find its index locked, and says so
sub user {
	my ($stop) = @_;
	for (my $n = 1; !-e $stop; $n++) {
		spew("$dir/staged.md", "---\nname: Staged\n---\nfor the $n. time\n");
		my ($status, undef, $err) = run('git', '-C', $dir, 'add', 'staged.md');
		if ($status ne '0' && $err !~ /index\.lock/) {
			print STDERR "git add: $err";
			return 0;
		}
		spew("$tmp/staged", slurp("$dir/staged.md")) if $status eq '0';
		sleep 0.02;
	}
	return 1;
}

my $stop = "$tmp/stop";
my @beside = map { my $do = $_; in_child(sub { $do->($stop) }) } \&editor, \&syncer, \&user;
my @writers = map { my $w = $_; in_child(sub { writer($w) }) } 1 .. $writers;
my $failed = 0;
for (@writers) {
	waitpid $_, 0;
	$failed++ if $?;
}
is $failed, 0, "$writers writers of $entries entries each: each exited with 0";
spew($stop, '');
for (@beside) {
	waitpid $_, 0;
	is $?, 0, 'who works beside is not disturbed';
}
note sprintf '%.1f s', time - $begun;

# --- what is there ---

my %text = map { $_ => slurp("$dir/$_") } 'ana-lopez.md', 'friends/bruno-silva.md', 'edited.md', map { "own-$_.md" } 1 .. $writers;
my (@lost, @twice, $committed);
my $history = git($dir, qw(log -p --format= -- synced.md edited.md));
for my $w (1 .. $writers) {
	for my $e (1 .. $entries) {
		my $who = whom($w, $e);
		if (is_foreign($who)) {
			push @lost, "$w $e, in the history" if !-e "$tmp/reported.$w.$e" && $history !~ /^\+- 2026-08-15 \+help: writer $w entry $e\.$/m;
			next;
		}
		$committed++;
		my $path = $who eq 'bruno-silva' ? 'friends/bruno-silva.md' : "$who.md";
		my $n = () = $text{$path} =~ /^- 2026-08-15 \+help: writer $w entry $e\.\r?$/mg;
		push @lost, "$w $e in $path" if $n == 0;
		push @twice, "$w $e in $path" if $n > 1;
	}
}
is "@lost", '', 'all entries are there';
is "@twice", '', 'each once';
my $last = slurp("$tmp/editor");
my ($theirs, $all) = (slurp("$tmp/synced"), join '', map { slurp($_) } "$dir/synced.md", glob("$dir/synced.sync-conflict-*"));
SKIP: {
	# without an exchange of two names, what is saved in the moment before the rename is lost
	skip 'POSIX has no exchange', 1 if $ENV{PORTABLE};
	like $text{'edited.md'}, qr/^editor $last$/m, 'what the editor saved last is there';
	is_deeply [grep { $all !~ /^- 2026-08-14 call: machine $_\.$/m } 1 .. $theirs], [], "and each of $theirs entries that came from another machine";
}
cmp_ok $last, '>', $writers * $entries / 8, 'and it was not idle';
is git($dir, 'show', ':staged.md'), slurp("$tmp/staged"), 'what the user staged last is staged';
is git($dir, 'show', 'HEAD:staged.md'), "---\nname: Staged\n---\nas committed\n", 'and not committed';
is git($dir, 'diff', 'HEAD', '--name-only', '--', 'ana-lopez.md', 'friends', 'own-*.md'), '', 'all else is committed';
my $commits = () = git($dir, qw(log --format=%s)) =~ /^log (?!edited:|synced:)[\w-]+: \+help$/mg;
is $commits, $committed, 'a commit for each entry';
my ($status, undef, $err) = run('git', '-C', $dir, 'fsck', '--no-dangling', '--strict');
is "$status $err", '0 ', 'the repository is whole';
is_deeply [grep { /\.tend-|\.lock/ } glob("$dir/.* $dir/friends/.* $dir/.git/*")], [], 'no file is left';


# --- files that get another name, or go, while others write ---

# a contact is renamed to and fro, while an editor saves the files that name it, and tools log to it
sub rename_to_and_fro {
	my ($rounds) = @_;
	my $book = copy_book();
	my $stop = "$tmp/stop.rename";
	spew("$book/edited.md", "---\nname: Edited\nknows: [ana-lopez]\n---\n");
	git($book, qw(add edited.md));
	git($book, qw(commit -q -m more -- edited.md));
	local $dir = $book;
	my $logs = in_child(sub {
		for (1 .. $rounds) {
			my ($status, undef, $err) = run("$bin/tend-log", '-C', $book, 'Ana López', '2026-08-15', '+help:', "round $_.");
			next if $status eq '0' || ($status eq '2' && $err =~ /cannot be opened|no such contact/ && redo);
			print STDERR "tend-log: $status: $err";
			return 0;
		}
		return 1;
	});
	my $edits = in_child(sub { editor($stop) });
	my $failed = '';
	for my $round (1 .. $rounds) {
		my @ids = $round % 2 ? qw(ana-lopez ana-silva) : qw(ana-silva ana-lopez);
		my ($status, undef, $err) = run("$bin/tend-rename", '-C', $book, @ids);
		# the editor's file is gone for a moment: nothing was done
		redo if $status eq '2' && $err =~ /edited\.md: cannot be opened/;
		# it is also replaced in the moment after it was written, more often on a machine with much to do: that is
		# reported, with what was written, and nothing else is wrong
		(my $other = $err) =~ s/^(?:\S*\/edited\.md: another program (?:is writing it all the time|has replaced it).*|tend-rename: .*)\n//mg;
		next if $status eq '1' && $err =~ /edited\.md: another program/ && $other eq '';
		$failed .= "$status: $err" if $status !~ /^[01]$/ || ($status eq '1' && $err !~ /not committed/);
	}
	waitpid $logs, 0;
	is $?, 0, 'renamed to and fro: who logs is not disturbed';
	spew($stop, '');
	waitpid $edits, 0;
	is $failed, '', "renamed to and fro, $rounds times";
	my ($id, @more) = grep { -e "$book/$_.md" } qw(ana-lopez ana-silva);
	is "@more", '', 'the file has one name';
	my $n = () = slurp("$book/$id.md") =~ /^- 2026-08-15 \+help: round \d+\.$/mg;
	is $n, $rounds, 'and all entries are in it';
	like slurp("$book/refers.md"), qr/knows: \[$id, bruno-silva\]\n---\n\[\[$id\|Ana\]\]/, 'and what names it says so';
	my $last = slurp("$tmp/editor");
	SKIP: {
		skip 'POSIX has no exchange', 1 if $ENV{PORTABLE};
		like slurp("$book/edited.md"), qr/^editor $last$/m, 'what the editor saved last is there';
	}
}

# the second of two files that are joined is saved by an editor meanwhile: what it saved last is in one of them
sub join_while_edited {
	my ($rounds) = @_;
	my $book = copy_book();
	my (@lost, @failed);
	for my $round (1 .. $rounds) {
		my $stop = "$tmp/stop.join.$round";
		spew("$book/one.md", "---\nname: One\n---\nprose\n");
		spew("$book/edited.md", "---\nname: Two\n---\n");
		local $dir = $book;
		unlink "$tmp/editor";
		my $edits = in_child(sub { editor($stop) });
		sleep 0.005 * ($round % 5);
		my ($status, undef, $err) = run("$bin/tend-join", '-C', $book, 'one', 'edited');
		spew($stop, '');
		waitpid $edits, 0;
		push @failed, "$status: $err" if $status !~ /^[012]$/ || ($status ne '0' && $err !~ /edited/);
		my $last = slurp("$tmp/editor") // next;
		my $all = join '', map { slurp($_) // '' } "$book/one.md", "$book/edited.md", glob("$book/.edited.md.*");
		push @lost, "editor $last in round $round" if $all !~ /^editor $last$/m;
		unlink "$book/one.md", "$book/edited.md";
	}
	is "@failed", '', 'joined while an editor saves';
	SKIP: {
		skip 'POSIX has no exchange', 1 if $ENV{PORTABLE};
		is "@lost", '', "what it saved last is there, $rounds times";
	}
}

rename_to_and_fro(rounds(6, 100));
join_while_edited(rounds(10, 200));

done_testing;
