#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# Three machines and a bare repository between them, through git itself: what
# anyone noted is there in the end, what was deleted stays away, and all three
# have the same. A handful of merges today, 2,000 with SOAK=1.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Path qw(make_path);
use POSIX ();
use lib dirname(__FILE__);
use Sample;
use Scratch;
use Test::More;

my $bin = abs_path($ENV{TEND_BIN} // dirname(__FILE__) . '/../build/bin');
my $tmp = scratch('merge');
my $driver = "'$bin/tend-merge' --marker-size=%L --path=%P -- %O %A %B";
my $now = 1788000000;

plan skip_all => 'git is not installed' if system('git --version >/dev/null 2>&1');
isolate("$tmp/home");
$ENV{GIT_EDITOR} = 'true';

# the exit status; what it said is in $said
my $said = '';
sub try {
	my ($dir, @args) = @_;
	$ENV{"GIT_${_}_DATE"} = "$now +0000" for qw(AUTHOR COMMITTER);
	$now++;
	my $pid = fork // die "fork: $!";
	if (!$pid) {
		open STDIN, '<', '/dev/null';
		open STDOUT, '>', "$tmp/said";
		open STDERR, '>&', \*STDOUT;
		exec 'git', '-C', $dir, @args or POSIX::_exit(126);
	}
	waitpid $pid, 0;
	$said = slurp("$tmp/said");
	return $?;
}

sub git {
	my ($dir, @args) = @_;
	try($dir, @args) == 0 or die "git @args in $dir: $said";
	chomp(my $out = $said);
	return $out;
}

sub commit {
	my ($dir, $what) = @_;
	git($dir, 'add', '-A');
	git($dir, 'commit', '-q', '--allow-empty', '-m', $what);
}

# for every repository, but for what one says itself. A folder that seems to have moved as a whole is git's question,
# not about a file's text
spew("$tmp/home/.gitconfig", <<"END");
[merge "tend"]
	name = contacts, entry by entry
	driver = "@{[$driver =~ s/(["\\])/\\$1/gr]}"
[core]
	autocrlf = false
[gc]
	auto = 0
[maintenance]
	auto = false
[merge]
	directoryRenames = false
END

# a repository with these files, on branch main
my $repos = 0;
git($tmp, 'init', '-q', '-b', 'main', '--template=', "$tmp/template");
spew("$tmp/template/.gitattributes", "*.md merge=tend\n");
sub repo {
	my %file = @_;
	my $dir = "$tmp/repo" . ++$repos;
	copy_tree("$tmp/template", $dir);
	spew("$dir/$_", $file{$_}) for keys %file;
	commit($dir, 'begin');
	return $dir;
}

# a branch of the repository with other files; ends on main
sub branch {
	my ($dir, $name, $from, %file) = @_;
	git($dir, 'checkout', '-q', '-b', $name, $from);
	spew("$dir/$_", $file{$_}) for keys %file;
	commit($dir, $name);
	git($dir, 'checkout', '-q', 'main');
}

my $front = "---\nname: Ana\n---\n## Log\n";
my $entry = "- 2026-05-01 call: one\n";
my ($mine, $other) = ("- 2026-05-03 call: mine\n", "- 2026-05-02 call: theirs\n");

# two sides of one file, on branches main and other
sub sides {
	my ($base, $ours, $theirs) = @_;
	my $dir = repo(defined $base ? ('ana.md' => $base) : ());
	branch($dir, 'other', 'main', 'ana.md' => $theirs);
	spew("$dir/ana.md", $ours);
	commit($dir, 'ours');
	return $dir;
}

# --- the ways in which git merges ---

