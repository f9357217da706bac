# SPDX-License-Identifier: ISC
#
# Commands in the folders of repositories, for the tests that compare tend with git itself.
package Twin;
use strict;
use warnings;
use Exporter qw(import);
use POSIX ();
use Scratch qw(slurp);

our @EXPORT = qw(run_in git_in);

# "status", standard output, standard error of a command in a folder; both are kept in `tmp`
sub run_in {
	my ($tmp, $dir, @argv) = @_;
	my $pid = fork // die "fork: $!";
	if (!$pid) {
		chdir $dir or die "$dir: $!";
		open STDIN, '<', '/dev/null';
		open STDOUT, '>:raw', "$tmp/out";
		open STDERR, '>:raw', "$tmp/err";
		exec { $argv[0] } @argv or POSIX::_exit(126);
	}
	waitpid $pid, 0;
	return ($? & 127 ? 'signal ' . ($? & 127) : $? >> 8, slurp("$tmp/out"), slurp("$tmp/err"));
}

# what git prints, without its last line end; git must not fail
sub git_in {
	my ($tmp, $dir, @args) = @_;
	my ($status, $out, $err) = run_in($tmp, $dir, 'git', @args);
	die "git @args: $err" if $status ne '0';
	return $out =~ s/\n\z//r;
}

1;
