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

# actions, whose texts have another version in a fresh server
sub unversioned {
	my ($actions) = @_;
	delete $_->{textDocument}{version} for map { @{ $_->{edit}{documentChanges} } } @{ $actions // [] };
	return $actions;
}

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

# texts changed at random are the editor's, and what is said of them is what a fresh server says: of two files of a book,
# as what is wrong in one depends on the other
my @bits = ("\n", "\n- 2026-08-01 -> call: x\n", "\xc3\xa9", "e\xcc\x81\xcc\xa3", "\xcc\x88", "\xf0\x9f\x90\x9d", "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x8e\xa8",
	"\xe2\x80\xa8", "\xe5\xb1\xb1\xe7\x94\xb0", '[[bruno-silva]]', 'tier: critical', "\r\n", "\r\n- [ ] 2026-10-01 x\r\n", '---', ': ', "\n## Log\n",
	'[Dan](dan-ito.md)', '- [ ] ', '2026-02-30', 'teir: many', "\nemail: dan\@example.org\n", '"', "'", '[', ']', ',', "\t", '#');
for my $utf8 (0, 1) {
	my $book = "$tmp/random$utf8";
	copy_tree("$root/contacts.example", $book);
	my $capabilities = $utf8 ? { general => { positionEncodings => ['utf-8', 'utf-16'] } } : {};
	my $start = sub { Lsp->start($capabilities, "$bin/tend-lsp", '-t', '2026-09-01') };
	my $lsp = $start->();
	my @paths = map { "$book/$_.md" } qw(ana-lopez dan-ito);
	# with line ends of both kinds
	my %text = ($paths[0] => scalar slurp($paths[0]), $paths[1] => slurp($paths[1]) =~ s/\n/\r\n/gr);
	utf8::decode($_) for values %text;
	my $bytes = sub { utf8::encode(my $b = $_[0]); $b };
	$lsp->open_text($_, $bytes->($text{$_})) for @paths;
	srand seed("lsp $utf8");
	# the line and the character of an offset
	my $place = sub {
		my ($before) = @_;
		my $line = () = $before =~ /\r\n|\n|\r/g;
		my ($last) = $before =~ /([^\r\n]*)\z/;
		return ($line, $utf8 ? length $bytes->($last) : length(Encode::encode('UTF-16LE', $last)) / 2);
	};
	# one change of a text: [bytes, range]
	my $edit = sub {
		my ($text) = @_;
		my ($from, $to) = sort { $a <=> $b } map { int rand(1 + length $$text) } 1, 2;
		# most are short, some take many lines
		$to = $from + int rand 30 if $to > $from + 30 && rand() < 0.98;
		$to = length $$text if $to > length $$text;
		# no editor stands between CR and LF
		$_ > 0 && $_ < length $$text && substr($$text, $_ - 1, 2) eq "\r\n" and $_-- for $from, $to;
		utf8::decode(my $with = join '', map { $bits[rand @bits] } 1 .. 1 + (rand() < 0.2) * int rand 5);
		$with = '' if length $$text > 8000;
		my @range = map { $place->(substr $$text, 0, $_) } $from, $to;
		substr($$text, $from, $to - $from) = $with;
		return [$bytes->($with), @range];
	};
	my ($rounds, $n, $compared) = (rounds(300, 50000), 0, 0);
	for (my $next = 50; $n < $rounds;) {
		my $path = $paths[rand @paths];
		my @changes = map { $edit->(\$text{$path}) } 1 .. (rand() < 0.3 ? 1 + int rand 6 : 1);
		# at times the file begins anew, lest it be no contact for ever
		if (rand() < 0.02) {
			utf8::decode($text{$path} = slurp($path));
			push @changes, [$bytes->($text{$path})];
		}
		$lsp->changes($path, @changes);
		$n += @changes;
		next if $n < $next && $n < $rounds;
		$next = $n + 50;
		my $other = $start->();
		$other->open_text($_, $bytes->($text{$_})) for @paths;
		# where each part stands and what it says shows the text itself; log today changes its end, and shows the change
		my @say = map {
			my $l = $_;
			[map {
				my %uri = (textDocument => { uri => Lsp::uri($_) });
				my $top = { line => 0, character => 0 };
				$l->problems($_), (map { $l->ask("textDocument/$_", \%uri) } qw(documentSymbol documentLink foldingRange codeLens)),
					$l->ask('textDocument/inlayHint', { %uri, range => { start => $top, end => { line => 1e6, character => 0 } } }),
					map { unversioned($_) } $l->ask('textDocument/codeAction', { %uri, range => { start => $top, end => $top }, context => { diagnostics => [] } })
			} @paths]
		} $lsp, $other;
		$other->stop;
		@{ $lsp->{notes} } = ();
		$compared++;
		is_deeply @say, "utf8 $utf8, after $n changes" or last;
	}
	note "utf8 $utf8: $n changes, compared $compared times with a fresh server";
	is $lsp->stop, 0, 'and it ends well';
}
done_testing;
