#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# The phone both ways, with what people run: a CardDAV server (radicale), vdirsyncer between it and two folders, khard.
# A phone edits the one folder at random, the user the book; tend vcard --vdir keeps the book and the other folder the
# same. After each round book, both folders and the server must say the same, each value once.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use IO::Socket::INET;
use lib dirname(abs_path(__FILE__)), dirname(abs_path(__FILE__)) . '/..';
use Phone;
use Sample;
use Scratch;
use Test::More;
use World;

need('radicale', 'vdirsyncer', 'khard');

$bin = abs_path($ENV{TEND_BIN} // dirname(abs_path(__FILE__)) . '/../../build/bin');
my $tmp = scratch('sync');
$book = "$tmp/book";
my ($here, $phone) = ("$tmp/here/cards", "$tmp/phone/cards");
isolate("$tmp/home");
$ENV{TEND_TODAY} = '2026-09-01';
srand seed('sync world');

# --- the server ---

my $port = IO::Socket::INET->new(Listen => 1, LocalAddr => '127.0.0.1')->sockport;
spew("$tmp/radicale", "[server]\nhosts = 127.0.0.1:$port\n[auth]\ntype = none\n[storage]\nfilesystem_folder = $tmp/server\n[rights]\ntype = authenticated\n");
spew("$tmp/server/collection-root/me/cards/.Radicale.props", '{"tag": "VADDRESSBOOK", "D:displayname": "cards"}');
my $server = fork // die;
if (!$server) {
	open STDOUT, '>', "$tmp/radicale.log";
	open STDERR, '>&', \*STDOUT;
	exec 'radicale', '--config', "$tmp/radicale" or die;
}
END { my $was = $?; if ($server) { kill 'TERM', $server; waitpid $server, 0 } $? = $was }
for (1 .. 100) {
	last if IO::Socket::INET->new(PeerAddr => '127.0.0.1', PeerPort => $port);
	select undef, undef, undef, 0.1;
}

mkdir $_ for $book, "$tmp/here", $here, "$tmp/phone", $phone;
spew("$tmp/vdirsyncer", "[general]\nstatus_path = \"$tmp/status/\"\n" . join '', map { <<END } 'here', 'phone');
[pair $_]
a = "${_}_files"
b = "${_}_server"
collections = ["cards"]
conflict_resolution = "b wins"
[storage ${_}_files]
type = "filesystem"
path = "$tmp/$_"
fileext = ".vcf"
[storage ${_}_server]
type = "carddav"
url = "http://127.0.0.1:$port/me/"
username = "me"
password = "x"
END

sub vdirsyncer {
	my $out = `vdirsyncer -c '$tmp/vdirsyncer' @_ 2>&1 </dev/null`;
	die "vdirsyncer @_: $?\n$out" if $?;
	return $out;
}

$Phone::no_way_back = 1;
my @people = make_book($book, rounds(40, 300));
system('git', '-C', $book, 'init', '-q', '-b', 'main') == 0 or die;
run('tend-vcard', '--vdir', $here);
system("yes | vdirsyncer -c '$tmp/vdirsyncer' discover >'$tmp/discover' 2>&1") == 0 or die slurp("$tmp/discover");
vdirsyncer('sync');
vdirsyncer('sync');
for my $round (0 .. rounds(4, 50)) {
	my $said = '';
	if ($round) {
		edit_cards($phone, \@people, 3 + @people / 10);
		edit_book($book, \@people, 3 + @people / 10);
		vdirsyncer('sync', 'phone');
		vdirsyncer('sync', 'here');
		$said = run('tend-vcard', '--vdir', $here, '--delete');
		vdirsyncer('sync', 'here');
		vdirsyncer('sync', 'phone');
	}
	settle(\@people);
	my $in_book = people_of_book(\@people);
	my @wrong = (wrong('book', \@people, $in_book), wrong('here', \@people, cards_in($here)), wrong('phone', \@people, cards_in($phone)));
	ok !@wrong, "round $round: " . @people . ' people say the same in the book, here and on the phone'
		or diag join("\n", @wrong[0 .. ($#wrong < 5 ? $#wrong : 5)]), "\n$said";
	last if @wrong;
	my $before = hash_of($book, $here);
	run('tend-vcard', '--vdir', $here, '--delete');
	ok $before eq hash_of($book, $here), 'a second sync changes no byte' or last;
}

# --- khard reads and writes the folder ---

spew("$tmp/khard.conf", "[addressbooks]\n[[cards]]\npath = $here\n[general]\ndefault_action = list\n[vcard]\npreferred_version = 3.0\n");
my $listed = `khard -c '$tmp/khard.conf' list -p 2>&1`;
is scalar(grep { my $n = $_->{name}; $listed !~ /\Q$n\E/ } @people), 0, 'khard lists everyone' or diag $listed;
spew("$tmp/new.yaml", "First name: Kim\nLast name: Hard\nPhone:\n    cell: +49 30 1234\n");
my $made = `khard -c '$tmp/khard.conf' new -a cards -i '$tmp/new.yaml' 2>&1`;
run('tend-vcard', '--vdir', $here);
like slurp("$book/kim-hard.md") // $made, qr/^phone: \+49 30 1234$/m, 'a contact that khard made is in the book';
run('tend-set', 'kim-hard', 'org=Acme', 'phone=+49 30 5678');
run('tend-vcard', '--vdir', $here);
# khard asks without end which of several it is
my ($uid) = slurp("$book/kim-hard.md") =~ /^uid: (\S+)/m;
my $shown = `khard -c '$tmp/khard.conf' show 'uid:$uid' 2>&1 </dev/null`;
like $shown, qr/Acme/, 'khard shows what the book says';
like $shown, qr/cell.*\+49 30 5678/s, 'with the type that khard gave';

done_testing;
