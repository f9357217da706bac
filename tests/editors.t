#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# Files as editors, people and systems leave them, through the tools that write: of the bytes
# only those change that are to, of what belongs to a file nothing does, and
# what is not to be written to is left, with a reason.
use strict;
use warnings;
use File::Basename qw(dirname);
use lib dirname(__FILE__);
use Sweep;
use Test::More;

my $dir;
my @writing = grep { has_tool($_) } (
	{ name => 'tend-log', args => [qw(x 2026-08-20 to +help: moved)], adds => qr/^[-*+] 2026-08-20 -> \+help: moved$/ },
	{ name => 'tend-set', args => [qw(x tier=many)], adds => qr/^tier: many$/ },
	{ name => 'tend-done', args => [qw(x dean)], adds => qr/^[-*+] \[x\] dean$/, replaces => qr/^[-*+] \[ \] dean$/ },
	{ name => 'tend-ask', args => [qw(-t 2026-09-01 --plan x a letter)], adds => qr/^[-*+] \[ \] a letter \(since 2026-09-01\)$/ },
	{ name => 'tend-owe', args => [qw(-t 2026-09-01 --plan x a letter)], adds => qr/^[-*+] \[ \] a letter \(since 2026-09-01\)$/ },
);
plan skip_all => 'no tool that writes yet' if !@writing;

sub fresh { $dir = copy_book(); return "$dir/$_[0]" }

# runs a tool on the contact x
sub edit {
	my ($tool) = @_;
	return run("$bin/$tool->{name}", '-C', $dir, @{ $tool->{args} });
}

