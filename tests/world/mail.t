#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# tend-mail beside the programs that have the mail: what notmuch finds and what mblaze lists goes through
# `tend mail - | tend log -`, by hand and by examples/mail.sh, and a second time nothing is new.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use Test::More;
use lib dirname(abs_path(__FILE__)), dirname(abs_path(__FILE__)) . '/..';
use Letters;
use Scratch;
use World;

my $root = abs_path(dirname(__FILE__) . '/../..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");

isolate("$tmp/home");
@ENV{qw(PATH TEND_TODAY NOTMUCH_CONFIG)} = ("$bin:$ENV{PATH}", '2026-09-01', "$tmp/notmuch");
delete @ENV{qw(MAILDIR MBLAZE NOTMUCH_PROFILE NOTMUCH_DATABASE)};

my $script = "sh '$root/examples/mail.sh'";

SKIP: {
	skip 'notmuch is not installed', 15 if lacks('notmuch');
	spew("$tmp/notmuch", "[database]\npath=$mail\n[user]\nname=Marta\nprimary_email=marta\@example.org\n[new]\ntags=new\nignore=\n");
	is system("notmuch new >'$tmp/log' 2>&1"), 0, 'notmuch reads the mail' or diag slurp("$tmp/log");
	twice("notmuch search --output=files subject:caf\xc3\xa9 or folder:sent | tend mail - | tend log -", 'notmuch', @sent, $inbox[0]);
	twice("$script --notmuch 'to:marta*'", 'the example with notmuch', @inbox, $trash);
	twice("$script --notmuch 2>/dev/null | cat", 'and its own query, of a month that is past');
	is_deeply([run("NOTMUCH_CONFIG=/nowhere $script --notmuch")]->[1], 2, 'if notmuch fails, the status says so');
	is qx{notmuch count path:.notmuch/**}, "0\n", 'its database is no mail';
}

SKIP: {
	skip 'mblaze is not installed', 12 if lacks('mlist', 'mthread');
	twice("mlist '$mail/inbox' '$mail/sent' | tend mail - | tend log -", 'mblaze', @sent, @inbox, $trash);
	twice("mlist '$mail/inbox' | mthread | tend mail - | tend log -", 'mblaze, indented as threads', @inbox, $trash);
	twice("$script --mblaze", 'the example with mblaze', @sent, @inbox);
}

SKIP: {
	skip 'ldd is not installed', 1 if lacks('ldd');
	my ($tool, %heavy) = '';
	for (split /\n/, qx{cd '$bin' && ldd tend tend-* 2>/dev/null}) {
		$tool = $1 if /^(\S+):$/;
		$heavy{$tool} = 1 if /libg(?:lib|mime)/;
	}
	is_deeply \%heavy, { 'tend-mail' => 1 }, 'no other tool bears the weight of GMime, nor does a library of its';
}

done_testing;
