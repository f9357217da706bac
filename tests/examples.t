#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# What is in examples/ and needs no other program than git: the list of it, the letter of the week, and hooks. Its pages are
# run by spec.pl; editors, cron, systemd, mutt and fzf are asked in tests/world/examples.t.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Copy qw(copy);
use File::Path qw(make_path);
use MIME::Base64 qw(decode_base64);
use Test::More;
use lib dirname(abs_path(__FILE__));
use Examples;
use Scratch;

my $tmp = scratch('examples');
begin_in($tmp);

sub script {
	my ($path) = @_;
	copy("$examples/$path", $_[1]) or die "$path: $!";
	chmod 0755, $_[1];
}

subtest 'pages' => sub {
	my $list = slurp("$examples/README.md");
	my @files = grep { -f } glob "$examples/* $examples/hooks/* $examples/library/* $examples/lsp/* $examples/lsp/vscode/*";
	cmp_ok(@files, '>', 10, 'there are examples');
	for (map { s{^\Q$examples\E/}{}r } @files) {
		next if $_ eq 'README.md';
		my $last = s/^tend-recap(?=\.timer)//r;
		like($list, qr/\[\Q$last\E\]\(\Q$_\E\)/, "$_ is in the list");
	}
};

# --- the week, by mail ---

my $mine = "$tmp/home/.local/bin";
make_path($mine);
$ENV{PATH} = "$mine:$ENV{PATH}";
script('recap-mail.sh', "$mine/recap-mail.sh");
spew("$mine/sendmail", "#!/bin/sh\necho \"\$*\" >'$tmp/how'\ncat >'$tmp/letter'\nexit \${FAIL:-0}\n");
chmod 0755, "$mine/sendmail";
# what a mail program would make of the letter: its headers, and its text
sub letter {
	my ($head, $body) = slurp("$tmp/letter") =~ /\A(.*?\n)\n(.*)\z/s or return ({}, 'no letter');
	return ({ map { /^([\w-]+): (.*)$/ ? ($1 => $2) : ($_ => 'what is this') } split /\n/, $head }, decode_base64($body));
}

subtest 'recap-mail.sh' => sub {
	fresh();
	$ENV{TEND_BOOK} = $book;
	my ($out, $status) = sh('recap-mail.sh');
	is("$out$status", '0', 'it is sent, and nothing said');
	is(slurp("$tmp/how"), "-t -oi\n", 'by sendmail');
	my ($head, $text) = letter();
	is_deeply($head, { From => 'marta@example.org', To => 'marta@example.org', Subject => 'Your people, week of 2026-09-01', 'Auto-Submitted' => 'auto-generated',
		'MIME-Version' => '1.0', 'Content-Type' => 'text/plain; charset=UTF-8', 'Content-Transfer-Encoding' => 'base64' }, 'the headers are those of a letter');
	unlike(slurp("$tmp/letter"), qr/.{80}|[^\n -~]/, 'its lines are short, and plain');
	is($text, scalar(qx{tend recap 2>/dev/null}), 'it is the recap, character for character');

	unlink "$tmp/letter";
	is([sh('FAIL=75 recap-mail.sh x@example.org')]->[1], 2, 'if the mail is not sent, the status says so');
	like(slurp("$tmp/letter"), qr/^To: x\@example\.org$/m, 'it goes to the address that is named');

	$ENV{TEND_BOOK} = "$tmp/empty";
	spew("$tmp/empty/me.md", "---\nemail: Me <me\@example.org>\n---\n");
	unlink "$tmp/letter";
	is_deeply([sh('recap-mail.sh')], ['', 0], 'nothing to do: nothing said');
	ok(!-e "$tmp/letter", 'and nothing sent');
	spew("$tmp/empty/ana.md", "---\ntier: teir\nnext: soon\n---\n## Promises\n- [ ] a letter\n");
	($out, $status) = sh('recap-mail.sh');
	is($status, 1, 'if something is left out, the status says so');
	like($out, qr/ana\.md:3:7: next/, 'and in words');
	like(slurp("$tmp/letter"), qr/^To: me\@example\.org$/m, 'the address without a name');
	spew("$tmp/empty/me.md", "---\nname: Me\n---\n");
	like(join('', sh('recap-mail.sh')), qr/^recap-mail: to whom\?.*2$/s, 'no address');
	$ENV{TEND_BOOK} = "$tmp/none";
	is([sh('recap-mail.sh me@example.org')]->[1], 2, 'no book');
	delete $ENV{TEND_BOOK};
};

