#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# tests/machines/run, with a debootstrap of our own: it makes a root that has a shell and little else. What the real one
# makes is seen where the real one runs.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Path qw(make_path);
use File::Temp qw(tempdir);
use Test::More;
use Time::HiRes qw(sleep);
use lib dirname(__FILE__);
use Scratch;

my $root = abs_path(dirname(__FILE__) . '/..');
my $tmp = tempdir('tend-machines-XXXXXX', TMPDIR => 1, CLEANUP => 1);
isolate("$tmp/home");
delete @ENV{ grep { /_proxy$/i } keys %ENV };
delete @ENV{qw(MIRROR XDG_CACHE_HOME)};
my $cache = $ENV{TEND_MACHINES} = "$tmp/cache";
my $run = "$tmp/checkout/tests/machines/run";

# status, standard output, standard error
sub run {
	my (@args) = @_;
	my $pid = fork // die "fork: $!";
	if (!$pid) {
		open STDIN, '<', '/dev/null' or die;
		open STDOUT, '>', "$tmp/out" or die;
		open STDERR, '>', "$tmp/err" or die;
		exec $run, @args or die "$run: $!";
	}
	waitpid $pid, 0;
	my $status = $? & 127 ? 128 + ($? & 127) : $? >> 8;
	return ($status, slurp("$tmp/out"), slurp("$tmp/err"));
}

sub git { system('git', '-C', "$tmp/checkout", @_) == 0 or die "git @_" }

spew("$run.new", slurp("$root/tests/machines/run"));
rename "$run.new", $run;
chmod 0755, $run;
spew("$tmp/checkout/a.txt", "committed\n");
git('init', '-q');
git('add', '.');
git('commit', '-qm', 'a checkout');

is_deeply([run(@$_)], [2, '', "usage: run [-cu] SUITE COMMAND...\n"], "'@$_' is no usage")
	for ['trixie'], [], ['../trixie', 'true'], ['-x', 'trixie', 'true'];

# --- where it cannot run ---

spew("$tmp/bin/id", "#!/bin/sh\necho 1000\n");
spew("$tmp/bin/apt-get", <<'END');
#!/bin/sh
. /etc/os-release
echo "other|main|||http://other.example/"
echo "$VERSION_CODENAME|main|Elsewhere||http://elsewhere.example/"
echo "$VERSION_CODENAME|main|Debian|Debian|http://own.example/"
echo "$VERSION_CODENAME|main|Debian|Debian|http://second.example/"
END
spew("$tmp/bin/debootstrap", <<'END' . "TMP=$tmp\n" . <<'END');
#!/bin/sh -e
END
# the folder is the one that is a path
for dir; do [ "${dir#/}" = "$dir" ] || break; done
echo "$* proxy=${http_proxy:-}" >>"$TMP/log"
[ ! -e "$TMP/offline" ] || { echo 'E: no network' >&2; exit 1; }
for d in tmp proc sys dev usr/sbin usr/bin etc/apt/apt.conf.d; do mkdir -p "$dir/$d"; done
[ ! -e "$TMP/slow" ] || { rm "$TMP/slow"; kill -TERM "$PPID"; sleep 1; }
for program in sh env sleep; do
	for file in "$(command -v $program)" $(ldd "$(command -v $program)" | grep -o '/[^ ]*'); do
		mkdir -p "$dir${file%/*}"
		cp -L "$file" "$dir$file"
	done
done
END
chmod 0755, glob "$tmp/bin/*";
$ENV{PATH} = "$tmp/bin:$ENV{PATH}";

my ($status, $out, $err) = run('trixie', 'true');
is($status, 77, 'without root it exits with 77');
like($err, qr/^machines: debootstrap needs root/, 'and says so');
unlink "$tmp/bin/id";

