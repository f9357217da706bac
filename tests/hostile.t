#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# Files come from sync, vCards and strangers. Each limit is tried through the tools themselves: many hostile files lie
# in one book, a folder for each, beside a good contact that has to come out all the same; tend due and tend check run
# once over all of them. Times are never compared: a limit of CPU time tells a hang from the noise of a busy machine.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Path qw(make_path);
use POSIX qw(mkfifo);
use lib dirname(__FILE__);
use Sample;
use Scratch;
use Test::More;

my $bin = $ENV{TEND_BIN} // abs_path(dirname(__FILE__) . '/..') . '/build/bin';
my $tmp = scratch('hostile', 512);
my $mib = 1024 * 1024;
my $child = 0;
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

# (status, standard output, standard error) of a program; the status is 'signal N' when it was killed, as when its CPU
# time has run out
sub run {
	my ($tool, @args) = @_;
	$child = fork // die "fork: $!";
	if (!$child) {
		open STDIN, '<', '/dev/null';
		open STDOUT, '>:raw', "$tmp/out";
		open STDERR, '>:raw', "$tmp/err";
		exec $tool =~ /^tend-/ ? "$bin/$tool" : $tool, @args or POSIX::_exit(126);
	}
	my $late = 0;
	local $SIG{ALRM} = sub { $late = 1; kill 'KILL', $child };
	alarm 300;
	1 while waitpid($child, 0) < 0 && $!{EINTR};
	my $status = $? & 127 ? 'signal ' . ($? & 127) : $? >> 8;
	alarm 0;
	$child = 0;
	return ($late ? 'timeout' : $status, slurp("$tmp/out"), slurp("$tmp/err"));
}

# the same, with a limit of CPU seconds
sub run_within {
	my ($seconds, $tool, @args) = @_;
	return run('sh', '-c', "ulimit -t $seconds; exec \"\$@\"", 'sh', "$bin/$tool", @args);
}

sub due {
	my ($dir, @who) = @_;
	return run('tend-due', '-C', $dir, '-t', '2026-09-01', @who);
}

sub check {
	my ($dir, @who) = @_;
	return run('tend-check', '-C', $dir, '-t', '2026-09-01', @who);
}

# --- one book of many cases ---

my $many = book();
my @cases;

# A case, in a folder of its own: [name, what tests it, row, messages of tend due, of tend check]. Its x.md is a contact
# of another id and another name than all others; what is said of it is said of x and X. files are those of the folder,
# by path; $make->(folder, x) makes others
sub number { return sprintf '%03d', 1 + @cases }

sub try {
	my ($name, $test, $files, $make) = @_;
	my $n = number();
	my $dir = "$many/c$n";
	mkdir $dir or die "$dir: $!";
	spew("$dir/" . s/^x\.md$/x$n.md/r, $files->{$_}) for keys %$files;
	$make->($dir, "x$n.md") if $make;
	push @cases, { name => $name, test => $test };
}

# the reports on each, by number; and the rest
sub by_case {
	my ($text) = @_;
	my (@of, @rest);
	for (split /^/, $text) {
		my ($n) = m{^\Q$many\E/c(\d+)/} ? $1 : /^x(\d+)\t/ ? $1 : undef;
		if ($n) {
			s/\b([xX])$n\b/$1/g;
			$of[$n] .= $_;
		} else {
			push @rest, $_;
		}
	}
	return (\@of, @rest);
}

# who needs ten seconds of CPU time alone, of these cases
sub slow {
	my ($tool, @numbers) = @_;
	my @slow;
	for (@numbers) {
		my ($status) = run_within(10, $tool, '-C', "$many/c$_", '-t', '2026-09-01');
		push @slow, "$cases[$_ - 1]{name}: $status" if $status !~ /^[01]$/;
	}
	return join '; ', @slow;
}

