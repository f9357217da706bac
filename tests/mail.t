#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# What a folder of Maildirs has goes through `tend mail | tend log -`, by hand and by examples/mail.sh, and a second time
# nothing is new. Then subjects as strangers write them: what a row says the log gives back, and none of them is a link.
# tests/world/mail.t has the programs that find mail.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use MIME::Base64 qw(encode_base64);
use Test::More;
use lib dirname(abs_path(__FILE__));
use Letters;
use Scratch;

my $root = abs_path(dirname(__FILE__) . '/..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");

isolate("$tmp/home");
@ENV{qw(PATH TEND_TODAY)} = ("$bin:$ENV{PATH}", '2026-09-01');
delete $ENV{MAILDIR};

my $script = "sh '$root/examples/mail.sh'";

twice("tend mail '$mail' | tend log -", 'a folder of Maildirs', @sent, @inbox, $trash);
twice($script, 'the example', @sent, @inbox, $trash);
twice("$script '$mail/sent'", 'the example with a folder', @sent);

book();
is_deeply([run("$script /nowhere")], ["tend-mail: /nowhere: No such file or directory\n", 2], 'the example tells by its status that there is no mail');
is_deeply([run("$script '$mail/sent' /nowhere")]->[1], 1, 'and that some is not there');
like(scalar(qx{tend entries}), qr/<mid:4\@example.org>/, 'what is there is written');

# words that mean something in Markdown, YAML, TSV or a terminal
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
is_deeply [sort split /\n/, qx{tend entries}], [sort @rows], 'and gives them back as they were, without a link to a contact';
is qx{tend mail '$tmp/mbox'}, '', 'a second time there is none';
is_deeply [run('tend check ana')]->[1], 0, 'and nothing is wrong with the file';

# by the names of the libraries in each program; tests/world/mail.t asks the loader
my %heavy = map { s{.*/}{}r => 1 } grep { slurp($_) =~ /\0libg(?:lib|mime)-[\d.]+\.so/ } glob "'$bin'/tend*";
is_deeply \%heavy, { 'tend-mail' => 1 }, 'no other tool bears the weight of GMime';
done_testing;