{
	my $dir = sides($front . $entry, $front . $mine . $entry, $front . $other . $entry);
	is try($dir, 'merge', '-q', 'other'), 0, 'merge';
	is slurp("$dir/ana.md"), $front . $mine . $other . $entry, 'has both entries, by date';
	is git($dir, 'status', '--porcelain'), '', 'and leaves no file';
}
{
	my $dir = sides($front . $entry, $front . $mine . $entry, $front . $other . $entry);
	is try($dir, 'rebase', '-q', 'other'), 0, 'rebase';
	is slurp("$dir/ana.md"), $front . $mine . $other . $entry, 'the same';
}
{
	my $dir = sides($front . $entry, $front . $mine . $entry, $front . $other . $entry);
	is try($dir, 'cherry-pick', 'other'), 0, 'cherry-pick';
	is slurp("$dir/ana.md"), $front . $mine . $other . $entry, 'the same';
	is try($dir, 'revert', '--no-edit', 'HEAD~1'), 0, 'revert of what came before it';
	is slurp("$dir/ana.md"), $front . $other . $entry, 'takes that away alone';
}
{
	my $dir = repo('ana.md' => $front . $entry);
	spew("$dir/ana.md", $front . $mine . $entry);
	git($dir, 'stash', '-q');
	spew("$dir/ana.md", $front . $other . $entry);
	commit($dir, 'other');
	is try($dir, 'stash', 'pop', '-q'), 0, 'stash pop';
	is slurp("$dir/ana.md"), $front . $mine . $other . $entry, 'the same';
}
{
	my $dir = sides(undef, $front . $mine, "---\nname: Ana\ntags: [rust]\n---\n## Log\n$other");
	is try($dir, 'merge', '-q', 'other'), 0, 'add and add';
	is slurp("$dir/ana.md"), "---\nname: Ana\ntags: [rust]\n---\n## Log\n$mine$other", 'one contact';
}
{
	my $crlf = ($front . $mine . $entry) =~ s/\n/\r\n/gr;
	my $dir = sides($front . $entry, $crlf, $front . $other . $entry);
	is try($dir, 'merge', '-q', 'other'), 0, 'CRLF against LF';
	is slurp("$dir/ana.md"), $front . $mine . $other . $entry, 'is no change of every line';
}
{
	my $dir = repo("Ana Lopez's.md" => $front . $entry);
	branch($dir, 'other', 'main', "Ana Lopez's.md" => $front =~ s/Ana/Anna/r . $other . $entry);
	spew("$dir/Ana Lopez's.md", $front =~ s/Ana/Anne/r . $mine . $entry);
	commit($dir, 'ours');
	isnt try($dir, 'merge', '-q', 'other'), 0, 'a conflict';
	like $said, qr/Ana Lopez's\.md:2:1: 1 conflict/, 'tells of the file by its name, whatever that is';
	is slurp("$dir/Ana Lopez's.md"),
		"---\n<<<<<<< ours\nname: Anne\n=======\nname: Anna\n>>>>>>> theirs\n---\n## Log\n$mine$other$entry",
		'stands around one key, with the log merged';
	like git($dir, 'status', '--porcelain'), qr/^UU/m, 'and git knows';
}
{
	my $dir = repo('ana.md' => $front . $entry);
	branch($dir, 'other', 'main', 'ana.md' => $front . $other . $entry);
	make_path("$dir/friends");
	git($dir, 'mv', 'ana.md', 'friends/ana.md');
	spew("$dir/friends/ana.md", $front . $mine . $entry);
	commit($dir, 'moved');
	is try($dir, 'merge', '-q', 'other'), 0, 'a file moved on one side';
	is slurp("$dir/friends/ana.md"), $front . $mine . $other . $entry, 'is merged where it is now';
}
{
	# with git's default, and with that of these tests
	for my $how ('conflict', 'true') {
		my $dir = repo('p/ana.md' => $front . $entry, 'p/bo.md' => "---\nname: Bo\n---\nHis dog, and more of it.\n");
		git($dir, 'config', 'merge.directoryRenames', $how);
		branch($dir, 'other', 'main', 'p/ana.md' => $front . $other . $entry, 'p/cy.md' => "---\nname: Cy\n---\nNew.\n");
		git($dir, 'mv', 'p', 'f');
		spew("$dir/f/ana.md", $front . $mine . $entry);
		commit($dir, 'moved');
		my $status = try($dir, 'merge', '-q', 'other');
		$how eq 'true' ? is $status, 0, 'a folder moved here, edited there, with a new file' : isnt $status, 0, 'git asks about its new file';
		is_deeply [map { s{^\Q$dir\E/}{}r } glob "$dir/[a-z]*/*"], [map { "f/$_.md" } qw(ana bo cy)], 'all files are in it';
		is slurp("$dir/f/ana.md"), $front . $mine . $other . $entry, 'with both entries, once';
	}
}
for my $back (0, 1) {
	my $dir = repo('ana.md' => $front . $entry);
	branch($dir, 'other', 'main', 'ana.md' => $front =~ s/Ana/Ana L/r . $entry);
	git($dir, 'mv', 'ana.md', 'ana-lopez.md');
	spew("$dir/ana-lopez.md", $front =~ s/## Log/## Interactions/r . $mine . $entry);
	commit($dir, 'renamed');
	git($dir, 'checkout', '-q', 'other') if $back;
	is try($dir, 'merge', '-q', $back ? 'main' : 'other'), 0, 'a file renamed and edited on one side' . ($back ? ', the other way' : '');
	is slurp("$dir/ana-lopez.md"), $front =~ s/Ana/Ana L/r =~ s/## Log/## Interactions/r . $mine . $entry, 'is one file';
	ok !-e "$dir/ana.md", 'and no second';
}
for my $way ('merge', 'rebase', 'cherry-pick') {
	my $text = "- 2026-05-04 call: her job at Beta\n  and the move to Lisbon\n  and her aunt\n";
	my $dir = sides($front . $text . $entry, $front . $text =~ s/05-04/05-05/r . $entry, $front . $text =~ s/Beta\n  and/Gamma\n  and/r . $entry);
	is try($dir, $way, 'other'), 0, "$way: another date here, other words there";
	is slurp("$dir/ana.md"), $front . $text =~ s/05-04/05-05/r =~ s/Beta/Gamma/r . $entry, 'one entry';
	$dir = sides($front . $text . $entry, $front . $text =~ s/\n  and the/ and\n  the/r . $entry, $front . $text =~ s/aunt/uncle/r . $entry);
	is try($dir, $way, 'other'), 0, "$way: wrapped otherwise here, edited there";
	is slurp("$dir/ana.md"), $front . $text =~ s/aunt/uncle/r . $entry, 'one entry';
}

# criss-cross: each merges the other's first commit, and the two are merged
for my $conflict (0, 1) {
	my ($a, $b) = $conflict ? ("org: A\n", "org: B\n") : ('', '');
	my $text = sub { "---\nname: Ana\n$_[0]---\n## Log\n" . join '', @_[1 .. $#_] };
	my $dir = repo('ana.md' => $text->('', $entry));
	branch($dir, 'other', 'main', 'ana.md' => $text->($b, $other, $entry));
	spew("$dir/ana.md", $text->($a, $mine, $entry));
	commit($dir, 'ours');
	git($dir, 'branch', 'first');
	my $merge = sub {
		my ($what, $org) = @_;
		try($dir, 'merge', '-q', $what);
		spew("$dir/ana.md", $text->($org, $mine, $other, $entry)) if $conflict;
		commit($dir, "merged $what") if $conflict;
	};
	$merge->('other', $a);
	spew("$dir/ana.md", slurp("$dir/ana.md") . "- 2026-04-01 call: older\n");
	commit($dir, 'more');
	git($dir, 'checkout', '-q', 'other');
	$merge->('first', $b);
	spew("$dir/ana.md", slurp("$dir/ana.md") =~ s/(## Log\n)/$1- 2026-06-01 call: newer\n/r);
	commit($dir, 'more');
	git($dir, 'checkout', '-q', 'main');
	my $status = try($dir, 'merge', '-q', 'other');
	my $got = slurp("$dir/ana.md");
	my $all = "- 2026-06-01 call: newer\n$mine$other$entry- 2026-04-01 call: older\n";
	if ($conflict) {
		# git's own base has a conflict in it: line by line, and the merge does not choose between A and B
		isnt $status, 0, 'criss-cross over a conflict is one';
		like $got, qr/^\Q$_\E/m, "with $_" for split /\n/, $a . $b . $all;
	} else {
		is $status, 0, 'criss-cross';
		is $got, $text->('', $all), 'has everything once';
	}
}

# --- a driver that fails ---

for my $broken ("kill -9 \$\$", "'$tmp/no-such-program' %O %A %B", "'$bin/tend-merge' %O %A", 'exit 129') {
	my $dir = sides($front . $entry, $front . $mine . $entry, $front . $other . $entry);
	git($dir, 'config', 'merge.tend.driver', $broken);
	isnt try($dir, 'merge', '-q', 'other'), 0, "driver: $broken: reported";
	is slurp("$dir/ana.md"), $front . $mine . $entry, 'what was here is as it was';
	my $unmerged = git($dir, 'ls-files', '-u') ne '';
	if ($unmerged) {
		is git($dir, 'show', ':3:ana.md') . "\n", $front . $other . $entry, 'theirs is in the index';
		isnt try($dir, 'commit', '-q', '-m', 'x'), 0, 'and git does not commit it';
	} else {
		is git($dir, 'log', '-1', '--format=%s'), 'ours', 'nothing was merged';
	}
	git($dir, 'config', 'merge.tend.driver', $driver);
	$unmerged ? git($dir, 'checkout', '-m', '--', 'ana.md') : git($dir, 'merge', '-q', 'other');
	is slurp("$dir/ana.md"), $front . $mine . $other . $entry, 'with the driver back it is merged as ever';
}

{
	my $dir = sides($front . $entry, $front . $mine . $entry, $front . $other . $entry);
	my @files = map { "$tmp/$_" } qw(base ours theirs);
	spew($files[0], $front . $entry);
	spew($files[1], $front . $mine . $entry);
	spew($files[2], $front . $other . $entry);
	chmod 0640, $files[1];
	is system("$bin/tend-merge", @files), 0, 'by hand';
	is slurp($files[1]), $front . $mine . $other . $entry, 'over ours';
	is +(stat $files[1])[2] & 07777, 0640, 'whose mode stays';
	is_deeply [glob("$tmp/.*tend-*")], [], 'and no file is left';
	is system("$bin/tend-merge @files[0, 1] $tmp/none 2>/dev/null") >> 8, 2, 'a file that is not there: nothing done';
	is slurp($files[1]), $front . $mine . $other . $entry, 'ours is as it was';
	spew($files[2], $front . "- 2026-05-04 z\n" . $entry);
	isnt system("trap '' XFSZ; ulimit -f 0; exec '$bin/tend-merge' @files 2>/dev/null"), 0, 'a file that cannot be written is no success';
	is slurp($files[1]), $front . $mine . $other . $entry, 'and leaves ours as it was';
	is_deeply [glob("$tmp/.*tend-*")], [], 'and no file is left';
}

# --- three machines, by chance ---

my $seed = seed('merge');
sub below { $seed = ($seed * 1103515245 + 12345) % 2147483648; return int($seed / 65536) % $_[0] }

my $bare = "$tmp/bare.git";
make_path($bare);
git($bare, 'init', '-q', '--bare', '-b', 'main', '--template=');

my $files = 9;
my @filler = map { "fact $_: " . join(' ', map { "word$_" } 1 .. 8) } 1 .. 4;
sub newcomer {
	my ($i) = @_;
	my $text = join '', "---\nname: Person $i\norg: Org 0\n", $i % 2 ? "tags: [t$i]\n" : "tags:\n  - t$i\n", "---\n",
		map({ "person $i $_\n\n" } @filler), "## Log\n", map { "- 2026-01-0$_ call: p$i-e0-$_ v0\n" } $i % 3 ? (3, 2, 1) : (1, 2, 3);
	return with_ends($text, $i % 4 == 3);
}

# a text with one kind of line end, CRLF or LF
sub with_ends {
	my ($text, $crlf) = @_;
	$text =~ s/\r?\n/$crlf ? "\r\n" : "\n"/ge;
	return $text;
}

my @clone = map { "$tmp/clone$_" } 0 .. 2;
git($tmp, 'clone', '-q', $bare, $clone[0]);
git($clone[0], 'symbolic-ref', 'HEAD', 'refs/heads/main');
spew("$clone[0]/.gitattributes", "*.md merge=tend\n");
spew("$clone[0]/people/p$_.md", newcomer($_)) for 0 .. $files - 1;
commit($clone[0], 'begin');
git($clone[0], 'push', '-q', 'origin', 'main');
git($tmp, 'clone', '-q', $bare, $_) for @clone[1, 2];

my (%born, %edited, %deleted, %tag_born, %tag_deleted);
my $next = 0;

# where each person's file is in a clone
sub where {
	my ($dir) = @_;
	return map { m{/((?:people|folder\d)/(p\d+)\.md)$} ? ($2 => $1) : () } glob "$dir/people/*.md $dir/folder*/*.md";
}

sub act {
	my ($dir, $c, $round) = @_;
	my %where = where($dir);
	my $p = 'p' . below($files);
	my $path = "$dir/$where{$p}";
	my $text = slurp($path);
	my $crlf = $text =~ /\r/;
	$text = with_ends($text, 0);
	my $what = below(10);
	my @entries = $text =~ /^(- \S+ call: \S+ v\d+)\n/mg;
	if ($what < 4) {
		my $id = "$p-e" . ++$next;
		my $date = sprintf '2026-%02d-%02d', 2 + below(8), 1 + below(28);
		my $line = "- $date call: $id v0\n" . (below(3) ? '' : "  more of $id\n");
		$text =~ /^## Log\n- (\S+) .*\n(?:  .*\n)*- (\S+)/m && $1 lt $2 ? $text .= $line : $text =~ s/^(## Log\n)/$1$line/m;
		$born{$id} = 1;
	} elsif ($what < 6 && @entries) {
		my $old = $entries[below(scalar @entries)];
		my ($id) = $old =~ /call: (\S+)/;
		my $new = $old =~ s/ v\d+$/" v" . ++$next/er;
		$text =~ s/^\Q$old\E$/$new/m;
		$edited{$id} = 1;
	} elsif ($what == 6 && @entries > 4) {
		my $old = $entries[below(scalar @entries)];
		my ($id) = $old =~ /call: (\S+)/;
		$text =~ s/^\Q$old\E\n(?:  .*\n)*//m;
		$deleted{$id} = 1;
	} elsif ($what == 7) {
		my $tag = 't' . ++$next . 'x';
		$text =~ s/^tags: \[/tags: [$tag, /m || $text =~ s/^tags:\n/tags:\n  - $tag\n/m or die $text;
		$tag_born{"$p $tag"} = 1;
	} elsif ($what == 8) {
		$text =~ s/^org: .*/"org: Org " . ++$next/me;
	} else {
		# each machine moves people of its own: two places for one file are git's conflict, and no other
		my @own = grep { /(\d+)/ && $1 % 3 == $c } keys %where;
		@own = sort @own;
		my $who = $own[below(scalar @own)];
		my $to = 'folder' . below(4) . "/$who.md";
		make_path("$dir/" . dirname($to));
		git($dir, 'mv', $where{$who}, $to) if $to ne $where{$who};
		return;
	}
	spew($path, with_ends($text, $crlf));
}

my %count = (merges => 0, conflicts => 0, rebases => 0);

# takes what stands first of a conflict; the log must have none
sub settle {
	my ($dir) = @_;
	my @bad;
	for my $path (split /\n/, git($dir, 'diff', '--name-only', '--diff-filter=U')) {
		my $text = slurp("$dir/$path");
		my $crlf = $text =~ /\r/;
		$text = with_ends($text, 0);
		$count{conflicts}++;
		push @bad, "$path:\n$text" if $text !~ /^<<<<<<< ours$/m || $text =~ /^## Log(?s:.*)^<<<<<<</m;
		$text =~ s/^<<<<<<< ours\n((?s:.*?))^=======\n(?s:.*?)^>>>>>>> theirs\n/$1/mg;
		spew("$dir/$path", with_ends($text, $crlf));
	}
	git($dir, 'add', '-A');
	return @bad;
}

sub sync {
	my ($dir, $rebase) = @_;
	my @bad;
	git($dir, 'fetch', '-q');
	my ($ours, $theirs) = split ' ', git($dir, 'rev-list', '--left-right', '--count', 'HEAD...origin/main');
	my $both = $ours && $theirs;
	if ($theirs && try($dir, $rebase ? ('rebase', '-q') : ('merge', '-q', '--no-edit'), 'origin/main')) {
		my $more = 1;
		while ($more) {
			push @bad, settle($dir);
			$more = try($dir, $rebase ? ('rebase', '--continue') : ('commit', '-q', '--no-edit'));
			die $said if $more && (!$rebase || $said !~ /CONFLICT/);
		}
	}
	$count{$rebase ? 'rebases' : 'merges'} += $both ? 1 : 0;
	git($dir, 'push', '-q', 'origin', 'HEAD:main') if $ours;
	return @bad;
}

my $wanted = rounds(6, 2000);
my @bad;
for (my $round = 1; $count{merges} + $count{rebases} < $wanted && $round < 10 + $wanted && !@bad; $round++) {
	for my $c (0 .. 2) {
		act($clone[$c], $c, $round) for 0 .. below(5);
		commit($clone[$c], "round $round of $c");
	}
	my $first = below(3);
	push @bad, sync($clone[($first + $_) % 3], below(4) == 0) for 0 .. 2;
}
is "@bad", '', "$count{merges} merges and $count{rebases} rebases: no conflict but about a key";
cmp_ok $count{merges} + $count{rebases}, '>=', $wanted, 'as many as wanted';
note "$count{conflicts} conflicts about keys, " . keys(%born) . " entries, " . keys(%deleted) . " deleted";
sync($_, 0) for @clone;
sync($_, 0) for @clone;
is_deeply [map { git($_, 'rev-parse', 'HEAD^{tree}') } @clone[1, 2]], [(git($clone[0], 'rev-parse', 'HEAD^{tree}')) x 2],
	'all three have the same';

my %person = map { $_ => slurp("$clone[0]/$_") } split /\n/, git($clone[0], 'ls-files', '*.md');
is_deeply [grep { /p(\d+)\.md$/ && $person{$_} ne with_ends($person{$_}, $1 % 4 == 3) } sort keys %person], [], 'the line ends of each file stay';
my $end = with_ends(join('', map { $person{$_} } sort keys %person), 0);
my %there;
$there{$1}++ while $end =~ /call: (\S+) v\d+$/mg;
is_deeply [grep { !$there{$_} && !$deleted{$_} } sort keys %born], [], 'nothing added is lost';
is_deeply [grep { $there{$_} && !$edited{$_} } sort keys %deleted], [], 'nothing deleted returns';
is_deeply [grep { $there{$_} > 1 && !$edited{$_} } sort keys %there], [], 'nothing stands there twice';
is_deeply [grep { my ($tag) = /(\S+)$/; $end !~ /\b\Q$tag\E\b/ } sort keys %tag_born], [], 'no item of a list is lost';
is_deeply [grep { my $id = $_; $born{$id} && $end =~ /more of \Q$id\E$/m && !$there{$id} } sort keys %deleted], [],
	'what stands below an entry goes with it';
unlike $end, qr/^(?:<<<<<<<|=======|>>>>>>>)/m, 'no marker is left';
done_testing;
