#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# The command that tend init gives to git as its merge driver, run by git itself, where tend can be
# run and where it cannot: a file never holds one side alone, unless it is in conflict with markers.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Path qw(make_path);
use POSIX ();
use lib dirname(__FILE__);
use Scratch;
use Test::More;

my $bin = abs_path($ENV{TEND_BIN} // dirname(__FILE__) . '/../build/bin');
my $tmp = scratch('driver');

plan skip_all => 'git is not installed' if system('git --version >/dev/null 2>&1');
isolate("$tmp/home");
$ENV{GIT_EDITOR} = 'true';

# PATH without any tend
my $path = join ':', grep { m{^/} && !-e "$_/tend" } split /:/, $ENV{PATH};

# the exit status; what it said is in $said
my $said = '';
sub try {
	my ($dir, @command) = @_;
	my $pid = fork // die "fork: $!";
	if (!$pid) {
		chdir $dir or POSIX::_exit(126);
		open STDIN, '<', '/dev/null';
		open STDOUT, '>', "$tmp/said";
		open STDERR, '>&', \*STDOUT;
		exec @command or POSIX::_exit(126);
	}
	waitpid $pid, 0;
	$said = slurp("$tmp/said");
	return $?;
}

sub git {
	my ($dir, @args) = @_;
	try($dir, 'git', @args) == 0 or die "git @args in $dir: $said";
	chomp(my $out = $said);
	return $out;
}

sub commit {
	my ($dir, $what) = @_;
	git($dir, 'add', '-A');
	git($dir, 'commit', '-q', '--allow-empty', '-m', $what);
}

# a folder with a program called tend
my $stubs = 0;
sub stub {
	my ($script) = @_;
	my $dir = "$tmp/stub " . ++$stubs . "'s";
	spew("$dir/tend", "#!/bin/sh\n$script\n");
	chmod 0755, "$dir/tend";
	return $dir;
}

try($tmp, "$bin/tend-init", "$tmp/book") == 0 or die $said;
my $driver = git("$tmp/book", 'config', 'merge.tend.driver');

my ($entry, $mine, $other) = map { "- 2026-05-0$_\n" } '1 call: one', '3 call: mine', '2 call: theirs';
my $front = "---\nname: Ana\ntier: many\n---\n## Log\n";
my $base = $front . $entry;
my $merged = $front . $mine . $other . $entry;

# two sides of one file, on branches main and other, in a book that this driver merges
my $repos = 0;
sub sides {
	my ($file, $first, $ours, $theirs, $command) = @_;
	my $dir = "$tmp/repo" . ++$repos;
	git($tmp, 'init', '-q', '-b', 'main', '--template=', $dir);
	git($dir, 'config', 'merge.tend.driver', $command // $driver);
	spew("$dir/.gitattributes", "*.md merge=tend\n");
	spew("$dir/$file", $first) if defined $first;
	commit($dir, 'begin');
	git($dir, 'checkout', '-q', '-b', 'other');
	spew("$dir/$file", $theirs);
	commit($dir, 'theirs');
	git($dir, 'checkout', '-q', 'main');
	spew("$dir/$file", $ours);
	commit($dir, 'ours');
	return $dir;
}

my $name = "People & co/Ana \"L\" O'Neil \$x %A.md";
my $conflict = $front . "<<<<<<< ours\n$mine=======\n$other>>>>>>> theirs\n$entry";
my @ways = (['merge', 'merge', '-q', 'other'], ['cherry-pick', 'cherry-pick', 'other'], ['rebase', 'rebase', '-q', 'other']);

# the shells that git may use
my @shells = grep { !system("command -v @{[(split ' ', $_)[0]]} >/dev/null 2>&1") } 'dash', 'bash --posix', 'busybox sh', 'ksh', 'mksh';
note "shells: @shells";

{
	local $ENV{PATH} = "$bin:$path";
	for (@ways) {
		my ($way, @command) = @$_;
		my $dir = sides($name, $base, $front . $mine . $entry, $front . $other . $entry);
		is try($dir, 'git', @command), 0, "tend in PATH: $way" or diag $said;
		is slurp("$dir/$name"), $merged, 'entry by entry';
		is git($dir, 'status', '--porcelain'), '', 'and no file is left';
	}
	my $dir = sides('ana.md', $base, $base =~ s/many/friends/r, $base =~ s/many/critical/r);
	isnt try($dir, 'git', 'merge', '-q', 'other'), 0, 'tend in PATH: a conflict';
	is slurp("$dir/ana.md"), $base =~ s/(?=tier: many)/<<<<<<< ours\n/r =~ s/tier: many\n/tier: friends\n=======\ntier: critical\n>>>>>>> theirs\n/r,
		'stays as tend-merge wrote it';
	unlike $said, qr/line by line/, 'and git does not merge it again';
	$dir = sides('ana.md', "a\0b\n", "a\0c\n", "a\0d\n");
	isnt try($dir, 'git', 'merge', '-q', 'other'), 0, 'a binary file';
	is slurp("$dir/ana.md"), "a\0c\n", 'is ours';
	like git($dir, 'status', '--porcelain'), qr/^UU/m, 'in conflict';
}

# where tend-merge does not run, or is none
my %broken = (
	'no tend in PATH' => undef,
	'another program that ends with 0' => 'exit 0',
	'another program that ends with 1' => 'exit 1',
	'another program that answers --version' => 'echo tend 7.1; exit 0',
	'a program that waits for input' => 'cat >/dev/null; exit 0',
	'killed' => "case \$* in *--version) exec '$bin/tend-merge' --version;; esac; kill -9 \$\$",
	'tend-merge fails' => "case \$* in *--version) exec '$bin/tend-merge' --version;; esac; exec '$bin/tend-merge' --no-such-option",
	'tend-merge is missing' => "exec '$bin/no-such-program'",
	'tend-merge cannot be loaded' => "case \$* in *--version) exec '$bin/tend-merge' --version;; esac; exit 127",
);
for my $how (sort keys %broken) {
	local $ENV{PATH} = (defined $broken{$how} ? stub($broken{$how}) . ':' : '') . $path;
	for (@ways) {
		my ($way, @command) = @$_;
		my $dir = sides($name, $base, $front . $mine . $entry, $front . $other . $entry);
		isnt try($dir, 'git', @command), 0, "$how: $way: a conflict";
		my $wanted = $way eq 'rebase' ? $front . "<<<<<<< ours\n$other=======\n$mine>>>>>>> theirs\n$entry" : $conflict;
		is slurp("$dir/$name"), $wanted, 'with markers' or diag $said;
		like $said, qr/^tend merge cannot be run here, so git merges this contact line by line$/m, 'and says why';
		is_deeply [map { s/^...//r } grep { !/^UU / } split /\n/, git($dir, 'status', '--porcelain')], [], 'no file is left';
		isnt try($dir, 'git', 'commit', '-q', '-m', 'x'), 0, 'and git does not commit it';
	}
	my $dir = sides('ana.md', $base, $base . "\nBelow.\n", $base =~ s/many/critical/r);
	is try($dir, 'git', 'merge', '-q', 'other'), 0, "$how: what git can merge is merged";
	is slurp("$dir/ana.md"), ($base =~ s/many/critical/r) . "\nBelow.\n", 'with both';
}

# a folder of PATH that leads into the book
{
	my $dir = sides('ana.md', $base, $front . $mine . $entry, $front . $other . $entry);
	spew("$dir/tend", "#!/bin/sh\necho tend-merge 1\n: >'$tmp/ran'\n");
	chmod 0755, "$dir/tend";
	local $ENV{PATH} = ".::$path";
	isnt try($dir, 'git', 'merge', '-q', 'other'), 0, 'a relative folder in PATH';
	ok !-e "$tmp/ran", 'runs no program of the book';
	is slurp("$dir/ana.md"), $conflict, 'and there are markers';
}

# each shell, as git runs it: the names are git's own, the path is quoted
for my $shell (@shells) {
	my %value = (L => 9, P => "'an'\\''a.md'", O => '.merge_file_a', A => '.merge_file_b', B => '.merge_file_c');
	my $line = $driver =~ s/%([LPOAB])/$value{$1}/gr;
	my $dir = "$tmp/shell" . ++$repos;
	for my $with (0, 1) {
		spew("$dir/.merge_file_a", $base);
		spew("$dir/.merge_file_b", $front . $mine . $entry);
		spew("$dir/.merge_file_c", $front . $other . $entry);
		local $ENV{PATH} = ($with ? "$bin:" : '') . $path;
		is try($dir, split(' ', $shell), '-c', $line) >> 8, $with ? 0 : 1, "$shell, " . ($with ? 'with tend' : 'without') or diag $said;
		is slurp("$dir/.merge_file_b"), $with ? $merged : $conflict =~ s/([<>=])\g1{6}/$1 x 9/gre, 'the file';
		is_deeply [map { s{.*/}{}r } glob("$dir/.merge_file_*")], [map { ".merge_file_$_" } 'a' .. 'c'], 'no file is left';
	}
	# a disk that is full: the merge stops, and ours is whole
	spew("$dir/.merge_file_b", $front . $mine . $entry);
	local $ENV{PATH} = $path;
	my $limited = "trap '' XFSZ; ulimit -f 0; $line";
	cmp_ok try($dir, split(' ', $shell), '-c', $limited) >> 8, '>', 128, "$shell, a full disk: no conflict, but a failure" or diag $said;
	is slurp("$dir/.merge_file_b"), $front . $mine . $entry, 'ours is whole';
	spew("$dir/.merge_file_b", "a\0b\n");
	is try($dir, split(' ', $shell), '-c', $line) >> 8, 1, "$shell, a binary file: a conflict";
	is slurp("$dir/.merge_file_b"), "a\0b\n", 'ours is as it was';
	is_deeply [map { s{.*/}{}r } glob("$dir/.merge_file_*")], [map { ".merge_file_$_" } 'a' .. 'c'], 'no file is left';
}

# without tend, a binary file is what it is to git: ours, in conflict
{
	local $ENV{PATH} = $path;
	my $dir = sides('ana.md', "a\0b\n", "a\0c\n", "a\0d\n");
	isnt try($dir, 'git', 'merge', '-q', 'other'), 0, 'a binary file without tend';
	is slurp("$dir/ana.md"), "a\0c\n", 'is ours';
	like git($dir, 'status', '--porcelain'), qr/^UU/m, 'in conflict';
	$dir = sides('ana.md', undef, $front . $mine, $front . $other);
	isnt try($dir, 'git', 'merge', '-q', 'other'), 0, 'added on both sides';
	is slurp("$dir/ana.md"), $front . "<<<<<<< ours\n$mine=======\n$other>>>>>>> theirs\n", 'has markers where they differ';
}
# --- a clone in which tend init was forgotten ---

my $hint = 'git merges contacts as plain text in this clone; run tend init once in it';
sub hinted {
	my ($dir, @args) = @_;
	local $ENV{PATH} = $path;
	try($dir, "$bin/tend-check", "-C", ".", @args);
	return scalar(() = $said =~ /^\Qtend-check: $hint\E$/mg);
}

{
	my $dir = sides('ana.md', $base, $front . $mine . $entry, $front . $other . $entry);
	is hinted($dir), 0, 'the driver is set: no hint';
	git($dir, 'config', '--unset', 'merge.tend.driver');
	is hinted($dir), 1, 'a clone without it: one hint';
	is try($dir, "$bin/tend-check", "-C", ".") >> 8, 0, 'which is no problem';
	is hinted($dir, 'ana'), 1, 'with an operand, too';
	is hinted($dir, '-r', 'HEAD'), 0, 'a revision has no merges';
	isnt try($dir, 'git', 'merge', '-q', 'other'), 0, 'an ordinary conflict';
	is hinted($dir), 1, 'the hint comes with it';
	like $said, qr{^ana\.md:6:1: a merge conflict}m, 'and with its place';
	git($dir, 'merge', '--abort');

	make_path("$dir/in/book");
	spew("$dir/in/book/bo.md", "---\nname: Bo\n---\n");
	is hinted("$dir/in/book"), 1, 'a book in a sub-folder';
	git($dir, 'config', 'merge.tend.driver', 'x');
	is hinted("$dir/in/book"), 0, 'and with a driver';
	git($dir, 'config', '--unset', 'merge.tend.driver');
	for ('# merge=tend', '*.md merge=tender', 'merge=tend', '*.md -merge', '*.md xmerge=tend') {
		spew("$dir/.gitattributes", "$_\n");
		is hinted($dir), 0, "no hint: $_";
	}
	for ("*.md\tmerge=tend\r", '[attr]contact merge=tend', '"a b" text merge=tend diff') {
		spew("$dir/.gitattributes", "*.txt text\n$_");
		is hinted($dir), 1, 'a hint: ' . s/\s+$//r;
	}
	unlink "$dir/.gitattributes";
	make_path("$dir/.git/info");
	spew("$dir/.git/info/attributes", "*.md merge=tend\n");
	is hinted($dir), 1, 'info/attributes';
	git($dir, 'worktree', 'add', '-q', '--detach', "$tmp/linked", 'HEAD');
	unlink "$tmp/linked/.gitattributes";
	is hinted("$tmp/linked"), 1, 'info/attributes of a linked work tree';
	make_path("$tmp/hook.git");
	{
		local $ENV{GIT_DIR} = "$tmp/book/.git";
		is hinted($dir), 1, 'whatever repository a hook is of';
	}
	spew("$tmp/plain/.gitattributes", "*.md merge=tend\n");
	spew("$tmp/plain/ana.md", $base);
	is hinted("$tmp/plain"), 0, 'no repository: no hint';
	unlink "$dir/.git/info/attributes";
	POSIX::mkfifo("$dir/.gitattributes", 0600);
	is hinted($dir), 0, 'attributes that are no file';
	unlink "$dir/.gitattributes";
	spew("$dir/.gitattributes", "*.md merge=tend\n");
	try($dir, '/usr/bin/env', "PATH=$tmp/empty", "$bin/tend-check", "-C", ".");
	unlike $said, qr/clone/, 'git is not installed: no hint';
}

# git is asked only where the attributes name the driver
SKIP: {
	skip 'strace is not installed', 4 if system('strace -V >/dev/null 2>&1');
	my $dir = "$tmp/asked";
	git($tmp, 'init', '-q', '--template=', $dir);
	spew("$dir/ana.md", $base);
	my @steps = (
		['no child without the attribute', 1, sub { }],
		['git is asked once', 2, sub { spew("$dir/.gitattributes", "*.md merge=tend\n") }],
		['not where tend init has set it', 1, sub { git($dir, 'config', 'merge.tend.driver', $driver) }],
		['a section of another name does not count', 2, sub { spew("$dir/.git/config", slurp("$dir/.git/config") =~ s/"tend"/"trend"/r) }],
	);
	for (@steps) {
		my ($what, $wanted, $do) = @$_;
		$do->();
		try($dir, 'strace', '-f', '-e', 'trace=execve', '-o', "$tmp/trace", "$bin/tend-check", '-C', '.');
		my $runs = () = slurp("$tmp/trace") =~ /execve\("[^"]*".* = 0$/mg;
		is $runs, $wanted, $what;
	}
}
done_testing;
