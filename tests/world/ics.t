#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# The feed of tend-ics as others read it: vobject finds it valid, icalendar (python3-icalendar) parses it and finds the
# texts of the book again; khal imports it, twice, and once more after the book has changed, and
# nothing is there twice.
use strict;
use warnings;
use utf8;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Path qw(make_path);
use lib dirname(abs_path(__FILE__)), dirname(abs_path(__FILE__)) . '/..';
use Scratch;
use Test::More;
use World;

my $root = abs_path(dirname(__FILE__) . '/../..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
my $tmp = scratch('ics');

isolate("$tmp/home");
$ENV{LC_ALL} = 'C.UTF-8'; # khal prints names
delete @ENV{qw(XDG_DATA_HOME XDG_CACHE_HOME)};
# names of many lengths, so that lines fold in every place of a character
my @names = map { 'x' x $_ . ' 伊藤 é, ö; \\ "z" 👨‍👩‍👧' x 5 } 0 .. 80;
for my $i (0 .. $#names) {
	my $name = $names[$i] =~ s/(["\\])/\\$1/gr;
	utf8::encode($name);
	spew(sprintf("$tmp/names/p%02d.md", $i), "---\nname: \"$name\"\nnext: 2026-09-03\nbirthday: 1980-02-29\n---\n");
}

sub feed {
	my ($file, @args) = @_;
	my $out = qx{'$bin/tend-ics' @args -t 2026-09-01};
	is $?, 0, "tend-ics @args";
	spew($file, $out);
	return $out;
}

my @feeds = map { ["$tmp/$_->[0].ics", $_->[1], feed("$tmp/$_->[0].ics", $_->[2])] }
	['example', 'VEVENT', "-C '$root/contacts.example'"], ['todo', 'VTODO', "-C '$root/contacts.example' --todo"],
	['names', 'VEVENT', "-C '$tmp/names'"];

SKIP: {
	my $python = python_with('icalendar');
	skip 'python3-icalendar is not installed', 1 + @feeds if !$python;
	spew("$tmp/read.py", <<'PYTHON');
import datetime, sys, icalendar
with open(sys.argv[1], "rb") as f:
    cal = icalendar.Calendar.from_ical(f.read())
assert not cal.errors, cal.errors
for c in cal.walk(sys.argv[2]):
    assert not c.errors, c.errors
    start = c["DTSTART" if sys.argv[2] == "VEVENT" else "DUE"].dt
    assert type(start) is datetime.date, start
    assert c["DTSTAMP"].dt == datetime.datetime(2026, 9, 1, tzinfo=datetime.timezone.utc), c["DTSTAMP"].dt
    sys.stdout.buffer.write(("%s\t%s\t%s\n" % (c["UID"], start, c["SUMMARY"])).encode())
PYTHON
	my %read;
	for (@feeds) {
		my ($file, $kind, $text) = @$_;
		my @rows = split /\n/, qx{$python '$tmp/read.py' '$file' $kind};
		my $n = () = $text =~ /^BEGIN:$kind\r$/mg;
		is @rows, $n, "icalendar reads each $kind of $file";
		$read{$file} = \@rows;
	}
	# a tie of emoji is kept, as on a terminal
	my @want = map { my $s = "$_: get in touch"; utf8::encode($s); $s } @names;
	my @got = map { /^due-.*\t(.*)$/ ? $1 : () } sort @{ $read{"$tmp/names.ics"} };
	is_deeply \@got, \@want, 'and the names as they are';
}

SKIP: {
	my $python = python_with('vobject');
	skip 'python3-vobject is not installed', 1 + @feeds if !$python;
	spew("$tmp/valid.py", <<'PYTHON');
import sys, vobject
for calendar in vobject.readComponents(open(sys.argv[1], newline="").read()):
    for c in [calendar, *(c for c in calendar.getChildren() if c.name in ("VEVENT", "VTODO"))]:
        c.validate(raiseException=True)
PYTHON
	my $valid = sub { system("$python '$tmp/valid.py' '$_[0]' 2>'$tmp/valid.log'") == 0 };
	ok $valid->($_->[0]), "vobject finds nothing amiss in $_->[0]" or diag slurp("$tmp/valid.log") for @feeds;
	spew("$tmp/bad.ics", $feeds[0][2] =~ s/^DTSTAMP:.*\n//mr);
	ok !$valid->("$tmp/bad.ics"), 'and would tell of a lack';
}

SKIP: {
	skip 'khal is not installed', 7 if lacks('khal');
	my $formats = join '', map { "$_ = %Y-%m-%d\n" } qw(dateformat longdateformat);
	spew("$tmp/khal.conf", "[calendars]\n[[tend]]\npath = $tmp/calendar\n[locale]\n$formats"
		. "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\ntimeformat = %H:%M\n"
		. "local_timezone = UTC\ndefault_timezone = UTC\n[sqlite]\npath = $tmp/khal.db\n");
	make_path("$tmp/calendar");
	my $khal = "khal -c '$tmp/khal.conf'";
	my $import = sub { system("$khal import --batch -a tend '$_[0]' >'$tmp/khal.log' 2>&1") };
	my $count = sub { scalar(() = glob "$tmp/calendar/*.ics") };
	my $list = sub { qx{$khal list --format '{title}' --day-format '{date}' $_[0]} };

	spew("$tmp/book/ana.md", "---\nname: Ana\nbirthday: 1988-02-29\nnext: 2026-09-05\n---\n"
		. "## Promises\n- [ ] 2026-09-07 the map, soon; really\n");
	feed("$tmp/book.ics", "-C '$tmp/book'");
	is $import->("$tmp/book.ics"), 0, 'khal imports it';
	is $count->(), 3, 'all of it';
	$import->("$tmp/book.ics");
	is $count->(), 3, 'and a second time nothing twice';
	is $list->('2026-09-01 10d'), "2026-09-05\nAna: get in touch\n2026-09-07\nAna: promised: the map, soon; really\n", 'it lists it';
	is $list->('2027-02-27 3d') . $list->('2028-02-27 3d'),
		"2027-02-28\nAna: birthday (born 1988)\n2028-02-29\nAna: birthday (born 1988)\n", 'a 29 February, every year once';

	spew("$tmp/book/ana.md", slurp("$tmp/book/ana.md") =~ s/09-05/09-06/r =~ s/09-07/09-08/r);
	feed("$tmp/book.ics", "-C '$tmp/book'");
	$import->("$tmp/book.ics");
	is $count->(), 3, 'what has moved is not there twice';
	is $list->('2026-09-01 10d'), "2026-09-06\nAna: get in touch\n2026-09-08\nAna: promised: the map, soon; really\n",
		'but where it is now';
}

done_testing;
