#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# tend-mail beside the programs that have the mail: what notmuch finds and what mblaze lists goes through
# `tend mail - | tend log -`, by hand and by examples/mail.sh, and a second time nothing is new. Then subjects as
# strangers write them: what a row says the log gives back, and none of them is a link.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Copy qw(copy);
use File::Path qw(make_path);
use File::Temp qw(tempdir);
use MIME::Base64 qw(encode_base64);
use Test::More;
use lib dirname(abs_path(__FILE__));
use Scratch;

my $root = abs_path(dirname(__FILE__) . '/..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
my $tmp = tempdir('tend-mail-XXXXXX', TMPDIR => 1, CLEANUP => 1);
my $count = 0;

isolate("$tmp/home");
@ENV{qw(PATH TEND_TODAY NOTMUCH_CONFIG)} = ("$bin:$ENV{PATH}", '2026-09-01', "$tmp/notmuch");
delete @ENV{qw(MAILDIR MBLAZE NOTMUCH_PROFILE NOTMUCH_DATABASE)};

sub message {
	my ($path, %header) = @_;
	my $id = ++$count;
	%header = ('Message-ID' => "<$id\@example.org>", Date => "Mon, 3 Aug 2026 10:00:$id +0200", To => 'marta@example.org', %header);
	spew($path, join('', map { "$_: $header{$_}\n" } sort keys %header) . "\nbody\n");
}

# a book of its own, in which nobody has heard from anybody
sub book {
	my $dir = "$tmp/book" . ++$count;
	spew("$dir/me.md", "---\nname: Marta\nemail: marta\@example.org\n---\n");
	spew("$dir/$_.md", "---\nemail: $_\@example.org\n---\n") for 'ana', 'bo';
	$ENV{TEND_BOOK} = $dir;
	return $dir;
}

# standard output and error, and the status
sub run {
	my ($command) = @_;
	my $out = qx{{ $command; } 2>&1};
	return ($out, $? >> 8);
}

# both runs are silent; after the first the log has these texts, after the second the same
sub twice {
	my ($command, $name, @want) = @_;
	book();
	for my $run ('', ', again') {
		my ($out, $status) = run($command);
		is "$status: $out", '0: ', "$name$run";
		is_deeply [sort split /\n/, qx{tend entries | cut -f 1-3,8}], [sort @want], "$name: the log$run";
	}
}

my $mail = "$tmp/home/Mail";
make_path(map { my $box = $_; map { "$mail/$box/$_" } qw(cur new tmp) } 'inbox', 'sent', 'lists');
message("$mail/inbox/cur/1.x:2,S", From => 'Ana <ana@example.org>', Subject => '=?utf-8?q?Caf=C3=A9?=');
message("$mail/inbox/new/2.x", From => 'bo@example.org', Subject => 'new');
message("$mail/inbox/cur/3.x:2,ST", From => 'bo@example.org', Subject => 'trash', Date => 'Mon, 3 Aug 2026 11:00:00 +0200');
message("$mail/sent/cur/4.x:2,S", From => 'marta@example.org', To => 'ana@example.org, bo@example.org', Subject => 'sent');
message("$mail/lists/cur/5.x:2,", From => 'ana@example.org', To => 'list@example.org', Subject => 'list');
my @sent = map { "$_\t2026-08-03\t>\tsent <mid:4\@example.org>" } 'ana', 'bo';
my @inbox = ("ana\t2026-08-03\t<\tCaf\xc3\xa9 <mid:1\@example.org>", "bo\t2026-08-03\t<\tnew <mid:2\@example.org>");
my $trash = "bo\t2026-08-03\t<\ttrash <mid:3\@example.org>";
my $script = "sh '$root/examples/mail.sh'";

twice("tend mail '$mail' | tend log -", 'a folder of Maildirs', @sent, @inbox, $trash);
twice($script, 'the example', @sent, @inbox, $trash);
twice("$script '$mail/sent'", 'the example with a folder', @sent);

book();
is_deeply([run("$script /nowhere")], ["tend-mail: /nowhere: No such file or directory\n", 2], 'the example tells by its status that there is no mail');
is_deeply([run("$script '$mail/sent' /nowhere")]->[1], 1, 'and that some is not there');
like(scalar(qx{tend entries}), qr/<mid:4\@example.org>/, 'what is there is written');

SKIP: {
	skip 'needs notmuch: make deps-check', 15 if system('command -v notmuch >/dev/null') != 0;
	spew("$tmp/notmuch", "[database]\npath=$mail\n[user]\nname=Marta\nprimary_email=marta\@example.org\n[new]\ntags=new\nignore=\n");
	is system("notmuch new >'$tmp/log' 2>&1"), 0, 'notmuch reads the mail' or diag slurp("$tmp/log");
	twice("notmuch search --output=files subject:caf\xc3\xa9 or folder:sent | tend mail - | tend log -", 'notmuch', @sent, $inbox[0]);
	twice("$script --notmuch 'to:marta*'", 'the example with notmuch', @inbox, $trash);
	twice("$script --notmuch 2>/dev/null | cat", 'and its own query, of a month that is past');
	is_deeply([run("NOTMUCH_CONFIG=/nowhere $script --notmuch")]->[1], 2, 'what notmuch cannot do is told by the status');
	is qx{notmuch count path:.notmuch/**}, "0\n", 'its database is no mail';
}

SKIP: {
	skip 'needs mblaze: make deps-check', 12 if system('command -v mlist >/dev/null') != 0;
	twice("mlist '$mail/inbox' '$mail/sent' | tend mail - | tend log -", 'mblaze', @sent, @inbox, $trash);
	twice("mlist '$mail/inbox' | mthread | tend mail - | tend log -", 'mblaze, indented as threads', @inbox, $trash);
	twice("$script --mblaze", 'the example with mblaze', @sent, @inbox);
}

# words of which Markdown, YAML, TSV and a terminal think something
my @words = ('[', ']', '(', ')', '](', '][', '[[', ']]', '[[ana]]', '[a](ana.md)', '<', '>', '<ana.md>', '<b>', '`', '``', '\\', '\\[', '*',
	'_', '&', '&#91;', '&lt;', '!', '|', '-', '- ', '->', '+', '+help x3:', ':', ',', "\xc2\xb7", "\xe2\x80\x93", '[ ]', '#', '~', '"', "'", '$', '%', "\t", "\n", "\0", "\e[31m", "\x7f",
	"\xe2\x80\xae", "\xe2\x80\x8d", "\xf0\x9f\x91\xa9", "\xc3", "\xff", '<mid:x@y>', 'mid:1', '<!--', '-->', '---', '2026-08-01', ' ', 'a', '.md');
srand 6;
open my $mbox, '>:raw', "$tmp/mbox" or die $!;
for my $i (1 .. 400) {
	my $subject = join '', map { $words[rand @words] } 1 .. 1 + rand 8;
	my $encoded = '=?utf-8?b?' . encode_base64($subject, '') . '?=';
	my $raw = $subject =~ s/\n/\n /gr;
	my $id = join '', grep { !/[<>\s]/ } map { $words[rand @words] } 1 .. 4;
	printf $mbox "From x\nFrom: ana\@example.org\nTo: marta\@example.org\nDate: 3 Aug 2026 10:00 +0000\nSubject: %s\nMessage-ID: <%s%d\@h>\n\n",
		$i % 2 ? $encoded : $raw, $id, $i;
}
close $mbox or die $!;
book();
my @rows = split /\n/, qx{tend mail '$tmp/mbox'};
is @rows, 400, 'each subject is a row';
is_deeply [run("tend mail '$tmp/mbox' | tend log -")], ['', 0], 'the log takes them all';
is_deeply [sort split /\n/, qx{tend entries}], [sort @rows], 'and gives them back as they were, without a link to anybody';
is qx{tend mail '$tmp/mbox'}, '', 'a second time there is none';
is_deeply [run('tend check ana')]->[1], 0, 'and nothing is wrong with the file';

SKIP: {
	skip 'needs ldd', 1 if system('command -v ldd >/dev/null') != 0;
	my @heavy = grep { $_ ne "$bin/tend-mail" && qx{ldd '$_' 2>/dev/null} =~ /libg(?:lib|mime)/ } glob "'$bin'/tend*";
	is_deeply \@heavy, [], 'no other tool bears the weight of GMime';
}
done_testing;
