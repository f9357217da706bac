#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# Whatever configures git - a file, an include, a variable of the environment - configures tend-commit: in twin
# repositories, its commit is that of `git commit`, byte by byte: people, dates, encoding, signature and message. What
# hooks saw and what the reflog says are compared, too, and where git makes no commit, tend-commit makes none.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Path qw(make_path remove_tree);
use POSIX ();
use lib dirname(__FILE__);
use Sample;
use Scratch;
use Twin;
use Test::More;

my $bin = abs_path($ENV{TEND_BIN} // dirname(__FILE__) . '/../build/bin');
my $tmp = abs_path(scratch('config'));
libgit2_leaks($tmp);
my $home = "$tmp/home";
my $only = shift;    # the beginning of a case's name
my ($version) = `$bin/tend --version` =~ /^tend (\S+)$/;

isolate($home);
delete @ENV{ grep { /^GIT_(?:AUTHOR|COMMITTER|CONFIG)/ } keys %ENV };
delete @ENV{ grep { /^GIT_/ } keys %ENV };
my %clean = (%ENV, GIT_AUTHOR_DATE => '2026-09-01T10:00:00+02:00', GIT_COMMITTER_DATE => '2026-09-01T10:00:00-03:00', GIT_CONFIG_NOSYSTEM => 1);

sub run { return run_in($tmp, @_) }
sub git { return git_in($tmp, @_) }

sub script { my ($path, $text) = @_; spew($path, "#!/bin/sh\n$text\n"); chmod 0755, $path; return $path }

# signers that need no key; they sign with a digest of what they are given
my $sum = 'cksum | tr " " -';
script("$tmp/gpg", qq{text=\$($sum); echo "[GNUPG:] SIG_CREATED " >&2; printf -- "-----BEGIN PGP SIGNATURE-----\\n\$* \$text\\n-----END PGP SIGNATURE-----\\n"});
script("$tmp/nogpg", 'exit 1');
script("$tmp/ssh", qq{for f; do :; done; { echo "-----BEGIN SSH SIGNATURE-----"; $sum <"\$f"; echo "-----END SSH SIGNATURE-----"; } >"\$f.sig"});

my $who = "[user]\n\tname = Ana\n\temail = ana\@example.org\n";
my $other = "[user]\n\tname = Bo B\n\temail = bo\@example.net\n";
my $sign = "[commit]\n\tgpgSign = true\n[gpg]\n\tprogram = $tmp/gpg\n";

# what a case sets: home => { path => text } below the home; local => [[git config ...]]; env => {...}; hooks =>
# { name => script }; message => text; git => the first version that has it; fails => 1 where git makes no commit
my @cases = (
	['~/.gitconfig' => home => { '.gitconfig' => $who }],
	['XDG' => home => { '.config/git/config' => $who }],
	['XDG_CONFIG_HOME' => home => { 'xdg/git/config' => $other }, env => { XDG_CONFIG_HOME => "$home/xdg" }],
	['both' => home => { '.gitconfig' => $who, '.config/git/config' => $other }],
	['local' => home => { '.gitconfig' => $who }, local => [[qw(user.name Local)]]],
	['a worktree\'s' => home => { '.gitconfig' => $who }, local => [[qw(extensions.worktreeConfig true)], [qw(--worktree user.name Worktree)]]],
	['include.path' => home => { '.gitconfig' => "$who\[include]\n\tpath = more\n", 'more' => $other }],
	['include.path with ~' => home => { '.gitconfig' => "[include]\n\tpath = ~/more\n", 'more' => $other }],
	['includes of includes' => home => { '.gitconfig' => "$who\[include]\n\tpath = a\n", 'a' => "[include]\n\tpath = b/c\n", 'b/c' => "[include]\n\tpath = d\n", 'b/d' => $other }],
	['an include in the repository' => home => { '.gitconfig' => $who }, local => [['include.path', '../../more']], work => { 'more' => $other }],
	['includeIf gitdir' => home => { '.gitconfig' => "$who\[includeIf \"gitdir:~/work/\"]\n\tpath = more\n", 'more' => $other }],
	['includeIf gitdir, elsewhere' => home => { '.gitconfig' => "$who\[includeIf \"gitdir:~/else/\"]\n\tpath = more\n", 'more' => $other }],
	['includeIf gitdir with **' => home => { '.gitconfig' => "$who\[includeIf \"gitdir:**/wo*/**/.git\"]\n\tpath = more\n", 'more' => $other }],
	['includeIf gitdir/i' => home => { '.gitconfig' => "$who\[includeIf \"gitdir/i:~/WORK/\"]\n\tpath = more\n", 'more' => $other }],
	['includeIf onbranch' => home => { '.gitconfig' => "$who\[includeIf \"onbranch:main\"]\n\tpath = more\n", 'more' => $other }],
	['includeIf onbranch, another' => home => { '.gitconfig' => "$who\[includeIf \"onbranch:topic/\"]\n\tpath = more\n", 'more' => $other }],
	['includeIf onbranch, signed' => home => { '.gitconfig' => "$who\[includeIf \"onbranch:ma*\"]\n\tpath = more\n", 'more' => $sign }],
	['includeIf hasconfig' => git => 2.36, home => { '.gitconfig' => "$who\[includeIf \"hasconfig:remote.*.url:https://example.org/**\"]\n\tpath = more\n", 'more' => $other },
		local => [['remote.origin.url', 'https://example.org/book']]],
	['includeIf hasconfig, signed' => git => 2.36, home => { '.gitconfig' => "$who\[includeIf \"hasconfig:remote.*.url:https://example.org/**\"]\n\tpath = more\n", 'more' => $sign },
		local => [['remote.origin.url', 'https://example.org/book']]],
	['includeIf hasconfig, hooks' => git => 2.36, home => { '.gitconfig' => "$who\[includeIf \"hasconfig:remote.*.url:https://example.org/**\"]\n\tpath = more\n", 'more' => "[core]\n\thooksPath = ~/hooks\n" },
		local => [['remote.origin.url', 'https://example.org/book']], homehooks => { 'pre-commit' => 'exit 3' }, fails => 1],
	['GIT_CONFIG_GLOBAL' => home => { '.gitconfig' => $who, 'global' => $other }, env => { GIT_CONFIG_GLOBAL => "$home/global" }],
	['GIT_CONFIG_GLOBAL, signed' => home => { '.gitconfig' => $who, 'global' => $who . $sign }, env => { GIT_CONFIG_GLOBAL => "$home/global" }],
	['GIT_CONFIG_GLOBAL, unsigned' => home => { '.gitconfig' => $who . $sign, 'global' => $who }, env => { GIT_CONFIG_GLOBAL => "$home/global" }],
	['GIT_CONFIG_GLOBAL, none' => home => { '.gitconfig' => $who }, env => { GIT_CONFIG_GLOBAL => '/dev/null', EMAIL => '' }, local => [[qw(user.useConfigOnly true)]], fails => 1],
	['GIT_CONFIG_SYSTEM' => home => { 'system' => $other }, env => { GIT_CONFIG_SYSTEM => "$home/system", GIT_CONFIG_NOSYSTEM => 0 }],
	['GIT_CONFIG_SYSTEM, hooks' => home => { '.gitconfig' => $who, 'system' => "[core]\n\thooksPath = $home/hooks\n" }, env => { GIT_CONFIG_SYSTEM => "$home/system", GIT_CONFIG_NOSYSTEM => 0 },
		homehooks => { 'pre-commit' => 'echo ran >>"$SAW"' }],
	['GIT_CONFIG_NOSYSTEM' => home => { '.gitconfig' => $who, 'system' => $other }, env => { GIT_CONFIG_SYSTEM => "$home/system", GIT_CONFIG_NOSYSTEM => 1 }],
	['GIT_CONFIG_COUNT' => home => { '.gitconfig' => $who }, env => { GIT_CONFIG_COUNT => 1, GIT_CONFIG_KEY_0 => 'user.name', GIT_CONFIG_VALUE_0 => 'Count' }],
	['GIT_CONFIG_COUNT, signed' => home => { '.gitconfig' => $who }, env => { GIT_CONFIG_COUNT => 2, GIT_CONFIG_KEY_0 => 'commit.gpgsign', GIT_CONFIG_VALUE_0 => 'on', GIT_CONFIG_KEY_1 => 'gpg.program', GIT_CONFIG_VALUE_1 => "$tmp/gpg" }],
	['GIT_CONFIG_COUNT, hooks' => home => { '.gitconfig' => $who }, env => { GIT_CONFIG_COUNT => 1, GIT_CONFIG_KEY_0 => 'core.hooksPath', GIT_CONFIG_VALUE_0 => "$home/hooks" },
		homehooks => { 'commit-msg' => 'echo "Hook: $(cat "$1" | wc -l)" >>"$1"' }],
	['GIT_CONFIG_PARAMETERS' => home => { '.gitconfig' => $who }, env => { GIT_CONFIG_PARAMETERS => "'user.name'='Para Meter'" }],
	['GIT_CONFIG_PARAMETERS, of old' => home => { '.gitconfig' => $who }, env => { GIT_CONFIG_PARAMETERS => "'user.email=para\@example.org' 'commit.gpgsign' 'gpg.program=$tmp/gpg'" }],
	['a bad configuration' => home => { '.gitconfig' => "$who\[user\n" }, fails => 1],
	['a bad boolean' => home => { '.gitconfig' => "$who\[commit]\n\tgpgsign = perhaps\n" }, fails => 1],

	['author and committer' => home => { '.gitconfig' => "$who\[author]\n\tname = Au\n\temail = au\@example.org\n[committer]\n\tname = Co\n\temail = co\@example.org\n" }],
	['author without an address' => home => { '.gitconfig' => "$who\[author]\n\tname = Au\n" }],
	['GIT_AUTHOR' => home => { '.gitconfig' => "$who\[author]\n\tname = Au\n" }, env => { GIT_AUTHOR_NAME => 'Env', GIT_COMMITTER_EMAIL => 'env@example.org' }],
	['EMAIL' => home => { '.gitconfig' => "[user]\n\tname = Ana\n" }, env => { EMAIL => 'e@example.org' }],
	['useConfigOnly' => home => { '.gitconfig' => "[user]\n\tname = Ana\n\tuseConfigOnly = true\n" }, env => { EMAIL => 'e@example.org' }, either => 1],
	['an empty name' => home => { '.gitconfig' => "[user]\n\tname =\n\temail = ana\@example.org\n" }, fails => 1],
	['an empty address' => home => { '.gitconfig' => "[user]\n\tname = Ana\n\temail =\n" }, either => 1],
	['crud in a name' => home => { '.gitconfig' => "[user]\n\tname = \"  .Ana <L>; \\n\"\n\temail = \" <ana\@example.org> \"\n" }],
	['a name in Latin 1' => home => { '.gitconfig' => "[user]\n\tname = \"L\xf3pez\"\n\temail = ana\@example.org\n" }],
	['a name in UTF-8' => home => { '.gitconfig' => "[user]\n\tname = \"L\xc3\xb3pez\"\n\temail = ana\@example.org\n" }],
	['a date of git\'s own' => home => { '.gitconfig' => $who }, env => { GIT_AUTHOR_DATE => '@1700000000 +0545' }],

	['commit.gpgSign' => home => { '.gitconfig' => $who . $sign }],
	['commit.gpgSign without a value' => home => { '.gitconfig' => "$who\[gpg]\n\tprogram = $tmp/gpg\n[commit]\n\tgpgsign\n" }],
	['commit.gpgSign, then not' => home => { '.gitconfig' => $who . $sign }, local => [[qw(commit.gpgSign no)]]],
	['commit.gpgSign=2' => home => { '.gitconfig' => "$who$sign\[commit]\n\tgpgsign = -1\n" }],
	['commit.gpgSign=1k' => home => { '.gitconfig' => "$who$sign\[commit]\n\tgpgsign = 1k\n" }],
	['user.signingKey' => home => { '.gitconfig' => "$who$sign\[user]\n\tsigningKey = KEY\n" }],
	['gpg.openpgp.program' => home => { '.gitconfig' => "$who\[commit]\n\tgpgsign = 1\n[gpg \"openpgp\"]\n\tprogram = $tmp/gpg\n" }],
	['gpg.format=ssh' => git => 2.34, home => { '.gitconfig' => "$who\[commit]\n\tgpgsign = yes\n[gpg]\n\tformat = ssh\n[gpg \"ssh\"]\n\tprogram = $tmp/ssh\n[user]\n\tsigningKey = ~/key.pub\n", 'key.pub' => "ssh-ed25519 AAAA x\n" }],
	['a signer that fails' => home => { '.gitconfig' => "$who\[commit]\n\tgpgSign = true\n[gpg]\n\tprogram = $tmp/nogpg\n" }, fails => 1],

	['pre-commit' => home => { '.gitconfig' => $who }, hooks => { 'pre-commit' => 'git diff --cached --name-status >>"$SAW"' }],
	['pre-commit that fails' => home => { '.gitconfig' => $who }, hooks => { 'pre-commit' => 'exit 1' }, fails => 1],
	['pre-commit that is no program' => home => { '.gitconfig' => $who }, hooks => { 'pre-commit' => undef }],
	['commit-msg' => home => { '.gitconfig' => $who }, hooks => { 'commit-msg' => 'printf "new\n\n\n# no\ntext  \n" >"$1"' }],
	['commit-msg that fails' => home => { '.gitconfig' => $who }, hooks => { 'commit-msg' => 'exit 1' }, fails => 1],
	['prepare-commit-msg' => home => { '.gitconfig' => $who }, hooks => { 'prepare-commit-msg' => 'echo "$2 $3" >>"$SAW"; echo "Prepared: yes" >>"$1"' }],
	['post-commit' => home => { '.gitconfig' => $who }, hooks => { 'post-commit' => 'git log -1 --format=%s >>"$SAW"', 'post-index-change' => 'echo index >>"$SAW.index"' }],
	['reference-transaction' => home => { '.gitconfig' => $who }, hooks => { 'reference-transaction' => 'test "$1" != prepared' }, fails => 1],
	['core.hooksPath' => home => { '.gitconfig' => "$who\[core]\n\thooksPath = ~/hooks\n" }, homehooks => { 'pre-commit' => 'echo home >>"$SAW"' }, hooks => { 'pre-commit' => 'exit 1' }],
	['core.hooksPath in the work tree' => home => { '.gitconfig' => $who }, local => [[qw(core.hooksPath hooks)]], treehooks => { 'pre-commit' => 'echo tree >>"$SAW"' }],
	['core.hooksPath, none' => home => { '.gitconfig' => $who }, local => [[qw(core.hooksPath /dev/null)]], hooks => { 'pre-commit' => 'exit 1' }],
	['core.hooksPath, empty' => home => { '.gitconfig' => "$who\[core]\n\thooksPath =\n" }, hooks => { 'pre-commit' => 'exit 1' }, either => 1],
	['hook.NAME' => home => { '.gitconfig' => "$who\[hook \"x\"]\n\tevent = pre-commit\n\tcommand = exit 1\n" }, either => 1],

	['i18n.commitEncoding' => home => { '.gitconfig' => "$who\[i18n]\n\tcommitEncoding = ISO-8859-1\n" }, message => "caf\xc3\xa9"],
	['i18n.commitEncoding=UTF-8' => home => { '.gitconfig' => "$who\[i18n]\n\tcommitEncoding = UTF-8\n" }, message => "caf\xc3\xa9"],
	['i18n.commitEncoding=Utf8' => home => { '.gitconfig' => "$who\[i18n]\n\tcommitEncoding = Utf8\n" }, message => "caf\xc3\xa9"],
	['i18n.commitEncoding, empty' => home => { '.gitconfig' => "$who\[i18n]\n\tcommitEncoding =\n" }, either => 1],
	['a message in Latin 1' => home => { '.gitconfig' => $who }, message => "caf\xe9"],
	(map { ["commit.cleanup=$_" => home => { '.gitconfig' => "$who\[commit]\n\tcleanup = $_\n" }, message => "one  \n\n\n# two\n\n  three\t\n# ------------------------ >8 ------------------------\nfour"] }
		qw(default strip whitespace verbatim scissors)),
	['a message of several lines' => home => { '.gitconfig' => $who }, message => "one  \ntwo\n \n\t\n\nthree\rthree\r\n# four\n\xc2\xa0"],
	['commit.cleanup=nonsense' => home => { '.gitconfig' => "$who\[commit]\n\tcleanup = nonsense\n" }, fails => 1],
	['core.commentChar' => home => { '.gitconfig' => "$who\[commit]\n\tcleanup = strip\n[core]\n\tcommentChar = \";\"\n" }, message => "one\n; two\n# three"],
	['commit.template' => home => { '.gitconfig' => "$who\[commit]\n\ttemplate = ~/template\n\tverbose = true\n\tstatus = true\n", template => "a template\n" }],
	['trailers' => home => { '.gitconfig' => "$who\[trailer \"x\"]\n\tkey = X\n\tcommand = echo x\n[format]\n\tsignOff = true\n" }],
	['core.logAllRefUpdates' => home => { '.gitconfig' => $who }, local => [[qw(core.logAllRefUpdates false)]]],
	['core.logAllRefUpdates=always' => home => { '.gitconfig' => "$who\[core]\n\tlogAllRefUpdates = always\n" }],
	['GIT_REFLOG_ACTION' => home => { '.gitconfig' => $who }, env => { GIT_REFLOG_ACTION => 'else' }],
	['core.fileMode' => home => { '.gitconfig' => "$who\[core]\n\tfileMode = false\n" }, mode => 1],
	['core.autocrlf in the environment' => home => { '.gitconfig' => $who }, env => { GIT_CONFIG_COUNT => 1, GIT_CONFIG_KEY_0 => 'core.autocrlf', GIT_CONFIG_VALUE_0 => 'input' }, text => "---\r\nname: Ana L.\r\n---\r\n"],
	['core.autocrlf' => home => { '.gitconfig' => "$who\[core]\n\tautocrlf = input\n" }, text => "---\r\nname: Ana L.\r\n---\r\n"],
	['core.attributesFile' => home => { '.gitconfig' => "$who\[core]\n\tattributesFile = ~/attributes\n", attributes => "*.md text\n" }, text => "---\r\nname: Ana L.\r\n---\r\n"],
	['core.attributesFile in the environment' => home => { '.gitconfig' => $who, attributes => "*.md text\n" },
		env => { GIT_CONFIG_COUNT => 1, GIT_CONFIG_KEY_0 => 'core.attributesFile', GIT_CONFIG_VALUE_0 => "$home/attributes" }, text => "---\r\nname: Ana L.\r\n---\r\n"],
	['~/.config/git/attributes' => home => { '.gitconfig' => $who, '.config/git/attributes' => "*.md text\n" }, text => "---\r\nname: Ana L.\r\n---\r\n"],
	['XDG attributes' => home => { '.gitconfig' => $who, 'xdg/git/attributes' => "*.md text\n" }, env => { XDG_CONFIG_HOME => "$home/xdg" }, text => "---\r\nname: Ana L.\r\n---\r\n"],
	['core.eol' => home => { '.gitconfig' => "$who\[core]\n\teol = crlf\n" }, text => "---\r\nname: Ana L.\r\n---\r\n", attributes => "*.md text\n"],
	['a filter in the environment' => home => { '.gitconfig' => $who }, env => { GIT_CONFIG_COUNT => 1, GIT_CONFIG_KEY_0 => 'filter.up.clean', GIT_CONFIG_VALUE_0 => 'tr a-z A-Z' }, attributes => "*.md filter=up\n"],
	['a filter that hasconfig sets' => git => 2.36, home => { '.gitconfig' => "$who\[includeIf \"hasconfig:remote.*.url:https://example.org/**\"]\n\tpath = more\n", 'more' => "[filter \"up\"]\n\tclean = tr a-z A-Z\n" },
		local => [['remote.origin.url', 'https://example.org/book']], attributes => "*.md filter=up\n"],
);

sub at_home { my ($files) = @_; spew("$home/$_", $files->{$_}) for keys %$files }

sub hooks {
	my ($dir, $hooks) = @_;
	for (keys %{ $hooks // {} }) {
		defined $hooks->{$_} ? script("$dir/$_", $hooks->{$_}) : spew("$dir/$_", 'exit 1');
	}
}

# a repository of a case, with a change in one file that has not been committed
sub twin {
	my ($dir, $c) = @_;
	copy_tree("$tmp/template", $dir);
	{
		local %ENV = (%clean, HOME => "$tmp/none");
		git($dir, 'config', @$_) for @{ $c->{local} // [] };
	}
	spew("$home/work/$_", $c->{work}{$_}) for keys %{ $c->{work} // {} };
	hooks("$dir/.git/hooks", $c->{hooks});
	hooks("$dir/hooks", $c->{treehooks});
	spew("$dir/.git/info/attributes", $c->{attributes}) if $c->{attributes};
	spew("$dir/ana.md", $c->{text} // "---\nname: Ana L.\n---\n");
	chmod 0755, "$dir/ana.md" if $c->{mode};
}

# all that a commit left: its bytes, the reflog, what hooks wrote
sub left {
	my ($dir, $status) = @_;
	local %ENV = (%clean, HOME => "$tmp/none");
	my @said = ($status ? 'refused' : 'committed', git($dir, qw(cat-file commit HEAD)), git($dir, qw(ls-tree HEAD)));
	# without their times: git takes that of the committer, libgit2 the clock's
	push @said, map { "$_: " . (slurp("$dir/.git/logs/$_") // '-') =~ s/> \d+ [-+]\d+\t/>\t/gr } 'HEAD', 'refs/heads/main';
	push @said, 'hooks: ' . (slurp("$dir.saw") // '-');
	return join "\n", @said;
}

{
	local %ENV = (%clean, HOME => "$tmp/none", map { ("GIT_${_}_NAME" => 'First', "GIT_${_}_EMAIL" => 'first@example.org') } qw(AUTHOR COMMITTER));
	make_path("$tmp/template", "$tmp/none", "$home/work");
	git("$tmp/template", qw(init -q -b main --template=));
	spew("$tmp/template/ana.md", "---\nname: Ana\n---\n");
	git("$tmp/template", 'add', '.');
	git("$tmp/template", qw(commit -q -m first));
}
my ($git) = `git --version` =~ /(\d+\.\d+)/;
my ($major, $minor) = split /\./, $git;
my $n = 0;

for (grep { !defined $only || $_->[0] =~ /^(?:$only)/ } ($only ? @cases : some('config', 45, [0, 17, 18, 19, 21, 28, 31], @cases))) {
	my ($name, %c) = @$_;
	SKIP: {
		my ($m, $k) = split /\./, $c{git} // '2.0';
		skip "$name: this git is older than $c{git}", 1 if $major < $m || ($major == $m && $minor < $k);
		my ($ours, $theirs) = map { "$home/work/$_" . $n } 'a', 'b';
		$n++;
		at_home($c{home});
		hooks("$home/hooks", $c{homehooks});
		twin($_, \%c) for $ours, $theirs;
		my $message = $c{message} // 'log ana: +intro';
		local %ENV = (%clean, %{ $c{env} // {} }, SAW => "$ours.saw");
		delete $ENV{EMAIL} if exists $ENV{EMAIL} && $ENV{EMAIL} eq '';
		my ($status, $out, $err) = run($ours, "$bin/tend-commit", '--message', $message, 'ana.md');
		$ENV{SAW} = "$theirs.saw";
		my ($status2, $out2, $err2) = run($theirs, qw(git -c maintenance.auto=false commit -q -m), "$message\n\nTend: tend-commit $version\n", '--', 'ana.md');
		is left($ours, $status), left($theirs, $status2), "$name: as git commit" or diag "tend: $err\ngit: $err2";
		is !!$status2, !!$c{fails}, "$name: " . ($c{fails} ? 'git refuses, too' : 'git commits') if !$c{either};
		is $out, '', "$name: nothing on standard output";
		is $err, '', "$name: silent" if !$status && !$status2 && $err2 eq '' && $err ne '';
		like $err, qr/tend-commit: .*not committed/, "$name: and it is said" if $status;
		is((grep { m{/(?:index\.lock|[^/]*tend[^/]*)\z} } glob "$ours/.git/*")[0], undef, "$name: nothing is left in .git");
		remove_tree("$home/$_") for grep { $_ ne 'work' } map { s{\A\Q$home\E/}{}r } glob "$home/* $home/.[a-z]*";
	}
}

done_testing;
