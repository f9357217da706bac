# SPDX-License-Identifier: ISC
#
# What the tests of examples/ share: where things are, an environment without the user's own settings, a copy of
# contacts.example, and a shell in it.
package Examples;
use strict;
use warnings;
use Cwd qw(abs_path);
use Exporter qw(import);
use File::Basename qw(dirname);
use Scratch;

our @EXPORT = qw($root $bin $examples $book begin_in fresh sh);

our $root = abs_path(dirname(__FILE__) . '/..');
our $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
our $examples = "$root/examples";
our $book;

# uses a folder for the home and the book, whose name contains what a shell or a list could split
sub begin_in {
	my ($tmp) = @_;
	$book = "$tmp/my b,ook; a";
	isolate("$tmp/home");
	delete $ENV{MAILTO};
	@ENV{qw(LC_ALL PATH TEND_TODAY)} = ('C.UTF-8', "$bin:$ENV{PATH}", '2026-09-01');
}

# makes a fresh copy of the example book
sub fresh {
	system('rm', '-rf', $book);
	system('cp', '-R', "$root/contacts.example", $book);
}

# (both outputs of a shell command run in the book, its exit status)
sub sh {
	my ($command) = @_;
	my $out = qx{cd '$book' && { $command; } 2>&1 </dev/null};
	return ($out, $? >> 8);
}

1;