my $seconds = 100;
sub try_all {
	my ($status, $out, $err) = run_within($seconds, 'tend-due', '-C', $many, '-t', '2026-09-01');
	is $status, 1, 'due: exit status' or diag slow('tend-due', map { sprintf '%03d', $_ } 1 .. @cases);
	my ($rows, @others) = by_case($out);
	is join('', @others), $good, 'due: the good one, and no other';
	(my $told, @others) = by_case($err);
	my $n = ($err =~ tr/\n//) - 1;
	is join('', @others), "tend-due: $n problems, see above\n", 'due: counted, and nothing else reported';
	($status, $out, $err) = run_within($seconds, 'tend-check', '-C', $many, '-t', '2026-09-01');
	is $status, 1, 'check: exit status' or diag slow('tend-check', map { sprintf '%03d', $_ } 1 .. @cases);
	is $err, '', 'check: reported once';
	(my $checked, @others) = by_case($out);
	is join('', @others), '', 'check: of nothing else';
	for (1 .. @cases) {
		my ($row, $due, $check) = map { $_ // '' } $rows->[$_], $told->[$_], $checked->[$_];
		my ($name, $test) = @{ $cases[$_ - 1] }{qw(name test)};
		subtest $name => sub { $test->($row, $due, $check) };
	}
}

# both tools report what was left out
sub told {
	my ($name, $what, $files, $make) = @_;
	try($name, sub {
		my ($row, $due, $check) = @_;
		like $due, $what, 'due: reported';
		like $check, $what, 'check: reported';
	}, $files, $make);
}

# without a problem: nothing is reported
sub fine {
	my ($name, $rest, $files) = @_;
	try($name, sub {
		my ($row, $due, $check) = @_;
		is $row, $rest ? "x\tX\t-\t$rest" : '', 'due: row';
		is $due, '', 'due: nothing reported';
		is $check, '', 'check: nothing reported';
	}, $files);
}

sub head { return "---\nname: X" . number() . "\n---\n$_[0]" }

# --- Markdown that takes quadratic time, up to nearly a MiB of it ---

# A few of them today at that size, and alone; the others at a quarter of it, which is enough for minutes where
# something is quadratic
my %large = map { $_ => 1 } some('large', 4, [], 0 .. 99);
my ($full, $hostiles, @large) = ($mib - 200, 0);
my $room;
sub next_room { $room = $large{ $hostiles++ } ? $full : $full / 4 }
next_room();

# as many of a text as there is room for
sub fill {
	my ($unit, $n) = @_;
	return $unit x (($n // $room) / length $unit);
}

# lines of about 60 bytes, each after `lead`
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

# entries come before and after the body, in a log each
sub hostile {
	my ($name, $body, $what, $last) = @_;
	my $text = substr(head("## Log\n- 2020-01-01 <- call: before\n\n$body"), 0, $mib - 100);
	$last //= '2023-02-02';
	push @large, number() if $room == $full;
	next_room();
	try($name, sub {
		my ($row, $due, $check) = @_;
		like $row, qr/^x\tX\t-\t$last\t/, 'due: entries before and after are read';
		return is $due, '', 'due: nothing reported' if !$what;
		like $due, $what, 'due: reported';
		like $check, $what, 'check: reported';
	}, { 'x.md' => "$text\n\n## Log\n- 2023-02-02 <- call: after\n" });
}

my $long = qr/x\.md:\d+:1: a paragraph of more than 8 KiB is taken as plain text$/m;
my $deep = qr/x\.md:\d+:1: a line of more than 32 list or quote markers is taken as plain text$/m;
my $brackets = qr/x\.md:\d+:1: too many brackets and stars in one file: taken as plain text$/m;

hostile("a line of '$_'", fill($_), $long)
	for '[', '![', '[a](', '![](', '[ (](', '](', '[a](<b', '![[]()', '*a_ ', 'a**b', '_a __a ', '*a **a ', '`', '<a ', '<a b="',
	'x<!--', 'x<![CDATA[', 'x<?', '&', '&#x', '\\', '\\[', '[[a|', 'x', "\xc3\xa9", '|', "a\t", '**x [a*b**c*](d)';
hostile("openers '$_->[0]', then '$_->[1]'", fill($_->[0], $room / 2) . 'a' . fill($_->[1], $room / 2), $long)
	for ['[', ']'], ['![', '[]()'], ['[', '](b)'], ['*a **a ', ' a** a*'], ['`', '``'], ['[a_ ', ']'], ['*', '_'];
hostile('code spans of growing length', join('', map { '`' x $_ . 'a ' } 1 .. sqrt(2 * $room) - 10), $long);
hostile("lines of '$_'", in_lines($_, ''), $long) for '![[]()', '*a_ [', 'x`', '<a ', '| a ', '[a]: b x', '&amp;';
hostile("paragraphs of '$_'", fill(fill($_, 8000) . "\n\n"), $brackets) for '![[]()', '*a_ [', '[a](b', '**', '<a b="', '`a';
hostile("headings of '$_'", fill('# ' . fill($_, 8000) . "\n"), $brackets) for '![[]()', '*[_`<';

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
hostile('reference definitions', join("\n", map { "[r$_]: /u\n" } 1 .. $room / 18));
hostile('references to one long address', '[a]: /' . 'u' x 8000 . "\n\n" . fill('[a]' x 100 . "\n\n", $full), $brackets);
# introductions, whose texts are looked through for names in brackets
hostile('an introduction with much text', "- 2021-01-01 intro-ask: x\n" . fill("\n  and so on\n"));
hostile('an introduction with brackets that stay open', "- 2021-01-01 intro-ask: x\n" . fill("\n  [a [b [c\n") . ']');
hostile('introductions without links, links elsewhere', fill("- 2021-01-01 intro-no: x\n", $room / 2) . "\n" . fill("[[good]]\n\n", $room / 2));
hostile('deep code', fill("    x\n\n" . ' ' x 30 . "- a\n\n"));

# 5,000 entries, one right below the other: a long log has to be read
my @long;
for (['bullets', '- '], ['numbers', '1. '], ['numbers that count', undef]) {
	my ($name, $lead) = @$_;
	my $text = join '', map {
		sprintf "%s20%02d-%02d-%02d -> +idea x3: sent (her) the *paper* on [Good](good.md), \"so on\"\n",
			$lead // "$_. ", $_ % 20, 1 + $_ % 12, 1 + $_ % 28
	} 1 .. 5000;
	push @long, [$name, number()];
	fine("5,000 entries in one list, $name", "2019-12-28\t2020-12-28\t2073\tdormant\n", { 'x.md' => head("## Log\n$text") });
}

# text that is cut does not hide the text after it
my $bulk = "base64 base64 base64 base64 base64 base64 base64\n" x 300;
my $after = "- 2022-08-30 <- call: behind\n";
sub cut {
	my ($name, $text) = @_;
	try($name, sub {
		my ($row, $due, $check) = @_;
		like $row, qr/^x\tX\t-\t2022-08-30\t/, 'cut: the log is read';
		like $due, qr/x\.md:\d+:1: a paragraph of more than 8 KiB/, 'cut: reported';
	}, { 'x.md' => head($text) });
}
cut($_->[0], sprintf $_->[1] . "\n## Log\n$after", $bulk) for
	['code', "```\n%s```\n"], ['code with blank lines', "~~~\na\n\n%s~~~\n"], ['a comment', "<!--\n- 2026-08-31 no entry\n%send -->\n"],
	['a comment with blank lines', "<!-- a\n\n%send -->\n"], ['instructions', "<?a\n\n%send ?>\n"], ['text', '%s'];
cut('an entry with much text below it', "## Log\n$after$bulk");
cut('a comment, cut: what stands in it is still no entry', "## Log\n$after\n<!--\n$bulk\n## Log\n- 2026-08-31 call\n-->\n");

# --- front-matter ---

my $body = "---\n## Log\n- 2023-02-02 <- call\n";
my $dormant = "2023-02-02\t2024-02-02\t942\tdormant\n";

sub name { return "---\nname: X" . number() . "\n" }

# what is wrong with one key leaves the others and the log
sub front {
	my ($name, $yaml, $what) = @_;
	try($name, sub {
		my ($row, $due, $check) = @_;
		is $row, "x\tX\t-\t$dormant", 'due: the rest of the file is read';
		like $due, $what, 'due: reported';
		like $check, $what, 'check: reported';
	}, { 'x.md' => name() . "$yaml\n$body" });
}

{
	my $note = name() . 'note: ';
	# without the first fence; with the line end
	my $fill = 64 * 1024 - length($note) + length("---\n") - 1;
	my $most = qr/x\.md:2:1: front-matter of more than 64 KiB: left out$/m;
	fine('front-matter of 64 KiB', $dormant, { 'x.md' => $note . 'x' x $fill . "\n$body" });
	try('front-matter of more than 64 KiB', sub {
		my ($row, $due, $check) = @_;
		is $row, '', 'a contact that may be inactive is in no list';
		like $due, $most, 'due: reported';
		like $check, $most, 'check: reported';
	}, { 'x.md' => $note . 'x' x ($fill + 1) . "\n$body" });
}
front('YAML nested deeper than 32', 'deep: ' . '[' x 32 . ']' x 32, qr/x\.md:3:38: front-matter: nested too deeply$/m);
front('YAML nested without an end', 'deep: ' . '[' x 5000, qr/x\.md:3:38: front-matter: nested too deeply$/m);
front('YAML maps in maps', 'deep: ' . '{a: ' x 5000, qr/x\.md:3:\d+: front-matter: nested too deeply$/m);
front('YAML keys of keys', '? ' x 5000, qr/x\.md:3:\d+: front-matter: /m);
front('YAML lists in lists', 'deep:' . "\n" . '- ' x 5000, qr/x\.md:\d+:\d+: front-matter: nested too deeply$/m);
fine('YAML nested 32 deep', $dormant, { 'x.md' => name() . 'deep: ' . '[' x 31 . ']' x 31 . "\n$body" });
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
told('a list for front-matter', qr/x\.md:\d+:\d+: front-matter: /m, { 'x.md' => "---\n- a: b\n- c\n$body" });
told('front-matter that never ends', qr/x\.md:1:1: front-matter without an end/m, { 'x.md' => "---\nname: x\n" . "a\n" x 1000 });
for (
	['a list that goes on 5,400 times', "tags: [a]\n" . "groups: x\ncategories: y\n" x 2700, 0],
	['6,000 keys of one\'s own', join('', map { "k$_: []\n" } 1 .. 6000), 0],
	['a key given 7,000 times', "next: x\n" x 7000, 101],
	['lines that end in CR alone', "a:\r" x 16_000, 0],
	['20,000 items', 'tags: [' . 'x, ' x 20_000 . "x]\n", 0],
) {
	my ($name, $yaml, $lines) = @$_;
	try($name, sub {
		my ($row, $due, $check) = @_;
		like $row, qr/^x\tX\t-\t2023-02-02\t/, 'the file is read';
		is $due =~ tr/\n//, $lines, 'messages';
	}, { 'x.md' => name() . "$yaml$body" });
}

# --- files ---

{
	my $most = qr{/x\.md(?::1:1)?: more than 1 MiB: left out$}m;
	# of that many bytes
	my $sized = sub {
		my ($bytes, $with) = @_;
		my $x = head("## Log\n- 2023-02-02 <- call\n");
		return { 'x.md' => $x . $with x ($bytes - length $x) };
	};
	fine('a file of 1 MiB', $dormant, $sized->($mib, "\n"));
	told('a file of 1 MiB and a byte', $most, $sized->($mib + 1, "\n"));
	told('2 MiB of NULs', $most, { 'x.md' => "\0" x (2 * $mib) });
	told('1 MiB of NULs behind an entry', qr/x\.md:6:1: a NUL byte is read as U\+FFFD$/m, $sized->($mib, "\0"));
}
told('a NUL in the text', qr/x\.md:6:2: a NUL byte is read as U\+FFFD$/m, { 'x.md' => head("a\n\nb\0c\n## Log\n") });
told('invalid UTF-8 in a name', qr/x\.md:2:8: invalid UTF-8 is read as U\+FFFD$/m, { 'x.md' => "---\nname: A\xffB\n---\n" });
told('a surrogate', qr/x\.md:2:8: invalid UTF-8/m, { 'x.md' => "---\nname: A\xed\xa0\x80B\n---\n" });
told('the middle of a character is the end', qr/x\.md:4:1: invalid UTF-8/m, { 'x.md' => "---\nname: x\n---\n\xe2\x82" });
fine('an empty file', '', { 'x.md' => '' });
fine('nothing but a fence', '', { 'x.md' => '---' });
fine('a note that begins with a rule', '', { 'x.md' => "---\nThis is a note.\n" });
fine('no Markdown', '', { 'x.txt' => "\0\xff", 'md' => "\0", '.md' => "\0", 'x.md~' => "\0", 'x.mdx' => "\0" });
fine('dot-folders', '', { '.git/x.md' => "---\nteir: x\n---\n", 'a/.trash/x.md' => "---\nteir: x\n---\n" });
fine('a folder named x.md', '', { 'x.md/y.txt' => '' });
told('a FIFO', qr{/x\.md(?::1:1)?: not a regular file: left out$}m, {}, sub { mkfifo("$_[0]/$_[1]", 0600) or die "mkfifo: $!" });
for (
	['a dangling link', 'nowhere', qr{/x\.md(?::1:1)?: No such file or directory$}m],
	['a link to itself', 'x' . number() . '.md', qr{/x\.md(?::1:1)?: Too many levels of symbolic links$}m],
	['a link to a folder', '.', qr{/x\.md(?::1:1)?: a link to a folder is not followed$}m],
	['a link to a device', '/dev/zero', qr{/x\.md(?::1:1)?: not a regular file: left out$}m],
	# a regular file that not even root can read from its beginning
	(['a file that cannot be read', '/proc/self/mem', qr{/x\.md(?::1:1)?: Input/output error$}m]) x !!-f '/proc/self/mem',
) {
	my ($name, $to, $what) = @$_;
	told($name, $what, {}, sub { symlink $name eq 'a link to itself' ? $_[1] : $to, "$_[0]/$_[1]" or die "symlink: $!" });
}
told('folders that go round by links', qr{/a/b/up(?::1:1)?: a link to a folder is not followed$}m, { 'a/b/c.txt' => '' }, sub {
	symlink '../..', "$_[0]/a/b/up" or die "symlink: $!";
	symlink '.', "$_[0]/self" or die "symlink: $!";
});
SKIP: {
	skip 'root may read everything', 1 if !$>;
	told('a file that may not be read', qr{/x\.md(?::1:1)?: Permission denied$}m, { 'x.md' => '' }, sub { chmod 0, "$_[0]/$_[1]" });
	told('a folder that may not be read', qr{/sub(?::1:1)?: Permission denied$}m, { 'sub/y.md' => '' }, sub { chmod 0, "$_[0]/sub" });
}

# --- very much in one file ---

try('10,000 messages of one file', sub {
	my ($row, $due, $check) = @_;
	is $due =~ tr/\n//, 101, 'due: a hundred, and that there are more';
	like $due, qr{/x\.md:105:3: more problems in this file are not reported$}m, 'due: where they were cut';
	is $check =~ tr/\n//, 101, 'check: likewise';
}, { 'x.md' => head("## Log\n" . "- 1/2/2025: lunch\n" x 10_000) });
fine('one alias 20,000 times', '', { 'x.md' => "---\naliases: [" . 'q, ' x 20_000 . "r]\n---\n" . '[[q]] ' x 1000 . "\n" });

try_all();
# a contact of many hostile files is renamed, and joined with another: each of them is looked through
for my $command (['tend-rename', 'good', 'better'], ['tend-join', 'good', sprintf 'x%03d', 1]) {
	my ($tool, @who) = @$command;
	my ($status, $out, $err) = run_within($seconds, $tool, '-C', $many, '-N', @who);
	like $status, qr/^[012]$/, "$tool: within $seconds seconds, over all of them" or diag $err;
	like $out, qr/^rename to better.md$/m, "$tool: and it is shown" if $tool eq 'tend-rename';
}
{
	my @units = ('](a', '[[', '<a', '<!--', '[a](b', "[p]: <\n", '[[a', '[a](<', '[a](b "', '`a', join '', map { '`' x $_ . 'a' } 1 .. 300);
	my $dir = book(map { ("l$_.md" => "---\nname: L$_\n---\n" . fill($units[$_], $full)) } 0 .. $#units);
	my ($status, $out, $err) = run_within(20, 'tend-rename', '-C', $dir, '-N', 'good', 'better');
	is "$status$err", '0', 'tend-rename: links that do not end';
}
for (@long) {
	my ($name, $n) = @$_;
	my ($status, $out) = run('tend-entries', '-C', "$many/c$n", '-t', '2026-09-01');
	is $out =~ tr/\n//, 5000, "5,000 entries in one list, $name: all of them";
}
is slow($_, @large), '', "$_: " . @large . ' of nearly a MiB, each alone' for 'tend-due', 'tend-check';

# --- folders ---

{
	my $dir = book();
	my $deepest = $dir . '/d' x 64;
	spew("$deepest/at64.md", "---\nname: Deep\n---\n## Log\n- 2024-01-02 call\n");
	my @said = due($dir);
	is "@said", "0 ${good}at64\tDeep\t-\t2024-01-02\t2025-01-02\t607\tdormant\n ", '64 folders deep: read';
	is join(' ', check($dir)), '0  ', 'and nothing reported';
	spew("$deepest/e/at65.md", "---\nname: Deeper\n---\n");
	my $what = qr{/d/e(?::1:1)?: more than 64 folders deep: left out$}m;
	my ($status, $out, $err) = due($dir);
	is $status, 1, '65 folders deep: exit status';
	like $out, qr/^\Q$good\E/m, 'the good one';
	like $err, $what, 'told';
	($status, $out, $err) = check($dir);
	is $status, 1, 'check: exit status';
	like $out, $what, 'check: reported';
	is $err, '', 'check: reported once';
}

# --- names that would deceive ---

{
	my $esc = "\e]0;owned\a\e[2J";
	my $bidi = "\xe2\x80\xaegpj.exe";
	my $dir = book(
		"a${esc}b.md" => "---\nname: \"x\\e[2J\"\nteir: x\n---\n## Log\n- 1/2/2025 $esc\n- 2024-01-01 <- call: x\n",
		"c$bidi.md" => "---\nname: $bidi\nevery: $bidi\nknows: x$bidi\n---\n## Log\n- 2024-01-01 <- call: x\n",
		"d\ne\tf.md" => "---\nname: D\n---\n## Log\n- 2024-01-01 <- call: x\n",
		"g\xffh.md" => "---\nname: G\n---\n",
	);
	my $raw = qr/[\x00-\x08\x0b-\x1f\x7f]|\xe2\x80\xae|\xff/;
	my ($status, $out, $err) = due($dir);
	unlike $err, $raw, 'messages: control and bidi characters are made visible';
	like $err, qr{/a\^\[\]0;owned\^G\^\[\[2Jb\.md:6:3: }, 'messages: as ^[';
	like $err, qr{/c<U\+202E>gpj\.exe\.md:3:8: every: "<U\+202E>gpj\.exe" is not a duration}, 'messages: as <U+202E>';
	like $err, qr{/g<FF>h\.md: the name is not UTF-8: left out$}m, 'messages: as <FF>';
	like $out, qr/^d\\ne\\tf\tD\t/m, 'rows: TAB and line feed in an id are escaped';
	is scalar(grep { tr/\t// != 6 } split /\n/, $out), 0, 'rows: each has its columns, and no more';
	for my $form ('table', 'json') {
		($status, $out, $err) = due($dir, '-f', $form);
		like $out, qr/gpj/, "$form: there are rows";
		unlike $out, $raw, "$form: control and bidi characters do not come through";
	}
	($status, $out, $err) = check($dir);
	like $out, qr/knows: no contact is called x<U\+202E>gpj/, 'check: reported';
	unlike $out . $err, $raw, 'check: made visible';
	($status, $out, $err) = due($dir, "nobody\e[2J");
	unlike $err, $raw, 'an operand is made visible, too';
	is $status, 2, 'and no contact is called so';
}
{
	my $dir = book('x.md' => "---\nknows: [../../etc/passwd, ../good.md, /etc/passwd.md]\n---\n[a](../../../etc/passwd.md) [[../../x/good]]\n");
	spew("$tmp/outside.md", "---\nname: Outside\n---\n## Log\n- 2020-01-01 call\n");
	for my $who ('../outside', '../outside.md', "$tmp/outside.md", '../../etc/passwd', '/', '..', '.', "$dir/../outside.md") {
		my ($status, $out, $err) = due($dir, $who);
		is $status, 2, "no contact outside the book: $who";
		is $out, '', "nothing is read outside the book: $who";
	}
	my ($status, $out, $err) = check($dir);
	is $out, <<"END", '../ in names and links leads to no contact, or to one with that name';
$dir/x.md:2:9: knows: no contact is called ../../etc/passwd
$dir/x.md:2:39: knows: no contact is called passwd
$dir/x.md:4:1: link: no contact or note is called passwd
END
}

# --- books ---

{
	mkdir "$tmp/empty";
	is join('', due("$tmp/empty"), check("$tmp/empty")),
		"0tend-due: no contact is in the book yet; add one: tend new -C $tmp/empty NAME\n0", 'an empty book';
	for ('nowhere', 'out') {
		my ($status, $out, $err) = due("$tmp/$_");
		is $status, 2, "no book: $_";
		like $err, qr{^tend-due: \Q$tmp\E/$_: no book there}, "no book, reported: $_";
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
# one who is wrong alone: the good one comes out all the same, and what was left out is counted
{
	my $dir = book('x.md' => "---\nname: A\0\n---\n");
	my $what = qr/x\.md:2:8: a NUL byte is read as U\+FFFD$/m;
	my ($status, $out, $err) = due($dir);
	is "$status $out", "1 $good", 'due: one thing is wrong';
	like $err, $what, 'due: reported';
	like $err, qr/^tend-due: 1 problem, see above\n\z/m, 'due: counted';
	($status, $out, $err) = check($dir);
	is "$status $err", '1 ', 'check: one thing is wrong';
	like $out, $what, 'check: reported';
}
is join('', due(book())), "0$good", 'due: all is well';
is join('', check(book())), '0', 'check: all is well';
{
	# a name that many share, and call each other by
	my $n = rounds(500, 1500);
	my %file = map { ("p$_.md" => "---\nname: Ana\naliases: [" . 'Ana, ' x 50 . "A]\nknows: [" . 'Ana, ' x 50 . "B]\n---\n[[Ana]]\n") } 1 .. $n;
	my ($status, $out, $err) = run_within(10, 'tend-check', '-C', book(%file));
	is $status, 1, "$n people of one name";
	like $out, qr{/p1\.md:4:9: knows: Ana could be p1, p10, p100, (?:p\d+, ){5}…$}m, 'and who they could be';
	# thousands of names without a contact: proposing a contact must not make it quadratic
	$n = rounds(1000, 3000);
	%file = map { ("person-$_.md" => "---\nknows: [persn-$_, prson-$_]\n---\n[a](b$_.md)\n") } 1 .. $n;
	($status, $out) = run_within(10, 'tend-check', '-C', book(%file));
	is $out =~ tr/\n//, 3 * $n, 3 * $n . ' names without a contact';
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
			. "## Promises\n- [ ] 2026-13-01 %s\n## LOG\n- 20%02d-0%d-1%d -> +%s: [[%s]]\n- 2026-01-0%d <- %s\n- 1/2/2020\n",
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

# everything that every tool says of a book: one shell for all of them, which starts them sooner than this program
my $everything = join '', map {
	my ($tool, @args) = @$_;
	my $words = join ' ', map { "'$_'" } @args;
	"'$bin/$tool' -C \"\$1\" -t 2026-09-01 $words </dev/null; s=\$?; echo \"== $tool @args: \$s\"; echo \"== $tool @args: \$s\" >&2\n";
} @tools;

sub everything {
	my ($dir) = @_;
	my ($status, $out, $err) = run('sh', '-c', $everything, 'sh', $dir);
	return "$out$err" =~ s/\Q$dir\E/BOOK/gr;
}

{
	my $dir = many_people("$tmp/forth", 0 .. 199);
	my $want = everything($dir);
	like $want, qr/BOOK\/_x\.md:19:3: entry: an ambiguous date; .*$/m, 'a book of many scripts: something is said';
	like $want, qr/\A\S+\t.*^== tend-due : 1\n/ms, 'and rows come out';

	# elsewhere: files made in the opposite order, another locale, another zone; and once more, whatever the threads do.
	# One of each at once, and in larger samples each by itself. The five locales are C, and of the others those with
	# other letters (tr), another comma (de), other digits (ar) and another calendar (fa)
	my @locales = some('locale', 1, [], 'C.UTF-8', map { "$_.UTF-8" } qw(tr_TR de_DE ar_EG fa_IR));
	my @zones = some('zone', 1, [], 'UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Lisbon', 'NONSENSE', ':', '<+14>-14', '');
	my @elsewhere = rounds(1, 2) > 1 ? (
		[1, 'C', 'UTC'], ([0, 'C', 'UTC']) x 3, (map { [0, $_, 'UTC'] } @locales), map { [0, 'C', $_] } @zones,
	) : [1, $locales[0], $zones[0]];
	my $back = many_people("$tmp/back", reverse 0 .. 199);
	for (@elsewhere) {
		my ($order, $locale, $zone) = @$_;
		SKIP: {
			local %ENV = (%ENV, LC_ALL => $locale, TZ => $zone);
			if ($locale =~ /^([a-z]+_[A-Z]+)/) {
				$ENV{LOCPATH} = "$tmp/locale";
				mkdir $ENV{LOCPATH};
				skip "no localedef for $locale", 1
					if !-d "$ENV{LOCPATH}/$locale" && system "localedef -i $1 -f UTF-8 $ENV{LOCPATH}/$locale >/dev/null 2>&1";
			}
			is everything($order ? $back : $dir), $want, 'the same ' . ($order ? 'made in the opposite order, ' : '') . "in $locale, with TZ='$zone'";
		}
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
is seen('9999-12-31', every('1 month', '9999-12-31')), '', 'a due day after the last day is never reached';
is seen('9999-12-31', every('9999 years', '0001-01-01')), '0001-01-01 9999-12-31 0 dormant', 'nor after the longest time';
is seen('9999-11-30', every('1 month', '9999-11-30')), '9999-11-30 9999-12-30 -30 soon', 'just before the end';
is seen('0001-01-02', "---\nnext: 0001-01-01\n---\n"), '- 0001-01-01 1 due', 'planned for the first day';
is seen('2024-02-29', every('4 years', '2020-02-29')), '2020-02-29 2024-02-29 0 dormant', 'a leap day and the next';
is seen('2025-02-28', every('1 year', '2024-02-29')), '2024-02-29 2025-02-28 0 due', 'a year after a leap day';
is seen('2000-02-29', every('2 days', '2000-02-28')), '2000-02-28 2000-03-01 -1 soon', '2000 had a leap day';
is seen('1900-03-01', every('2 days', '1900-02-28')), '1900-02-28 1900-03-02 -1 soon', '1900 had none';
like seen('1900-03-01', every('1 day', '1900-02-29')), qr/x\.md:5:3: entry: a day that does not exist/, 'so it is no day';
like seen('2026-09-01', "---\nmet: 0000-01-01\n---\n"), qr/x\.md:2:6: met: "0000-01-01" is a day that does not exist$/m, 'there is no year 0';
like seen('2026-09-01', "---\nnext: 10000-01-01\n---\n"), qr/x\.md:2:7: next: "10000-01-01" is not a date; write 2025-06-01$/m, 'nor a year 10000';
for ('0000-12-31', '10000-01-01', '2025-02-29', '2026-13-01') {
	my ($status, $out, $err) = run('tend-due', '-C', book(), '-t', $_);
	is $status, 2, "no such today: $_";
}

done_testing;