SKIP: {
	skip 'this needs root, git and leave to mount', 1
		if $> != 0 || system('unshare --mount --pid --fork true 2>/dev/null') != 0;

	spew("$tmp/offline", '');
	($status, $out, $err) = run('trixie', 'true');
	is($status, 77, 'without a network it exits with 77');
	like($err, qr/^E: no network\nmachines: debootstrap failed/m, 'and says so');
	unlink "$tmp/offline";

	# --- making one ---

	spew("$tmp/slow", '');
	run('trixie', 'true');
	ok(!-e "$cache/trixie" && !-e "$cache/trixie.clean", 'one that is interrupted is none');
	my $log = slurp("$tmp/log");
	unlink "$tmp/log";
	{
		local @ENV{qw(MIRROR http_proxy SECRET)} = ('http://mirror.example/debian', 'http://proxy.example:3128', 'x');
		is_deeply([(run('trixie', 'sh', '-c', 'echo "$http_proxy $SECRET$HOME $PWD $*"; read line <a.txt; echo "$line"; exit 3', 'sh', 'a  b'))[0, 1]],
			[3, "http://proxy.example:3128 /root /tend a  b\ncommitted\n"],
			'the status is that of the command, which has an environment of its own, and the checkout');
	}
	my $ours = grep { /^ID=debian$/ } split /\n/, slurp('/etc/os-release') // '';
	like($log, $ours ? qr{^\S+ \S+ trixie \S+ http://own\.example/ proxy=$}m : qr/^\S+ \S+ trixie \S+ proxy=$/m,
		"debootstrap has the mirror of this machine's own release");
	like(slurp("$tmp/log"), qr{^\S+ \S+ trixie \S+ http://mirror\.example/debian proxy=http://proxy\.example:3128$},
		'or the one that is named, and the proxy');
	unlike(slurp('/proc/self/mountinfo'), qr/\Q$tmp/, 'nothing is left mounted');
	ok(-e "$cache/trixie/proc" && !-e "$cache/trixie/proc/self", 'proc neither');

	# --- keeping it ---

	is((run('trixie', 'sh', '-c', ': >/kept; test -e /proc/self -a -e /dev/null'))[0], 0, 'there are /proc and /dev');
	is((run('trixie', 'test', '-e', '/kept'))[0], 127, 'a command that is not there is 127');
	is((run('trixie', 'sh', '-c', 'test -e /kept'))[0], 0, 'what a command leaves is there for the next');
	is((run('-c', 'trixie', 'sh', '-c', ': >/mine; test ! -e /kept -a ! -e /tend/build'))[0], 0, '-c: but not for a clean one');
	is((run('-c', 'trixie', 'sh', '-c', 'test ! -e /mine'))[0], 0, 'which leaves nothing');
	is_deeply([glob "$cache/*.tmp"], [], 'nowhere');
	is(() = slurp("$tmp/log") =~ /\n/g, 1, 'all of that was one debootstrap');
	utime((time - 32 * 86400) x 2, "$cache/trixie.clean/.made");
	is((run('trixie', 'sh', '-c', 'test ! -e /kept'))[0], 0, 'after a month it is made anew');
	is(() = slurp("$tmp/log") =~ /\n/g, 2, 'by a second');

	# --- the checkout ---

	spew("$tmp/checkout/a.txt", "changed\n");
	spew("$tmp/checkout/b.txt", "new\n");
	my $look = 'read line <a.txt; echo "$line"; test -e b.txt; echo $?';
	is_deeply([run('trixie', 'sh', '-c', $look)],
		[0, "committed\n1\n", "machines: uncommitted files stay behind; -u takes them along\n"], 'it has what is committed');
	is_deeply([run('-u', 'trixie', 'sh', '-c', $look)], [0, "changed\n0\n", ''], '-u: and what is not');
	unlink "$tmp/checkout/a.txt";
	is_deeply([run('-u', 'trixie', 'sh', '-c', 'test -e a.txt')], [1, '', ''], 'without what is deleted');
	chown 12345, 12345, "$tmp/checkout", "$tmp/checkout/.git";
	is((run('trixie', 'sh', '-c', 'test -e a.txt'))[0], 0, "another user's checkout will do");

	# --- an end from outside ---

	sub processes { grep { (slurp("$_/cmdline") // '') =~ /^sleep\0(?:77\.125)\0/ } glob '/proc/[0-9]*' }
	for my $signal (qw(INT TERM KILL)) {
		my $pid = fork // die;
		if (!$pid) {
			$SIG{INT} = 'DEFAULT';
			open STDERR, '>', '/dev/null' or die;
			exec $run, '-c', 'trixie', 'sh', '-c', 'sleep 77.125 & sleep 77.125';
		}
		for (1 .. 100) { last if processes() > 1; sleep 0.1 }
		cmp_ok(scalar(processes()), '>=', 2, "SIG$signal: while it runs");
		kill $signal, $pid;
		waitpid $pid, 0;
		isnt($?, 0, 'its end is no success');
		for (1 .. 100) { last unless processes(); sleep 0.1 }
		is_deeply([processes()], [], 'takes all of it along');
		unlike(slurp('/proc/self/mountinfo'), qr/\Q$tmp/, 'nothing is left mounted');
		is((run('trixie', 'sh', '-c', ':'))[0], 0, 'and the next run is as before');
		is_deeply([glob "$cache/*.tmp"], [], 'with nothing left over');
	}
}

done_testing();
