#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# Every kind of repository in which `git commit -- FILE` works: what each tool that touches git does in it must be what
# it does in a plain clone of the same commits, to the commit's id. Real git makes them all; a kind that this git cannot
# make is skipped by name. `git fsck` and `git status` have the last word in each.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Path qw(make_path);
use POSIX ();
use lib dirname(__FILE__);
use Sample;
use Scratch;
use Twin;
use Test::More;

my $bin = abs_path($ENV{TEND_BIN} // dirname(__FILE__) . '/../build/bin');
my $tmp = abs_path(scratch('repos'));
libgit2_leaks($tmp);
my $only = shift;    # a kind, to try it alone
my ($up, $side);

isolate("$tmp/home");
$ENV{TEND_TODAY} = '2026-09-01';
$ENV{PATH} = "$bin:$ENV{PATH}";
# the driver is found by PATH; nothing of git's own goes on after a commit
my $config = "[gc]\n\tauto = 0\n[maintenance]\n\tauto = false\n[protocol \"file\"]\n\tallow = always\n[init]\n\ttemplateDir =\n\tdefaultBranch = main\n[advice]\n\tdetachedHead = false\n";
spew("$tmp/home/.gitconfig", $config);

sub run { return run_in($tmp, @_) }
sub git { return git_in($tmp, @_) }

sub tend { my ($dir, $tool, @args) = @_; return run($dir, "$bin/$tool", @args) }

# the time of commits from now on
sub on { @ENV{qw(GIT_AUTHOR_DATE GIT_COMMITTER_DATE)} = ("$_[0]T10:00:00+02:00") x 2 }

sub contact {
	my ($name, $org, @log) = @_;
	return "---\nname: $name\norg: $org\ntier: core\n---\n\$Id\$\n\n## Log\n" . join '', map { "- $_\n" } @log;
}

# --- the commits that all of them have ---

# names that git quotes, takes for an option or for a pattern
my %odd = ('blank name' => 'Blank', '-dash' => 'Dash', 'quo"te' => 'Quote', "\xc3\xbcn\xc3\xaf" => 'Uni', "new\nline" => 'Line',
	'star*' => 'Star', 'starry' => 'Starry', ':(top)x' => 'Colon', '[a]' => 'Bracket', "tab\tt" => 'Tab', 'back\\slash' => 'Slash');

sub upstream {
	$up = "$tmp/up";
	make_path($up);
	git($up, qw(init -q));
	# a clone may ask for some of the objects
	git($up, 'config', "uploadpack.$_", 'true') for qw(allowFilter allowAnySHA1InWant);
	my $day = sub { on($_[0]); git($up, 'add', '-A'); git($up, 'commit', '-qm', "on $_[0]") };
	spew("$up/me.md", "---\nname: Me\n---\n");
	$day->('2025-12-10');
	spew("$up/ana.md", contact('Ana', 'Acme', '2025-11-01 -> lunch'));
	spew("$up/friends/bo.md", contact('Bo', 'Bolt', '2025-10-01 <- call'));
	spew("$up/$_.md", contact($odd{$_}, 'Odd', '2025-09-01 -> call')) for keys %odd;
	spew("$up/crlf.md", contact('Crlf', 'Lines', '2025-08-01 -> call') =~ s/\n/\r\n/gr);
	spew("$up/attic/old.txt", "old\n");
	$day->('2026-01-10');
	spew("$up/ana.md", contact('Ana', 'Bigger', '2025-11-01 -> lunch', '2026-03-01 +intro'));
	$day->('2026-03-10');
	spew("$up/friends/bo.md", contact('Bo', 'Rival', '2025-10-01 <- call', '2026-05-01 call'));
	spew("$up/attic/new.txt", "new\n");
	$day->('2026-05-10');
	git($up, qw(checkout -q -b side));
	spew("$up/ana.md", contact('Ana', 'Bigger', '2025-11-01 -> lunch', '2026-03-01 +intro', '2026-05-20 side'));
	$day->('2026-05-20');
	$side = git($up, qw(rev-parse side));
	git($up, qw(checkout -q main));
}

# --- the kinds: each makes a repository at a path, and says what is to be known of it:
# dir => the book, env => {…} for git and tend, tend => {…} for tend alone, other => its commits are not those of the plain clone, so that their ids differ,
# skip => why this git has none ---

sub clone {
	my ($to, @opt) = @_;
	git($tmp, 'clone', '-q', @opt, "file://$up", $to);
	git($to, qw(branch --no-track side origin/side)) if !grep { $_ eq '--bare' } @opt;
}

sub cloned {
	my (@then) = @_;
	return sub { clone($_[0]); git($_[0], @$_) for @then; {} };
}

# the same history, written anew: into other folders, with another hash, as replacements have it
sub replay {
	my ($from, $to, $edit) = @_;
	my $text = git($from, qw(fast-export --reencode=no --signed-tags=strip main side));
	$text = $edit->($text) if $edit;
	spew("$tmp/stream", "$text\n");
	open my $old, '<&', \*STDIN;
	system("git -C '$to' fast-import --quiet --force <'$tmp/stream'") == 0 or die 'fast-import';
	git($to, qw(reset -q --hard main));
}

sub configured { my (%set) = @_; return sub { clone($_[0]); git($_[0], 'config', $_, $set{$_}) for sort keys %set; {} } }

# a work tree as these attributes have it
sub attributes {
	my ($text, %set) = @_;
	return sub {
		my ($d) = @_;
		clone($d, '-n');
		spew("$d/.git/info/attributes", $text);
		git($d, 'config', $_, $set{$_}) for sort keys %set;
		git($d, qw(checkout -q main));
		return { attributes => 1 };
	};
}

sub script { my ($path, $text) = @_; spew($path, "#!/bin/sh\n$text\n"); chmod 0755, $path; return $path }

sub given_away {
	my (%o) = @_;
	return sub {
		my ($d) = @_;
		return { skip => 'only root can give a repository away' } if $>;
		clone($d);
		system('chown', '-R', '12345', $d) == 0 or die;
		return { config => "[safe]\n\tdirectory = " . ($o{all} ? '*' : $d) . "\n" } if !$o{env};
		return { env => { GIT_CONFIG_COUNT => 1, GIT_CONFIG_KEY_0 => 'safe.directory', GIT_CONFIG_VALUE_0 => $d } };
	};
}

my %noise = ('color.ui' => 'always', 'color.status' => 'always', 'log.showSignature' => 'true', 'log.abbrevCommit' => 'true',
	'core.abbrev' => 5, 'log.date' => 'relative', 'format.pretty' => 'oneline', 'log.decorate' => 'full', 'diff.noprefix' => 'true',
	'diff.renames' => 'copies', 'diff.external' => '/bin/false', 'core.quotePath' => 'false', 'status.showUntrackedFiles' => 'no', 'log.follow' => 'true',
	'i18n.logOutputEncoding' => 'UTF-16', 'commit.verbose' => 'true', 'commit.status' => 'false', 'log.diffMerges' => 'first-parent',
	'core.pager' => '/bin/false', 'pager.log' => 'true', 'pager.config' => 'true', 'pager.var' => 'true', 'diff.orderFile' => '/dev/null', 'diff.relative' => 'true',
	'core.commentChar' => ';', 'alias.commit' => '!false', 'alias.log' => '!false', 'log.mailmap' => 'true', 'core.editor' => 'false',
	'diff.ignoreSubmodules' => 'all', 'log.excludeDecoration' => '*', 'column.ui' => 'always', 'core.logAllRefUpdates' => 'false',
	'commit.cleanup' => 'scissors', 'commit.template' => '/dev/null', 'status.relativePaths' => 'false', 'core.fsync' => 'all');

my @kinds = (
	['sha256' => sub {
		my ($d) = @_;
		make_path($d);
		return { skip => 'no --object-format' } if (run($d, qw(git init -q --object-format=sha256)))[0];
		replay($up, $d);
		return { other => 1 };
	}],
	['reftable' => sub {
		my ($d) = @_;
		make_path($d);
		return { skip => 'no --ref-format=reftable' } if (run($d, qw(git init -q --ref-format=reftable)))[0];
		replay($up, $d);
		return {};
	}],
	['partial blob:none' => sub { clone($_[0], '--filter=blob:none'); {} }],
	['partial tree:0' => sub { clone($_[0], '--filter=tree:0'); {} }],
	['partial blob:limit' => sub { clone($_[0], '--filter=blob:limit=10'); {} }],
	['partial and sparse' => sub {
		clone($_[0], '--filter=blob:none', '--sparse');
		git($_[0], qw(sparse-checkout add friends));
		return {};
	}],
	['scalar' => sub {
		my ($d) = @_;
		clone($d, '--filter=blob:none', '--sparse');
		git($d, 'config', @$_) for ['index.version', 4], ['core.untrackedCache', 'true'], ['core.multiPackIndex', 'true'], ['feature.manyFiles', 'true'],
			['index.threads', 'true'], ['fetch.writeCommitGraph', 'true'], ['status.aheadBehind', 'false'], ['core.FSCache', 'true'], ['feature.experimental', 'true'];
		git($d, qw(sparse-checkout add friends));
		return {};
	}],
	['shallow' => sub { clone($_[0], '--depth', 3, '--no-single-branch'); {} }],
	['sparse cone' => cloned([qw(sparse-checkout set --cone friends)])],
	['sparse no cone' => cloned([qw(sparse-checkout set --no-cone /* !/attic/)])],
	['sparse index' => cloned([qw(sparse-checkout set --cone --sparse-index friends)])],
	['worktreeConfig' => cloned([qw(config extensions.worktreeConfig true)], [qw(config --worktree core.filemode true)])],
	['linked' => sub {
		clone("$_[0].main");
		git("$_[0].main", qw(checkout -q --detach));
		git("$_[0].main", qw(worktree add -q), $_[0], 'main');
		return {};
	}],
	['linked relative' => sub {
		clone("$_[0].main");
		git("$_[0].main", qw(checkout -q --detach));
		return { skip => 'no worktree add --relative-paths' } if (run("$_[0].main", qw(git worktree add -q --relative-paths), $_[0], 'main'))[0];
		return {};
	}],
	['linked with a configuration' => sub {
		clone("$_[0].main");
		git("$_[0].main", qw(checkout -q --detach));
		git("$_[0].main", qw(config extensions.worktreeConfig true));
		git("$_[0].main", qw(worktree add -q), $_[0], 'main');
		git($_[0], qw(config --worktree core.autocrlf false));
		return {};
	}],
	['linked from a bare one' => sub {
		clone("$_[0].git", '--bare');
		git("$_[0].git", qw(worktree add -q), $_[0], 'main');
		return {};
	}],
	['submodule' => sub {
		my ($d) = @_;
		make_path("$d.super");
		git("$d.super", qw(init -q));
		git("$d.super", qw(submodule --quiet add -b main), "file://$up", 'book');
		return { dir => "$d.super/book" };
	}],
	['gitfile' => sub { clone($_[0], "--separate-git-dir=$_[0].git"); {} }],
	['symbolic link for .git' => sub { clone($_[0]); rename "$_[0]/.git", "$_[0].git"; symlink "$_[0].git", "$_[0]/.git"; {} }],
	['split index' => cloned([qw(config core.splitIndex true)], [qw(update-index --split-index)])],
	['index version 4' => cloned([qw(update-index --index-version 4)])],
	['untracked cache' => cloned([qw(config core.untrackedCache true)], [qw(update-index --force-untracked-cache)], ['status'])],
	['fsmonitor' => sub {
		clone($_[0]);
		git($_[0], 'config', 'core.fsmonitor', script("$_[0].monitor", 'printf "token\\0/\\0"'));
		git($_[0], qw(update-index --fsmonitor));
		git($_[0], 'status');
		return {};
	}],
	['feature.manyFiles' => cloned([qw(config feature.manyFiles true)], [qw(update-index --index-version 4)], ['status'])],
	['index.skipHash' => cloned([qw(config index.skipHash true)], [qw(update-index --force-write-index)])],
	['preciousObjects' => configured('core.repositoryFormatVersion' => 1, 'extensions.preciousObjects' => 'true')],
	['noop extension' => configured('core.repositoryFormatVersion' => 1, 'extensions.noop' => 'true')],
	['alternates' => sub { git($tmp, 'clone', '-q', '-s', $up, $_[0]); {} }],
	['replace' => sub {
		my ($d) = @_;
		clone($d);
		git($d, qw(checkout -q HEAD~1));
		spew("$d/ana.md", contact('Ana', 'Replaced', '2025-11-01 -> lunch'));
		on('2026-03-10');
		git($d, qw(commit -qa --amend -m replaced));
		git($d, qw(replace main~1 HEAD));
		git($d, qw(checkout -q main));
		return { other => 1, history => 1 };
	}],
	['replace a blob' => sub {
		my ($d) = @_;
		clone($d);
		spew("$d.blob", contact('Ana', 'Other', '2025-11-01 -> lunch'));
		git($d, 'replace', 'main~2:ana.md', git($d, qw(hash-object -w), "$d.blob"));
		return { by_git => 1 };
	}],
	['grafts' => sub {
		my ($d) = @_;
		clone($d);
		spew("$d/.git/info/grafts", join(' ', map { git($d, 'rev-parse', $_) } qw(main~1 main~3)) . "\n");
		return { other => 1, history => 1 };
	}],
	['packed refs' => cloned([qw(pack-refs --all --prune)])],
	['commit graph' => cloned([qw(commit-graph write --reachable --changed-paths)])],
	['multi-pack-index' => cloned([qw(repack -q -d)], [qw(commit-tree -m x HEAD^{tree})], [qw(repack -q -d)], [qw(multi-pack-index write)])],
	['bitmaps' => cloned([qw(repack -q -a -d -b)])],
	['loose objects' => sub {
		clone($_[0]);
		my ($pack) = glob "$_[0]/.git/objects/pack/*.pack";
		rename $pack, "$_[0].pack";
		unlink glob "$_[0]/.git/objects/pack/*";
		system("git -C '$_[0]' unpack-objects -q <'$_[0].pack'") == 0 or die;
		return {};
	}],
	['detached' => cloned([qw(checkout -q --detach)])],
	['branch that is a symbolic ref' => cloned([qw(branch -m main real)], [qw(symbolic-ref refs/heads/main refs/heads/real)], [qw(symbolic-ref HEAD refs/heads/main)])],
	['core.worktree' => sub {
		clone("$_[0].git", '-n');
		git("$_[0].git", 'config', 'core.worktree', $_[0]);
		make_path($_[0]);
		spew("$_[0]/.git", "gitdir: $_[0].git/.git\n");
		git($_[0], qw(reset -q --hard));
		return {};
	}],
	['GIT_DIR and core.worktree' => sub {
		clone("$_[0].git", '-n');
		git("$_[0].git", 'config', 'core.worktree', $_[0]);
		make_path($_[0]);
		my $env = { GIT_DIR => "$_[0].git/.git" };
		local @ENV{keys %$env} = values %$env;
		git($_[0], qw(reset -q --hard));
		return { env => $env };
	}],
	['GIT_DIR and GIT_WORK_TREE' => sub {
		clone("$_[0].git", '--bare');
		make_path($_[0]);
		my $env = { GIT_DIR => "$_[0].git", GIT_WORK_TREE => $_[0] };
		local @ENV{keys %$env} = values %$env;
		git($_[0], qw(reset -q --hard));
		return { env => $env };
	}],
	['in a hook' => sub { clone($_[0]); return { env => { GIT_DIR => '.git', GIT_INDEX_FILE => '.git/index', GIT_PREFIX => '', GIT_EDITOR => ':' } } }],
	['GIT_OBJECT_DIRECTORY' => sub {
		clone($_[0]);
		rename "$_[0]/.git/objects", "$_[0].objects" or die;
		make_path("$_[0]/.git/objects");
		return { env => { GIT_OBJECT_DIRECTORY => "$_[0].objects" } };
	}],
	['GIT_ALTERNATE_OBJECT_DIRECTORIES' => sub {
		git($tmp, 'clone', '-q', '-s', $up, $_[0]);
		unlink "$_[0]/.git/objects/info/alternates" or die;
		return { env => { GIT_ALTERNATE_OBJECT_DIRECTORIES => "$up/.git/objects" } };
	}],
	['in a hook of another one' => sub {
		clone($_[0]);
		clone("$_[0].code");
		spew("$_[0].code/.git/index", 'is none');
		return { tend => { GIT_DIR => "$_[0].code/.git", GIT_WORK_TREE => "$_[0].code", GIT_INDEX_FILE => "$_[0].code/.git/index", GIT_OBJECT_DIRECTORY => "$_[0].code/.git/objects" } };
	}],
	['GIT_NAMESPACE' => sub { clone($_[0]); return { env => { GIT_NAMESPACE => 'x' } } }],
	['GIT_LITERAL_PATHSPECS' => sub { clone($_[0]); return { env => { GIT_LITERAL_PATHSPECS => 1 } } }],
	['GIT_GLOB_PATHSPECS' => sub { clone($_[0]); return { env => { GIT_ICASE_PATHSPECS => 1, GIT_GLOB_PATHSPECS => 1 } } }],
	['GIT_NO_REPLACE_OBJECTS' => sub {
		clone($_[0]);
		git($_[0], 'replace', 'main~1', 'main~2');
		return { env => { GIT_NO_REPLACE_OBJECTS => 1 } };
	}],
	['GIT_REPLACE_REF_BASE' => sub {
		clone($_[0]);
		git($_[0], 'replace', 'main~1', 'main~2');
		return { env => { GIT_REPLACE_REF_BASE => 'refs/else/' } };
	}],
	['core.useReplaceRefs' => sub {
		clone($_[0]);
		git($_[0], 'replace', 'main~1', 'main~2');
		git($_[0], qw(config core.useReplaceRefs false));
		return {};
	}],
	['somebody else\'s, safe.directory=DIR' => given_away()],
	['somebody else\'s, safe.directory=*' => given_away(all => 1)],
	['somebody else\'s, safe.directory in the environment' => given_away(env => 1)],
	['shared' => configured('core.sharedRepository' => 'group')],
	['ident' => attributes("*.md ident\n")],
	['eol=crlf' => attributes("ana.md text eol=crlf\n")],
	['text=auto' => attributes("* text=auto\n*.md -text\nana.md text\n", 'core.eol' => 'crlf')],
	['autocrlf' => attributes("crlf.md -text\n", 'core.autocrlf' => 'true', 'core.safecrlf' => 'false')],
	['autocrlf=input' => attributes("crlf.md -text\n", 'core.autocrlf' => 'input')],
	['working-tree-encoding' => attributes("ana.md text working-tree-encoding=ISO-8859-1\n")],
	['filter' => attributes("ana.md filter=cat\n", 'filter.cat.clean' => 'cat', 'filter.cat.smudge' => 'cat', 'filter.cat.required' => 'true')],
	['subfolder' => sub {
		my ($d) = @_;
		make_path("$d.top");
		git("$d.top", 'init', '-q');
		replay($up, "$d.top", sub { $_[0] =~ s{^(M \d+ :\d+ "?)}{$1book/}gmr });
		return { dir => "$d.top/book", other => 1 };
	}],
	['subfolder of a sparse one' => sub {
		my ($d) = @_;
		make_path("$d.top");
		git("$d.top", 'init', '-q');
		replay($up, "$d.top", sub { $_[0] =~ s{^(M \d+ :\d+ "?)(?!attic/)}{$1book/}gmr });
		git("$d.top", qw(sparse-checkout set --cone --sparse-index book));
		return { dir => "$d.top/book", other => 1 };
	}],
	['symbolic link to the folder' => sub { clone("$_[0].real"); symlink "$_[0].real", $_[0]; {} }],
	['noisy configuration' => configured(%noise)],
	['noisy configuration, by git' => configured(%noise, 'core.repositoryFormatVersion' => 1, 'extensions.preciousObjects' => 'true')],
	['safe.bareRepository' => configured('safe.bareRepository' => 'explicit')],
	['core.compression' => configured('core.compression' => 0, 'core.looseCompression' => 9, 'pack.compression' => 1)],
	['branch.autoSetupMerge' => configured('core.ignoreCase' => 'true', 'core.precomposeUnicode' => 'true', 'core.trustctime' => 'false', 'core.checkStat' => 'minimal', 'core.symlinks' => 'false')],
);

# --- what is asked in each: [what, what came] ---

# what a command said, without the paths that differ
sub said {
	my ($dir, $k, @cmd) = @_;
	local %ENV = (%ENV, %{ $k->{env} // {} }, %{ $k->{tend} // {} });
	my ($status, $out, $err) = tend($dir, @cmd);
	s/\Q$dir\E|\Q$tmp\E\S*/DIR/g for $out, $err;
	return "$status\n$out$err";
}

sub in { my ($k, $dir, @args) = @_; local %ENV = (%ENV, %{ $k->{env} // {} }); return git($dir, @args) }

sub shown { my ($k, $dir, $what) = @_; return in($k, $dir, qw(-c color.ui=never -c log.showSignature=false -c i18n.logOutputEncoding=UTF-8 -c diff.noprefix=false -c diff.renames=false -c core.quotePath=true -c diff.external= log --no-decorate --no-abbrev -1), '--format=%an <%ae> %ad|%cn <%ce> %cd|%s|%B', '--date=iso', '--name-status', '--no-ext-diff', $what // 'HEAD', '--') =~ s{book/}{}gr }

# the past, as all that read it have it
sub reads {
	my ($k, $dir) = @_;
	my @said;
	push @said, ["@$_", said($dir, $k, @$_)] for ['tend-cat', '-r', 'HEAD'], ['tend-cat', '-r', 'HEAD~1'], ['tend-cat', '-r', '2026-02-15'], ['tend-cat', '-r', 'main~2'],
		['tend-cat', '-r', '2020-01-01'], ['tend-due', '-r', 'HEAD'], ['tend-due', '-r', '2026-03-20'], ['tend-entries', '-r', 'HEAD~1', 'ana'], ['tend-moves'], ['tend-moves', 'ana'],
		['tend-moves', '-r', 'HEAD~1', '--key', 'org'];
	return @said;
}

# a line more, with the ends that the others have
sub by_hand { my ($text) = @_; return $text . '- 2026-08-01 by hand' . ($text =~ /\r\n\z/ ? "\r\n" : "\n") }

# the present: entries written and committed, a merge of what another machine wrote
sub writes {
	my ($k, $dir) = @_;
	my @said;
	my $ask = sub { my ($what, @cmd) = @_; push @said, [$what, said($dir, $k, @cmd)], ["$what: commit", shown($k, $dir)] };
	on('2026-09-01');
	$ask->('log ana', qw(tend-log ana lunch:), 'at the fair');
	spew("$dir/starry.md", by_hand(slurp("$dir/starry.md")));
	$ask->('log star', qw(tend-log Star +intro:), 'beside');
	$ask->('edit starry', qw(tend-commit starry.md));
	$ask->('log all odd', 'tend-log', (sort values %odd), 'crlf', '2026-08-30', 'party');
	spew("$dir/dee.md", contact('Dee', 'New'));
	$ask->('a new one', 'tend-commit', '--message', "new dee \n\n# a line\t like a comment\n\n\n  and blanks  ", 'dee.md');
	$ask->('nothing', 'tend-commit', 'dee.md');
	unlink "$dir/dee.md";
	$ask->('one that went', 'tend-commit', 'dee.md');
	$ask->('init', 'tend-init');
	$ask->('init again', 'tend-init');
	$ask->('log bo', qw(tend-log bo -> call));
	push @said, ['merge', do {
		local %ENV = (%ENV, %{ $k->{env} // {} });
		my ($status, $out, $err) = run($dir, qw(git -c core.editor=: merge -q -m merged), $k->{side});
		"$status\n$out$err" =~ s{book/|^hint:.*\n}{}gmr;
	}];
	push @said, ['merged', slurp("$dir/ana.md") =~ s/\r//gr =~ s/\$Id[^\$]*\$/\$Id\$/r];
	$ask->('log after the merge', qw(tend-log ana call));
	push @said, ["@$_", said($dir, $k, @$_)] for ['tend-cat', '-r', 'HEAD'], ['tend-cat', '-r', 'HEAD~2'], ['tend-due', '-r', 'HEAD'], ['tend-moves'];
	push @said, ['status', in($k, $dir, qw(-c color.status=never status --porcelain --untracked-files=all))];
	push @said, ['lock', -e in($k, $dir, qw(rev-parse --git-path index.lock)) ? 'left' : ''];
	return @said;
}

# tend-cat with git's own commands
sub cat_by_git {
	my ($k, $dir, $rev) = @_;
	my $all = in($k, $dir, qw(-c core.quotePath=false ls-tree -r -z), $rev);
	my (%text, @order);
	for (split /\0/, $all) {
		my ($mode, $type, $id, $path) = /^(\d+) (\w+) (\w+)\t(.*)\z/s or die $_;
		next if $path !~ /\.md\z/;
		(my $name = $path) =~ s/([\\\t\n])/{ "\\" => "\\\\", "\t" => "\\t", "\n" => "\\n" }->{$1}/ge;
		local %ENV = (%ENV, %{ $k->{env} // {} });
		my $bytes = (run($dir, qw(git cat-file blob), $id))[1];
		$text{$path} = length($bytes) . "\t$name\n$bytes\n";
		push @order, $path if $path ne 'me.md';
	}
	return "0\n" . join '', map { $text{$_} // '' } 'me.md', @order;
}

sub same {
	my ($got, $want, $k) = @_;
	my @bad;
	for my $i (0 .. $#$want) {
		my ($what, $w, $g) = (@{ $want->[$i] }, $got->[$i][1]);
		push @bad, "$what:\n--- plain\n$w\n+++ here\n$g\n" if $w ne $g;
	}
	return @bad;
}

upstream();
my $n = 0;
my ($plain, @plain_reads, @plain_writes, $plain_head) = ("$tmp/plain");
clone($plain);
@plain_reads = reads({}, $plain);
is $plain_reads[$_][1], cat_by_git({}, $plain, ['HEAD', 'HEAD~1', 'main~2']->[$_]), "plain: $plain_reads[$_][0]" for 0, 1;
is $plain_reads[2][1], $plain_reads[3][1], 'a date is the last commit before it';
@plain_writes = writes({ side => $side }, $plain);
$plain_head = git($plain, 'rev-parse', 'HEAD');
is +(grep { $_->[0] eq 'merged' } @plain_writes)[0][1] =~ tr/\n//, 12, 'both entries are merged' or diag explain \@plain_writes;

for (grep { !defined $only || $_->[0] =~ /^(?:$only)/ } ($only ? @kinds : some('repos', 7, [0, 2, 5], @kinds))) {
	my ($name, $make) = @$_;
	my $d = "$tmp/" . ++$n;
	delete @ENV{qw(GIT_AUTHOR_DATE GIT_COMMITTER_DATE)};
	my $k = eval { $make->($d) } or do { fail "$name: $@"; next };
	SKIP: {
		skip "$name: $k->{skip}", 1 if $k->{skip};
		my $dir = $k->{dir} // $d;
		if ($k->{by_git}) {
			is said($dir, $k, 'tend-cat', '-r', $_), cat_by_git($k, $dir, $_), "$name: $_" for 'HEAD', 'HEAD~1', 'main~2';
			next;
		}
		spew("$tmp/home/.gitconfig", $config . ($k->{config} // ''));
		$k->{side} = $k->{other} ? in($k, $dir, qw(rev-parse side)) : $side;
		my ($want_reads, $want_writes) = (\@plain_reads, \@plain_writes);
		if ($k->{history}) {
			make_path("$d.plain");
			git("$d.plain", qw(init -q));
			replay($d, "$d.plain");
			$want_reads = [reads({}, "$d.plain")];
			my $k2 = { side => git("$d.plain", qw(rev-parse side)) };
			$want_writes = [writes($k2, "$d.plain")];
		}
		my @reads = reads($k, $dir);
		my @bad = same(\@reads, $want_reads, $k);
		is join("\n", @bad), '', "$name: the past";
		@bad = same([writes($k, $dir)], $want_writes, $k);
		is join("\n", @bad), '', "$name: the present";
		is in($k, $dir, 'rev-parse', 'HEAD'), $plain_head, "$name: the commits" if !$k->{other};
		local %ENV = (%ENV, %{ $k->{env} // {} });
		is join('', (run($dir, qw(git -c color.ui=never fsck --strict --no-dangling --no-progress)))[0, 1]), '0', "$name: fsck";
		spew("$tmp/home/.gitconfig", $config);
	}
}

done_testing;
