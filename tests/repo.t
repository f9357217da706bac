#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# Committing into every kind of repository, compared to the real git: what is
# committed, what is left out and reported, and what stays as it was. `git fsck` has
# the last word in each.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Path qw(make_path remove_tree);
use lib dirname(__FILE__);
use Sample;
use Scratch qw(scratch copy_tree libgit2_leaks);
use Test::More;
use Time::HiRes qw(sleep time);

my $bin = $ENV{TEND_BIN} // abs_path(dirname(__FILE__) . '/..') . '/build/bin';
my $tmp = abs_path(scratch('repo'));
libgit2_leaks($tmp);
my $count = 0;
my $dir;

delete @ENV{ grep { /^GIT_/ } keys %ENV };
delete @ENV{qw(TEND_BOOK EMAIL XDG_CONFIG_HOME)};
mkdir "$tmp/home" or die;
@ENV{qw(HOME GIT_CONFIG_NOSYSTEM LC_ALL TZ)} = ("$tmp/home", 1, 'C', 'UTC');
@ENV{qw(GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_AUTHOR_DATE)} = ('Ana', 'ana@example.org', '2026-09-01T10:00:00+02:00');
@ENV{qw(GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL GIT_COMMITTER_DATE)} = ('Ana', 'ana@example.org', '2026-09-01T10:00:00Z');

sub spew {
	my ($path, $text) = @_;
	$path = "$dir/$path" if $path !~ m{^/};
	make_path(dirname($path));
	open my $f, '>:raw', $path or die "$path: $!";
	print $f $text;
	close $f or die "$path: $!";
}