script('remind.sh', "$mine/remind.sh");
spew("$mine/notify-send", "#!/bin/sh\nprintf '%s\\n' \"\$@\" >'$tmp/notified'\nexit \${FAIL:-0}\n");
spew("$mine/publish", "#!/bin/sh\necho \"\$*\" >'$tmp/how'\ncat >'$tmp/published'\nexit \${FAIL:-0}\n");
chmod 0755, "$mine/notify-send", "$mine/publish";
subtest 'remind.sh' => sub {
	fresh();
	$ENV{TEND_BOOK} = $book;
	my $brief = qx{tend recap --brief 2>/dev/null};
	is(scalar(() = $brief =~ /\n/g), 3, 'three lines');
	is_deeply([sh('remind.sh')], ['', 0], 'a notification');
	is(slurp("$tmp/notified"), "--app-name=tend\n--\nYour people\n$brief", 'with the three lines');
	unlink "$tmp/letter";
	is_deeply([sh('remind.sh mail')], ['', 0], 'a mail');
	my ($head, $text) = letter();
	is("$head->{To} $head->{Subject}", 'marta@example.org Your people, 2026-09-01', 'to the owner');
	is($text, $brief, 'with the same lines');
	is_deeply([sh('remind.sh publish -d @- https://ntfy.example.org/x')], ['', 0], 'a command');
	is(slurp("$tmp/how") . slurp("$tmp/published"), "-d \@- https://ntfy.example.org/x\n$brief", 'has them on its standard input');
	is([sh("FAIL=1 remind.sh $_")]->[1], 2, "not sent: $_") for '', 'mail', 'publish';

	unlink map { "$tmp/$_" } qw(letter notified published);
	$ENV{TEND_BOOK} = "$tmp/quiet";
	spew("$tmp/quiet/me.md", "---\nname: Me\n---\n");
	is_deeply([sh("remind.sh $_")], ['', 0], "nothing to do: $_") for '', 'mail', 'publish';
	is_deeply([grep { -e "$tmp/$_" } qw(letter notified published)], [], 'nothing is sent');
	spew("$tmp/quiet/a.md", "---\nname: A <b>&\n---\n## Promises\n- [ ] 2026-08-31 x\n");
	is_deeply([sh('remind.sh')], ['', 0], 'markup');
	like(slurp("$tmp/notified"), qr/^Owed: A &lt;b&gt;&amp;, x \(1 day late\)$/m, 'is shown as text');
	like(join('', sh('remind.sh mail')), qr/^remind: no address.*2$/s, 'no address');
	$ENV{TEND_BOOK} = "$tmp/none";
	is([sh('remind.sh')]->[1], 2, 'no book');
	delete $ENV{TEND_BOOK};
};

