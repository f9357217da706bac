#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# The language server says of each file of each test book what tend-check says, also of a text that is changed at random,
# in both ways of counting characters, and its text is the editor's.
use strict;
use warnings;
use Cwd qw(abs_path);
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

sub plain { [map { "$_->[0]: $_->[1]" } @{ $_[0] // [] }] }

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
done_testing;
