# SPDX-License-Identifier: ISC
#
# What the tests in Perl share: files written and read whole, a folder for them, and a world in
# which no configuration of the user counts.
package Scratch;
use strict;
use warnings;
use Exporter qw(import);
use File::Basename qw(dirname);
use File::Path qw(make_path);
use File::Temp qw(tempdir);

our @EXPORT = qw(spew slurp isolate scratch copy_tree libgit2_leaks);

# a file, and the folders to it
sub spew {
	my ($path, $text) = @_;
	my $f;
	if (!open $f, '>:raw', $path) {
		make_path(dirname($path));
		open $f, '>:raw', $path or die "$path: $!";
	}
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

# a folder for what a test writes, gone at its end. In memory, if there is such a place with that many MiB free: what is
# brought to the disk thousands of times takes its time
sub scratch {
	my ($name, $mib) = @_;
	my $fast = !$ENV{TMPDIR} && -d '/dev/shm' && -w _ ? '/dev/shm' : undef;
	# containers often have no more than 64
	$fast = undef if $fast && $mib && (split ' ', (split /\n/, `df -Pk $fast`)[1] // '')[3] < $mib * 1024;
	return tempdir("tend-$name-XXXXXX", $fast ? (DIR => $fast) : (TMPDIR => 1), CLEANUP => 1);
}

# a copy of a folder of files, sooner than a process would make it
sub copy_tree {
	my ($from, $to) = @_;
	mkdir $to or die "$to: $!";
	opendir my $d, $from or die "$from: $!";
	for (readdir $d) {
		next if /^\.\.?\z/;
		if (-d "$from/$_") {
			copy_tree("$from/$_", "$to/$_");
		} else {
			my $mode = (stat _)[2] & 07777;
			spew("$to/$_", slurp("$from/$_"));
			chmod $mode, "$to/$_";
		}
	}
}

# the same environment on every machine, with a home of its own and an identity for git
sub isolate {
	my ($home) = @_;
	delete @ENV{ grep { /^(?:GIT_|TEND_|PYTHON)/ && $_ ne 'TEND_BIN' } keys %ENV };
	delete @ENV{qw(EMAIL NO_COLOR XDG_CONFIG_HOME)};
	@ENV{qw(HOME LC_ALL TZ GIT_CONFIG_NOSYSTEM XDG_DATA_DIRS)} = ($home, "C", "UTC", 1, "/nonexistent");
	@ENV{map { ("GIT_${_}_NAME", "GIT_${_}_EMAIL") } qw(AUTHOR COMMITTER)} = ('Ana', 'ana@example.org') x 2;
	make_path($home);
}

# libgit2 itself leaks, by PCRE2, where it fails to open a repository: no concern of a sanitizer here
sub libgit2_leaks {
	my ($dir) = @_;
	spew("$dir/leaks", "leak:libpcre2-8\nleak:pcre2_match\n");
	$ENV{LSAN_OPTIONS} = join ':', "suppressions=$dir/leaks:print_suppressions=0", $ENV{LSAN_OPTIONS} // ();
}

1;
