#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# The language server says of each file of each test book what tend-check says, also of a text that is changed at random,
# in both ways of counting characters, and its text is the editor's.
use strict;
use warnings;
use Cwd qw(abs_path);
use Encode ();
use File::Basename qw(basename dirname);
use Test::More;
use lib dirname(abs_path(__FILE__));
use Lsp;
use Sample;
use Scratch;

my $root = abs_path(dirname(__FILE__) . '/..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
my $tmp = scratch('lsp');

isolate("$tmp/home");
$ENV{TEND_TODAY} = '2026-09-01';

# path => [[line, message]] as tend check says
sub checked {
	my ($book) = @_;
	my %of;
	for (split /\n/, qx{'$bin/tend-check' -C '$book' -H 2>/dev/null}) {
		my ($path, $line, undef, $what) = split /\t/, $_, 4;
		push @{ $of{$path} }, [$line eq '-' ? 1 : $line, $what] if $path ne 'path';
	}
	return \%of;
}

# a link is shown where it stands, which may be lines below the beginning of its paragraph
sub plain { [map { $_->[1] =~ /^link: / ? $_->[1] : "$_->[0]: $_->[1]" } @{ $_[0] // [] }] }

my @books = map { abs_path($_) } "$root/contacts.example", grep { -e "$_/me.md" } glob "$root/tests/vaults/*";
for my $from (@books) {
	my $book = "$tmp/" . basename($from);
	copy_tree($from, $book);
	my $lsp = Lsp->start({}, "$bin/tend-lsp", '-t', '2026-09-01');
	my $want = checked($book);
	my @wrong;
	for my $path (split /\n/, qx{cd '$book' && find . -name '*.md' -not -path '*/.*' | sort | cut -c3-}) {
		$lsp->open_text("$book/$path", scalar slurp("$book/$path"));
		my $got = $lsp->diagnostics("$book/$path");
		my ($is, $should) = map { join "\n", sort @{ plain($_) } } $got, [map { [$_->[0], $_->[1] =~ s/\\n/\n/gr] } @{ $want->{"$book/$path"} // $want->{$path} // [] }];
		push @wrong, "$path:\n$is\n--\n$should" if $is ne $should;
		$lsp->tell('textDocument/didClose', { textDocument => { uri => Lsp::uri("$book/$path") } });
	}
	is scalar(@wrong), 0, basename($from) . ': each file as tend-check has it' or diag join "\n==\n", @wrong[0 .. ($#wrong < 3 ? $#wrong : 3)];
	is $lsp->stop, 0, 'and ends well';
}

# a text changed at random is the editor's, and what is said of it is what a fresh server says
my @bits = ("\n", "\n- 2026-08-01 -> call: x\n", "\xc3\xa9", "\xf0\x9f\x90\x9d", '[[bruno-silva]]', 'tier: critical', "\r\n", '---', ': ', "\n## Log\n",
	'[Dan](dan-ito.md)', '- [ ] ', '2026-02-30', 'teir: many', '"', "'", '[', ']', ',', "\t", '#');
for my $utf8 (0, 1) {
	my $book = "$tmp/random$utf8";
	copy_tree("$root/contacts.example", $book);
	my $capabilities = $utf8 ? { general => { positionEncodings => ['utf-8', 'utf-16'] } } : {};
	my $lsp = Lsp->start($capabilities, "$bin/tend-lsp", '-t', '2026-09-01');
	my $path = "$book/ana-lopez.md";
	utf8::decode(my $text = slurp($path));
	srand seed("lsp $utf8");
	$lsp->open_text($path, scalar slurp($path));
	my $rounds = rounds(300, 50000);
	for my $i (1 .. $rounds) {
		my ($from, $to) = sort { $a <=> $b } map { int rand(1 + length $text) } 1, 2;
		$to = $from + int rand 30 if $to > $from + 30 && rand() < 0.98;
		$to = length $text if $to > length $text;
		# no editor stands between CR and LF
		$_ > 0 && $_ < length $text && substr($text, $_ - 1, 2) eq "\r\n" and $_-- for $from, $to;
		utf8::decode(my $with = $bits[rand @bits]);
		$with = '' if length $text > 8000;
		my @range = map {
			my $before = substr $text, 0, $_;
			my $line = () = $before =~ /\r\n|\n|\r/g;
			my ($last) = $before =~ /([^\r\n]*)\z/;
			($line, $utf8 ? length(do { utf8::encode(my $b = $last); $b }) : length(Encode::encode('UTF-16LE', $last)) / 2)
		} $from, $to;
		substr($text, $from, $to - $from) = $with;
		utf8::encode(my $bytes = $with);
		$lsp->change($path, $bytes, @range);
		next if $i % 50 && $i < $rounds;
		utf8::encode(my $now = $text);
		my $other = Lsp->start($capabilities, "$bin/tend-lsp", '-t', '2026-09-01');
		$other->open_text($path, $now);
		# where each entry stands and what it says shows the text itself
		my ($got, $want) = map { my $l = $_; [@{ plain($l->diagnostics($path)) }, map { $l->ask("textDocument/$_", { textDocument => { uri => Lsp::uri($path) } }) } qw(documentSymbol documentLink foldingRange)] } $lsp, $other;
		$other->stop;
		@{ $lsp->{notes} } = ();
		is_deeply $got, $want, "utf8 $utf8, after $i changes" or last;
	}
	is $lsp->stop, 0, 'and it ends well';
}
done_testing;
