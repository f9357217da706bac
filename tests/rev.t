#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# The past, out of real repositories: -r on every filter, and tend-moves. What
# is read with -r HEAD must be what is read from the files; whatever the
# repository looks like, and whatever a stranger has put into its trees.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(basename dirname);
use File::Path qw(make_path remove_tree);
use POSIX ();
use lib dirname(__FILE__);
use Sample;
use Scratch;
use Test::More;

my $root = abs_path(dirname(__FILE__) . '/..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
my $tmp = abs_path(scratch('rev'));
libgit2_leaks($tmp);
my $child = 0;
my $repos = 0;

$SIG{INT} = $SIG{TERM} = sub { kill 'KILL', $child if $child; exit 130 };
isolate("$tmp/home");
$ENV{TEND_TODAY} = '2026-09-01';
# git runs no process of its own after a commit
spew("$tmp/home/.gitconfig", "[gc]\n\tauto = 0\n[maintenance]\n\tauto = false\n[init]\n\ttemplateDir =\n");

# (status, standard output, standard error) of a program in a folder; 'timeout' when it waits for ever
sub run_in {
	my ($dir, @argv) = @_;
	my $late = 0;
	$child = fork // die "fork: $!";
	if (!$child) {
		chdir $dir or die "$dir: $!";
		open STDIN, '<', '/dev/null';
		open STDOUT, '>:raw', "$tmp/out";
		open STDERR, '>:raw', "$tmp/err";
		exec { $argv[0] } @argv or POSIX::_exit(126);
	}
	local $SIG{ALRM} = sub { $late = 1; kill 'KILL', $child };
	alarm 300;
	1 while waitpid($child, 0) < 0 && $!{EINTR};
	my $status = $? & 127 ? 'signal ' . ($? & 127) : $? >> 8;
	alarm 0;
	$child = 0;
	return ($late ? 'timeout' : $status, slurp("$tmp/out"), slurp("$tmp/err"));
}

sub run { my ($tool, @args) = @_; run_in($tmp, "$bin/$tool", @args) }

sub git {
	my ($dir, @args) = @_;
	open my $f, '-|', 'git', '-C', $dir, @args or die "git: $!";
	local $/;
	my $out = <$f> // '';
	close $f or die "git @args: failed\n";
	return $out =~ s/\n\z//r;
}

my $minute = 0;

# all there is in the work tree, on a day; later ones are later
sub commit {
	my ($dir, $day, @more) = @_;
	local @ENV{qw(GIT_AUTHOR_DATE GIT_COMMITTER_DATE)} = (sprintf('%sT10:%02d:00Z', $day, $minute++ % 60)) x 2;
	git($dir, 'add', '-A');
	git($dir, 'commit', '-q', '--allow-empty', '-m', "on $day", @more);
}

sub head { return git($_[0], 'rev-parse', 'HEAD') }

sub repo {
	my (%file) = @_;
	my $dir = "$tmp/repo" . ++$repos;
	make_path($dir);
	git($dir, 'init', '-q', '-b', 'main', '--template=');
	spew("$dir/$_", $file{$_}) for keys %file;
	return $dir;
}

sub person { my ($name, @lines) = @_; join '', map { "$_\n" } '---', "name: $name", @lines, '---' }

sub ids { my ($dir, @args) = @_; my ($s, $out, $err) = run('tend-ls', '-C', $dir, '-o', 'id', @args); join ' ', split /\n/, $out }

# --- every filter, and every kind of repository ---

my @filters = sort grep { $_ ne 'tend-cat' && $_ ne 'tend-moves' && -x "$bin/$_" && (run($_, '--help'))[1] =~ /--rev / }
	map { basename($_) } glob "\Q$bin\E/tend-*";
cmp_ok scalar(@filters), '>=', 6, "filters: @filters";

my $book = repo();
for (glob "\Q$root\E/contacts.example/*") {
	-d ? copy_tree($_, "$book/" . basename($_)) : spew("$book/" . basename($_), slurp($_));
}
spew("$book/big.md", person('Big') . "x" x (1 << 20));
spew("$book/slip.md", person('Slip', 'every: sometimes', 'next: soon') . "## Log\n- 2026-13-01 call\n");
commit($book, '2026-01-01');
my $first = head($book);

# each filter, in one of these ways today
my @forms = ([], ['-f', 'json'], ['ana-lopez', 'slip', 'joao']);
for (each_kind('form', 1, sub { $_[0][0] }, map { my $tool = $_; map { [$tool, @$_] } @forms } @filters)) {
	my ($tool, @form) = @$_;
	is_deeply [run($tool, '-C', $book, '-r', 'HEAD', @form)], [run($tool, '-C', $book, @form)],
		"$tool @form: -r HEAD is what the files are";
}
like((run('tend-due', '-C', $book, '-r', 'HEAD'))[2], qr{big\.md: more than 1 MiB: left out\n}, 'and the limits hold');

my @as_is = run_in($book, "$bin/tend-ls", '-o', 'id,path,last,net,entries');
is $as_is[0], 1, 'a listing';
my %shape = (
	'from a sub-folder of the book' => "$book/work",
	'packed' => sub { git($book, 'gc', '-q'); $book },
	'a linked work tree' => sub { git($book, 'worktree', 'add', '-q', "$tmp/linked", 'HEAD'); "$tmp/linked" },
	'without its files' => sub { git($tmp, 'clone', '-q', '--no-checkout', $book, "$tmp/empty"); spew("$tmp/empty/me.md", ''); "$tmp/empty" },
	'a shallow clone' => sub { git($tmp, 'clone', '-q', '--depth', 1, "file://$book", "$tmp/shallow"); "$tmp/shallow" },
	'detached' => sub { git($tmp, 'clone', '-q', $book, "$tmp/detached"); git("$tmp/detached", 'checkout', '-q', '--detach'); "$tmp/detached" },
	'packed refs' => sub { git($tmp, 'clone', '-q', $book, "$tmp/refs"); git("$tmp/refs", 'pack-refs', '--all'); "$tmp/refs" },
	'a clone that borrows objects' => sub { git($tmp, 'clone', '-q', '-s', $book, "$tmp/borrows"); "$tmp/borrows" },
);
for my $name (sort keys %shape) {
	my $dir = ref $shape{$name} ? $shape{$name}->() : $shape{$name};
	my @is = run_in($dir, "$bin/tend-ls", '-r', 'HEAD', '-o', 'id,path,last,net,entries');
	is_deeply [@is[0, 1]], [@as_is[0, 1]], $name;
}
git($tmp, 'clone', '-q', '--bare', $book, "$tmp/bare.git");
is((run('tend-ls', '-C', 'bare.git', '-r', 'HEAD', '-o', 'id,path,last,net,entries'))[1], $as_is[1], 'bare');
is((run('tend-ls', '-C', 'bare.git', '-r', 'HEAD', '-o', 'id', 'work/kurt-vogelsang.md', 'João Vaz'))[1],
	"kurt-vogelsang\njoao-vaz\n", 'bare: paths and names');

# --- revisions ---

my $r = repo('me.md' => person('Marta'), 'a.md' => person('A'));
commit($r, '2026-01-10');
git($r, 'tag', 'v1');
git($r, 'tag', '-m', 'x', 'annotated');
git($r, 'branch', 'side');
spew("$r/b.md", person('B'));
commit($r, '2026-02-10');
my $second = head($r);
unlink "$r/me.md";
spew("$r/c.md", person('C'));
commit($r, '2026-03-10');
unlink map { "$r/$_.md" } qw(a b c);
commit($r, '2026-04-10');
spew("$r/me.md", person('Marta'));
spew("$r/d.md", person('D'));
commit($r, '2026-05-10');
for (
	['HEAD', 'd'], ['@', 'd'], ['HEAD~1', ''], ['HEAD~2', 'a b c'], ['HEAD^^^', 'a b'], ['v1', 'a'], ['annotated', 'a'],
	['side', 'a'], ['refs/heads/side', 'a'], ['main~3', 'a b'], [$second, 'a b'], [substr($second, 0, 8), 'a b'],
	['2026-01-10', 'a'], ['2026-02-09', 'a'], ['2026-02-10', 'a b'], ['2026-02', 'a b'], ['2026-03', 'a b c'],
	['2026', 'd'], ['yesterday', 'd'], ['6 months ago', 'a b'], [':/on 2026-02', 'a b'],
) {
	my ($rev, $ids) = @$_;
	is ids($r, '-r', $rev), $ids, "-r $rev";
}
is_deeply [run('tend-ls', '-C', $r, '-r', 'HEAD~1')], [0, '', "tend-ls: no contact is in the book yet; add one: tend new -C $r NAME\n"],
	'a commit without a file is an empty book';
my @none = ('2020-01-01', 'nonesuch', '-x', '--help', '--version', '-h', 'HEAD~99', 'HEAD:a.md', 'v1^{tree}', '0' x 40, "a\nb", "\e[31m");
for (each_kind('refused', 1, sub { $_[0][1] }, map { my $rev = $_; map { [$_, $rev] } 'tend-due', 'tend-ls' } @none)) {
	my ($tool, $rev) = @$_;
	my ($status, $out, $err) = run($tool, '-C', $r, '-r', $rev);
	ok $status eq '2' && $out eq '' && $err =~ /\Atend-cat: [^\n\e]+\n\z/, "$tool -r " . ($rev =~ s/\W/?/gr) . ' is refused'
		or diag "$status, $out, $err";
}
is ids($r, '-r', 'HEAD~2', '--', 'B', 'a'), 'b a', 'operands of then';
is_deeply [run('tend-ls', '-C', $r, '-r', 'HEAD~2', 'd')], [2, '', "tend-ls: d: no such contact\n"], 'and no contact of today';
is ids($r, '-r', 'v1', "$r/a.md"), 'a', 'a path of a file that is gone';
{
	spew("$tmp/names", "b\tx\n");
	open my $f, '-|', "$bin/tend-ls -C '$r' -r HEAD~2 -o id - <'$tmp/names'" or die;
	is join('', <$f>), "b\n", 'operands on standard input';
	close $f;
}
like((run('tend-due', '-C', repo('a.md' => person('A')), '-r', 'HEAD'))[2], qr/^tend-cat: /, 'a repository without a commit');

# --- a book in a sub-folder, which is no longer there ---

$r = repo('README.md' => person('Not of the book'), 'x/contacts/me.md' => person('Marta', 'keys: {firma: org}'),
	'x/contacts/a.md' => person('A', 'firma: Acme'), 'x/contacts/f/b.md' => person('B'), 'y/c.md' => person('C'));
commit($r, '2026-01-10');
is ids("$r/x/contacts", '-r', 'HEAD'), 'a b', 'a book in a sub-folder';
is((run('tend-ls', '-C', "$r/x/contacts/", '-r', 'HEAD', '-o', 'org', 'f/../a'))[1], '', 'no path is made up');
is((run_in("$r/x/contacts/f", "$bin/tend-ls", '-r', 'HEAD', '-o', 'path,org'))[1], "a.md\tAcme\nf/b.md\t-\n", 'from within, upward');
git($r, 'rm', '-rq', 'x/contacts');
commit($r, '2026-02-10');
is ids("$r/x/contacts", '-r', 'HEAD~1'), 'a b', 'its folder is gone from the work tree';
is ids("$r/x/contacts//", '-r', 'HEAD~1'), 'a b', '... with slashes';
is((run_in($r, "$bin/tend-ls", '-C', 'x/contacts', '-r', 'HEAD~1', '-o', 'id', 'x/contacts/a.md'))[1], "a\n", '... from the top');
is_deeply [run_in($r, "$bin/tend-ls", '-C', 'x/typo', '-r', 'HEAD~1')], [2, '', "tend-cat: HEAD~1: the book was not there yet\n"],
	'a folder that never was is no empty book';
is ids("$r/x/contacts", '-r', 'HEAD~1', "$r/x/contacts/f/b.md"), 'b', 'and a path in it still names a contact';

# --- what a stranger may have put into a tree ---

$r = repo('me.md' => person('Marta'), 'good.md' => person('Good'), "n\nl.md" => person('NL'), 'back\\slash.md' => person('BS'),
	"t\tab.md" => person('Tab'), 'q"uote.md' => person('Q'), 'sp ace.md' => person('SP'), "l\xff.md" => person('Latin'),
	'.hidden/h.md' => person('H'), '.h.md' => person('H'), '.md' => person('None'), 'x.MD' => person('Caps'), 'note.md' => "# A note\n",
	'nul.md' => person("N\0L"), 'bad.md' => "---\nname: [\n---\n", 'crlf.md' => "---\r\nname: CR\r\n---\r\n",
	join('/', ('d') x 64) . '/deep.md' => person('Deep'), join('/', ('e') x 65) . '/deeper.md' => person('Deeper'));
chmod 0755, "$r/sp ace.md";
my @files = run('tend-ls', '-C', $r, '-o', 'id,name,path');
commit($r, '2026-01-10');
my @past = run('tend-ls', '-C', $r, '-r', 'HEAD', '-o', 'id,name,path');
is_deeply [@past[0, 1]], [@files[0, 1]], 'odd names and odd files';
like $past[1], qr/^n\\nl\tNL\tn\\nl\.md\n/m, 'a line feed in a name';
like $past[2], qr{l<FF>\.md: the name is not UTF-8: left out\n}, 'a name that is not UTF-8';

symlink '/etc/passwd', "$r/passwd.md";
symlink 'good.md', "$r/link.md";
symlink '/', "$r/slash";
git($r, 'update-index', '--add', '--cacheinfo', "160000,$first,sub");
git($r, 'update-index', '--add', '--cacheinfo', "160000,$first,gitlink.md");
{
	local @ENV{qw(GIT_AUTHOR_DATE GIT_COMMITTER_DATE)} = ('2026-01-11T10:00:00Z') x 2;
	git($r, 'add', 'passwd.md', 'link.md', 'slash');
	git($r, 'commit', '-qm', 'links');
}
is((run('tend-ls', '-C', $r, '-r', 'HEAD', '-o', 'id,name,path'))[1], $past[1], 'links and submodules are left out');

# a tree that no work tree can have: git writes it if it does not check
sub tree {
	my ($dir, @entries) = @_;
	spew("$tmp/tree", join '', map { my ($mode, $name, $oid) = @$_; "$mode $name\0" . pack('H*', $oid) } @entries);
	my $tree = git($dir, 'hash-object', '-t', 'tree', '-w', '--literally', "$tmp/tree");
	local @ENV{qw(GIT_AUTHOR_DATE GIT_COMMITTER_DATE)} = ('2026-01-12T10:00:00Z') x 2;
	return git($dir, 'commit-tree', '-m', 'x', $tree);
}
my $blob = git($r, 'rev-parse', 'HEAD:good.md');
my $sub = git($r, 'rev-parse', 'HEAD^{tree}');
for (
	['..', ['40000', '..', $sub], ['100644', 'a.md', $blob]],
	['a slash', ['100644', '../a.md', $blob], ['100644', '/etc/x.md', $blob], ['100644', 'b.md', $blob]],
	['one name twice', ['100644', 'a.md', $blob], ['100644', 'a.md', $blob]],
	['out of order', ['100644', 'b.md', $blob], ['100644', 'a.md', $blob]],
	['a blob that is not there', ['100644', 'a.md', '1' x 40], ['100644', 'b.md', $blob]],
	['a tree that is not there', ['40000', 'a', '1' x 40], ['100644', 'b.md', $blob]],
	['a blob for a folder', ['40000', 'a', $blob], ['100644', 'b.md', $blob]],
	['a folder for a blob', ['100644', 'a.md', $sub], ['100644', 'b.md', $blob]],
	['a mode of none', ['000000', 'a.md', $blob], ['100644', 'b.md', $blob]],
) {
	my ($name, @entries) = @$_;
	my ($status, $out, $err) = run('tend-ls', '-C', $r, '-r', tree($r, @entries), '-o', 'id,path');
	ok $status =~ /^[012]$/ && $out !~ m{\.\.|/} && ($status != 0) == ($err ne ''), "a tree with $name: $status"
		or diag "$status\n$out\n$err";
	is $out, '', '... 2 is nothing' if $status eq '2';
}

# --- a child that fails: never half a book ---

make_path("$tmp/bin");
for my $tool ('tend-due', 'tend-ls') {
	system('cp', "$bin/$tool", "$tmp/bin/$tool") == 0 or die;
}
my $good = "4\tme.md\n---\n\n" . length(person('A')) . "\ta.md\n" . person('A') . "\n";
for (
	['whole', $good, 'exit 0', 0, qr/\Aa\n\z/, qr/\A\z/],
	['nothing at all', '', 'exit 0', 0, qr/\A\z/, qr/\Atend-ls: no contact .*\n\z/],
	['cut within a file', substr($good, 0, -5), 'exit 0', 2, qr/\A\z/, qr/^tend-ls: -r X: what tend-cat wrote ends within a file$/],
	['cut within a line', "${good}12", 'exit 0', 2, qr/\A\z/, qr/ends within a line/],
	['cut and killed', substr($good, 0, -5), 'kill -9 $$', 2, qr/\A\z/, qr/^tend-ls: -r X: /],
	['killed between files', $good, 'kill -9 $$', 2, qr/\A\z/, qr/^tend-ls: -r X: tend-cat was stopped/],
	['killed at once', '', 'kill -9 $$', 2, qr/\A\z/, qr/^tend-ls: -r X: tend-cat was stopped/],
	['failing after a file', $good, 'echo broken >&2; exit 2', 2, qr/\A\z/, qr/\Abroken\n\z/],
	['failing at once', '', 'echo broken >&2; exit 2', 2, qr/\A\z/, qr/\Abroken\n\z/],
	['without one file', $good, 'echo broken >&2; exit 1', 1, qr/\Aa\n\z/, qr/\Abroken\n.*1 problem, see above/s],
	['something else', "hello\n", 'exit 0', 2, qr/\A\z/, qr/^tend-ls: -r X: tend-cat wrote a line/],
	['too long', "${good}x", 'exit 0', 2, qr/\A\z/, qr/^tend-ls: -r X: /],
) {
	my ($name, $stream, $end, $status, $out, $err) = @$_;
	spew("$tmp/stream", $stream);
	spew("$tmp/bin/tend-cat", "#!/bin/sh\ncat '$tmp/stream'\n$end\n");
	chmod 0755, "$tmp/bin/tend-cat";
	my @is = run_in($tmp, "$tmp/bin/tend-ls", '-C', $tmp, '-r', 'X', '-o', 'id');
	ok $is[0] eq $status && $is[1] =~ $out && $is[2] =~ $err, "a stream: $name" or diag join "\n", @is;
}
# and so with every filter; some need an operand
my %operand = ('tend-brief' => ['a'], 'tend-path' => ['a'], 'tend-points' => ['a'], 'tend-who' => ['finance'], 'tend-page' => ["$tmp/pages"], 'tend-mail' => ['/dev/null']);
for my $tool (@filters) {
	system('cp', "$bin/$tool", "$tmp/bin/$tool") == 0 or die if !-e "$tmp/bin/$tool";
	spew("$tmp/stream", $good);
	spew("$tmp/bin/tend-cat", "#!/bin/sh\ncat '$tmp/stream'\necho broken >&2\nexit 2\n");
	is_deeply [run_in($tmp, "$tmp/bin/$tool", '-C', $tmp, '-r', 'X', @{ $operand{$tool} // [] })], [2, '', "broken\n"], "$tool: a book that fails after a file has no rows";
}
spew("$tmp/bin/tend-cat", "#!/bin/sh\nprintf '%s\\n' \"\$@\" >'$tmp/args'\n");
run_in($tmp, "$tmp/bin/tend-ls", '-C', '-odd dir', '-r', '-odd rev', '-t', '2026-05-05');
is slurp("$tmp/args"), "--directory=-odd dir\n--today=2026-05-05\n--rev=-odd rev\n", 'an argument is no option of the child';
unlink "$tmp/bin/tend-cat";
{
	local @ENV{qw(PATH TEND_EXEC_PATH)} = ('/usr/bin:/bin', '/nowhere');
	like((run_in($tmp, "$tmp/bin/tend-ls", '-C', $tmp, '-r', 'X'))[2], qr/not installed/, 'no tend-cat');
}

# --- objects that are gone: nothing is printed, for it would be half a book ---

for my $engine ('libgit2', 'git') {
	my $lacks = repo('me.md' => person('Marta'), map { ("$_.md" => person($_) . "$engine\n") } 'a' .. 'z');
	commit($lacks, '2026-01-10');
	if ($engine eq 'git') {
		git($lacks, 'config', 'core.repositoryFormatVersion', 1);
		git($lacks, 'config', 'extensions.preciousObjects', 'true');
	}
	my $path = "$lacks/.git/objects/" . git($lacks, 'rev-parse', 'HEAD:m.md') =~ s{^..}{$&/}r;
	my $bytes = slurp($path);
	# libgit2 never ends with one that is cut short
	for my $wrong ('gone', 'damaged', 'cut') {
		unlink $path;
		spew($path, substr($bytes, 0, 20)) if $wrong eq 'cut';
		spew($path, "\0" x length $bytes) if $wrong eq 'damaged';
		my ($status, $out, $err) = run('tend-cat', '-C', $lacks, '-r', 'HEAD');
		is "$status$out", 2, "$engine: an object that is $wrong: nothing";
		like $err, qr/^tend-cat: (?:HEAD: )?m\.md: /m, '... and it is named';
		($status, $out, $err) = run('tend-ls', '-C', $lacks, '-r', 'HEAD');
		is "$status$out", 2, '... by no filter either';
	}
	# the readers parse a large book while it is read
	spew("$lacks/$_.md", person($_) . 'x' x 300_000) for 'n' .. 'w';
	unlink "$lacks/m.md";
	commit($lacks, '2026-01-11');
	$path = "$lacks/.git/objects/" . git($lacks, 'rev-parse', 'HEAD:w.md') =~ s{^..}{$&/}r;
	unlink $path or die;
	my ($status, $out, $err) = run('tend-cat', '-C', $lacks, '-r', 'HEAD');
	is "$status$out", 2, "$engine: likewise in a large book";
	like $err, qr/^tend-cat: (?:HEAD: )?w\.md: git does not have object \w+/m, '... and it is named';
}

# --- a partial clone: what it lacks is fetched at once ---

{
	my $full = repo('me.md' => person('Marta'), map { ("$_.md" => person($_)) } 'a' .. 'f', 'x/g', 'x/h');
	git($full, 'config', "uploadpack.$_", 'true') for qw(allowFilter allowAnySHA1InWant);
	commit($full, '2026-01-10');
	spew("$full/$_.md", person($_, 'org: O')) for 'a' .. 'f';
	commit($full, '2026-01-11');
	for (['blob:none', 1, ['tend-cat', '-r', 'HEAD~1']], ['tree:0', 2, ['tend-cat', '-r', 'HEAD~1']], ['blob:none', 1, ['tend-moves', '--key', 'org']]) {
		my ($filter, $n, $cmd) = @$_;
		my ($tool, @args) = @$cmd;
		remove_tree("$tmp/partial");
		git($tmp, 'clone', '-q', "--filter=$filter", "file://$full", "$tmp/partial");
		unlink "$tmp/trace";
		local $ENV{GIT_TRACE} = "$tmp/trace";
		is_deeply [run($tool, '-C', "$tmp/partial", @args)], [run($tool, '-C', $full, @args)], "$tool: a clone with --filter=$filter";
		is scalar(() = slurp("$tmp/trace") =~ /built-in: git fetch/g), $n, '... fetches as often as it must';
	}
	remove_tree("$tmp/partial");
	git($tmp, 'clone', '-q', '--filter=blob:none', "file://$full", "$tmp/partial");
	rename $full, "$full.gone" or die;
	for (['tend-cat', '-r', 'HEAD~1'], ['tend-due', '-r', 'HEAD~1'], ['tend-moves', '--key', 'org']) {
		my ($tool, @args) = @$_;
		my ($status, $out, $err) = run($tool, '-C', "$tmp/partial", @args);
		is "$status$out", 2, "$tool: nothing if the other repository is gone";
		is scalar(() = $err =~ /could not fetch/g), 1, '... and git gives its reason once';
		like $err, qr/^tend-(?:cat|moves): .*see above/m, '... and tend says what it means';
	}
}

# --- moves ---

# without rows one line says so
sub moves { my ($dir, @args) = @_; my ($s, $out, $err) = run('tend-moves', '-C', $dir, @args); $err =~ /\A(?:tend-moves: no .*; .*\n)?\z/ ? $out : "$s $out$err" }

my $long = join '', map { "- 2025-01-0$_ call: of this and that\n" } 1 .. 9;
$r = repo('me.md' => person('Marta', 'org: Home'), 'a.md' => person('A', 'org: Acme', 'title: clerk') . $long,
	'b.md' => person('B', 'company: Beta', 'tier: many') . $long);
commit($r, '2026-01-01');
is moves($r), '', 'no move';
git($r, 'mv', 'a.md', 'anna.md');
spew("$r/anna.md", person('A', 'org: Globex', 'title: clerk') . $long);
commit($r, '2026-01-02');
is moves($r), "anna\t2026-01-02\torg\tAcme\tGlobex\n", 'a move in the commit that renames';
make_path("$r/x");
git($r, 'mv', 'anna.md', 'x/anna-b.md');
commit($r, '2026-01-03');
spew("$r/a.md", person('Another A', 'org: Elsewhere'));
commit($r, '2026-01-04');
spew("$r/a.md", person('Another A', 'org: Nowhere'));
commit($r, '2026-01-05');
is moves($r), "a\t2026-01-05\torg\tElsewhere\tNowhere\nanna-b\t2026-01-02\torg\tAcme\tGlobex\n",
	'renamed twice; another contact has the name now';
is moves($r, 'anna'), "anna-b\t2026-01-02\torg\tAcme\tGlobex\n", 'by a beginning';
is moves($r, 'x/anna-b.md', 'Another A'), moves($r), 'by path and name';

# a name that three people have had, one after the other
my $three = repo('me.md' => person('Marta'), 'a.md' => person('One', 'org: 1') . 'x' x 500);
commit($three, '2026-01-01');
spew("$three/a.md", person('One', 'org: 2') . 'x' x 500);
commit($three, '2026-01-02');
git($three, 'rm', '-q', 'a.md');
commit($three, '2026-01-03');
spew("$three/q.md", person('Two', 'org: 3') . "second\n" x 50);
commit($three, '2026-01-04');
spew("$three/q.md", person('Two', 'org: 4') . "second\n" x 50);
commit($three, '2026-01-05');
git($three, 'mv', 'q.md', 'a.md');
commit($three, '2026-01-06');
git($three, 'mv', 'a.md', 'r.md');
commit($three, '2026-01-07');
spew("$three/a.md", person('Three', 'org: 5') . "third\n" x 50);
commit($three, '2026-01-08');
spew("$three/a.md", person('Three', 'org: 6') . "third\n" x 50);
commit($three, '2026-01-09');
git($three, 'mv', 'a.md', 'z.md');
commit($three, '2026-01-10');
is moves($three), join('', map { "$_\n" } "z\t2026-01-09\torg\t5\t6", "r\t2026-01-05\torg\t3\t4", "a\t2026-01-02\torg\t1\t2"),
	'each keeps what is theirs';

# a branch, merged: listed once, on its own day
git($r, 'checkout', '-qb', 'side');
spew("$r/b.md", person('B', 'company: Gamma', 'tier: critical') . $long);
commit($r, '2026-01-06');
git($r, 'checkout', '-q', 'main');
spew("$r/a.md", person('Another A', 'org: Third'));
commit($r, '2026-01-07');
{
	local @ENV{qw(GIT_AUTHOR_DATE GIT_COMMITTER_DATE)} = ('2026-01-08T10:00:00Z') x 2;
	git($r, 'merge', '-q', '--no-ff', '-m', 'merge', 'side');
}
my $b = "b\t2026-01-06\torg\tBeta\tGamma\nb\t2026-01-06\ttier\tmany\tcritical\n";
is moves($r, '-s', '2026-01-06'), "a\t2026-01-07\torg\tNowhere\tThird\n$b", 'a merged branch counts once, on its day';

# what is not a key's value
spew("$r/b.md", person('B', 'organisation: "Gamma"', 'relationship_tier: critical', 'org_chart: x') . $long);
commit($r, '2026-01-09');
is moves($r, '-s', '2026-01-09'), '', 'another name, other quotes: no move';
spew("$r/b.md", "B is a note\n" . $long);
commit($r, '2026-01-10');
spew("$r/b.md", person('B', 'org: Gamma', 'tier: critical') . $long);
commit($r, '2026-01-11');
is moves($r, '-s', '2026-01-09'), '', 'a note for a while: no move';
spew("$r/b.md", "---\nname: B\norg: Delta\ntitle: [\n---\n");
commit($r, '2026-01-12');
like moves($r, '-s', '2026-01-12', '--key', 'org'), qr{^1 b\t2026-01-12\torg\tGamma\tDelta\n.*/b\.md:5:1: }, 'broken: read as far as possible, and reported';

# gone and back; two on a day
my $bytes = slurp("$r/b.md");
unlink "$r/b.md";
commit($r, '2026-01-13');
is moves($r, '-s', '2026-01-13'), '', 'to go is no move';
spew("$r/b.md", person('B', 'org: Epsilon'));
commit($r, '2026-01-14');
is moves($r, '-s', '2026-01-13'), '', 'to come back neither';
is moves($r, '--key', 'org', '-s', '2026-01-06', 'b'), "b\t2026-01-12\torg\tGamma\tDelta\nb\t2026-01-06\torg\tBeta\tGamma\n", 'but what was before is known';
for (qw(Zeta Eta)) {
	spew("$r/b.md", person('B', "org: $_"));
	spew("$r/a.md", person('A', "org: $_"));
	commit($r, '2026-01-15');
}
is moves($r, '-s', '2026-01-15'), join('', map { "$_\t2026-01-15\torg\tZeta\tEta\n$_\t2026-01-15\torg\t"
	. ($_ eq 'a' ? 'Third' : 'Epsilon') . "\tZeta\n" } qw(a b)), 'two on a day: by id, the later first';

# uncommitted: a renamed file is known by its id; what it says now is not history
make_path("$r/y");
rename "$r/b.md", "$r/y/b.md" or die;
spew("$r/y/b.md", person('B', 'org: Uncommitted'));
is moves($r, '-s', '2026-01-15', 'b'), "b\t2026-01-15\torg\tZeta\tEta\nb\t2026-01-15\torg\tEpsilon\tZeta\n", 'moved and not committed';
git($r, 'checkout', '-q', '.');
remove_tree("$r/y");

my $all = moves($r);
git($r, 'gc', '-q');
is moves($r), $all, 'packed';
git($tmp, 'clone', '-q', '--bare', $r, "$tmp/moves.git");
is moves("$tmp/moves.git"), $all, 'bare';
git($tmp, 'clone', '-q', '--depth', 3, "file://$r", "$tmp/moves-shallow");
is moves("$tmp/moves-shallow"), moves($r, '-s', '2026-01-14'), 'shallow: what there is';
like((run('tend-moves', '-C', $r, '-r', 'HEAD'))[2], qr/\Atend-moves: --rev: /, '-r is refused');
is((run('tend-moves', '-C', $r, '-r', 'HEAD'))[0], 2, '... with 2');

# a whole book in a sub-folder; values a stranger wrote
$r = repo('z/me.md' => person('Marta'), 'z/a.md' => person('A', 'org: Acme'), 'q/b.md' => person('B', 'org: Beta'));
commit($r, '2026-01-01');
spew("$r/z/a.md", person('A', 'org: "a \u202e b"', 'title: |', '  two', '  lines'));
spew("$r/q/b.md", person('B', 'org: Gamma'));
commit($r, '2026-01-02');
is moves("$r/z"), "a\t2026-01-02\torg\tAcme\ta \xe2\x80\xae b\na\t2026-01-02\ttitle\t-\ttwo\\nlines\\n\n",
	'a sub-folder; odd values';

done_testing;
