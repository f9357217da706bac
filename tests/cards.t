#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# Cards as other programs write them, put together by the day's seed from the dirt of tests/spec/wild/cards.md, imported
# into a book: a second import changes no byte, no U+FFFD comes in, and each card is a
# contact or reported.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use Test::More;
use lib dirname(abs_path(__FILE__));
use Sample;
use Scratch;

my $root = abs_path(dirname(__FILE__) . '/..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
my $tmp = scratch('cards');

isolate("$tmp/home");
$ENV{TEND_TODAY} = '2026-09-01';

my @given = ('Rosa', 'Sam', "Jos\xc3\xa9", "Jos\xe9", "Jos\x8e", "\xe5\xa4\xaa\xe9\x83\x8e", 'ANN', 'van der', '');
my @family = ('Lind', 'Poe', 'Silt', "\xe5\xb1\xb1\xe7\x94\xb0", "M\xc3\xbcller", "M\x9fller", 'Acme', '');
my @before = ('', '', '', 'Dr. ', 'Prof. ', 'Mr ', '(', '"', "\xef\xbf\xbd");
my @after = ('', '', '', '\, PhD', ' MD', ' (she/her)', ' (Acme', " \xf0\x9f\x9a\x80", ' Jr.', ' III', '  ');
my @instead = ('Unknown', '(No name)', '', 'Unnamed', "\0");
my @phone = ('+49 30 1234567', '0049-30-1234567', '030/1234567', '+49 (0)30 1234567', '1234567', '+1 (555) 010-1000', '555-0101000', '110', 'x1', '8 (495) 123-45-67', '+7 495 1234567', '');
my @mail = ('a@example.org', 'A@example.org', 'a@example.org; b@example.org', 'b@example.org (work', 'Ann <c@example.org>', 'ask her', 'mailto:d@example.org', '@', ';', ',@;@');
my @day = ('1990-01-01;', '1990-1-3', '19900103T000000Z', '1990-01-03T10:22:00', '--0103', 'circa 1990', '1604-01-03', '0000-01-03', '03/12/1969', '1990-02-30', 'Jan 3\, 1990', '');
my @types = ('', ';TYPE=HOME\,VOICE', ';TYPE="home,fax"', ';HOME;FAX', ';type=WORK;type=pref', ';TYPE=', ';TYPE=x-mobile', ";TYPE=\xff", ';CHARSET=ISO-8859-1', ';ENCODING=QUOTED-PRINTABLE');

sub any {
	return $_[rand @_];
}

sub name {
	my ($given, $family) = @_;
	return any(@instead) if rand 6 < 1;
	return any(@before) . any("$given $family", "$family\\, $given", uc "$given $family") . any(@after);
}

# people with names and addresses of their own; tests/spec/vcard.md has people who share them
sub card {
	my ($i) = @_;
	my ($given, $family) = (any(@given), any(@family) . chr(97 + $i % 26) . chr(97 + $i / 26));
	my @lines = 'VERSION:' . any('2.1', '3.0', '4.0');
	push @lines, 'FN:' . name($given, $family) for 1 .. any(0, 1, 1, 1, 2);
	push @lines, "N:$family;$given;" . any('', 'Maria') . ';' . any('', 'Dr.') . ';' . any('', 'Jr.') if rand 3 >= 1;
	push @lines, 'TEL' . any(@types) . ':' . any(@phone) for 1 .. rand 4;
	push @lines, 'EMAIL' . any(@types) . ':' . any(@mail) =~ s/\@/$i\@/gr for 1 .. rand 3;
	push @lines, 'BDAY' . any('', ';VALUE=text', ';X-APPLE-OMIT-YEAR=1604') . ':' . any(@day) for 1 .. rand 2;
	push @lines, 'X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;' . any(@day) . ';' . int(rand 5) . ';;;' if rand 4 < 1;
	push @lines, 'NICKNAME:' . name($given, $family) if rand 3 < 1;
	push @lines, 'CATEGORIES:' . any('Clay,clay', '#clay', "Caf\xe9") if rand 4 < 1;
	push @lines, 'URL:' . any('https://example.org', 'https://example.org/') for 1 .. rand 3;
	return join any("\r\n", "\n"), 'BEGIN:VCARD', @lines, 'END:VCARD', '';
}

sub import_cards {
	my ($book, $file) = @_;
	my $out = qx{'$bin/tend-vcard' --import -C '$book' '$file' 2>&1};
	return ($? >> 8, $out);
}

sub files {
	my ($book) = @_;
	return { map { $_ => slurp($_) } glob "$book/*.md" };
}

srand seed("cards");
for my $round (1 .. rounds(20, 2000)) {
	my $book = "$tmp/$round";
	my $file = "$tmp/$round.vcf";
	spew("$book/rosa.md", "---\nname: Rosa Lind\nphone: +49 30 1234567\n---\n");
	spew("$book/sam.md", "---\nname: Dr. Sam Poe\nemail: b\@example.org\n---\n");
	spew($file, join '', map { card($_) } 1 .. 1 + rand 40);
	my ($status) = import_cards($book, $file);
	my $first = files($book);
	my ($again, $out) = import_cards($book, $file);
	my @bad;
	push @bad, "status $status, then $again" if $status > 1 || $again > 1;
	push @bad, 'the second import writes' if join("\0", %$first{ sort keys %$first }) ne join("\0", %{ files($book) }{ sort keys %$first }) || keys %{ files($book) } != keys %$first;
	push @bad, "$_: no text" for grep { !utf8::decode(my $copy = $first->{$_}) || $first->{$_} =~ /\xef\xbf\xbd|\0/ } sort keys %$first;
	push @bad, $out if $out =~ /\t(?:made|added)\t/;
	is_deeply \@bad, [], "round $round" or diag "see $file";
}

done_testing;