# the text that was there, if the new one is this but for the lines that the tool is to add or replace; all
# ended as the others
sub without {
	my ($tool, $text, $eol, $old) = @_;
	my @new = split /(?<=\n)/, $text;
	my @old = split /(?<=\n)/, $old;
	my $found = 0;
	my @kept;
	for my $line (@new) {
		my $bare = $line =~ s/\r?\n\z//r;
		if ($bare =~ $tool->{adds}) {
			$found++;
			push @kept, grep { s/\r?\n\z//r =~ $tool->{replaces} } @old if $tool->{replaces};
			next if $line =~ /\n\z/ ? $line =~ /$eol\z/ : 1;
			return "the new line has another end";
		}
		push @kept, $line;
	}
	return "$found new lines" if $found != 1;
	my $rest = join '', @kept;
	# a last line without an end gets one where a line follows, which then has none
	$rest =~ s/\r?\n\z// if $old !~ /\n\z/ && $text !~ /\n\z/;
	return $rest;
}

my @asks = ('## Asks', '- [ ] dean', '## Promises', '- [ ] cake', '## Log', '- 2026-08-01 <- call: fine', '');
my %shapes = (
	'LF' => [join("\n", '---', 'name: X', '---', @asks), "\n"],
	'CRLF' => [join("\r\n", '---', 'name: X', '---', @asks), "\r\n"],
	'a BOM' => ["\xef\xbb\xbf" . join("\n", '---', 'name: X', '---', @asks), "\n"],
	'comments, blanks and quotes' => [join("\n", '---', '# mine', "name:   'X'  # hers", 'odd key: [ a,b ]', '---', '', '', @asks), "\n"],
	'other bullets' => [join("\n", '---', 'name: X', '---', map { s/^-/*/r } @asks), "\n"],
	'trailing blanks' => [join("\n", '---', 'name: X  ', '---  ', 'text  ', @asks), "\n"],
	'no last newline, no log' => [join("\n", '---', 'name: X', '---', '## Promises', '- [ ] cake', '', '## Log', '- 2026-08-01 <- call: fine', '', '## Asks', '- [ ] dean'), "\n"],
);

for my $tool (@writing) {
	my $name = $tool->{name};
	for my $shape (sort keys %shapes) {
		my ($text, $eol) = @{ $shapes{$shape} };
		my $path = fresh('x.md');
		spew($path, $text);
		my ($status, $out, $err) = edit($tool);
		is "$status$err", '0', "$name: $shape";
		is without($tool, slurp($path), $eol, $text), $text, "$name: $shape: the rest is as it was"
			or diag join '', map { s/\r/^M/gr } slurp($path);
		is git($dir, 'show', 'HEAD:x.md'), slurp($path), "$name: $shape: committed as it is";
	}

	# the files beside it belong to others
	my $path = fresh('x.md');
	my ($text) = @{ $shapes{LF} };
	my @beside = ('.x.md.swp', 'x.md~', '#x.md#', '4913', '.x.md.un~', '.~lock.x.md#', 'x.md.bak', '.x.md.tend-abcdef');
	spew($path, $text);
	spew("$dir/$_", "of $_\n") for @beside;
	symlink 'me@host.99:1', "$dir/.#x.md";
	my ($status, undef, $err) = edit($tool);
	is "$status$err", '0', "$name: swap files beside";
	is join('', map { slurp("$dir/$_") } @beside), join('', map { "of $_\n" } @beside), "$name: as they were";
	is readlink("$dir/.#x.md"), 'me@host.99:1', "$name: the lock of Emacs too";
	is git($dir, qw(show --name-only --format= HEAD)), "x.md\n", "$name: and not committed";

	# what a file has beside its bytes
	$path = fresh('x.md');
	spew($path, $text);
	chmod 0640, $path;
	# POSIX alone keeps the owner and the mode
	my $acl = !$ENV{PORTABLE} && system("setfacl -m u:12345:r $path 2>/dev/null") == 0;
	my $xattr = !$ENV{PORTABLE} && system("setfattr -n user.note -v mine $path 2>/dev/null") == 0;
	chown 12345, 23456, $path if $> == 0;
	my $before = `stat -c '%a %u %g' $path; getfacl -cpn $path 2>/dev/null; getfattr --absolute-names -d $path 2>/dev/null`;
	($status, undef, $err) = edit($tool);
	is "$status$err", '0', "$name: a file with an owner and a mode" . ($acl ? ', an ACL' : '') . ($xattr ? ', an attribute' : '');
	is `stat -c '%a %u %g' $path; getfacl -cpn $path 2>/dev/null; getfattr --absolute-names -d $path 2>/dev/null`, $before,
		"$name: which it keeps";

	# what is not to be written to
	for (
		['read-only', sub { spew($_[0], $text); chmod 0444, $_[0] }, qr/x\.md: read-only$/m],
		['a hard link', sub { spew($_[0], $text); link $_[0], "$tmp/hard.$name" }, qr/x\.md: has further names/],
		['a link out of the book', sub { spew("$tmp/out.md", $text); symlink "$tmp/out.md", $_[0] }, qr/x\.md: a link that leads out/],
		['a link into .git', sub { spew("$dir/.git/x", $text); symlink '.git/x', $_[0] }, qr/x\.md: a link into a dot-folder/],
	) {
		my ($what, $make, $says) = @$_;
		my $file = fresh('x.md');
		$make->($file);
		my ($s, $out, $e) = edit($tool);
		is $s, 2, "$name: $what: refused";
		like $e, $says, "$name: $what: and reported";
		is slurp($file), $text, "$name: $what: as it was";
		is git($dir, qw(log --format=%s)), "begin\n", "$name: $what: nothing committed";
	}

	# a link within the book stays one
	$path = fresh('x.md');
	spew("$dir/friends/real.txt", $text);
	symlink 'friends/real.txt', $path;
	($status, undef, $err) = edit($tool);
	is "$status$err", '0', "$name: a link within the book";
	is readlink($path), 'friends/real.txt', "$name: stays one";
	is without($tool, slurp("$dir/friends/real.txt"), "\n", $text), $text, "$name: and its file is written";
	is git($dir, qw(show --name-only --format= HEAD)), "friends/real.txt\n", "$name: and committed";
}

done_testing;
