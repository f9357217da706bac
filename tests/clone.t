#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# A book of a stranger, cloned: files that editors and git look for, names and texts that a shell would obey. Every script
# in examples/ and every tool that runs a program runs over it, and nothing in it runs: each payload would make a file.
# fzf and sendmail are stand-ins here; fzf itself, mutt, vim and Emacs are in tests/world/examples.t.
use strict;
use warnings;
use File::Basename qw(dirname);
use File::Path qw(make_path);
use File::Temp qw(tempdir);
use Test::More;
use lib dirname(__FILE__);
use Examples;
use Scratch;

my $tmp = tempdir('tend-clone-XXXXXX', TMPDIR => 1, CLEANUP => 1);
begin_in($tmp);
my $ran = "$tmp/ran";
my $touch = "touch $ran";
# "/" is in no name of a file
my $here = 'touch ran';

sub contact {
	my ($name) = @_;
	return "---\nname: \"" . ($name =~ s/(["\\])/\\$1/gr) . "\"\nemail: [\"\$($touch)\@example.org\", \"-oQ/tmp;$touch\@example.org\"]\ntier: critical\nmet: 2020-01-01\nphoto: \"|$touch\"\n"
		. "agenda: [\"`$touch`\", \"--help\", \"\$($touch)\"]\nneeds: [\"'; $touch; '\"]\n---\nvim: set modeline exrc shell=sh:\n\n## Promises\n- [ ] 2026-08-30 \$($touch) `$touch` '; $touch; '\n"
		. "\n## Log\n- 2026-08-01 <- call: '; $touch; ' \$($touch)\n~!$touch\n";
}

sub stranger {
	my ($dir) = @_;
	my @names = ("x'; $here; '", "\$($here)", "`$here`", '-rf', '--help', '-', 'a b', "tab\there", "line\n$here\n", "x\"; $here; \"", "x|$here|", "&& $here", "\\", "*", '~', '!sh', '%(ran)', '{1}', "x' \$($here) '");
	spew("$dir/$_.md", contact($_)) for @names;
	spew("$dir/me.md", "---\nname: \"\$($touch)\"\nemail: \"me <me\@example.org>\"\ntiers: {critical: 1 month, \"\$($touch)\": 1 year, \"-x; $touch\": 2 years}\ngarden: [\"\$($touch)\"]\n---\n");
	spew("$dir/.gitattributes", "*.md filter=evil diff=evil merge=evil textconv=evil\n*.md export-subst ident\n");
	spew("$dir/.gitconfig", "[core]\n\tfsmonitor = $touch\n\tsshCommand = $touch\n\tpager = $touch\n[filter \"evil\"]\n\tclean = $touch\n\tsmudge = $touch\n\trequired = true\n[diff \"evil\"]\n\ttextconv = $touch\n\tcommand = $touch\n[merge \"evil\"]\n\tdriver = $touch\n[alias]\n\tcommit = !$touch\n");
	spew("$dir/.gitmodules", "[submodule \"x\"]\n\tpath = x\n\turl = -u./$touch\n\tupdate = !$touch\n");
	for my $hook (qw(pre-commit post-merge commit-msg post-checkout reference-transaction fsmonitor-watchman)) {
		for my $folder ('hooks', '.githooks', '.husky') {
			spew("$dir/$folder/$hook", "#!/bin/sh\n$touch\n");
			chmod 0755, "$dir/$folder/$hook";
		}
	}
	spew("$dir/$_", "$touch\n") for qw(.envrc .profile .exrc .nexrc .mailcap);
	spew("$dir/$_", "#!/bin/sh\n$touch\n"), chmod 0755, "$dir/$_" for qw(git tend tend-commit tend-brief fzf sendmail less sh);
	spew("$dir/.vimrc", "call system('$touch')\n");
	spew("$dir/.dir-locals.el", "((nil . ((eval . (shell-command \"$touch\")))))\n");
	spew("$dir/.nvim.lua", "os.execute('$touch')\n");
	spew("$dir/mbox", "From a\@b Sat Aug  1 01:05:34 2026\nFrom: \"\$($touch)\" <\$($touch)\@example.org>\nTo: me\@example.org\nDate: Sat, 1 Aug 2026 01:05:34 +0200\nSubject: \$($touch) `$touch` '; $touch; '\nMessage-ID: <\$($touch)>\n\n");
}

# the stand-ins: fzf takes all rows, and runs the preview of each as fzf does, its field in quotes of the shell
make_path("$tmp/bin");
spew("$tmp/bin/fzf", "#!$^X\n" . <<'PERL');
my ($preview) = map { /^--preview=(.*)/s } @ARGV;
while (my $row = <STDIN>) {
	print $row;
	chomp $row;
	my $one = (split /\t/, $row, 2)[0] =~ s/'/'\\''/gr;
	my $command = $preview =~ s/\{1\}/'$one'/gr;
	system 'sh', '-c', "$command >/dev/null 2>&1 </dev/null";
}
PERL
spew("$tmp/bin/sendmail", "#!/bin/sh\ncat >>'$tmp/sent'\n");
chmod 0755, "$tmp/bin/fzf", "$tmp/bin/sendmail";

my $stranger = "$tmp/stranger";
stranger($stranger);
make_path($book);
sh("cd '$stranger' && git init -q . && git add -A . && git commit -qm people");
sh("cd / && rm -rf '$book' && git clone -q '$stranger' '$book'");
ok -e "$book/.gitattributes" && -e "$book/-rf.md" && !-e $ran, 'a book is cloned';

# what a plain git does in it runs nothing either: the clone has no configuration
my %do = (
	'tend init' => 'tend init', 'log, and the commit' => "tend log ./-rf.md to call: '\$($touch)'", 'set' => "tend set 'a b' org='\$($touch)'",
	'rename' => "tend rename ./--help.md 'x\$($here)y'", 'new' => "tend new '\$($here) z'", 'moves' => 'tend moves -s 2020-01-01', 'at a revision' => 'tend due -r HEAD',
	'page' => "tend page '$tmp/site'", 'recap' => 'tend recap', 'complete' => "tend complete due x 2>/dev/null", 'edit' => "EDITOR=true VISUAL= tend edit 'a b'",
	'all to brief' => 'tend ls -o id | tend brief -', 'ics' => 'tend ics', 'vcard' => 'tend vcard', 'merge' => 'tend merge me.md me.md me.md',
	'pick.sh' => "sh $examples/pick.sh", 'pick.sh ls' => "sh $examples/pick.sh due", 'triage.sh' => "PATH='$bin:/usr/bin:/bin' sh $examples/triage.sh", 'triage.sh, keys' => "printf '2\\n3\\na\\ns\\n1\\nq\\n' | PATH='$bin:/usr/bin:/bin' sh $examples/triage.sh",
	'remind.sh cat' => "sh $examples/remind.sh cat", 'remind.sh mail' => "sh $examples/remind.sh mail", 'recap-mail.sh' => "sh $examples/recap-mail.sh", 'mail.sh' => "sh $examples/mail.sh mbox",
	'pull' => "cd '$stranger' && echo >>me.md && git commit -qam more && cd '$book' && git pull -q --no-rebase",
);
for my $what (sort keys %do) {
	my ($out, $status) = sh("PATH='$tmp/bin':\$PATH; $do{$what}");
	ok !-e $ran && !-e "$book/ran", "$what: nothing runs" or diag $out;
	unlike $status, qr/^(?:126|127)$/, "$what: it does run itself" or diag $out;
	unlink $ran, "$book/ran";
}
for my $hook (qw(pre-commit post-merge)) {
	sh("cp $examples/hooks/$hook '$book/.git/hooks/' && chmod 755 '$book/.git/hooks/$hook'");
}
sh("cd '$book'; echo >>'x'\"'\"'; touch ran; '\"'\"'.md'; git add -A .; git commit -qm '\$($touch)'; git pull -q");
ok !-e $ran && !-e "$book/ran", 'hooks: nothing runs';
like slurp("$tmp/sent") // '', qr/^To: me\@example\.org$/m, 'mail goes to the owner';
unlike slurp("$tmp/sent") // '', qr/^(?:Cc|Bcc|To): .*touch/m, 'and to no one else';
# a planted one does
sh("cd '$book'; name='\$($touch)'; eval \"echo \$name\"");
ok -e $ran, 'and what runs would be seen';
done_testing;
