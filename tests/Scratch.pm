# SPDX-License-Identifier: ISC
#
# What the tests in Perl share: files written and read whole, a folder for them, and a world in
# which nobody's own configuration counts.
package Scratch;
use strict;
use warnings;
use Exporter qw(import);
use File::Basename qw(dirname);
use File::Path qw(make_path);
use File::Temp qw(tempdir);

our @EXPORT = qw(spew slurp scratch isolate);

# a file, and the folders to it
sub spew {
	my ($path, $text) = @_;
	make_path(dirname($path));
	open my $f, '>:raw', $path or die "$path: $!";
	print $f $text;
	close $f or die "$path: $!";
}

# the bytes of a file; undef where there is none
sub slurp {
	my ($path) = @_;
	open my $f, '<:raw', $path or return undef;
	local $/;
	return scalar(<$f>) // '';
}

# a folder that goes when the test ends; in memory, where there is such a place: files cost a tenth there
sub scratch {
	my ($name) = @_;
	my $memory = !$ENV{TMPDIR} && -d '/dev/shm' && -w _;
	return tempdir("tend-$name-XXXXXX", $memory ? (DIR => '/dev/shm') : (TMPDIR => 1), CLEANUP => 1);
}

# the same environment on every machine, with a home of its own and an identity for git
sub isolate {
	my ($home) = @_;
	delete @ENV{ grep { /^(?:GIT_|TEND_|PYTHON)/ && $_ ne 'TEND_BIN' } keys %ENV };
	delete @ENV{qw(EMAIL NO_COLOR XDG_CONFIG_HOME)};
	@ENV{qw(HOME LC_ALL TZ GIT_CONFIG_NOSYSTEM)} = ($home, 'C', 'UTC', 1);
	@ENV{map { ("GIT_${_}_NAME", "GIT_${_}_EMAIL") } qw(AUTHOR COMMITTER)} = ('Ana', 'ana@example.org') x 2;
	make_path($home);
}

1;
