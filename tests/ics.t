#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# The feed of tend-ics as RFC 5545 wants it, read by a parser of this test's own: lines, folds and escapes, what each
# component must say, and the names of a book again. tests/world/ics.t has other programs read it.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use Test::More;
use lib dirname(abs_path(__FILE__));
use Scratch;

my $root = abs_path(dirname(__FILE__) . '/..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
my $tmp = scratch('ics');

isolate("$tmp/home");

# names of many lengths, so that lines fold in every place of a character
my @names = map { 'x' x $_ . " \xe4\xbc\x8a\xe8\x97\xa4 \xc3\xa9, \xc3\xb6; \\ \"z\" \xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9" x 5 } 0 .. 80;
for my $i (0 .. $#names) {
	my $name = $names[$i] =~ s/(["\\])/\\$1/gr;
	spew(sprintf("$tmp/names/p%02d.md", $i), "---\nname: \"$name\"\nnext: 2026-09-03\nbirthday: 1980-02-29\n---\n");
}

# the components within the calendar: [kind, { property => value }], the value as text
sub components {
	my ($text) = @_;
	my (@found, @open, @wrong);
	for (split /\r\n/, $text =~ s/\r\n[ \t]//gr) {
		my ($property, $value) = /^([A-Z-]+)(?:;[A-Z]+=[^:;]+)*:(.*)$/s or push(@wrong, $_), next;
		if ($property eq 'BEGIN') {
			push @open, $value;
			push @found, [$value, {}];
		} elsif ($property eq 'END') {
			push @wrong, $_ if !@open || pop(@open) ne $value;
		} else {
			push @wrong, "twice: $_" if exists $found[-1][1]{$property};
			push @wrong, "not escaped: $_" if $property =~ /^(?:SUMMARY|DESCRIPTION)$/ && $value =~ /^(?:\\.|[^\\])*?(?<!\\)[,;]/;
			$found[-1][1]{$property} = $value =~ s/\\(.)/$1 eq 'n' ? "\n" : $1/ger;
		}
	}
	is_deeply [@wrong, @open], [], 'each line is a property, of something that begins and ends';
	return @found;
}

my %read;
for (['example', 'VEVENT', "-C '$root/contacts.example'"], ['todo', 'VTODO', "-C '$root/contacts.example' --todo"], ['names', 'VEVENT', "-C '$tmp/names'"]) {
	my ($name, $kind, $args) = @$_;
	my $text = qx{'$bin/tend-ics' $args -t 2026-09-01};
	is $?, 0, "$name: made";
	my @lines = split /\r\n/, $text, -1;
	is pop @lines, '', "$name: the last line is ended";
	is_deeply [grep { /[\r\n]/ || length > 75 || !utf8::decode(my $copy = $_) } @lines], [], "$name: no line is longer than 75 octets, none holds an end or half a character";
	my ($calendar, @parts) = components($text);
	is_deeply [$calendar->[0], @{ $calendar->[1] }{qw(VERSION PRODID)} ], ['VCALENDAR', '2.0', $calendar->[1]{PRODID} || 'a PRODID'], "$name: a calendar";
	my $day = $kind eq 'VEVENT' ? 'DTSTART' : 'DUE';
	is_deeply [grep { $_->[0] ne $kind || $_->[1]{DTSTAMP} ne '20260901T000000Z' || $_->[1]{$day} !~ /^\d{8}$/ || !length $_->[1]{SUMMARY} || !length $_->[1]{UID} } @parts], [],
		"$name: each has what it must have";
	my %seen = map { $_->[1]{UID} => 1 } @parts;
	is keys %seen, @parts, "$name: each UID is there once";
	cmp_ok scalar(@parts), '>', 20, "$name: and there are some";
	$read{$name} = { map { $_->[1]{UID} => $_->[1]{SUMMARY} } @parts };
}
# a tie of emoji is kept, as on a terminal
is_deeply [map { $read{names}{ sprintf 'due-p%02d@tend', $_ } } 0 .. $#names], [map { "$_: get in touch" } @names], 'the names as they are';

# calendars of strangers: each ends soon, with a report or rows, and never by a signal
spew("$tmp/hostile/bo.md", "---\nname: Bo Berg\nemail: bo\@example.org\n---\n");
sub event { return join "\r\n", 'BEGIN:VEVENT', 'ATTENDEE:mailto:bo@example.org', @_, 'END:VEVENT', '' }
my @rules = map { event('UID:x', 'DTSTART:20200101T100000', "RRULE:$_") } 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=DAILY;INTERVAL=0',
	'FREQ=SECONDLY', 'FREQ=DAILY;COUNT=99999999', 'FREQ=', 'FREQ=DAILY;BYSECOND=' . join(',', (1) x 500), 'FREQ=YEARLY;BYSETPOS=366;BYDAY=MO',
	'RSCALE=CHINESE;FREQ=YEARLY', 'FREQ=DAILY;UNTIL=garbage', 'FREQ=WEEKLY;BYDAY=XX';
for (['rules', @rules], ['nested', "BEGIN:VEVENT\r\n" x 200_000], ['unfolded', "SUMMARY:" . "\r\n a" x 300_000],
	['exceptions', event('UID:x', 'DTSTART:20200101', 'RRULE:FREQ=DAILY', ('EXDATE:20200102,20200103') x 6000)],
	['vain', map { event("UID:$_", 'DTSTART:00100101', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30') } 1 .. 500],
	['zones', event('UID:x', 'DTSTART;TZID=../../etc/passwd:20260101T100000', 'RRULE:FREQ=DAILY;UNTIL=20260103T100000Z')], ['bytes', "\0\xff\xfe" x 1000]) {
	my ($name, @lines) = @$_;
	spew("$tmp/$name.ics", join '', "BEGIN:VCALENDAR\r\n", @lines, "END:VCALENDAR\r\n");
	my $status = system("timeout 60 '$bin/tend-ics' -C '$tmp/hostile' -t 2026-09-01 --import '$tmp/$name.ics' >/dev/null 2>&1");
	ok($status >= 0 && $status >> 8 <= 2 && !($status & 127), "hostile: $name") or diag $status;
}

done_testing;
