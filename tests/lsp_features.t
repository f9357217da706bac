#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# What the language server knows, a transcript a feature: completion in its place and nowhere else, hover, places, the
# ranges of problems; and each edit is that of the command.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use Test::More;
use lib dirname(abs_path(__FILE__));
use Lsp;
use Scratch;

my $root = abs_path(dirname(__FILE__) . '/..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
my $tmp = scratch('lsp_features');
my $today = '2026-09-01';
isolate("$tmp/home");
$ENV{TEND_TODAY} = $today;
delete $ENV{TEND_BOOK};

my $files = { workspace => { workspaceEdit => { documentChanges => JSON::PP::true(), resourceOperations => [qw(create rename delete)] } },
	general => { positionEncodings => ['utf-8'] } };

# a book, in a folder of its own
my $books = 0;
sub book {
	my ($from) = @_;
	my $book = "$tmp/book" . ++$books;
	copy_tree($from // "$root/contacts.example", $book);
	return $book;
}
sub start { Lsp->start($files, "$bin/tend-lsp", '-t', $today) }

my $book = book();
my $lsp = start();
my $path = "$book/zed.md";
spew($path, "---\nname: Zed\n---\n");

# opens a text, whose ‸ is the cursor: its place in the file
sub show {
	my ($text, $file) = @_;
	$file //= $path;
	my $at = index $text, '‸';
	substr($text, $at, length '‸') = '' if $at >= 0;
	$lsp->{version}{$file} ? $lsp->change($file, $text) : $lsp->open_text($file, $text);
	my $before = substr $text, 0, $at < 0 ? 0 : $at;
	my $line = () = $before =~ /\n/g;
	return { textDocument => { uri => Lsp::uri($file) }, position => { line => $line, character => length $before =~ s/.*\n//sr } };
}
sub bytes { my ($s) = @_; utf8::encode($s) if utf8::is_utf8($s); $s }

# a text after edits: [{range, newText}]
sub edited {
	my ($text, @edits) = @_;
	my @starts = (0);
	push @starts, pos $text while $text =~ /\n/g;
	my $offset = sub { my ($p) = @_; my $o = ($starts[$p->{line}] // length $text) + $p->{character}; $o > length $text ? length $text : $o };
	for (sort { $offset->($b->{range}{start}) <=> $offset->($a->{range}{start}) } @edits) {
		my ($from, $to) = map { $offset->($_) } @{ $_->{range} }{qw(start end)};
		substr($text, $from, $to - $from) = bytes($_->{newText});
	}
	return $text;
}

# --- completion ---

my $head = "---\nname: Zed\n";
sub complete { [map { bytes($_->{label}) } @{ $lsp->ask('textDocument/completion', show($_[0]))->{items} // [] }] }
# the text with the item of a label
sub completed {
	my ($text, $label) = @_;
	my ($item) = grep { bytes($_->{label}) eq $label } @{ $lsp->ask('textDocument/completion', show($text))->{items} };
	return $item ? edited($text =~ s/‸//r, $item->{textEdit}) : "no item $label";
}

subtest 'completion, in its place' => sub {
	is completed("$head" . "ti‸\n---\n", 'tier'), "$head" . "tier: \n---\n", 'a key';
	is_deeply complete("$head" . "tier: ‸\n---\n"), [qw(critical close many)], 'tiers, those of me.md';
	is completed("$head" . "tier: cr‸\n---\n", 'critical'), "$head" . "tier: critical\n---\n", 'a tier that is begun';
	is_deeply complete("$head" . "status: arch‸\n---\n"), ['archived'], 'a status';
	is_deeply complete("$head" . "org: \"ac‸\n---\n"), ['Acme'], 'what other contacts have, also after a quote';
	is completed("$head" . "knows: [ana-lopez, sil‸]\n---\n", 'Bruno Silva'), "$head" . "knows: [ana-lopez, bruno-silva]\n---\n", 'an item of a list';
	is completed("$head" . "knows:\n  - sil‸\n---\n", 'Bruno Silva'), "$head" . "knows:\n  - bruno-silva\n---\n", 'one on a line of its own';
	is completed("$head---\nWith [[sil‸", 'Bruno Silva'), "$head---\nWith [[bruno-silva|Bruno Silva]]", 'a wiki link, by any word of a name';
	is completed("$head---\nWith [[sil‸]] and\n", 'Bruno Silva'), "$head---\nWith [[bruno-silva|Bruno Silva]] and\n", 'whose brackets are closed already';
	is completed("$head---\nWith [sil‸\n", 'Bruno Silva'), "$head---\nWith [Bruno Silva](bruno-silva.md)\n", 'a link';
	is completed("$head---\n## Log\n- ‸\n", '2026-09-01 -> call: '), "$head---\n## Log\n- 2026-09-01 -> call: \n", 'an entry of today';
	is completed("$head---\n## Log\n- 2026-08-01 -> +fu‸\n", 'fun'), "$head---\n## Log\n- 2026-08-01 -> +fun\n", 'a kind';
};

subtest 'and nowhere else' => sub {
	for (
		['prose', "$head---\nShe likes si‸\n"], ['a prose line like a key', "$head---\nti‸\n"], ['an item that is no entry', "$head---\n- ‸\n"],
		['a code block', "$head---\n```\n[[si‸\n```\n"], ['indented code', "$head---\ntext\n\n    [[si‸\n"], ['code in a line', "$head---\nuse `[[si‸` here\n"],
		['a comment', "$head---\n<!-- [[si‸ -->\n"], ['after a backslash', "$head---\n\\[si‸\n"], ['a link in code', "$head---\n```\n[si‸\n```\n"],
		['a box of a task', "$head---\n## Asks\n- [x‸\n"], ['a link that is closed', "$head---\n[[bruno-silva]] si‸\n"], ['after the |', "$head---\n[[bruno-silva|si‸\n"],
		['a quoted value with a colon', "$head" . "why: \"tier: cr‸\"\n---\n"], ['after a comma in quotes', "$head" . "org: \"x, ac‸\"\n---\n"],
		['after the quote', "$head" . "org: \"Acme\" ‸\n---\n"], ['a value of no words', "$head" . "why: a‸\n---\n"], ['a comment of front-matter', "$head# ti‸\n---\n"],
		['the text of an entry', "$head---\n## Log\n- 2026-08-01 -> +fun: fu‸\n"], ['no front-matter', "ti‸\n"],
	) {
		is_deeply complete($_->[1]), [], $_->[0];
	}
};

# --- what is shown ---

my $ana = slurp("$book/ana-lopez.md");
sub mark { my ($text, $where) = @_; my $i = index $text, $where; die $where if $i < 0; substr($text, $i + 2, 0) = '‸'; $text }

subtest 'hover' => sub {
	my $hover = sub { bytes($lsp->ask('textDocument/hover', show(mark($ana, $_[0]), "$book/ana-lopez.md"))->{contents}{value} // '') };
	like $hover->('bruno-silva.md'), qr/Bruno Silva.*2026-05-01/s, 'a link: the contact, and the last entry';
	like $hover->('Carla Mota'), qr/Carla Mota/, 'a name in a list';
	like $hover->('every:'), qr/\w/, 'a key';
	like $hover->('2024-11-14'), qr/2024-11-14.*3/s, 'an entry';
	for (['2026-09-01', 'today'], ['2026-08-31', 'yesterday'], ['2026-08-11', '3 weeks ago'], ['2026-09-02', 'tomorrow'], ['2026-09-22', 'in 3 weeks']) {
		my ($date, $when) = @$_;
		my $got = $lsp->ask('textDocument/hover', show("$head---\n## Log\n- $date‸ call: x\n", "$book/ana-lopez.md"));
		like bytes($got->{contents}{value} // ''), qr/^\Q$date, $when\E\n/, "an entry: $when";
	}
	my $tasks = "$head---\n## Asks\n- [ ] 2027-03-01 an A (since 2026-08-11)\n- [x] 2026-08-01 a B\n- [-] a C\n\n## Promises\n- [ ] 2026-08-11 a D\n- [x] 2026-08-11 an E\n- [ ] an F\n- [ ] 2026-09-01 a G\n";
	for (
		['an A', "an ask · by 2027-03-01, in 5 months\n\nopen since 2026-08-11, 3 weeks ago"], ['a B', 'an ask, granted · by 2026-08-01, 4 weeks ago'], ['a C', 'an ask, declined'],
		['a D', 'a promise · by 2026-08-11, 3 weeks late'], ['an E', 'a promise, kept · by 2026-08-11, 3 weeks ago'], ['an F', 'a promise'], ['a G', 'a promise · by 2026-09-01, today'],
	) {
		my ($text, $want) = @$_;
		my $got = $lsp->ask('textDocument/hover', show($tasks =~ s/\Q$text\E/$text‸/r, "$book/ana-lopez.md"));
		is bytes($got->{contents}{value} // ''), $want, "a task: $text";
	}
	my $hints = $lsp->ask('textDocument/inlayHint', { textDocument => { uri => Lsp::uri("$book/ana-lopez.md") }, range => { start => { line => 0, character => 0 }, end => { line => 99, character => 0 } } });
	is_deeply [map { "$_->{position}{line}:$_->{position}{character} $_->{label}" } @$hints], [(substr($tasks, 0, index $tasks, 'a D') =~ tr/\n//) . ':20 overdue'], 'a promise whose day is over, and no other';
	$lsp->change("$book/ana-lopez.md", "$tasks\n");
	my $of = $lsp->ask('textDocument/hover', show("$head---\nWith [[ana-lopez‸]].\n", "$book/dan-ito.md"));
	like bytes($of->{contents}{value} // ''), qr/^- \*\*Promise\*\* by 2026-08-11, 3 weeks late: a D\n- \*\*Promise\*\* by 2026-09-01, today: a G\n- \*\*Promise\*\* an F\n/m, 'a contact: what you owe them, the most overdue first';
	is $lsp->ask('textDocument/hover', show(mark($ana, 'Left Madrid'), "$book/ana-lopez.md")), undef, 'prose: nothing';
};

subtest 'places' => sub {
	my $at = show(mark($ana, 'bruno-silva.md'), "$book/ana-lopez.md");
	my $got = $lsp->ask('textDocument/definition', $at);
	$got = $got->[0] if ref $got eq 'ARRAY';
	is $got->{uri}, Lsp::uri("$book/bruno-silva.md"), 'a link leads to its file';
	my %refs;
	for (@{ $lsp->ask('textDocument/references', { %$at, context => { includeDeclaration => JSON::PP::false() } }) }) {
		my ($file) = $_->{uri} =~ m{^file://(.*)$};
		my @lines = split /\n/, slurp($file);
		my $line = bytes($lines[$_->{range}{start}{line}]);
		like substr($line, $_->{range}{start}{character}, $_->{range}{end}{character} - $_->{range}{start}{character}), qr/bruno/i, "names Bruno: $file"
			or diag $line;
		$refs{ $file =~ s{^\Q$book\E/}{}r }++;
	}
	is_deeply [sort keys %refs], [sort map { s{^\Q$book\E/}{}r } split /\n/, qx{grep -rl bruno-silva '$book' --include=*.md}], 'all files that name the contact';
	my @symbols = @{ $lsp->ask('textDocument/documentSymbol', { textDocument => $at->{textDocument} }) };
	like join(' ', map { $_->{name} } @symbols), qr/asks.*promises.*log/, 'the parts of a file';
	is_deeply [map { bytes($_->{name}) } @{ $lsp->ask('workspace/symbol', { query => 'silva' }) }], ['Bruno Silva'], 'contacts by any word';
};

# --- problems ---

subtest 'ranges' => sub {
	my $ranges = sub {
		my ($text) = @_;
		show($text);
		$lsp->ask('tend/nothing', {});
		my ($last) = grep { ($_->{method} // '') eq 'textDocument/publishDiagnostics' && $_->{params}{uri} eq Lsp::uri($path) } reverse @{ $lsp->{notes} };
		my @lines = split /\n/, $text;
		return [map { my $r = $_->{range}; substr $lines[$r->{start}{line}], $r->{start}{character}, $r->{end}{character} - $r->{start}{character} } @{ $last->{params}{diagnostics} }];
	};
	for (
		['a key', "$head" . "teir: many\n---\n", 'teir'], ['a value', "$head" . "tier: blue # no\n---\n", 'blue'],
		['a quoted one', "$head" . "tier: \"blue\" # no\n---\n", 'blue'], ['an item', "$head" . "knows: [ana-lopez, \"Bruno Silvo\", dan-ito]\n---\n", 'Bruno Silvo'],
		['an item without quotes', "$head" . "knows: [ana-lopez, Bruno Silvo, dan-ito]\n---\n", 'Bruno Silvo'],
		['an item of a block', "$head" . "knows:\n  - Bruno Silvo  # x\n---\n", 'Bruno Silvo'],
		['a day', "$head---\n## Log\n- 2026-02-30 -> call: x\n", '2026-02-30'],
		['a link', "$head---\nWith [Jim](jim-nobody.md) and\n", 'jim-nobody'],
		['a link in a paragraph', "$head---\nOne line\nwith [[bruno-silvo|B]] and\n", 'bruno-silvo'],
		['twice', "$head---\nOne [[bruno-silvo]] with [[ana-lopez]]\nand [[bruno-silvo]]\n", 'bruno-silvo', 'bruno-silvo'],
	) {
		my $got = $ranges->($_->[1]);
		s/^"(.*)"$/$1/ for @$got;
		is_deeply $got, [@$_[2 .. $#$_]], $_->[0];
	}
};

subtest 'changes that come all at once' => sub {
	show("$head---\n");
	$lsp->diagnostics($path);
	$lsp->{notes} = [];
	$lsp->{held} = 1;
	show("$head" . "teir: $_\n---\n") for 1 .. 3;
	my $id = $lsp->{id} + 1;
	$lsp->post({ id => $id, method => 'textDocument/hover', params => { textDocument => { uri => Lsp::uri($path) }, position => { line => 0, character => 0 } } });
	$lsp->send;
	my $m;
	do { $m = $lsp->take; push @{ $lsp->{notes} }, $m if $m->{method} } until !$m || defined $m->{id};
	is scalar(grep { $_->{params}{uri} eq Lsp::uri($path) } @{ $lsp->{notes} }), 1, 'their problems are sent once, before the answer';
	is_deeply $lsp->diagnostics($path), [[3, 'teir: did you mean tier?']], 'those of the last text';
};

# --- edits ---

# the files of a book after a WorkspaceEdit
sub apply {
	my ($edit) = @_;
	for (@{ $edit->{documentChanges} }) {
		my ($file, $to) = map { defined $_ ? m{^file://(.*)$} && $1 =~ s/%([0-9A-F]{2})/chr hex $1/ger : undef } $_->{textDocument}{uri} // $_->{uri} // $_->{oldUri}, $_->{newUri};
		if ($_->{edits}) { spew($file, edited(slurp($file), @{ $_->{edits} })) }
		elsif ($_->{kind} eq 'rename') { rename $file, $to or die }
		elsif ($_->{kind} eq 'delete') { unlink $file or die }
	}
}
sub actions {
	my ($at) = @_;
	return map { bytes($_->{title}) => $_ } @{ $lsp->ask('textDocument/codeAction', { textDocument => $at->{textDocument},
		range => { start => $at->{position}, end => $at->{position} }, context => { diagnostics => [] } }) };
}
# in a book an action is applied, in a copy of it a command runs: both are the same then
sub same {
	my ($file, $where, $title, $command, $prepare) = @_;
	my ($mine, $own) = (book(), book());
	for ($mine, $own) { $prepare->($_) if $prepare }
	my $text = slurp("$mine/$file");
	my $before = slurp("$mine/$file");
	$lsp = start();
	my %all = actions(show($where eq '' ? "‸$text" : mark($text, $where), "$mine/$file"));
	my $out = qx{cd '$own' && TEND_BOOK='$own' PATH='$bin:$ENV{PATH}' sh -c '$command' 2>&1};
	my $status = $?;
	ok $all{$title}, "$title: offered" or return diag join "\n", sort keys %all;
	apply($all{$title}{edit});
	is $status, 0, "$command runs" or diag $out;
	isnt qx{diff -rq '$mine' '$root/contacts.example'}, '', 'something is changed';
	is qx{diff -r '$mine' '$own'}, '', "$title: what the command writes";
	$lsp->stop;
}

$lsp->stop;
subtest 'actions' => sub {
	my $plain = 'ana-lopez.md';
	same($plain, '', 'Log today: you reached out (call)', 'tend log ana-lopez today to call');
	same($plain, '', 'Log today: they reached out (mail)', 'tend log ana-lopez today from mail');
	same($plain, '', 'Log today: you helped (+help)', 'tend log ana-lopez today to +help');
	same($plain, '', 'Log today: a favour for you (-favour)', 'tend log ana-lopez today from -favour');
	same($plain, '', 'Snooze for 2 weeks', 'tend set ana-lopez snooze=2w');
	same($plain, 'an introduction to her dean', 'Granted', 'tend done ana-lopez dean');
	same($plain, 'my notes on the interview', 'Promise kept', 'tend done ana-lopez rubrics');
	same('bruno-silva.md', 'ines-carvalho, ipek', 'Say in the file of Inês Carvalho, too, that they know each other',
		'tend set ines-carvalho knows+=bruno-silva', sub { my $f = "$_[0]/ines-carvalho.md"; spew($f, slurp($f) =~ s/^  - bruno-silva\n//mr) });
	same($plain, 'prose of a need', 'Add to needs: a roofer', 'tend set ana-lopez "needs+=a roofer"',
		sub { my $f = "$_[0]/ana-lopez.md"; spew($f, slurp($f) =~ s/^Left Madrid/prose of a need\nShe is looking for a roofer.\nLeft Madrid/mr =~ s/prose of a need\n(.*\n)/$1/r =~ s/She is/prose of a need. She is/r) });
	same($plain, 'call: caught up; Wojtek', 'Link Wojtek to Wojciech Łukaszewicz',
		'sed -i "s/Wojtek says hi/[Wojtek](wojtek-lukaszewicz.md) says hi/" ana-lopez.md',
		sub { my $f = "$_[0]/ana-lopez.md"; spew($f, slurp($f) =~ s/caught up; the kiln/caught up; Wojtek says hi, the kiln/r) });
	same('ana-lopez.sync-conflict-20260714-101500-QX7ABCD.md', '', 'Merge ana-lopez.sync-conflict-20260714-101500-QX7ABCD.md into ana-lopez.md',
		'tend merge ana-lopez.md ana-lopez.sync-conflict-20260714-101500-QX7ABCD.md',
		sub { my $f = "$_[0]/ana-lopez"; spew("$f.sync-conflict-20260714-101500-QX7ABCD.md", slurp("$f.md") =~ s/## Log\n/## Log\n- 2026-07-01 <- call: from the phone\n/r) });
};

subtest 'no action where there is none' => sub {
	$lsp = start();
	my $b = book();
	spew("$b/zed.md", "$head---\n");
	my %all = actions(show("$head" . "---\nWith [Wojtek](x.md) or `Wojtek`‸, [[Wojtek]]\n", "$b/zed.md"));
	is_deeply [grep { /^Link|^Add/ } keys %all], [], 'a name within a link or code';
	for my $text ("```\nWith Wojtek‸\n```\n", "See [my\nold Wojtek‸ file](x.md)\n", "<!-- x\nWith Wojtek‸ -->\n") {
		%all = actions(show("$head---\n$text", "$b/zed.md"));
		is_deeply [grep { /^Link/ } keys %all], [], 'nor where other lines make it one';
	}
	%all = actions(show("$head---\nWith Wojtek‸\n", "$b/zed.md"));
	is_deeply [grep { /^Link/ } keys %all], ['Link Wojtek to Wojciech Łukaszewicz'], 'but in prose';
	%all = actions(show("---\nname: Zed\nneeds: [a roofer]\n---\nZed is looking for a roofer‸.\n", "$b/zed.md"));
	is_deeply [grep { /^Add/ } keys %all], [], 'a need that is there';
	$lsp->stop;
};

subtest 'a name to link, in a large book and while names change' => sub {
	$lsp = start();
	my $b = book();
	spew("$b/zed.md", "$head---\n");
	spew("$b/many-$_.md", "---\nname: Same Many$_\n---\n") for 1 .. 2100;
	my $links = sub { my %all = actions(show("$head---\nWith Jonas‸, Same and Wojtek\n", "$b/zed.md")); [sort grep { /^Link/ } keys %all] };
	my $wojtek = 'Link Wojtek to Wojciech Łukaszewicz';
	is_deeply $links->(), [$wojtek], 'one that a single contact has';
	my $other = "$b/many-7.md";
	$lsp->open_text($other, "---\nname: Jonas Many7\n---\n");
	is_deeply $links->(), ['Link Jonas to Jonas Many7', $wojtek], 'a contact gets another name';
	$lsp->change($other, "---\nname: Same Many7\naliases: [Jonas]\n---\n");
	is_deeply $links->(), ['Link Jonas to Same Many7', $wojtek], 'a nickname';
	$lsp->change($other, "---\nname: Jonas Many7\nplace: Wojtek\n---\n");
	is_deeply $links->(), ['Link Jonas to Jonas Many7'], 'and is in a place that is called so';
	$lsp->change($other, "---\nname: Wojtek Many7\n---\n");
	is_deeply $links->(), [], 'two of one name';
	$lsp->tell('textDocument/didClose', { textDocument => { uri => Lsp::uri($other) } });
	is_deeply $links->(), [$wojtek], 'and it is closed without being saved';
	$lsp->stop;
};

subtest 'rename' => sub {
	my ($mine, $own) = (book(), book());
	$lsp = start();
	my $edit = $lsp->ask('textDocument/rename', { %{ show(mark($ana, 'bruno-silva.md'), "$mine/ana-lopez.md") }, newName => 'bruno-s' });
	apply($edit);
	is system("'$bin/tend-rename' -C '$own' bruno-silva bruno-s >/dev/null 2>&1"), 0, 'tend rename';
	ok -e "$mine/bruno-s.md", 'the file is renamed';
	is qx{diff -r '$mine' '$own'}, '', 'every mention follows, as with tend rename';
	$lsp->stop;
};
done_testing;
