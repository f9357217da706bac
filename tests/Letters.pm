# SPDX-License-Identifier: ISC
#
# What the tests of mail share: letters in a folder of Maildirs, a fresh book, and a command that logs them once and no
# second time.
package Letters;
use strict;
use warnings;
use Exporter qw(import);
use File::Path qw(make_path);
use Test::More ();
use Scratch;

our @EXPORT = qw($tmp $mail @sent @inbox $trash book run twice);

our $tmp = scratch('mail');
my $count = 0;

sub message {
	my ($path, %header) = @_;
	my $id = ++$count;
	%header = ('Message-ID' => "<$id\@example.org>", Date => "Mon, 3 Aug 2026 10:00:$id +0200", To => 'marta@example.org', %header);
	spew($path, join('', map { "$_: $header{$_}\n" } sort keys %header) . "\nbody\n");
}

# a book of its own, whose contacts were never in touch
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

# both runs are silent, but for the line that says that there is no new mail; after the first the log has these texts, after the second the same
sub twice {
	my ($command, $name, @want) = @_;
	book();
	for my $run ('', ', again') {
		my ($out, $status) = run($command);
		$out =~ s/^tend-mail: no new mail .*\n//;
		Test::More::is "$status: $out", '0: ', "$name$run";
		Test::More::is_deeply [sort split /\n/, qx{tend entries | cut -f 1-3,8}], [sort @want], "$name: the log$run";
	}
}

our $mail = "$tmp/home/Mail";
make_path(map { my $box = $_; map { "$mail/$box/$_" } qw(cur new tmp) } 'inbox', 'sent', 'lists');
message("$mail/inbox/cur/1.x:2,S", From => 'Ana <ana@example.org>', Subject => '=?utf-8?q?Caf=C3=A9?=');
message("$mail/inbox/new/2.x", From => 'bo@example.org', Subject => 'new');
message("$mail/inbox/cur/3.x:2,ST", From => 'bo@example.org', Subject => 'trash', Date => 'Mon, 3 Aug 2026 11:00:00 +0200');
message("$mail/sent/cur/4.x:2,S", From => 'marta@example.org', To => 'ana@example.org, bo@example.org', Subject => 'sent');
message("$mail/lists/cur/5.x:2,", From => 'ana@example.org', To => 'list@example.org', Subject => 'list');
our @sent = map { "$_\t2026-08-03\t>\tsent <mid:4\@example.org>" } 'ana', 'bo';
our @inbox = ("ana\t2026-08-03\t<\tCaf\xc3\xa9 <mid:1\@example.org>", "bo\t2026-08-03\t<\tnew <mid:2\@example.org>");
our $trash = "bo\t2026-08-03\t<\ttrash <mid:3\@example.org>";

1;