subtest 'cron' => sub {
	my ($line, @more) = slurp("$examples/tend-recap.cron") =~ /^([0-9*].*)$/mg;
	is(@more, 0, 'one line');
	my ($command) = $line =~ /^(?:\S+ +){5}(.*)$/;
	system('cp', '-R', "$root/contacts.example", "$tmp/home/contacts");
	unlink "$tmp/letter";
	# cron's own environment is as small
	is(system('env', '-i', "HOME=$tmp/home", "PATH=$mine:$bin:/usr/bin:/bin", 'LC_ALL=C.UTF-8', 'TEND_TODAY=2026-09-01', '/bin/sh', '-c', $command), 0,
		'its command runs');
	like(slurp("$tmp/letter") // '', qr/^To: marta\@example\.org$/m, 'and sends the week');
};

is((slurp("$examples/tend-recap.service") =~ /^ExecStart=%h(.*)$/m)[0], '/.local/bin/recap-mail.sh', 'the service sends the letter');

# --- git ---

subtest 'git hooks' => sub {
	fresh();
	sh('tend init && git add . && git commit -qm people');
	script("hooks/$_", "$book/.git/hooks/$_") for qw(pre-commit post-merge);
	my $good = "---\nname: Zed\n---\n## Log\n- 2026-08-30 call\n";
	my $bad = "---\nname: Zed\nteir: many\n---\n";
	my $refused = "zed.md:3:1: teir: did you mean tier?\nNot committed; git commit --no-verify does it all the same.\n";
	spew("$book/zed.md", $bad);
	is_deeply([sh('git add zed.md && git commit -qm zed')], [$refused, 1], 'a bad file is refused');
	spew("$book/zed.md", $good);
	is_deeply([sh('git commit -qm zed')], [$refused, 1], 'mended, but not staged');
	is_deeply([sh('git add zed.md && git commit -qm zed')], ['', 0], 'a good one is committed');
	spew("$book/zed.md", $bad);
	spew("$book/rubbish.md", $bad);
	is_deeply([sh('tend set ana-lopez org=Northwind')], ['', 0], 'what is not staged does not matter, nor what was wrong before');
	is_deeply([sh('git commit -qam all')], [$refused, 1], 'with -a it is');
	is_deeply([sh('git commit -qm one zed.md')], [$refused, 1], 'by name, too');
	is_deeply([sh('git commit -qm one --no-verify zed.md')], ['', 0], 'there is a way past it');
	is_deeply([sh('git rm -q zed.md && git commit -qm gone')], ['', 0], 'what goes is not looked at');
	sh("rm rubbish.md; printf '%s' '$bad' >'ä\\b c.md'; git add .");
	like(join('', sh('git commit -qm odd')), qr/^ä.*b c\.md:3:1: teir.*1$/s, 'a name that git would quote');
	sh('git commit -qm odd --no-verify');
	like(join('', sh('git clone -q . ../clone; cd ../clone; printf "%s\n" --- "met: never" --- >eva.md; git add .; git commit -qm eva;'
		. 'cd -; git pull -q --no-rebase ../clone')), qr/eva\.md:2:6: met.*0$/s, 'what has been pulled is looked at');

	# a book within a repository, whose first commit is refused, too
	make_path("$tmp/within/people", "$tmp/within/.git");
	my $in = "cd $tmp/within && git init -q . && cp $examples/hooks/pre-commit .git/hooks/ && git config tend.book people";
	spew("$tmp/within/people/zed.md", $bad);
	spew("$tmp/within/me.txt", 'no contact');
	is_deeply([sh("$in; git add . && git commit -qm all")], ["people/$refused", 1], 'a book that is a folder of the repository');
	sh("cd $tmp/within; git rm -qf --cached people/zed.md");
	is_deeply([sh("cd $tmp/within; git commit -qm all")], ['', 0], 'other files are none of its business');
};

# --- one keystroke a person; with fzf it is tests/world/examples.t that asks ---

subtest 'triage.sh' => sub {
	fresh();
	my $few = "$tmp/few";
	make_path($few);
	symlink(qx{command -v $_;} =~ s/\n//r, "$few/$_") for qw(sh tr sed awk cut paste cat);
	my $triage = "PATH='$bin:$few' sh '$examples/triage.sh'";
	my ($out, $status) = sh("printf '%s\\n' 3 a s 7 q | $triage");
	is($status, 0, 'it ends well');
	like($out, qr/^triage\.sh: fzf is not installed: type a key and Enter\ns skip\n1 critical\n2 close\n3 many\na archive\nq quit\nasha-deshpande /, 'without fzf it says so, and asks');
	like($out, qr/7: no such tier/, 'a tier that is not there');
	like(slurp("$book/asha-deshpande.md"), qr/^tier: many$/m, 'a number sets a tier of the book');
	like(slurp("$book/beatriz-simoes.md"), qr/^status: archived$/m, 'a archives');
	is((sh("diff -r '$root/contacts.example' . | grep -c '^>'"))[0], "2\n", 'the others are as before');
	sh("printf '2\\n' | $triage ls ana-lopez");
	like(slurp("$book/ana-lopez.md"), qr/^tier: close$/m, 'rows of your own choice');
	is([sh("TEND_BOOK=/nowhere $triage")]->[1], 2, 'no book');
};

done_testing();
