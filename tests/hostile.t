#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# Files come from sync, vCards and strangers. Each limit is tried through the
# tools themselves, beside a good contact that has to come out all the same.
# Times are never compared: a watchdog of ten seconds tells the hang from the
# noise of a busy machine. `prove -v` shows the slowest.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Path qw(make_path);
use File::Temp qw(tempdir);
use POSIX qw(mkfifo);
use lib dirname(__FILE__);
use Scratch;
use Test::More;
use Time::HiRes qw(time);

my $bin = $ENV{TEND_BIN} // abs_path(dirname(__FILE__) . '/..') . '/build/bin';
my $tmp = tempdir('tend-hostile-XXXXXX', TMPDIR => 1, CLEANUP => 1);
my $mib = 1024 * 1024;
my $child = 0;
my @slowest = (0, '');
my $books = 0;

$SIG{INT} = $SIG{TERM} = sub { kill 'KILL', $child if $child; exit 130 };
isolate("$tmp/home");

# a new book with one good contact, and further files by name
sub book {
	my %file = @_;
	my $dir = "$tmp/book" . ++$books;
	spew("$dir/good.md", "---\nname: Good\n---\n## Log\n- 2024-01-01 <- call: fine\n");
	spew("$dir/$_", $file{$_}) for keys %file;
	return $dir;
}

my $good = "good\tGood\t-\t2024-01-01\t2025-01-01\t608\tdormant\n";

# (status, standard output, standard error); the status is 'timeout' after ten seconds
sub run {
	my ($tool, @args) = @_;
	my $begun = time;
	my $late = 0;
	$child = fork // die "fork: $!";
	if (!$child) {
		open STDIN, '<', '/dev/null';
		open STDOUT, '>:raw', "$tmp/out";
		open STDERR, '>:raw', "$tmp/err";
		exec "$bin/$tool", @args or POSIX::_exit(126);
	}
	local $SIG{ALRM} = sub { $late = 1; kill 'KILL', $child };
	alarm 10;
	1 while waitpid($child, 0) < 0 && $!{EINTR};
	my $status = $? & 127 ? 'signal ' . ($? & 127) : $? >> 8;
	alarm 0;
	$child = 0;
	my $took = time - $begun;
	@slowest = ($took, "$tool @args") if $took > $slowest[0];
	return ($late ? 'timeout' : $status, slurp("$tmp/out"), slurp("$tmp/err"));
}

sub due {
	my ($dir, @who) = @_;
	return run('tend-due', '-C', $dir, '-t', '2026-09-01', @who);
}

sub check {
	my ($dir, @who) = @_;
	return run('tend-check', '-C', $dir, '-t', '2026-09-01', @who);
}

# the good contact comes out, and what was left out is told, by both tools
sub told {
	my ($name, $dir, $what) = @_;
	my ($status, $out, $err) = due($dir);
	subtest $name => sub {
		is $status, 1, 'due: exit status';
		like $out, qr/^\Q$good\E/m, 'due: the good one';
		like $err, $what, 'due: told';
		like $err, qr/left out or read otherwise, see above\n\z/, 'due: counted';
		($status, $out, $err) = check($dir);
		is $status, 1, 'check: exit status';
		like $out, $what, 'check: told';
		is $err, '', 'check: told once';
	};
}

# all is well: nothing is told
sub fine {
	my ($name, $dir, $rows) = @_;
	my ($status, $out, $err) = due($dir);
	subtest $name => sub {
		is $status, 0, 'due: exit status';
		is $out, $rows // $good, 'due: rows';
		is $err, '', 'due: nothing told';
		($status, $out, $err) = check($dir);
		is $out . $err, '', 'check: nothing told';
		is $status, 0, 'check: exit status';
	};
}

sub head { return "---\nname: Hostile\n---\n$_[0]" }

# --- Markdown that takes quadratic time, nearly a MiB of it ---

my $room = $mib - 200;

