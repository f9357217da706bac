#!/usr/bin/env perl
# SPDX-License-Identifier: ISC
#
# -f csv, read by a parser of RFC 4180, says what -f json says: for every tool on the book of examples, and for texts
# with commas, quotes, line ends and what only looks like them. Python's csv reads the same, where there is Python.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use JSON::PP;
use Test::More;
use lib dirname(abs_path(__FILE__));
use Csv;
use Scratch;

my $root = abs_path(dirname(__FILE__) . '/..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
my $tmp = scratch('csv');
@ENV{qw(HOME TEND_TODAY LC_ALL)} = ($tmp, '2026-09-01', 'C.UTF-8');

sub output {
	open my $f, '-|', @_ or die "@_: $!";
	binmode $f, ':encoding(UTF-8)';
	local $/;
	return <$f> // '';
}

# the records that rows in JSON stand for
sub records {
	my ($json, @names) = @_;
	my @rows = map { JSON::PP->new->allow_bignum->decode($_) } split /\n/, $json;

	return map {
		my $row = $_;
		[map { my $v = $row->{$_}; !defined $v ? '' : ref $v eq 'ARRAY' ? join(',', @$v) : "$v" } @names];
	} @rows;
}

sub same {
	my ($what, $more, @command) = @_;
	my $csv = output(@command, '-f', 'csv');
	my ($names, @got) = eval { csv($csv) };

	is $@, '', "$what: is csv";
	$names //= [];
	my @want = records(output(@command, '-f', 'json'), @$names);
	is_deeply \@got, \@want, "$what: says what json says";
	cmp_ok scalar(@got), '>=', $more, "$what: has rows";
	return $csv;
}

my @book = ('-C', "$root/contacts.example");
for (qw(ask balance circle dates due entries garden give intro known ls mesh owe reach refer ripple week), 'mesh --each', 'balance --by kind', 'refer --people',
	'due --forecast 8w', 'who finance', 'path margarida', 'points ana-lopez', 'brief ana-lopez', 'known --brand', 'reach --next') {
	my ($tool, @rest) = split;

	same("tend $_", 1, "$bin/tend-$tool", @book, @rest);
}

mkdir "$tmp/b" or die $!;
my @texts = ('plain', 'a, b', 'say "hi"', '"', '""', ',', '","', "two\nlines", "\n", "a\r\nb", "\ttab", ' around ', '=1+1', '-', "'", 'a;b', "caf\x{e9} \x{5c71}", 'null', '#x', '\\n', '', "a\"\n\",b");
for my $i (0 .. $#texts) {
	open my $f, '>:encoding(UTF-8)', sprintf '%s/b/c%02d.md', $tmp, $i or die $!;
	print $f "---\nname: C$i\nown: " . encoded($texts[$i]) . "\ntags: [" . encoded($texts[$i]) . ", x]\n---\n";
	close $f or die $!;
}

# a double-quoted scalar of YAML
sub encoded {
	my ($s) = @_;
	my %as = ("\n" => '\n', "\r" => '\r', "\t" => '\t', '"' => '\"', '\\' => '\\\\');

	return '"' . ($s =~ s/([\n\r\t"\\])/$as{$1}/gr) . '"';
}

my $csv = same('hostile texts', scalar @texts, "$bin/tend-ls", '-C', "$tmp/b", '-o', 'id,own,tags,name');
my ($names, @got) = csv($csv);
is_deeply [map { $_->[1] } @got], \@texts, 'hostile texts: come back as they were written';
same('one column', scalar @texts, "$bin/tend-ls", '-C', "$tmp/b", '-o', 'own');

SKIP: {
	skip 'no python3', 1 if system("python3 -c '' 2>/dev/null") != 0;
	my $read = output('sh', '-c', q{"$0" -C "$1" -o id,own,tags,name -f csv | PYTHONIOENCODING=utf-8 python3 -c '
import csv, io, json, sys
print(json.dumps(list(csv.reader(io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", newline="")))))'}, "$bin/tend-ls", "$tmp/b");
	is_deeply decode_json($read), [$names, @got], 'Python reads the same';
}
done_testing;
