#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# What tend writes for other programs, of invented hostile books, is read by those programs: always valid, and the fields
# equal to what was written. jq reads json; a parser of RFC 4180, csv; hledger the journal and gc (Graphviz) the map,
# where they are installed. tests/world/emit.t has cards, calendars and pages. 20 books today, 10,000 with SOAK=1.
use strict;
use warnings;
use utf8;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Path qw(remove_tree);
use JSON::PP;
use Test::More;
use lib dirname(abs_path(__FILE__));
use Books;
use Csv;
use Sample;
use Scratch;

my $bin = abs_path($ENV{TEND_BIN} // dirname(__FILE__) . '/../build/bin');
my $tmp = scratch('emit');
isolate("$tmp/home");
$ENV{LC_ALL} = 'C.UTF-8'; # hledger takes its encoding from it
binmode Test::More->builder->$_, ':encoding(UTF-8)' for qw(output failure_output todo_output);

sub has { my ($program) = @_; return scalar grep { -x "$_/$program" } split /:/, $ENV{PATH} }
my %has = map { $_ => has($_) } qw(jq hledger gc);

# the output of a command of a shell, as characters; a problem that tend reports of the book is its right
sub output {
	my ($command) = @_;
	my $out = qx{$command};
	my $status = $? & 127 ? 'signal ' . ($? & 127) : $? >> 8;
	return ($status, $out);
}

sub tend {
	my ($dir, $words) = @_;
	my ($tool, $args) = split / /, $words, 2;
	my ($status, $out) = output("'$bin/tend-$tool' -C '$dir' -t 2026-09-01 $args 2>/dev/null");
	die "$words: status $status\n" if $status !~ /^[01]\z/;
	return $out;
}

# the records below the first line
sub rows_of {
	my ($text) = @_;
	utf8::decode($text) or die "csv: no UTF-8\n";
	my (undef, @rows) = csv($text);
	return @rows;
}

sub same {
	my ($what, $got, $want) = @_;
	die "$what:\n got $got\nwant $want\n" if $got ne $want;
}

# n => [name, own, odd or '', tags]
my $columns = 'ls -o n,name,own,odd,tags';
sub rows {
	my ($dir, $book) = @_;
	my $text = tend($dir, "$columns -f json");
	spew("$tmp/rows", $text);
	if ($has{jq}) {
		my ($status, $out) = output("jq -c . '$tmp/rows' 2>&1");
		same('jq', "$status " . ($out =~ tr/\n//), '0 ' . ($text =~ tr/\n//));
		$text = $out;
	}
	my %json = map { my $row = decode_json($_); ($row->{n}[0] // $row->{n} // 'me', $row) } split /\n/, $text;
	my %csv = map { ($_->[0] eq '' ? 'me' : $_->[0], $_) } rows_of(tend($dir, "$columns -f csv"));
	same('csv and json', join(' ', sort keys %csv), join ' ', sort keys %json);
	for my $i (0 .. $#$book) {
		my $p = $book->[$i];
		my $row = $json{$i} or die "json: no $i\n";
		my ($own, $odd) = map { ref $_ ? join('|', @$_) : $_ } @$row{qw(own odd)};
		same("json: name of $i", $row->{name}, $p->{name});
		same("json: own of $i", $own, $p->{own});
		same("json: odd of $i", $odd, $p->{odd});
		same("csv: name of $i", $csv{$i}[1], $p->{name});
		same("csv: own of $i", $csv{$i}[2], $p->{own});
		same("csv: tags of $i", $csv{$i}[4], join ',', @{ $row->{tags} // [] });
	}
	for (qw(due entries balance mesh intro week owe garden), 'dates -a 1y', 'mesh --each') {
		my ($tool, @args) = split;
		decode_json($_) for split /\n/, tend($dir, "$tool @args -f json");
		rows_of(tend($dir, "$tool @args -f csv"));
	}
}

# an account's name, as the id that it stands for
sub account { my ($s) = @_; $s =~ s/%([0-9A-F]{2})/chr hex $1/ge; return $s }

sub journal {
	my ($dir) = @_;
	spew("$tmp/journal", tend($dir, 'balance --ledger'));
	my ($status, $out) = output("hledger -f '$tmp/journal' balance --flat -E -N -O csv --depth 1 2>&1");
	same('hledger', "$status", '0') if $status ne '0' and diag $out;
	my %got = map { /^"([^"]*)","(-?\d+)"$/ && $1 ne 'account' ? (account($1), $2) : () } split /\n/, $out;
	my %want = map { my $row = decode_json($_); my $id = $row->{id} =~ s{^\./(-.*)\.md\z}{$1}sr; utf8::encode($id); ($id, $row->{net}) } split /\n/, tend($dir, 'balance -f json');
	same('hledger: nets', join(' ', map { "$_=$got{$_}" } sort keys %got), join ' ', map { "$_=$want{$_}" } sort keys %want);
}

sub graph {
	my ($dir) = @_;
	spew("$tmp/dot", tend($dir, 'mesh --dot'));
	my ($status, $out) = output("gc -e '$tmp/dot' 2>&1");
	my ($edges) = $out =~ /^\s*(\d+)/;
	my ($ties) = map { my $row = decode_json($_); $row->{metric} eq 'ties' ? $row->{value} : () } split /\n/, tend($dir, 'mesh -f json');
	same('gc: ties', "$status " . ($edges // $out), "0 $ties");
}

sub check {
	my ($seed) = @_;
	my $dir = "$tmp/book";
	remove_tree($dir);
	my @book = write_book($dir, $seed);
	rows($dir, \@book);
	journal($dir) if $has{hledger};
	graph($dir) if $has{gc};
}

my $n = rounds(20, 10_000);
my $first = seed('emit') % 1_000_000;
my @bad;
for my $seed ($first .. $first + $n - 1) {
	push @bad, "book $seed: $@" if !eval { check($seed); 1 };
	last if @bad > 4;
}
is join('', @bad), '', "$n books, from $first: read by " . join ', ', 'a parser of csv', grep { $has{$_} } sort keys %has;
done_testing;