# as many of a text as there is room for
sub fill {
	my ($unit, $n) = @_;
	return $unit x (($n // $room) / length $unit);
}

# lines of about 60 bytes, each behind `lead`
sub in_lines {
	my ($unit, $lead) = @_;
	return fill($lead . fill($unit, 60 > length $unit ? 60 : length $unit) . "\n");
}

# a list that goes deeper with each line, then blank lines
sub deeper {
	my ($marker, $width, $step, $gap) = @_;
	my ($s, $depth) = ('', 0);
	while (length $s < $room / 2) {
		$s .= ' ' x ($depth * $width) . $marker x $step . "a\n$gap";
		$depth += $step;
	}
	return $s . "\n" x ($room / 2);
}

# entries stand before and behind the body, in a log each
sub hostile {
	my ($name, $body, $what, $last) = @_;
	my $text = substr(head("## Log\n- 2020-01-01 <- call: before\n\n$body"), 0, $mib - 100);
	my $dir = book('hostile.md' => "$text\n\n## Log\n- 2023-02-02 <- call: after\n");
	my ($status, $out, $err) = due($dir);
	$last //= '2023-02-02';
	subtest $name => sub {
		is $status, $what ? 1 : 0, 'due: exit status';
		like $out, qr/^\Q$good\E/m, 'due: the good one';
		like $out, qr/^hostile\tHostile\t-\t$last\t/m, 'due: entries before and behind are read';
		like $err, $what, 'due: told' if $what;
		($status, $out, $err) = check($dir);
		ok $status eq '0' || $status eq '1', 'check: it ends' or diag "exit status $status";
		like $out, $what, 'check: told' if $what;
	};
	unlink "$dir/hostile.md";
}

my $long = qr/hostile\.md:\d+:1: a paragraph of more than 8 KiB is taken as plain text$/m;
my $deep = qr/hostile\.md:\d+:1: a line of more than 32 list or quote markers is taken as plain text$/m;
my $many = qr/hostile\.md:\d+:1: too many brackets and stars in one file: taken as plain text$/m;

hostile("a line of '$_'", fill($_), $long)
	for '[', '![', '[a](', '![](', '[ (](', '](', '[a](<b', '![[]()', '*a_ ', 'a**b', '_a __a ', '*a **a ', '`', '<a ', '<a b="',
	'x<!--', 'x<![CDATA[', 'x<?', '&', '&#x', '\\', '\\[', '[[a|', 'x', "\xc3\xa9", '|', "a\t", '**x [a*b**c*](d)';
hostile("openers '$_->[0]', then '$_->[1]'", fill($_->[0], $room / 2) . 'a' . fill($_->[1], $room / 2), $long)
	for ['[', ']'], ['![', '[]()'], ['[', '](b)'], ['*a **a ', ' a** a*'], ['`', '``'], ['[a_ ', ']'], ['*', '_'];
hostile('code spans of growing length', join('', map { '`' x $_ . 'a ' } 1 .. 1400), $long);
hostile("lines of '$_'", in_lines($_, ''), $long) for '![[]()', '*a_ [', 'x`', '<a ', '| a ', '[a]: b x', '&amp;';
hostile("paragraphs of '$_'", fill(fill($_, 8000) . "\n\n"), $many) for '![[]()', '*a_ [', '[a](b', '**', '<a b="', '`a';
hostile("headings of '$_'", fill('# ' . fill($_, 8000) . "\n"), $many) for '![[]()', '*[_`<';

# lines that look as if they ended the paragraph, and do not
hostile("no new block: $_->[0]", $_->[2] . in_lines('![[]()', $_->[1]), $long)
	for ['no text behind the bullet', "* \n", ''], ['a bullet at the end of the line', "+\n", ''], ['no text behind 1.', "1. \n", ''],
	['a tab before the bullet', "\t- ", "x\n"], ['indented too far', '     - ', "```\n- a\n```\nx\n"],
	['a number within a paragraph', '2. ', "x\n"], ['a number behind a comment', '2. ', "<!--\n- a -->\n  text\n"],
	['a number behind code', '2. ', "1. a\n```\n```\n   text\n"], ['a number behind a rule', '2. ', "* * *\n  text\n"],
	['items of a quote', '> - ', ''], ['a quote', '> ', ''], ['a heading of seven', '####### ', ''],
	['no blank behind the heading', '#', ''], ['a fence with a tick', '```a`', ''], ['a setext line that is none', "= =\n", ''];

# containers in containers
hostile("a line of '$_->[0]'", fill($_->[0]) . 'a', $_->[1] // $deep) for ['> '], ['>'], ['- a', $long], ['1. '], ['- > '], ['+ '], ["-\t"];
hostile("a list that goes deeper by $_->[2] with '$_->[0]'", deeper(@$_), $deep)
	for ['- ', 2, 31, ''], ['1. ', 3, 31, ''], ['- ', 2, 31, "\n"], ['- ', 2, 1, ''], ['- ', 2, 1, "\n"], ['> - ', 2, 8, ''];
hostile('quotes that go on lazily', fill('>' x 32 . " a\n" . "b *a_ [\n" x 1100 . "\n"), $long);

# what is long and harmless is read without a word
hostile('a list of items', fill("- a\n"));
hostile('a list with blank lines', fill("- a\n\n"));
hostile('blank lines', fill("\n"));
hostile('lines that end in CR alone', fill("a\r\r"));
hostile('headings', fill("# a\n"));
hostile('code in fences', fill("```\na *b* [c\n```\n"));
hostile('code that never ends', "```\n" . fill("a\n\n"), undef, '2020-01-01');
hostile('reference definitions', join("\n", map { "[r$_]: /u\n" } 1 .. 60_000));
hostile('references to one long address', '[a]: /' . 'u' x 8000 . "\n\n" . fill('[a]' x 100 . "\n\n"), $many);
# introductions, whose texts are looked through for names in brackets
hostile('an introduction with much text', "- 2021-01-01 intro-ask: x\n" . fill("\n  and so on\n"));
hostile('an introduction with brackets that stay open', "- 2021-01-01 intro-ask: x\n" . fill("\n  [a [b [c\n") . ']');
hostile('introductions without links, links elsewhere', fill("- 2021-01-01 intro-no: x\n", $room / 2) . "\n" . fill("[[good]]\n\n", $room / 2));
hostile('deep code', fill("    x\n\n" . ' ' x 30 . "- a\n\n"));

# 5,000 entries, one right below the other: a long log has to be read
for (['bullets', '- '], ['numbers', '1. '], ['numbers that count', undef]) {
	my ($name, $lead) = @$_;
	my $text = join '', map {
		sprintf "%s20%02d-%02d-%02d -> +idea x3: sent (her) the *paper* on [Good](good.md), \"so on\"\n",
			$lead // "$_. ", $_ % 20, 1 + $_ % 12, 1 + $_ % 28
	} 1 .. 5000;
	my $dir = book('long.md' => head("## Log\n$text"));
	fine("5,000 entries in one list, $name", $dir, "long\tHostile\t-\t2019-12-28\t2020-12-28\t2073\tdormant\n$good");
	SKIP: {
		skip 'no tend-entries', 1 if !-x "$bin/tend-entries";
		my ($status, $out) = run('tend-entries', '-C', $dir, '-t', '2026-09-01', 'long');
		is $out =~ tr/\n//, 5000, "5,000 entries in one list, $name: all of them";
	}
}

# what is cut does not swallow what stands behind it
my $bulk = "base64 base64 base64 base64 base64 base64 base64\n" x 300;
for (
	['code', "```\n%s```\n"], ['code with blank lines', "~~~\na\n\n%s~~~\n"], ['a comment', "<!--\n- 2026-08-31 no entry\n%send -->\n"],
	['a comment with blank lines', "<!-- a\n\n%send -->\n"], ['instructions', "<?a\n\n%send ?>\n"], ['text', '%s'],
) {
	my ($name, $form) = @$_;
	my $body = sprintf $form, $bulk;
	my ($status, $out, $err) = due(book('x.md' => head("$body\n## Log\n- 2026-08-30 <- call: behind\n")), '-a', '100y', 'x');
	like $out, qr/^x\tHostile\t-\t2026-08-30\t/, "$name, cut: the log behind it is read";
	like $err, qr/x\.md:\d+:1: a paragraph of more than 8 KiB/, "$name, cut: told";
}
{
	my ($status, $out) = due(book('x.md' => head("<!--\n$bulk\n## Log\n- 2026-08-31 call\n-->\n")), '--new', 'x');
	like $out, qr/^x\t/, 'a comment, cut: what stands in it is still no entry';
	($status, $out) = due(book('x.md' => head("## Log\n- 2026-08-30 <- call: this\n$bulk")), '-a', '100y', 'x');
	like $out, qr/^x\tHostile\t-\t2026-08-30\t/, 'an entry with much text below it is one';
}

# --- front-matter ---

my $body = "---\n## Log\n- 2023-02-02 <- call\n";
my $dormant = "2023-02-02\t2024-02-02\t942\tdormant\n";

# what is wrong with one key leaves the others and the log
sub front {
	my ($name, $yaml, $what) = @_;
	my $dir = book('x.md' => "---\nname: X\n$yaml\n$body");
	told($name, $dir, $what);
	my ($status, $out) = due($dir);
	like $out, qr/^x\tX\t-\t2023-02-02\t/m, "$name: the rest of the file is read";
}

{
	my $name = 'front-matter of more than 64 KiB';
	my $dir = book('x.md' => "---\nname: X\nnote: " . 'x' x (64 * 1024 - 13) . "\n$body");
	told($name, $dir, qr/x\.md:2:1: front-matter of more than 64 KiB: left out$/m);
	my ($status, $out) = due($dir);
	unlike $out, qr/^x\t/m, "$name: who may be retired is in no list";
	fine('front-matter of 64 KiB', book('x.md' => "---\nname: X\nnote: " . 'x' x (64 * 1024 - 15) . "\n$body"), "x\tX\t-\t$dormant$good");
}
front('YAML nested deeper than 32', 'deep: ' . '[' x 32 . ']' x 32, qr/x\.md:3:38: front-matter: nested too deeply$/m);
front('YAML nested without an end', 'deep: ' . '[' x 5000, qr/x\.md:3:38: front-matter: nested too deeply$/m);
front('YAML maps in maps', 'deep: ' . '{a: ' x 5000, qr/x\.md:3:\d+: front-matter: nested too deeply$/m);
front('YAML keys of keys', '? ' x 5000, qr/x\.md:3:\d+: front-matter: /m);
front('YAML lists in lists', 'deep:' . "\n" . '- ' x 5000, qr/x\.md:\d+:\d+: front-matter: nested too deeply$/m);
fine('YAML nested 32 deep', book('x.md' => "---\nname: X\ndeep: " . '[' x 31 . ']' x 31 . "\n$body"), "x\tX\t-\t$dormant$good");
front('an anchor', 'org: &a Acme', qr/x\.md:3:6: front-matter: anchors \(&\) and aliases \(\*\) are not read/m);
front('an alias', 'org: *a', qr/x\.md:3:6: front-matter: anchors/m);
front('an anchored list', 'tags: &a [b]', qr/x\.md:3:7: front-matter: anchors/m);
front('an anchored map', 'x: &a {b: c}', qr/x\.md:3:4: front-matter: anchors/m);
front('a merge key', '<<: *a', qr/x\.md:3:5: front-matter: anchors/m);
front('a billion laughs', join("\n", 'a: &a [x,x,x,x,x,x,x,x,x,x]',
	map { my $p = chr(ord($_) - 1); "$_: &$_ [" . join(',', ("*$p") x 10) . ']' } 'b' .. 'i'), qr/x\.md:3:4: front-matter: anchors/m);
front('a list that does not end', "tags: [a, b\norg: Acme", qr/x\.md:\d+:\d+: front-matter: did not find expected/m);
front('a tab for a blank', "tags:\n\t- a", qr/x\.md:\d+:\d+: front-matter: found character that cannot start any token/m);
front('control characters', "org: a\x01b", qr/x\.md:\d+:\d+: front-matter: control characters are not allowed$/m);
front('a thousand wrong keys', join("\n", ('a: [') x 1000), qr/too many errors: the rest of the front-matter is left out$/m);
told('a list for front-matter', book('x.md' => "---\n- a: b\n- c\n$body"), qr/x\.md:\d+:\d+: front-matter: /m);
told('front-matter that never ends', book('x.md' => "---\nname: x\n" . "a\n" x 1000), qr/x\.md:1:1: front-matter without an end/m);
for (
	['a list that goes on 5,400 times', "tags: [a]\n" . "groups: x\ncategories: y\n" x 2700, 0, 0],
	['6,000 keys of one\'s own', join('', map { "k$_: []\n" } 1 .. 6000), 0, 0],
	['a key given 7,000 times', "next: x\n" x 7000, 1, 102],
	['lines that end in CR alone', "a:\r" x 16_000, 0, 0],
	['20,000 items', 'tags: [' . 'x, ' x 20_000 . "x]\n", 0, 0],
) {
	my ($name, $yaml, $want, $lines) = @$_;
	my ($status, $out, $err) = due(book('x.md' => "---\nname: X\n$yaml$body"));
	is $status, $want, "$name: exit status";
	like $out, qr/^x\tX\t-\t2023-02-02\t/m, "$name: the file is read";
	is $err =~ tr/\n//, $lines, "$name: messages";
}

# --- files ---

{
	my $x = head("## Log\n- 2023-02-02 <- call\n");
	my $most = qr{/x\.md(?::1:1)?: more than 1 MiB: left out$}m;
	fine('a file of 1 MiB', book('x.md' => $x . "\n" x ($mib - length $x)), "x\tHostile\t-\t$dormant$good");
	told('a file of 1 MiB and a byte', book('x.md' => $x . "\n" x ($mib + 1 - length $x)), $most);
	told('2 MiB of NULs', book('x.md' => "\0" x (2 * $mib)), $most);
	told('1 MiB of NULs behind an entry', book('x.md' => $x . "\0" x ($mib - length $x)), qr/x\.md:6:1: a NUL byte is read as U\+FFFD$/m);
}
told('a NUL in the text', book('x.md' => head("a\n\nb\0c\n## Log\n")), qr/x\.md:6:2: a NUL byte is read as U\+FFFD$/m);
told('invalid UTF-8 in a name', book('x.md' => "---\nname: A\xffB\n---\n"), qr/x\.md:2:8: invalid UTF-8 is read as U\+FFFD$/m);
told('a surrogate', book('x.md' => "---\nname: A\xed\xa0\x80B\n---\n"), qr/x\.md:2:8: invalid UTF-8/m);
told('the middle of a character is the end', book('x.md' => "---\nname: x\n---\n\xe2\x82"), qr/x\.md:4:1: invalid UTF-8/m);
fine('an empty file', book('x.md' => ''));
fine('nothing but a fence', book('x.md' => '---'));
fine('a note that begins with a rule', book('x.md' => "---\nThis is a note.\n"));
fine('no Markdown', book('x.txt' => "\0\xff", 'md' => "\0", '.md' => "\0", 'x.md~' => "\0", 'x.MD' => "\0"));
fine('dot-folders', book('.git/x.md' => "---\nteir: x\n---\n", 'a/.trash/x.md' => "---\nteir: x\n---\n"));
fine('a folder named x.md', book('x.md/y.txt' => ''));
{
	my $dir = book();
	mkfifo("$dir/x.md", 0600) or die "mkfifo: $!";
	told('a FIFO', $dir, qr{/x\.md(?::1:1)?: not a regular file: left out$}m);
}
for (
	['a dangling link', 'nowhere', qr{/x\.md(?::1:1)?: No such file or directory$}m],
	['a link to itself', 'x.md', qr{/x\.md(?::1:1)?: Too many levels of symbolic links$}m],
	['a link to a folder', '.', qr{/x\.md(?::1:1)?: a link to a folder is not followed$}m],
	['a link to a device', '/dev/zero', qr{/x\.md(?::1:1)?: not a regular file: left out$}m],
	# a regular file that not even root can read from its beginning
	(['a file that cannot be read', '/proc/self/mem', qr{/x\.md(?::1:1)?: Input/output error$}m]) x !!-f '/proc/self/mem',
) {
	my ($name, $to, $what) = @$_;
	my $dir = book();
	symlink $to, "$dir/x.md" or die "symlink: $!";
	told($name, $dir, $what);
}
SKIP: {
	skip 'root may read everything', 2 if !$>;
	my $dir = book('x.md' => head(''), 'sub/y.md' => head(''));
	chmod 0, "$dir/x.md", "$dir/sub";
	told('a file that may not be read', $dir, qr{/x\.md(?::1:1)?: Permission denied$}m);
	told('a folder that may not be read', $dir, qr{/sub(?::1:1)?: Permission denied$}m);
	chmod 0700, "$dir/x.md", "$dir/sub";
}
{
	my $dir = book('a/b/c.txt' => '');
	symlink '../..', "$dir/a/b/up" or die "symlink: $!";
	symlink '.', "$dir/self" or die "symlink: $!";
	told('folders that go round by links', $dir, qr{/a/b/up(?::1:1)?: a link to a folder is not followed$}m);
	$dir = book();
	my $deepest = $dir . '/d' x 64;
	spew("$deepest/at64.md", "---\nname: Deep\n---\n## Log\n- 2024-01-02 call\n");
	fine('64 folders deep', $dir, "${good}at64\tDeep\t-\t2024-01-02\t2025-01-02\t607\tdormant\n");
	spew("$deepest/e/at65.md", head(''));
	told('65 folders deep', $dir, qr{/d/e(?::1:1)?: more than 64 folders deep: left out$}m);
}

# --- names that would deceive ---

{
	my $esc = "\e]0;owned\a\e[2J";
	my $bidi = "\xe2\x80\xaegpj.exe";
	my $dir = book(
		"a${esc}b.md" => "---\nname: \"x\\e[2J\"\nteir: x\n---\n## Log\n- 1/2/2025 $esc\n- 2024-01-01 <- call: x\n",
		"c$bidi.md" => "---\nname: $bidi\nevery: $bidi\nknows: x$bidi\n---\n## Log\n- 2024-01-01 <- call: x\n",
		"d\ne\tf.md" => "---\nname: D\n---\n## Log\n- 2024-01-01 <- call: x\n",
		"g\xffh.md" => head(''),
	);
	my $raw = qr/[\x00-\x08\x0b-\x1f\x7f]|\xe2\x80\xae|\xff/;
	my ($status, $out, $err) = due($dir);
	unlike $err, $raw, 'messages: control and bidi characters are made visible';
	like $err, qr{/a\^\[\]0;owned\^G\^\[\[2Jb\.md:6:3: }, 'messages: as ^[';
	like $err, qr{/c<U\+202E>gpj\.exe\.md:3:8: every: not a duration.*: <U\+202E>gpj\.exe$}m, 'messages: as <U+202E>';
	like $err, qr{/g<FF>h\.md: the name is not UTF-8: left out$}m, 'messages: as <FF>';
	like $out, qr/^d\\ne\\tf\tD\t/m, 'rows: TAB and line feed in an id are escaped';
	is scalar(grep { tr/\t// != 6 } split /\n/, $out), 0, 'rows: each has its columns, and no more';
	for my $form ('table', 'json') {
		($status, $out, $err) = due($dir, '-f', $form);
		like $out, qr/gpj/, "$form: there are rows";
		unlike $out, $raw, "$form: control and bidi characters do not come through";
	}
	($status, $out, $err) = check($dir);
	like $out, qr/knows: nobody is called x<U\+202E>gpj/, 'check: told';
	unlike $out . $err, $raw, 'check: made visible';
	($status, $out, $err) = due($dir, "nobody\e[2J");
	unlike $err, $raw, 'an operand is made visible, too';
	is $status, 2, 'and nobody is called so';
}
{
	my $dir = book('x.md' => "---\nknows: [../../etc/passwd, ../good.md, /etc/passwd.md]\n---\n[a](../../../etc/passwd.md) [[../../x/good]]\n");
	spew("$tmp/outside.md", "---\nname: Outside\n---\n## Log\n- 2020-01-01 call\n");
	for my $who ('../outside', '../outside.md', "$tmp/outside.md", '../../etc/passwd', '/', '..', '.', "$dir/../outside.md") {
		my ($status, $out, $err) = due($dir, $who);
		is $status, 2, "nobody outside the book: $who";
		is $out, '', "nothing is read outside the book: $who";
	}
	my ($status, $out, $err) = check($dir);
	is $out, <<"END", '../ in names and links leads to nobody, or to who is called so';
$dir/x.md:2:9: knows: nobody is called ../../etc/passwd
$dir/x.md:2:39: knows: nobody is called passwd
$dir/x.md:4:1: link: no contact or note is called passwd
END
}

# --- books ---

{
	mkdir "$tmp/empty";
	fine('an empty book', "$tmp/empty", '');
	for ('nowhere', 'out') {
		my ($status, $out, $err) = due("$tmp/$_");
		is $status, 2, "no book: $_";
		like $err, qr{^tend-due: \Q$tmp\E/$_: no book there}, "no book, told: $_";
	}
}
for (
	['is a FIFO', sub { mkfifo("$_[0]/me.md", 0600) }],
	['is a folder', sub { mkdir "$_[0]/me.md" }],
	['is a link to itself', sub { symlink 'me.md', "$_[0]/me.md" }],
	['is 2 MiB of NULs', sub { spew("$_[0]/me.md", "\0" x (2 * $mib)) }],
	['is a note', sub { spew("$_[0]/me.md", "I am a note.\n") }],
	['is empty', sub { spew("$_[0]/me.md", '') }],
	['has settings that are none', sub { spew("$_[0]/me.md",
		"---\ntiers: [a, b]\ndormant: x\nratio: -1\ngarden: {a: b}\nkeys: x\nlanguage: []\nweekly: 1e9\ncircle: 99999999999999999999\n---\n") }],
	['has nothing but a tier of never', sub { spew("$_[0]/me.md", "---\ntiers: {none: never}\n---\n") }, ''],
) {
	my ($name, $make, $rows) = @$_;
	my $dir = book();
	$make->($dir);
	my ($status, $out, $err) = due($dir);
	is $out, $rows // $good, "a me.md that $name: the good one";
	ok $status eq '0' || $status eq '1', "a me.md that $name: exit status" or diag "$status $err";
}
{
	my $dir = book('x.md' => head("## Log\n" . "- 1/2/2025: lunch\n" x 10_000));
	my ($status, $out, $err) = due($dir);
	is $err =~ tr/\n//, 102, '10,000 messages of one file: a hundred, that there are more, and the count';
	like $err, qr{/x\.md:105:3: more than this is not told of one file$}m, '10,000 messages: where they were cut';
	like $out, qr/^\Q$good\E/m, '10,000 messages: the good one';
	($status, $out, $err) = check($dir);
	is $out =~ tr/\n//, 101, '10,000 problems of one file: likewise';
}
{
	# a name that thousands share, and call each other by
	my %file = map { ("p$_.md" => "---\nname: Ana\naliases: [" . 'Ana, ' x 50 . "A]\nknows: [" . 'Ana, ' x 50 . "B]\n---\n[[Ana]]\n") } 1 .. 1500;
	my ($status, $out, $err) = check(book(%file));
	is $status, 1, '1,500 people of one name';
	like $out, qr{/p1\.md:4:9: knows: Ana could be p1, p10, p100, p1000, p1001, p1002, p1003, p1004, …$}m, 'and who they could be';
	($status, $out) = check(book('x.md' => "---\naliases: [" . 'x, ' x 20_000 . "y]\n---\n" . '[[x]] ' x 1000 . "\n"));
	is $status, 0, 'one alias 20,000 times';
	# nobody, thousands of times: to propose somebody must not make it quadratic
	%file = map { ("person-$_.md" => "---\nknows: [persn-$_, prson-$_]\n---\n[a](b$_.md)\n") } 1 .. 3000;
	($status, $out) = check(book(%file));
	is $out =~ tr/\n//, 9000, '9,000 names of nobody';
}

# --- the same everywhere ---

my @people = (
	['İpek Işık', 'TIER: MANY', 'ID'], ['ıgor', 'Tier: many', 'kind'], ['Ünal', 'STATUS: ARCHIVED', 'x'], ['Zoë', 'EVERY: 1 YEAR', 'INTRO'],
	['zebra', 'every: 1 MONTH', 'IDEA'], ['Äpfel', 'tags: [i, I, ı, İ]', 'intro'], ['apfel', 'email: INFO@EXAMPLE.ORG', 'fun'],
	['שלום', 'x: y', 'fun'], ['山田', 'x: y', 'fun'], ['Ångström', 'knows: [İPEK IŞIK, IGOR]', 'fun'], ['_x', 'teir: x', 'fun'],
);

sub many_people {
	my ($dir, @order) = @_;
	for my $i (@order) {
		my ($name, $key, $kind) = @{ $people[$i % @people] };
		my $id = ($name =~ s/ /-/gr) . ($i >= @people ? "-$i" : '');
		my $next = $people[($i + 1) % @people][0];
		spew("$dir/$id.md", sprintf "---\nname: %s\n%s\nneeds: [%s, ein Süßes]\noffers: [İstanbul %d, süsses]\nknown-for: [%s]\n"
			. "birthday: 0%d-1%d\nwould: [vouch, ENDORSE]\nrecommends: [%s, Nobody %s]\n---\n## ASKS\n- [ ] 2026-0%d-01 %s\n- [X] %s\n"
			. "## Promises\n- [ ] 2026-13-01 %s\n## LOG\n- 20%02d-0%d-1%d -> +%s: [[%s]]\n- 2026-01-0%d <- %s\n- 1/1/2020\n",
			$name, $key, $next, $i % 7, $name, 1 + $i % 9, $i % 9, $next, $name, 1 + $i % 9, $name, $next, $name,
			$i % 20, 1 + $i % 9, $i % 9, $kind, $next, 1 + $i % 9, $kind);
	}
	return $dir;
}

my @tools = grep { -x "$bin/$_->[0]" } ['tend-due'], ['tend-due', '--new'], ['tend-check'], ['tend-check', '-f', 'json'],
	['tend-due', '-f', 'table', '-a', '100 years'], ['tend-ls'], ['tend-entries'], ['tend-balance'], ['tend-intro'],
	['tend-ask'], ['tend-ask', '--done'], ['tend-owe'], ['tend-known'], ['tend-known', '--brand'], ['tend-circle'],
	['tend-dates', '-a', '1 year'], ['tend-give'], ['tend-give', '_x', 'zebra'], ['tend-refer'], ['tend-refer', '--people'],
	['tend-brief', '_x', 'zebra', 'ıgor'], ['tend-brief', '--html', '_x'],
	['tend-who', 'istanbul', 'süßes'], ['tend-path', 'nobody zebra', '_x', 'tag=i'], ['tend-points', '_x'], ['tend-points', '_x', 'zebra'],
	['tend-mesh'], ['tend-mesh', '--each'], ['tend-mesh', '--dot'], ['tend-garden'], ['tend-garden', 'place'],
	['tend-garden', '--stretch'], ['tend-reach'], ['tend-reach', '--next'], ['tend-ripple'];

# everything that every tool says of a book
sub everything {
	my ($dir) = @_;
	my $all = '';
	for (@tools) {
		my ($tool, @args) = @$_;
		my ($status, $out, $err) = run($tool, '-C', $dir, '-t', '2026-09-01', @args);
		$all .= "== $tool @args: $status\n$out$err";
	}
	return $all =~ s/\Q$dir\E/BOOK/gr;
}

{
	my $dir = many_people("$tmp/forth", 0 .. 199);
	my $want = everything($dir);
	like $want, qr/BOOK\/_x\.md:19:3: entry: a date is written 2025-06-01$/m, 'a book of many scripts: something is said';
	like $want, qr/== tend-due : 1\n\S/, 'and rows come out';
	is everything(many_people("$tmp/back", reverse 0 .. 199)), $want, 'files made in the opposite order';
	is everything($dir), $want, 'once more, whatever the threads do' for 1 .. 3;
	my $locales = "$tmp/locale";
	mkdir $locales;
	my $made = !system "localedef -i tr_TR -f UTF-8 $locales/tr_TR.UTF-8 >/dev/null 2>&1";
	for (['C'], ['C.UTF-8'], ['tr_TR.UTF-8', $locales]) {
		my ($locale, $path) = @$_;
		SKIP: {
			skip "no localedef for $locale", 1 if $path && !$made;
			local $ENV{LOCPATH} = $path // '';
			local $ENV{LC_ALL} = $locale;
			is everything($dir), $want, "the same in $locale";
		}
	}
	for ('UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Lisbon', 'NONSENSE', ':', '<+14>-14', '') {
		local $ENV{TZ} = $_;
		is everything($dir), $want, "the same with TZ='$_'";
	}
}

# --- the ends of the calendar ---

# the row of x, seen on a day, without its first three columns; or the message
sub seen {
	my ($today, $file) = @_;
	my ($status, $out, $err) = run('tend-due', '-C', book('x.md' => $file), '-t', $today, '-a', '9999y', 'x');
	return $status ? $err : join ' ', (split /[\t\n]/, $out)[3 .. 6];
}

sub every { return "---\nevery: $_[0]\n---\n## Log\n- $_[1] call\n" }

is seen('0001-01-01', every('1 month', '0001-01-01')), '0001-01-01 0001-02-01 -31 soon', 'the first day';
is seen('9999-12-31', every('1 month', '0001-01-01')), '0001-01-01 0001-02-01 3652027 dormant', 'the first day, seen from the last';
is seen('9999-12-31', every('1 month', '9999-12-31')), '', 'what would fall due behind the last day never does';
is seen('9999-12-31', every('9999 years', '0001-01-01')), '0001-01-01 9999-12-31 0 dormant', 'nor after the longest time';
is seen('9999-11-30', every('1 month', '9999-11-30')), '9999-11-30 9999-12-30 -30 soon', 'just before the end';
is seen('0001-01-02', "---\nnext: 0001-01-01\n---\n"), '- 0001-01-01 1 due', 'planned for the first day';
is seen('2024-02-29', every('4 years', '2020-02-29')), '2020-02-29 2024-02-29 0 dormant', 'a leap day and the next';
is seen('2025-02-28', every('1 year', '2024-02-29')), '2024-02-29 2025-02-28 0 due', 'a year after a leap day';
is seen('2000-02-29', every('2 days', '2000-02-28')), '2000-02-28 2000-03-01 -1 soon', '2000 had a leap day';
is seen('1900-03-01', every('2 days', '1900-02-28')), '1900-02-28 1900-03-02 -1 soon', '1900 had none';
like seen('1900-03-01', every('1 day', '1900-02-29')), qr/x\.md:5:3: entry: no such day/, 'so it is no day';
like seen('2026-09-01', "---\nmet: 0000-01-01\n---\n"), qr/x\.md:2:6: met: not a date: 0000-01-01/, 'there is no year 0';
like seen('2026-09-01', "---\nnext: 10000-01-01\n---\n"), qr/x\.md:2:7: next: not a day/, 'nor a year 10000';
for ('0000-12-31', '10000-01-01', '2025-02-29', '2026-13-01') {
	my ($status, $out, $err) = run('tend-due', '-C', book(), '-t', $_);
	is $status, 2, "no such today: $_";
}

note sprintf 'the slowest: %.2f s, %s', @slowest;
done_testing;