# (status, standard output, standard error), with some input
sub run {
	my ($input, @cmd) = @_;
	spew("$tmp/in", $input);
	my $pid = fork // die "fork: $!";
	if (!$pid) {
		chdir $dir or die "$dir: $!";
		open STDIN, '<', "$tmp/in" or die;
		open STDOUT, '>', "$tmp/out" or die;
		open STDERR, '>', "$tmp/err" or die;
		exec @cmd or die "$cmd[0]: $!";
	}
	waitpid $pid, 0;
	my $status = $? & 127 ? 128 + ($? & 127) : $? >> 8;
	return ($status, map { local (@ARGV, $/) = ("$tmp/$_"); scalar(<>) // '' } qw(out err));
}

sub git {
	# git runs no process of its own after it
	my ($status, $out, $err) = run('', qw(git -c maintenance.auto=false -c gc.auto=0), @_);
	die "git @_: $err" if $status;
	chomp $out;
	return $out;
}

# to the beginning of the next second
sub sleep_to_second { sleep int(time) + 1 - time }

my ($version) = `$bin/tend --version` =~ /^tend (\S+)$/;

sub commit { run('', "$bin/tend-commit", @_) }

sub contact { "---\nname: $_[0]\n---\n" }

# a repository with one contact in it: a copy of the first
sub repo {
	my $new = "$tmp/" . ++$count;
	if (!-d "$tmp/template") {
		$dir = "$tmp/template";
		mkdir $dir or die;
		git('init', '-q', '-b', 'main', '--template=');
		spew('ana.md', contact('Ana'));
		git('add', '.');
		git('commit', '-q', '-m', 'first');
	}
	copy_tree("$tmp/template", $new);
	$dir = $new;
}

# the commit, or nothing
sub head { (run('', qw(git rev-parse -q --verify HEAD)))[1] }

# the folder of the repository at $dir, or above it
sub git_dir {
	my $at = $dir;
	$at =~ s{/[^/]+\z}{} while !-e "$at/.git";
	return "$at/.git" if -d "$at/.git";
	open my $f, '<', "$at/.git" or die "$at/.git: $!";
	my ($to) = <$f> =~ /^gitdir: (.*)/;
	return $to =~ m{^/} ? $to : "$at/$to";
}

sub changed { git('-c', 'core.quotePath=false', 'show', '--format=', '--name-status', 'HEAD') }
sub status { git('status', '--porcelain') }
sub healthy {
	# there are none of these two, and each would be a process more
	my ($s, $out) = run('', qw(git -c core.commitGraph=false -c core.multiPackIndex=false fsck --strict --no-dangling));
	return $s == 0 && $out eq '' && !-e git_dir() . '/index.lock';
}

# it was not committed, nothing has moved, and this was said
sub refused {
	my ($name, $what, @args) = @_;
	my $before = head();
	my ($status, $out, $err) = commit(@args);
	my $after = head();
	is $status, 1, "$name: 1";
	like $err, $what, "$name: reported";
	is $out, '', "$name: nothing on standard output";
	is $after, $before, "$name: HEAD is where it was";
}

# it was committed, silently, as this and nothing else
sub committed {
	my ($name, $changes, @args) = @_;
	my ($status, $out, $err) = commit(@args);
	is "$status$out$err", 0, "$name: silent";
	is changed(), $changes, "$name: this and nothing else";
	ok healthy(), "$name: fsck";
}

# --- the plain way ---

repo();
spew('ana.md', contact('Ana L.'));
committed('an edit', "M\tana.md", '--message', 'log ana: +intro', '--tool', 'tend-log', 'ana.md');
is git('log', '-1', '--format=%B%an <%ae> %ad|%cn <%ce> %cd'),
	"log ana: +intro\n\nTend: tend-log $version\nAna <ana\@example.org> Tue Sep 1 10:00:00 2026 +0200|Ana <ana\@example.org> Tue Sep 1 10:00:00 2026 +0000",
	'message, trailer, people, dates';
is git('log', '-1', '--format=%(trailers:key=Tend,valueonly)'), "tend-log $version\n", 'git reads the trailer';
is git('reflog', '-1', '--format=%gs'), 'commit: log ana: +intro', 'the reflog';
is status(), '', 'and the index is as HEAD is';
my $last = head();
is join('', commit('ana.md')), '0', 'nothing to commit: silent';
is head(), $last, 'and no commit';

spew('bo b.md', contact('Bo'));
committed('a new file', "A\tbo b.md", 'bo b.md');
is git('log', '-1', '--format=%s'), 'edit bo b', 'the message names the author';
unlink "$dir/bo b.md";
committed('one that went', "D\tbo b.md", 'bo b.md');
refused('one that never was', qr/^tend-commit: no\.md: not committed: there is no such file/, 'no.md');

spew("a/b/x\"y\n\t\\z.md", contact('X'));
spew('a/c.md', contact('C'));
{
	my ($status, $out, $err) = run("a/b/x\"y\\n\\t\\\\z.md\na/c.md\n./a/../a/c.md\n", "$bin/tend-commit", '--message', 'two', '-');
	is "$status$out$err", 0, 'paths from standard input, escaped, one of them twice';
	is git('show', '--format=', '--name-status', '-z', 'HEAD'), "A\0a/b/x\"y\n\t\\z.md\0A\0a/c.md\0", 'are what they are';
	ok healthy(), 'fsck';
}
$dir .= '/a';
spew('c.md', contact('Cee'));
spew('b/n.md', contact('N'));
committed('from a folder below, and absolute', "A\ta/b/n.md\nM\ta/c.md", 'c.md', "$dir/b/../b/n.md");
$dir =~ s{/a$}{};
refused('outside', qr/outside of the repository/, '../home/x.md');
refused('a folder', qr/it is a folder/, 'a');
unlink "$dir/a/b/n.md", "$dir/a/b/x\"y\n\t\\z.md";
rmdir "$dir/a/b" or die;
committed('a folder that went', "D\ta/b/n.md\nD\ta/b/x\"y\n\t\\z.md" =~ s/x.*/"a\/b\/x\\"y\\n\\t\\\\z.md"/sr =~ s{\ta/b/"}{\t"}r, 'a/b/n.md', "a/b/x\"y\n\t\\z.md");

# modes
chmod 0755, "$dir/ana.md" or die;
committed('a mode', "M\tana.md", 'ana.md');
like git('ls-tree', 'HEAD', 'ana.md'), qr/^100755/, 'is kept';
git('config', 'core.filemode', 'false');
spew('new.md', contact('New'));
chmod 0755, "$dir/new.md" or die;
spew('ana.md', contact('Ana 755'));
chmod 0644, "$dir/ana.md" or die;
committed('without core.filemode', "M\tana.md\nA\tnew.md", 'new.md', 'ana.md');
like git('ls-tree', 'HEAD', 'ana.md', 'new.md'), qr/^100755.*\n100644/, 'the mode stays, or is the usual one';

# --- what the user has staged ---

repo();
spew('bo.md', contact('Bo'));
spew('gone.md', contact('Gone'));
spew('note.txt', "one\n");
git('add', '.');
git('commit', '-q', '-m', 'more');
spew('bo.md', contact('Bo staged'));
spew('new.md', contact('New'));
git('add', 'bo.md', 'new.md');
git('rm', '-q', 'gone.md');
spew('bo.md', contact('Bo later'));
spew('maybe.md', contact('Maybe'));
git('add', '-N', 'maybe.md');
git('update-index', '--assume-unchanged', 'note.txt');
spew('ana.md', contact('Ana L.'));
my $staged = git('diff', '--cached');
committed('beside staged changes', "M\tana.md", 'ana.md');
is git('diff', '--cached'), $staged, 'they stay staged';
is status(), "MM bo.md\nD  gone.md\n A maybe.md\nA  new.md", 'each in its own way';
is git('ls-files', '-v', 'note.txt'), 'h note.txt', 'flags stay';
refused('its own staged changes', qr/bo\.md: not committed: it has staged changes of its own/, 'bo.md');
is status(), "MM bo.md\nD  gone.md\n A maybe.md\nA  new.md", 'and nothing of it is touched';
committed('staged as it is', "A\tnew.md", 'new.md');
committed('its staged removal', "D\tgone.md", 'gone.md');
committed('one that is only to be added', "A\tmaybe.md", 'maybe.md');
spew('note.txt', "two\n");
refused('one whose changes git ignores', qr/git ignores changes to it/, 'note.txt');
spew('ana.md', contact('Ana M.'));
{
	my ($status, $out, $err) = commit('ana.md', 'bo.md');
	is $status, 1, 'one of two is left out: 1';
	like $err, qr/^tend-commit: bo\.md: not committed: it has staged[^\n]*\n\z/, 'told';
	is changed(), "M\tana.md", 'the other is committed';
}

# an entry as young as the index is looked at again; git looks at seconds alone, so that one tick of the
# clock is a whole one, and our commit is in the next
repo();
sleep_to_second();
spew('same.md', "aaaa\n");
git('add', 'same.md');
sleep 0.05;
spew('same.md', "bbbb\n");
spew('ana.md', contact('Ana L.'));
sleep_to_second();
commit('ana.md');
is status(), 'AM same.md', 'a change within one tick of the clock is seen after our commit';

# what a merge stages a moment before its commit is no change of the user's: a tool that has just written waits for it
{
	use integer;
	my ($text, $hash) = (contact('Ana 3'), -3750763034362895579);
	$hash = ($hash ^ $_) * 1099511628211 for unpack 'C*', $text;
	repo();
	spew('ana.md', contact('Ana 2'));
	git('add', 'ana.md');
	spew('ana.md', $text);
	my $merge = fork // die "fork: $!";
	if (!$merge) {
		exec 'sh', '-c', 'sleep 0.3; cd "$1"; for i in 1 2 3 4 5 6 7 8 9; do git reset -q -- ana.md 2>/dev/null && exit; sleep 0.05; done', 'sh', $dir;
	}
	my @said = run(sprintf("ana.md\t%d-%016x\n", length $text, $hash), "$bin/tend-commit", '--written', '-');
	waitpid $merge, 0;
	is_deeply \@said, [0, '', ''], 'a file beside a merge is committed after it';
	is changed(), "M\tana.md", 'and it alone';
}

# --- no repository, an empty one, a detached HEAD ---

$dir = "$tmp/none";
mkdir $dir or die;
spew('ana.md', contact('Ana'));
is join('', commit('ana.md')), '0', 'no repository: silent';
spew('.git', "gitdir: nowhere\n");
is((commit('ana.md'))[0], 1, 'a repository that is broken: reported');

$dir = "$tmp/" . ++$count;
mkdir $dir or die;
git('init', '-q', '-b', 'trunk');
spew('ana.md', contact('Ana'));
spew('other.txt', "x\n");
git('add', 'other.txt');
committed('the first commit', "A\tana.md", 'ana.md');
is status(), 'A  other.txt', 'takes nothing else along';
is git('rev-parse', '--abbrev-ref', 'HEAD'), 'trunk', 'on the branch that was to be';
is git('reflog', '-1', '--format=%gs'), 'commit (initial): edit ana', 'and says so';

repo();
git('checkout', '-q', '--detach');
spew('ana.md', contact('Ana L.'));
committed('a detached HEAD', "M\tana.md", 'ana.md');
isnt head(), git('rev-parse', 'main') . "\n", 'the branch stays';

# --- who ---

{
	local %ENV = %ENV;
	delete @ENV{ grep { /^GIT_(?:AUTHOR|COMMITTER)/ } keys %ENV };
	spew('ana.md', contact('Ana N.'));
	git('config', 'user.useConfigOnly', 'true');
	refused('nobody', qr/Please tell me who you are.*^tend-commit: not committed: git does not say who makes the commit, or when \(see above\)$/ms, 'ana.md');
	is status(), ' M ana.md', 'and nothing is staged';
	git('config', '--unset', 'user.useConfigOnly');
	spew('me.md', "---\nname: Bo\nemail: bo\@example.org\n---\n");
	my ($status, $out, $err) = commit('ana.md');
	is "$status$out", 0, 'git does not know its user: the owner of the book commits';
	is $err, "tend-commit: committed as Bo <bo\@example.org>, from me.md; to change that: git config --global user.email ADDRESS\n",
		'with a hint';
	is git('log', '-1', '--format=%an <%ae>, %cn <%ce>'), 'Bo <bo@example.org>, Bo <bo@example.org>', 'as author and committer';
	spew('ana.md', contact('Ana M.'));
	committed('the hint comes once', "M\tana.md", 'ana.md');
	unlink "$dir/me.md";
	spew('ana.md', contact('Ana O.'));
	git('config', 'user.name', 'Configured');
	git('config', 'user.email', 'c@example.org');
	$ENV{GIT_AUTHOR_NAME} = "New\nLine <x>";
	$ENV{GIT_AUTHOR_DATE} = '1788249600 +0530';
	committed('from the configuration', "M\tana.md", 'ana.md');
	is git('log', '-1', '--format=%an <%ae> %ad, %cn'), 'NewLine x <c@example.org> Tue Sep 1 13:30:00 2026 +0530, Configured',
		'the environment goes first';
}

# --- when ---

# What git takes in GIT_AUTHOR_DATE and GIT_COMMITTER_DATE, and what it refuses: the same commit dates, or no commit.
{
	my @forms = (
		'2026-09-01T10:00:00+02:00', '2026-09-01T10:00:00+0200', '2026-09-01 10:00:00 -0730', '2026-09-01T10:00:00Z',
		'2026-09-01T10:00Z', '2026-09-01 10:00 +05:45', '2026-09-01T10:00:00 Z', '2026-09-01T10:00:00', '2026-09-01 10:00:00',
		'2026-12-01T10:00', '2026-12-01 10:00', '2026-09-01', '2000-01-01T00:00:00+14:00', '1999-12-31T23:59:59Z',
		'2099-12-30T23:59:59-12:00', '2099-12-31T23:59:59Z', '2100-01-01T00:00:00Z', '1970-01-01T00:00:00Z', '1969-12-31T00:00:00Z',
		'2026-09-01T10:00:00.250Z', '2026-09-01T10:00:60Z', '2026-09-01T24:00:00Z', '2026-09-01T10:60:00Z', '2026-02-30T10:00:00Z',
		'2026-09-01T10:00:00+02', '2026-09-01T10:00:00+0260', '2026-09-01T10:00:00+02:75', '2026-09-01T10:00:00+15:00',
		'2026-09-01T10:00:00-1230', '2026-09-01T10:00:00-00:30', '2026-09-01T10:00:00 EST', '2026-09-01t10:00:00z',
		'20260901T100000Z', '2026.09.01T10:00:00', '2026/09/01 10:00:00', '09/01/2026 10:00:00', '01.09.2026 10:00:00',
		'Tue, 1 Sep 2026 10:00:00 +0200', 'Tue, 01 Sep 2026 10:00:00 GMT', '1 Sep 2026 10:00:00', 'Tue Sep 1 10:00:00 2026 -0400',
		'Sep 1 2026 10:00 pm', '@1788249600 +0200', '@1788249600 -0730', '@1788249600', '@0 +0000', '@5 +0100', '@99999999 +0000',
		'@100000000 +0000', '@4102444799 +0000', '@4102444800 +0000', '@1788249600 +2359', '@1788249600 +0270', '@1788249600 -9900',
		'@01788249600 +0200', '@-5 +0000', '@1788249600 +02:00', '@1788249600 Z', '1788249600 +0200', '1788249600 -0730', '1788249600',
		'99999999 +0000', '100000000 +0000', '4102444799 +0000', '4102444800 +0000', '1788249600 +1500', '1788249600 +0270',
		'1788249600 +02:00', '1788249600 Z', '1788249600  +0200', ' 2026-09-01T10:00:00Z ', "2026-09-01T10:00:00Z\n", 'at 2026-09-01T10:00:00Z',
		'now', 'yesterday', 'noon', '2 days ago', '10:00', 'x', ' ', '12345678901234567890 +0000',
	);
	repo();
	# only what has no zone depends on where one is, and on whether it is summer there
	my %asked = ('UTC' => [0 .. $#forms], 'America/New_York' => [grep { $forms[$_] !~ /[-+]\d\d:?\d\d\z|z$/i } 0 .. $#forms]);
	for my $zone (sort keys %asked) {
		local $ENV{TZ} = $zone;
		my (%want, %got, @theirs, @ours);
		for my $i (@{ $asked{$zone} }) {
			# both variables, and not the same in both
			my $plain = '2026-01-02T03:04:05Z';
			local @ENV{qw(GIT_AUTHOR_DATE GIT_COMMITTER_DATE)} = $i % 2 ? ($forms[$i], $plain) : ($plain, $forms[$i]);
			my ($status, $id) = run('', qw(git commit-tree HEAD^{tree} -m x));
			$want{$i} = 'refused';
			push @theirs, [$i, $id =~ /(\w+)/] if !$status;
			spew('ana.md', contact("Ana $zone $i"));
			($status) = run('', "$bin/tend-commit", 'ana.md');
			$got{$i} = $status ? 'refused' : 'committed';
			push @ours, [$i, 'HEAD'] if !$status;
		}
		my $dates = sub {
			my ($into, $numbers, @log) = @_;
			my @lines = split /\n/, git('log', '--format=%ad, %cd', '--date=raw', @log);
			$into->{$numbers->[$_][0]} = $lines[$_] for 0 .. $#$numbers;
		};
		$dates->(\%want, \@theirs, '--no-walk=unsorted', map { $_->[1] } @theirs);
		$dates->(\%got, [reverse @ours], '-' . @ours);
		is $got{$_}, $want{$_}, "a date in $zone: $forms[$_]" =~ s/\n/\\n/r for @{ $asked{$zone} };
	}
	# git alone says who makes a commit, and when
	local $ENV{PATH} = "$tmp/home";
	spew('ana.md', contact("Ana without git"));
	my ($status, $out, $err) = run('', "$bin/tend-commit", 'ana.md');
	is $status, 1, 'without git';
	is $err, "tend-commit: not committed: git is not installed, which says who makes a commit\n", 'and the reason';
}

# --- under way ---

sub diverged {
	repo();
	git('checkout', '-q', '-b', 'side');
	spew('ana.md', contact('Side'));
	git('commit', '-qam', 'side');
	git('checkout', '-q', 'main');
	spew('ana.md', contact('Main'));
	spew('bo.md', contact('Bo'));
	git('add', '.');
	git('commit', '-qam', 'main');
	spew('bo.md', contact('Bo B.'));
}

for (['a merge', 'merge', 'side'], ['a rebase', 'rebase', '--autostash', 'side'], ['a cherry-pick', 'cherry-pick', 'side'],
	['a revert', 'revert', '--no-edit', 'side']) {
	my ($name, @cmd) = @$_;
	diverged();
	run('', 'git', @cmd);
	spew('bo.md', contact('Bo C.'));
	my $index = git('ls-files', '-s');
	refused($name, qr/^tend-commit: not committed: \Q$name\E is under way/, 'bo.md');
	is git('ls-files', '-s'), $index, "$name: the index stays";
}
diverged();
git('bisect', 'start');
committed('a bisection is no hindrance', "M\tbo.md", 'bo.md');
diverged();
git('stash', '-q');
spew('bo.md', contact('Else'));
git('commit', '-qam', 'else');
run('', 'git', 'stash', 'pop');
refused('a conflict', qr/bo\.md: not committed: it has a merge conflict/, 'bo.md');

# --- index.lock ---

repo();
spew('ana.md', contact('Ana L.'));
spew('.git/index.lock', '');
utime time - 7300, time - 7300, "$dir/.git/index.lock";
refused('a lock that was left', qr{/\.git/index\.lock is there, 2 hours old: another git}, 'ana.md');
ok -e "$dir/.git/index.lock", 'it is not deleted';
utime time, time, "$dir/.git/index.lock";
if (!(my $pid = fork // die)) {
	select undef, undef, undef, 0.4;
	unlink "$dir/.git/index.lock";
	require POSIX;
	POSIX::_exit(0);
} else {
	committed('a lock that goes away is waited for', "M\tana.md", 'ana.md');
	waitpid $pid, 0;
}

# HEAD cannot be moved: the index is as it was
spew('ana.md', contact('Ana M.'));
spew('.git/refs/heads/main.lock', '');
refused('a branch that is locked', qr/main\.lock|locked|failed to (?:lock|create)/i, 'ana.md');
is status(), ' M ana.md', 'nothing stays staged';
unlink "$dir/.git/refs/heads/main.lock";
ok healthy(), 'fsck';
is join(' ', map { s{.*/}{}r } glob "$dir/.git/*tend*"), '', 'and no file of ours stays in .git';

# --- links, submodules, other repositories ---

repo();
spew('real/x.md', contact('X'));
symlink 'real', "$dir/link" or die;
symlink 'ana.md', "$dir/alias.md" or die;
refused('a link', qr/alias\.md: not committed: it is a symbolic link/, 'alias.md');
refused('behind a link', qr{link/x\.md: not committed: a folder of its path is a symbolic link}, 'link/x.md');
my $main = $dir;
repo();
my $other = $dir;
$dir = $main;
git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', $other, 'sub');
git('commit', '-qm', 'sub');
spew('sub/ana.md', contact('Ana S.'));
refused('a submodule', qr{sub/ana\.md: not committed: it lies in}, 'sub/ana.md');
remove_tree("$dir/sub");
spew('sub/ana.md', contact('Ana S.'));
refused('one that is not checked out', qr{sub/ana\.md: not committed: it lies in a submodule}, 'sub/ana.md');
git('checkout', '-q', '.');
run('', 'git', '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'update', '--force');
$dir .= '/sub';
spew('ana.md', contact('Ana S.'));
committed('from within it', "M\tana.md", 'ana.md') if -e "$dir/.git";

# --- ignored ---

repo();
spew('.gitignore', "secret*\n");
spew('secret.md', contact('S'));
refused('an ignored file', qr/secret\.md: not committed: it is ignored/, 'secret.md');
git('add', '-f', 'secret.md');
git('commit', '-qm', 'forced');
spew('secret.md', contact('T'));
committed('but git knows it', "M\tsecret.md", 'secret.md');

# --- hooks, signing ---

sub hook {
	my ($path, $text) = @_;
	spew($path, "#!/bin/sh\n$text\n");
	chmod 0755, $path =~ m{^/} ? $path : "$dir/$path" or die;
}

repo();
hook('.git/hooks/pre-commit', 'echo noise; git diff --cached --name-only >.git/saw');
hook('.git/hooks/commit-msg', 'echo "Signed: hook" >>"$1"');
spew('bo.md', contact('Bo'));
spew('staged.md', contact('Staged'));
git('add', 'staged.md');
{
	my ($status, $out, $err) = commit('--message', 'log bo: call', 'bo.md');
	is "$status$out", '0', 'with hooks';
	is $err, "noise\n", 'what they print is no output of ours';
	is changed(), "A\tbo.md", 'this and nothing else';
	like git('log', '-1', '--format=%B'), qr/^log bo: call\n\nTend: tend-commit \Q$version\E\nSigned: hook/, 'they have run';
	is status(), 'A  staged.md', 'what was staged stays staged';
	is join('', commit('bo.md')), '0', 'nothing to commit: silent';
}
hook('.git/hooks/pre-commit', 'echo no >&2; exit 1');
spew('cy.md', contact('Cy'));
spew('bo.md', contact('Bo B.'));
refused('a hook that says no', qr/^no\n.*git would not commit/s, 'cy.md', 'bo.md');
is status(), " M bo.md\nA  staged.md\n?? cy.md", 'and all is as it was';
unlink glob "$dir/.git/hooks/*";
hook("$tmp/hooks/post-commit", 'echo ran >.git/post');
git('config', 'core.hooksPath', "$tmp/hooks");
committed('core.hooksPath', "A\tcy.md", 'cy.md');
ok -e "$dir/.git/post", 'is used';

repo();
hook("$tmp/gpg", 'cat >/dev/null; echo "[GNUPG:] SIG_CREATED " >&2; echo "-----BEGIN PGP SIGNATURE-----"; echo x; echo "-----END PGP SIGNATURE-----"');
git('config', 'commit.gpgsign', 'true');
git('config', 'gpg.program', "$tmp/gpg");
spew('ana.md', contact('Ana L.'));
is((commit('ana.md'))[0], 0, 'with signing');
like git('cat-file', '-p', 'HEAD'), qr/^gpgsig -----BEGIN PGP/m, 'it is signed';

# --- filters ---

sub objects {
	my $out = '';
	for (split /\n/, git('cat-file', '--batch-all-objects', '--batch-check')) {
		my ($id, $type) = split;
		$out .= git('cat-file', 'blob', $id) if $type eq 'blob';
	}
	return $out;
}

repo();
git('config', 'filter.rot.clean', 'tr a-z n-za-m');
git('config', 'filter.rot.smudge', 'tr a-z n-za-m');
git('config', 'filter.rot.required', 'true');
spew('.gitattributes', "*.md filter=rot\n");
git('add', '.gitattributes');
git('commit', '-qm', 'filter');
spew('bo.md', contact('topsecret'));
committed('with a filter', "A\tbo.md", 'bo.md');
like git('cat-file', 'blob', 'HEAD:bo.md'), qr/gbcfrperg/, 'it has run';
spew('bo.md', contact('topsecret too'));
committed('and once more', "M\tbo.md", 'bo.md');
unlike objects(), qr/topsecret/, 'nothing in plain text is in the store';
git('config', '--remove-section', 'filter.rot');
spew('bo.md', contact('topsecret still'));
refused('a filter that is not there', qr/bo\.md: not committed: it has a filter/, 'bo.md');
git('config', 'filter.rot.smudge', 'cat');
refused('or only half', qr/bo\.md: not committed: it has a filter/, 'bo.md');
git('config', 'filter.rot.clean', 'false');
git('config', 'filter.rot.required', 'true');
refused('or fails', qr/git would not commit/, 'bo.md');
unlike objects(), qr/topsecret/, 'nothing in plain text is in the store';

# --- line ends ---

repo();
git('config', 'core.autocrlf', 'true');
spew('crlf.md', "---\r\nname: C\r\n---\r\n");
committed('core.autocrlf', "A\tcrlf.md", 'crlf.md');
is git('cat-file', 'blob', 'HEAD:crlf.md'), "---\nname: C\n---", 'is used';
is status(), '', 'and git sees no change';
git('config', 'core.autocrlf', 'false');
spew('.gitattributes', "*.md text eol=crlf\n");
spew('eol.md', "a\r\nb\r\n");
committed('eol=crlf', "A\teol.md", 'eol.md');
is git('cat-file', 'blob', 'HEAD:eol.md'), "a\nb", 'is used';

# --- repositories of other kinds ---

SKIP: {
	$dir = "$tmp/" . ++$count;
	mkdir $dir or die;
	skip 'this git has no sha256', 4 if (run('', 'git', 'init', '-q', '--object-format=sha256'))[0];
	spew('ana.md', contact('Ana'));
	committed('sha256', "A\tana.md", 'ana.md');
}

repo();
for my $i (1 .. 3) {
	spew('ana.md', contact("Ana $i"));
	git('commit', '-qam', "edit $i");
}
my $full = $dir;
$dir = "$tmp/shallow";
mkdir $dir or die;
git('clone', '-q', '--depth', '2', "file://$full", '.');
spew('ana.md', contact('Ana 4'));
committed('a shallow clone', "M\tana.md", 'ana.md');
is git('rev-list', '--count', 'HEAD'), 3, 'stays shallow';
is((run('', "$bin/tend-cat", '-C', '.', '-r', 'HEAD~1'))[1], "23\tana.md\n" =~ s/23/length contact('Ana 3')/er . contact('Ana 3') . "\n",
	'tend-cat reads it');
is((run('', "$bin/tend-cat", '-C', '.', '-r', '2020-01-01'))[0], 2, 'missing files are reported');

$dir = $full;
git('worktree', 'add', '-q', "$tmp/linked", '-b', 'linked');
$dir = "$tmp/linked";
spew('ana.md', contact('Ana W.'));
my $before = git('-C', $full, 'rev-parse', 'main');
committed('a linked work tree', "M\tana.md", 'ana.md');
is git('-C', $full, 'rev-parse', 'main'), $before, 'has its own branch';
is git('-C', $full, 'status', '--porcelain'), '', 'and its own index';
like git('log', '-1', '--format=%D'), qr/linked/, 'which moved';
my $lock = git('rev-parse', '--git-path', 'index.lock');
spew($lock, '');
utime time - 90, time - 90, $lock;
refused('its own lock', qr{worktrees/linked/index\.lock is there, 1 minute old}, 'ana.md') if spew('ana.md', 'x') || 1;
unlink $lock;

$dir = "$tmp/bare.git";
mkdir $dir or die;
git('clone', '-q', '--bare', $full, '.');
refused('a bare one', qr/a bare repository has no files/, 'ana.md');
is((run('', "$bin/tend-cat", '-C', '.', '-r', 'main'))[1], length(contact('Ana 3')) . "\tana.md\n" . contact('Ana 3') . "\n",
	'tend-cat reads it');

repo();
spew("$_/x.md", contact($_)) for qw(in out);
git('add', '.');
git('commit', '-qm', 'folders');
git('sparse-checkout', 'set', 'in');
ok !-e "$dir/out/x.md", 'a sparse checkout leaves something out';
spew('in/x.md', contact('In'));
committed('a sparse checkout', "M\tin/x.md", 'in/x.md');
refused('what it leaves out is no deletion', qr/git ignores changes to it/, 'out/x.md');
is git('ls-files', '-t', 'out/x.md'), 'S out/x.md', 'and stays left out';
git('sparse-checkout', 'set', '--sparse-index', 'in');
spew('in/x.md', contact('In 2'));
spew('in/new.md', contact('New'));
committed('a sparse index is for git', "A\tin/new.md\nM\tin/x.md", 'in/x.md', 'in/new.md');

repo();
git('update-index', '--split-index');
spew('ana.md', contact('Ana L.'));
spew('bo.md', contact('Bo'));
committed('so is a split one', "M\tana.md\nA\tbo.md", 'ana.md', 'bo.md');
spew('bo.md', contact('Bo staged'));
git('add', 'bo.md');
spew('bo.md', contact('Bo later'));
refused('what is staged in it', qr/bo\.md: not committed: it has staged changes of its own/, 'bo.md');
is status(), 'MM bo.md', 'stays staged';
spew('.gitignore', "secret*\n");
spew('secret.md', 'x');
refused('what is ignored beside it', qr/secret\.md: not committed: it is ignored/, 'secret.md');

repo();
git('update-index', '--index-version', '4');
spew('ana.md', contact('Ana L.'));
committed('an index of version 4', "M\tana.md", 'ana.md');

SKIP: {
	skip 'only root can give a repository away', 5 if $>;
	repo();
	spew('ana.md', contact('Ana L.'));
	system('chown', '-R', '12345', $dir) == 0 or die;
	my ($status, $out, $err) = commit('ana.md');
	is $status, 1, 'somebody else\'s: 1';
	like $err, qr/dubious ownership.*not committed: git cannot open the repository \(see above\)$/ms, 'told';
	is((run('', "$bin/tend-cat", '-C', '.', '-r', 'HEAD'))[0], 2, 'nor is it read');
	git('config', '--global', '--add', 'safe.directory', $dir);
	committed('but when it is said to be safe', "M\tana.md", 'ana.md');
	git('config', '--global', '--unset-all', 'safe.directory');
}

# --- many, and others at the same time ---

repo();
spew("p/$_.md", contact($_)) for 1 .. 300;
{
	my ($status, $out, $err) = run(join('', map { "p/$_.md\n" } 1 .. 300), "$bin/tend-commit", '-');
	is "$status$out$err", 0, 'three hundred at once';
	is git('log', '-1', '--format=%s'), 'edit 300 contacts', 'in one commit';
	is status(), '', 'all of them';
	ok healthy(), 'fsck';
}

repo();
my ($adds, $commits) = (rounds(20, 60), rounds(12, 40));
my $adder = fork // die;
if (!$adder) {
	chdir $dir or die;
	open STDERR, '>', '/dev/null';
	for my $i (1 .. $adds) {
		spew("note$i.txt", "$i\n");
		# it does not wait for the lock as we do
		for (1 .. 2000) { last if system('git', 'add', "note$i.txt") == 0; sleep 0.005 }
	}
	require POSIX;
	POSIX::_exit(0);
}
my @failed;
for my $i (1 .. $commits) {
	spew('ana.md', contact("Ana $i"));
	my ($status, $out, $err) = commit('ana.md');
	push @failed, "$i: $err" if $status;
}
waitpid $adder, 0;
is "@failed", '', 'git add beside: each is committed';
is git('rev-list', '--count', 'HEAD'), $commits + 1, 'in a commit of its own';
is scalar(() = status() =~ /^A  note\d+\.txt$/mg), $adds, 'and all that was added is staged';
ok healthy(), 'fsck';

# --- a repository above a ceiling is none, as for git ---

repo();
spew('in/book/ana.md', contact('Ana'));
{
	my $before = head();
	local $ENV{GIT_CEILING_DIRECTORIES} = "$dir/in";
	my ($status, $out, $err) = run('', "$bin/tend-commit", '-C', "$dir/in/book", 'ana.md');
	is "$status$out$err", 0, 'above a ceiling: nothing is to do';
	is head(), $before, 'and nothing is committed';
	local $ENV{GIT_CEILING_DIRECTORIES} = $dir;
	run('', "$bin/tend-commit", '-C', "$dir/in/book", 'ana.md');
	is head(), $before, 'nor in the ceiling itself';
	delete $ENV{GIT_CEILING_DIRECTORIES};
	run('', "$bin/tend-commit", '-C', "$dir/in/book", 'ana.md');
	isnt head(), $before, 'without a ceiling it is';
}

# --- loose objects pile up: git packs them after a commit, unless configured not to ---

repo();
make_path("$dir/.git/objects/17");
spew(".git/objects/17/$_", '') for map { $_ x 38 } qw(a b);
my ($git) = grep { -x } map { "$_/git" } split /:/, $ENV{PATH};
spew("$tmp/fake/git", "#!/bin/sh\ncase \$1 in -C) exec $git \"\$@\" ;; esac\necho \"\$@\" >>$tmp/asked\n");
chmod 0755, "$tmp/fake/git" or die;
git(qw(config gc.auto 1));
git(qw(config maintenance.auto false));
{
	# a git in the book is a stranger's: a relative folder in PATH does not count
	local $ENV{PATH} = ".::$tmp/fake:$ENV{PATH}";
	spew('git', "#!/bin/sh\necho stranger >>$tmp/asked\n");
	chmod 0755, "$dir/git" or die;
	spew('ana.md', contact('Ana 2'));
	commit('ana.md');
	system "$tmp/fake/git", 'between';
	spew('.git/config', (do { local (@ARGV, $/) = ("$dir/.git/config"); <> }) =~ s/auto = false/auto = true/r);
	spew('ana.md', contact('Ana 3'));
	commit('ana.md');
	for (1 .. 100) { last if -s "$tmp/asked" > 20; select undef, undef, undef, 0.1 }
}
is join('', do { open my $f, '<', "$tmp/asked" or die; <$f> }), "between\nmaintenance run --auto --quiet\n",
	'git maintenance is started once it may be';

done_testing;
