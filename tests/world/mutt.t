#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# tend-query as mutt asks it: in a terminal of tmux a letter is begun, an address completed, and
# what the screen then shows is looked at.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Temp qw(tempdir);
use Test::More;
use Time::HiRes qw(sleep);
use lib dirname(__FILE__), dirname(__FILE__) . '/..';
use Scratch;
use Terminal;
use World;

my $root = abs_path(dirname(__FILE__) . '/../..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");

need(qw(mutt tmux));

my $tmp = tempdir('tend-mutt-XXXXXX', TMPDIR => 1, CLEANUP => 1);
isolate("$tmp/home");
delete $ENV{TMUX};
@ENV{qw(LC_ALL TERM TEND_BOOK PATH TMUX_TMPDIR)} = ('C.UTF-8', 'xterm', "$root/contacts.example", "$bin:$ENV{PATH}", $tmp);
spew("$tmp/inbox", '');
spew("$tmp/muttrc", <<"EOF");
set query_command = "tend-query -- %s"
set folder = $tmp
set spoolfile = $tmp/inbox
set record = ""
set move = no
set edit_headers = no
set from = me\@example.org
bind editor <Tab> complete-query
EOF

sub begin {
	terminal(100, 24, 'mutt', '-n', '-F', "$tmp/muttrc", '-f', "$tmp/inbox");
	await(qr/Mutt:/, 'mutt has begun');
}

begin();
press('m');
await(qr/^To: *$/m, 'a letter asks for its recipient');
press('-l', 'carla mo');
press('Tab');
await(qr/^To: Carla Mota <carla\@example\.org>/m, 'one who is found is put in');
press('C-u');
press('-l', 'ana');
press('Tab');
await(qr/^ +1 +ana\@example\.org +Ana L\S+ +\(Acme\)/m, 'several are a menu, with address, name and remark, the best first');
await(qr/anahit\@example\.org.*Matenadaran/, 'the others are in it');
press('Enter');
await(qr/^To: .*<ana\@example\.org>/m, 'and the one that is chosen is put in');
press('C-g');

# from the index, Q asks
begin();
press('Q');
await(qr/^Query/m, 'mutt asks for a query');
press('-l', 'xyzzy');
press('Enter');
await(qr/no contact found/, 'nobody: the first line is the message');
press('Q');
press('C-u');
press('-l', "o'nobody; touch $tmp/ran");
press('Enter');
sleep 0.5;
ok(!-e "$tmp/ran", 'what is typed is no command');
press('Q');
press('C-u');
press('-l', 'acme');
press('Enter');
await(qr/filipe\@example\.org.*Acme/, 'an organisation finds its people');
done_testing();
