#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# The calendar both ways with real programs: todoman ticks what tend-ics --vdir wrote, khal lists it
# and makes a meeting, and vdirsyncer carries both through radicale, a CalDAV server on loopback, to
# a second device and back. Nothing is lost or doubled, and a sync without a change changes no byte.
use strict;
use warnings;
use utf8;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Path qw(make_path);
use IO::Socket::INET;
use lib dirname(abs_path(__FILE__)), dirname(abs_path(__FILE__)) . '/..';
use Scratch;
use Test::More;
use World;

need('todoman', 'khal');
my $root = abs_path(dirname(__FILE__) . '/../..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
my $tmp = scratch('calendar');

isolate("$tmp/home");
$ENV{LC_ALL} = 'C.UTF-8';
$ENV{TZ} = 'Europe/Lisbon';
$ENV{PATH} = "$bin:$ENV{PATH}";
delete @ENV{qw(TEND_TODAY XDG_DATA_HOME XDG_CACHE_HOME XDG_CONFIG_HOME)};
make_path("$tmp/$_") for qw(laptop/people phone/people status);
spew("$tmp/book/me.md", "---\nname: Me\nemail: me\@example.org\n---\n");
spew("$tmp/book/ana.md", "---\nname: Ana Lopez\nemail: ana\@example.org\nevery: 1 week\n---\n## Promises\n- [ ] 2031-01-01 the book; on bees\n- [ ] 2031-01-02 the notes\n## Log\n- 2020-01-01 tea\n");
spew("$tmp/book/bo.md", "---\nname: Bo Berg\nemail: bo\@example.org\n---\n");

for my $device ('laptop', 'phone') {
	spew("$tmp/$device/todo.py", qq{path = "$tmp/$device/people"\ndate_format = "%Y-%m-%d"\ntime_format = "%H:%M"\ndefault_list = "people"\ncache_path = "$tmp/$device/cache"\n});
	spew("$tmp/$device/khal", "[calendars]\n[[people]]\npath = $tmp/$device/people\n[locale]\nlocal_timezone = Europe/Lisbon\ndefault_timezone = Europe/Lisbon\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n[sqlite]\npath = $tmp/$device/khal.db\n");
}

# standard output; a wrong status is shown
sub run_ok {
	my ($command) = @_;
	my $out = qx{cd '$tmp' && $command 2>'$tmp/err'};
	is($?, 0, $command) or diag slurp("$tmp/err");
	return $out;
}
sub bytes {
	my ($device) = @_;
	return { map { ($_ => slurp($_)) } glob("$tmp/$device/people/*.ics") };
}
# tick a task by its words, as people do
sub tick {
	my ($device, $words) = @_;
	my ($id) = qx{todoman --config '$tmp/$device/todo.py' list} =~ /^\[ \] (\d+) .*\Q$words\E/m;
	ok($id, "todoman on the $device lists: $words");
	run_ok("todoman --config $device/todo.py done $id");
}

my $sync = "tend-ics -C book --vdir laptop/people";
run_ok("$sync --todo");
run_ok($sync);
my $before = bytes('laptop');
is(scalar keys %$before, 6, 'a file for each item, as tasks and as events');
run_ok("$sync --todo");
run_ok($sync);
is_deeply(bytes('laptop'), $before, 'a second run changes no byte');
like(run_ok('khal -c laptop/khal list 2031-01-01 1d'), qr/Ana Lopez: promised: the book; on bees/, 'khal lists a promise');

tick('laptop', 'the book');
run_ok("$sync --todo");
like(slurp("$tmp/book/ana.md"), qr/^- \[x\] 2031-01-01 the book; on bees$/m, 'what todoman ticked is ticked here');
run_ok($sync);
unlike(join('', values %{ bytes('laptop') }), qr/on bees/, 'and has left the folder, as a task and as an event');

tick('laptop', 'get in touch');
my $rows = run_ok("$sync --todo");
like($rows, qr/^ana\t\d{4}-\d\d-\d\d\t-\t\.\tcontact\t/, 'a contact that was ticked is a row');
spew("$tmp/rows", $rows);
run_ok('tend-log -C book - <rows');
is(run_ok("$sync --todo"), '', 'once');
like(join('', values %{ bytes('laptop') }), qr/DUE;VALUE=DATE:\d+\r\n(?:(?!END:VTODO).)*get in touch/s, 'and the task is open again, for the next time');
unlike(slurp("$_"), qr/STATUS:COMPLETED/, 'no longer ticked') for grep { /todo-due/ } keys %{ bytes('laptop') };

# a meeting that was made with khal
run_ok(q{khal -c laptop/khal new -a people 2026-06-01 10:00 11:00 'Lunch with Bo Berg'});
my ($meeting) = grep { slurp($_) =~ /Lunch/ } keys %{ bytes('laptop') };
like($rows = run_ok("tend-ics -C book --import '$meeting'"), qr/^bo\t2026-06-01\t-\t\.\tmeeting\t1\t-\tLunch with Bo Berg <cal:/, 'a meeting of khal is a row');
spew("$tmp/rows", $rows);
run_ok('tend-log -C book - <rows');
is(run_ok("tend-ics -C book --import '$meeting'"), '', 'once');
my $own = slurp($meeting);
run_ok("$sync --todo");
is(slurp($meeting), $own, 'and its file stays');

SKIP: {
	skip 'radicale or vdirsyncer is not installed', 1 if lacks('radicale', 'vdirsyncer');
	my $socket = IO::Socket::INET->new(Listen => 1, LocalAddr => '127.0.0.1') or skip 'no loopback', 1;
	my $port = $socket->sockport;
	close $socket;
	spew("$tmp/radicale", "[server]\nhosts = 127.0.0.1:$port\n[auth]\ntype = none\n[storage]\nfilesystem_folder = $tmp/server\n[rights]\ntype = authenticated\n[logging]\nlevel = warning\n");
	my $pid = fork;
	if (!$pid) {
		open STDERR, '>', "$tmp/radicale.log";
		exec 'radicale', '-C', "$tmp/radicale" or exit 1;
	}
	eval {
		for (1 .. 100) {
			last if IO::Socket::INET->new("127.0.0.1:$port");
			select undef, undef, undef, 0.1;
		}
		for my $device ('laptop', 'phone') {
			spew("$tmp/$device/sync", qq{[general]\nstatus_path = "$tmp/status/$device"\n[pair people]\na = "here"\nb = "there"\ncollections = [["people", "people", "people"]]\nconflict_resolution = "a wins"\n[storage here]\ntype = "filesystem"\npath = "$tmp/$device"\nfileext = ".ics"\n[storage there]\ntype = "caldav"\nurl = "http://127.0.0.1:$port/me/"\nusername = "me"\npassword = "x"\n});
			run_ok("yes | vdirsyncer -c $device/sync discover");
			run_ok("vdirsyncer -c $device/sync sync");
		}
		is(scalar keys %{ bytes('phone') }, scalar keys %{ bytes('laptop') }, 'the phone has what the laptop has');
		tick('phone', 'the notes');
		run_ok("vdirsyncer -c $_/sync sync") for 'phone', 'laptop';
		run_ok("$sync --todo");
		run_ok($sync);
		like(slurp("$tmp/book/ana.md"), qr/^- \[x\] 2031-01-02 the notes$/m, 'a tick on the phone is one here');
		run_ok("vdirsyncer -c $_/sync sync") for 'laptop', 'phone';
		unlike(join('', values %{ bytes('phone') }), qr/the notes/, 'and what was done has left the phone');
		$before = bytes('laptop');
		run_ok("$sync --todo");
		run_ok("vdirsyncer -c laptop/sync sync");
		run_ok($sync);
		is_deeply(bytes('laptop'), $before, 'then a sync changes no byte');
		1;
	} or diag $@;
	kill TERM => $pid;
	waitpid $pid, 0;
}
done_testing;
