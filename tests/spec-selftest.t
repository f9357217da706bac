#!/usr/bin/env perl
# SPDX-License-Identifier: ISC
#
# Does spec.pl see what it should? A planted failure must turn the suite red.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Temp qw(tempdir);
use Test::More;

my $spec = abs_path(dirname(__FILE__)) . '/spec.pl';
my $tmp = tempdir('tend-selftest-XXXXXX', TMPDIR => 1, CLEANUP => 1);

sub write_to {
	my ($name, $text) = @_;
	open my $f, '>:raw', "$tmp/$name" or die "$tmp/$name: $!";
	print $f $text;
	close $f or die "$tmp/$name: $!";
	return "$tmp/$name";
}

sub read_from {
	my ($name) = @_;
	open my $f, '<:raw', "$tmp/$name" or die "$tmp/$name: $!";
	local $/;
	return scalar <$f>;
}

# (TAP, everything, exit status)
sub spec {
	my $pid = open(my $f, '-|') // die "fork: $!";
	if (!$pid) {
		open STDERR, '>&', \*STDOUT;
		# what a caller leaves must not reach the commands
		$SIG{PIPE} = 'IGNORE';
		@ENV{qw(TEND_TODAY TEND_BOOK NO_COLOR XDG_CONFIG_HOME GIT_DIR TZ)} = ('x') x 6;
		$ENV{LC_ALL} = 'C';
		exec $^X, $spec, @_;
	}
	my @out = <$f>;
	close $f;
	s/\Q$tmp\E\///g for @out;
	return (join('', grep { !/^#/ } @out), join('', @out), $? >> 8);
}

sub spec_of {
	my ($name, $text, @options) = @_;
	return spec(@options, write_to($name, $text));
}

my ($tap, $all, $status) = spec_of('both.md', <<'MD');
# One right, one wrong

```console
$ echo right
right
$ printf 'a\tb\nc\n'; exit 3
a b
c
[2]
```
MD
is $tap, "ok 1 - both.md:4\nnot ok 2 - both.md:6\n1..2\n", 'the wrong one is not ok, the right one is';
like $all, qr/^# -a b\n# \+a\\tb\n#  c\n/m, 'the difference is shown';
like $all, qr/^# exit status 3, expected 2\n/m, 'and the exit status';
isnt $status, 0, 'and it fails';

($tap, $all, $status) = spec_of('right.md', <<'MD');
```file=deep/note.md
---
name: Ana
```
```yaml file="two words"
x: 1
```
````file=fence
```console
$ false
```
````
1. In a list, with variables:

   ```console NAME=value OTHER=x=y
   $ echo $NAME $OTHER
   value x=y
   ```
~~~console
$ cat deep/note.md; cat 'two words'
---
name: Ana
x: 1
$ wc -l < fence
3
$ echo one
> echo two >&2
>
> echo three >/dev/stderr
one
two
three
$ cd deep; X=1; export X
$ test -d deep; echo "<$X$NAME>"
<>
$ seq 9
1
...
4
...
9
...
$ true
...
$ printf 'x\n\ny'
x

y (no-eol)
$ kill -9 $$
[137]
$ cat
$ yes | head -1
y
$ echo "$HOME" | sed 's/.*-....../~/'; ls -A "$HOME"
~/home
$ env | grep -E '^(TEND|XDG|NO_COLOR|GIT_DIR)' ; echo $LC_ALL $TZ $TERM
XDG_DATA_DIRS=/nonexistent
C.UTF-8 UTC dumb
~~~
```sh
$ exit 1
```
MD
unlike $tap, qr/^not ok/m, 'what is right is ok' or diag $all;
is $status, 0, 'and passes';
like $tap, qr/^ok 14 .*\n1\.\.14$/m, 'each command is a test';

# what must not pass
for (
	['a wrong line', "```console\n\$ echo a\nb\n```\n"],
	['a missing line', "```console\n\$ echo a; echo b\na\n```\n"],
	['a further line', "```console\n\$ echo a\na\nb\n```\n"],
	['a trailing space', "```console\n\$ echo 'a '\na\n```\n"],
	['a blank line', "```console\n\$ echo a\na\n\n```\n"],
	['no last line feed', "```console\n\$ printf a\na\n```\n"],
	['a silent failure', "```console\n\$ exit 1\n```\n"],
	['dots before another end', "```console\n\$ seq 3\n...\n2\n```\n"],
	['a command that does not exist', "```console\n\$ tend-no-such-tool\n```\n"],
	['a block without end', "```console\n\$ echo a\na\n"],
	['a console block without command', "```console\necho a\n```\n"],
	['a file out of the directory', "```file=../x\n```\n```console\n\$ true\n```\n"],
	['a variable without value', "```console TEND\n\$ true\n```\n"],
	['no console block at all', "# Nothing\n"],
) {
	my ($what, $text) = @$_;
	($tap, $all, $status) = spec_of('wrong.md', $text);
	ok $tap =~ /^not ok/m && $tap =~ /^1\.\.[1-9]/m && $status != 0, "$what is not ok" or diag $all;
}
($tap, $all, $status) = spec("$tmp/absent.md");
ok $tap =~ /^not ok/m && $status != 0, 'neither is a file that is not there';
($tap, $all, $status) = spec(write_to('none.md', "# Nothing\n"), "$tmp/right.md");
is $status, 0, 'a text without console block among others is no test';

{
	local $ENV{SPEC_TIMEOUT} = 1;
	my $start = time;
	($tap, $all, $status) = spec_of('slow.md', "```console\n\$ echo a; sleep 30 | sleep 30\na\n\$ true\n```\n");
	is $tap, "not ok 1 - slow.md:2\nok 2 - slow.md:4\n1..2\n", 'what hangs is killed';
	like $all, qr/^# took more than 1 s\n/m, 'and reported';
	cmp_ok time - $start, '<', 20, 'in time';
}

{
	local $ENV{SPEC_TIMES} = 1;
	my ($tap, $all) = spec_of('times.md', "```console\n\$ echo a\na\n\$ seq 1000000 | tail -n 1\n1000000\n```\n");
	like $all, qr/^# \d\.\d\d s times\.md:2: echo a\nok 1 .*\n# \d\.\d\d s times\.md:4: seq .*\nok 2 .*\n# \d\.\d\d s times\.md\n1\.\.2\n\z/,
		'the time of each can be printed' or diag $all;
}

# man pages
my $man = <<'MAN';
.Dd $Mdocdate$
.Sh DESCRIPTION
.Bd -literal
$ exit 3
.Ed
.Sh EXAMPLES
Out of a display:
$ exit 4
.\" console NAME=value
.Bd -literal -offset indent
$ printf \(aq%s\en\(aq \(dqa\-b\(dq | sed \(aqs/^/\&./\(aq
\&.a\-b

$ echo $NAME
value

$ ls \-d contacts.example 2>/dev/null || true
$ echo shown
$ exit 3
[3]
.Ed
.Sh SEE ALSO
.Bd -literal
$ exit 5
.Ed
MAN
($tap, $all, $status) = spec_of('page.1', $man);
is $tap, join('', map { "ok $_\n" } '1 - page.1:11', '2 - page.1:14', '3 - page.1:17', '4 - page.1:18',
	'5 - page.1:19') . "1..5\n", 'examples of a man page' or diag $all;
for (
	['wrong output', $man =~ s/^value$/other/mr],
	['a failure', $man =~ s/^\$ echo shown\K/; exit 1/mr],
	['an error in the midst of a pipeline', $man =~ s/^\$ echo shown\K/ | tend-no-such-tool | cat/mr],
	['a wrong status', $man =~ s/^\[3\]$/[4]/mr],
	['a macro', $man =~ s/^\$ exit 3\n\[3\]$/.Nm tend/mr],
) {
	my ($what, $text) = @$_;
	($tap, $all, $status) = spec_of('page.1', $text);
	ok $tap =~ /^not ok/m && $status != 0, "$what in a man page is not ok" or diag $all;
}

# updating
my $old = <<'MD';
# Text that stays

```console
$ printf 'a\nb'
old
older
$ seq 5
...
5
$ exit 4
[1]
```

- list

  ```console
  $ echo new
  ```
The last line has no end
MD
chomp $old;
($tap, $all, $status) = spec_of('update.md', $old, '--update');
is $status, 0, 'an update passes' or diag $all;
is read_from('update.md'), <<'MD' =~ s/\n\z//r, 'and writes what was printed, no more';
# Text that stays

```console
$ printf 'a\nb'
a
b (no-eol)
$ seq 5
...
5
$ exit 4
[4]
```

- list

  ```console
  $ echo new
  new
  ```
The last line has no end
MD
($tap, $all, $status) = spec("$tmp/update.md");
is $status, 0, 'after which all is right';
($tap, $all, $status) = spec_of('unfit.md', "```console\n\$ echo '\$ x'\n```\n", '--update');
isnt $status, 0, 'output that would be read as a command is not written';
($tap, $all, $status) = spec_of('page.1', $man =~ s/^value$/other/mr, '--update');
isnt $status, 0, 'a man page is not updated';
like read_from('page.1'), qr/^other$/m, 'never';

done_testing;
