#!/usr/bin/env perl
# SPDX-License-Identifier: ISC
#
# Documentation as tests: runs the console blocks of Markdown files and of man
# pages, and compares what they print. One TAP test a command, named file:line.
#
#	perl tests/spec.pl [--update] [FILE...]
#
# without FILE: tests/spec/*.md, README.md and src/tools/*.[157]. --update
# writes what was printed into the Markdown files, never into man pages.
#
# Markdown:
#	```console [NAME=VALUE...]	the variables are set for this block; NEED=PROGRAM
#					skips it where that program is missing
#	$ command
#	> its next line
#	the exact output, standard error with it
#	[1]
#	```
#	```file=NAME			(or ```yaml file="A NAME") writes a file
#
# A line "..." stands for any lines, or none. "[N]" at the end is the exit
# status, 0 if not there. " (no-eol)" ends a last line that no line feed ends.
# "$ " begins a command, wherever it stands: output cannot begin so.
#
# mdoc: literal displays (.Bd -literal) under EXAMPLES, likewise; a comment
# ".\" console NAME=VALUE..." sets variables from there on. A command without
# output shown must exit with 0 and be silent on standard error (but for the
# line that sums up an import, or says why there is no row), so that a
# missing or misused tool is seen in the midst of a pipeline, too.
#
# The commands of a file run in one fresh directory, each by its own /bin/sh,
# with an environment of nothing but PATH, HOME and the like. A text that names
# contacts.example finds a copy of it there, and one that names tests/vaults/NAME/
# a copy of that as NAME.
#
# They run in memory, /dev/shm, where there is such a place and TMPDIR names no
# other: files cost a tenth there. SPEC_TIMES=1 tells of each command how much
# CPU time it took, in hundredths of a second, and of the file how much it was.
use strict;
use warnings;

# no modules: this program starts once a page, and each would cost as much as some commands do
my $here = here();
my $root = absolute(__FILE__ =~ s{(?:tests/)?[^/]*$}{}r . (__FILE__ =~ m{(?:^|/)tests/[^/]*$} ? '.' : '..')) =~ s{/\.$}{}r;
my $bin = absolute($ENV{TEND_BIN} // "$root/build/bin");
# a last resort: tests/exec limits the CPU time, which other work on the machine does not change
my $timeout = $ENV{SPEC_TIMEOUT} // 300;
my $update = @ARGV && $ARGV[0] eq '--update' ? shift @ARGV : 0;
my $memory = $ENV{TMPDIR} // (-d '/dev/shm' && -w _ ? '/dev/shm' : '/tmp');
my ($tests, $failed, $child, $scratch, $main) = (0, 0, 0, undef, $$);

# the folder that this was called in: the shell's name for it, if it has one
sub here {
	my ($it, $named) = map { join ' ', (stat)[0, 1] } '.', $ENV{PWD} // '';
	return $ENV{PWD} if $it eq $named && $ENV{PWD} =~ m{^/};
	chomp(my $path = `pwd -P`);
	return $path;
}

sub absolute {
	my ($path) = @_;
	return $path =~ m{^/} ? $path : "$here/$path";
}

sub ok {
	my ($ok, $name, @why) = @_;
	$tests++;
	$failed++ if !$ok;
	print $ok ? 'ok' : 'not ok', " $tests - $name\n";
	# on standard error prove shows them, too
	print STDERR map { "# $_\n" } @why;
	return $ok;
}

# shown as a comment, so that every byte can be seen
sub shown {
	my ($s) = @_;
	$s =~ s/\t/\\t/g;
	$s =~ s/([\x00-\x1f\x7f])/sprintf '\\x%02x', ord $1/ge;
	return $s;
}

sub slurp {
	my ($path) = @_;
	open my $f, '<:raw', $path or return undef;
	local $/;
	return scalar(<$f>) // '';
}

sub spew {
	my ($path, $text) = @_;
	open my $f, '>:raw', $path or return 0;
	print $f $text;
	return close $f;
}

sub make_folder {
	my ($path) = @_;
	make_folder($1) if $path =~ m{^(.+)/[^/]+$} && !-d $1;
	return mkdir($path) || -d $path;
}

# also what a test made unreadable
sub remove {
	my ($path) = @_;
	lstat $path or return;
	return unlink $path if !-d _;
	chmod 0700, $path;
	opendir my $d, $path or return;
	remove("$path/$_") for grep { $_ ne '.' && $_ ne '..' } readdir $d;
	closedir $d;
	rmdir $path;
}

# a fresh folder, that goes when the program does
sub fresh {
	for (1 .. 100) {
		my $path = sprintf '%s/tend-spec-%06x', $memory, rand 2**24;
		return $scratch = $path if mkdir $path, 0700;
	}
	die "$memory: no folder can be made: $!\n";
}

# of the files of a folder
sub copy_folder {
	my ($from, $to) = @_;
	make_folder($to) or return 0;
	opendir my $d, $from or return 0;
	for (grep { $_ ne '.' && $_ ne '..' } readdir $d) {
		-d "$from/$_" ? copy_folder("$from/$_", "$to/$_") : spew("$to/$_", slurp("$from/$_") // '') or return 0;
	}
	return 1;
}

END { remove($scratch) if defined $scratch && $$ == $main }

# --- reading: a list of commands, files and mistakes, with their lines ---

sub variables {
	my ($words, $line) = @_;
	my %env;
	for (split ' ', $words) {
		return (undef, { line => $line, wrong => "'$_' is not NAME=VALUE" })
			if !/^([A-Za-z_]\w*)=(.*)$/;
		$env{$1} = $2;
	}
	return (\%env);
}

# lines: [number, text]...
sub parse_console {
	my ($lines, $env, %more) = @_;
	my (@items, $cmd);
	for (@$lines) {
		my ($n, $s) = @$_;
		if ($s =~ /^\$ (.*)$/) {
			$cmd = { line => $n, run => $1, env => $env, want => [], from => $n, %more };
			push @items, $cmd;
		} elsif ($cmd && !@{ $cmd->{want} } && $s =~ /^>(?: (.*))?$/) {
			$cmd->{run} .= "\n" . ($1 // '');
			$cmd->{from} = $n;
		} elsif ($cmd) {
			push @{ $cmd->{want} }, $s;
		} elsif (!$more{man}) {
			push @items, { line => $n, wrong => 'output before the first command' };
			last;
		}
	}
	for my $c (grep { defined $_->{run} } @items) {
		my $want = $c->{want};
		# a page sets its commands apart with blank lines
		pop @$want while $c->{man} && @$want && $want->[-1] eq '';
		$c->{lines} = @$want;
		my $given = @$want && $want->[-1] =~ /^\[(\d+)\]$/ ? $1 : undef;
		pop @$want if defined $given;
		push @$want, '...' if $c->{man} && !@$want;
		$c->{status} = $given // 0;
		$c->{silent} = $c->{man} && !$c->{lines};
	}
	return @items;
}

sub parse_block {
	my ($info, $line, $lines, $indent) = @_;
	if ($info =~ /^console(?:\s+(.*))?$/) {
		my ($env, $wrong) = variables($1 // '', $line);
		return $wrong if $wrong;
		my @items = parse_console($lines, $env, indent => $indent);
		return @items ? @items : { line => $line, wrong => 'no command in a console block' };
	}
	return if $info !~ /(?:^|\s)file=(?:"([^"]+)"|(\S+))/;
	my $name = $1 // $2;
	return { line => $line, wrong => "file=$name leads out of the directory" }
		if $name =~ m{^/|(^|/)\.\.(/|$)};
	return { line => $line, file => $name, text => join '', map { "$_->[1]\n" } @$lines };
}

sub parse_markdown {
	my @lines = split /\n/, shift, -1;
	my @items;
	for (my $i = 0; $i < @lines; $i++) {
		next if $lines[$i] !~ /^(\s*)(`{3,}|~{3,})\s*([^`]*?)\s*$/;
		my ($indent, $fence, $info, $line, @block) = ($1, $2, $3, $i + 1);
		for ($i++; $i < @lines && $lines[$i] !~ /^\s*\Q$fence\E+\s*$/; $i++) {
			my $s = $lines[$i];
			$s =~ s/^\Q$indent\E//;
			push @block, [$i + 1, $s];
		}
		push @items, $i < @lines ? parse_block($info, $line, \@block, $indent)
			: { line => $line, wrong => 'a block that does not end' };
	}
	return @items;
}

my %glyph = (
	aq => "'", dq => '"', rs => '\\', ti => '~', ha => '^', ga => '`', at => '@', sh => '#',
	'Do' => '$', 'ba' => '|', 'lB' => '[', 'rB' => ']', 'lC' => '{', 'rC' => '}', 'sl' => '/',
	'->' => "\xe2\x86\x92", '<-' => "\xe2\x86\x90", e => '\\', '-' => '-', ' ' => ' ', '~' => ' ',
	'&' => '', '|' => '', '^' => '', ')' => '', ':' => '', '%' => '',
);

sub unroff {
	my ($s) = @_;
	my $one = sub {
		my ($all, $name) = @_;
		return '' if $all =~ /^\\f/;
		return $glyph{$name} if exists $glyph{$name};
		return $all if $name !~ /^u([0-9A-Fa-f]{4,6})$/;
		my $c = chr hex $1;
		utf8::encode($c);
		return $c;
	};
	$s =~ s/(\\(?:f(?:\[[^\]]*\]|\(..|.)|\((..)|\[([^\]]*)\]|(.)))/$one->($1, $2 \/\/ $3 \/\/ $4 \/\/ '')/ge;
	return $s;
}

sub parse_man {
	my @lines = split /\n/, shift;
	my ($inside, $block, $env, @items) = (0, undef, {});
	for my $n (1 .. @lines) {
		my $s = $lines[$n - 1];
		if ($s =~ /^[.']\s*\\"\s*console\b\s*(.*)$/) {
			($env, my $wrong) = variables($1, $n);
			push @items, $wrong if $wrong;
		} elsif ($s =~ /^[.']\s*\\"/) {
			next;
		} elsif ($s =~ /^\.\s*Sh\s+"?(.*?)"?\s*$/) {
			$inside = $1 eq 'EXAMPLES';
		} elsif ($inside && $s =~ /^\.\s*Bd\b.*\s-literal\b/) {
			$block = [];
		} elsif ($block && $s =~ /^\.\s*Ed\b/) {
			push @items, parse_console($block, $env, man => 1);
			$block = undef;
		} elsif ($block && $s =~ /^[.']/) {
			push @items, { line => $n, wrong => 'a macro in a literal display' };
		} elsif ($block) {
			push @$block, [$n, unroff($s)];
		}
	}
	push @items, { line => scalar @lines, wrong => 'a display that does not end' } if $block;
	return @items;
}

# --- running ---

sub environment {
	my ($tmp) = @_;
	# the settings of the sanitizers and of the loader of a test build stay
	my %env = map { $_ => $ENV{$_} } grep { /^(?:[A-Z]*SAN_OPTIONS|GLIBC_TUNABLES|LD_.*|LLVM_.*)$/ } keys %ENV;
	return {
		%env,
		# what is installed has the programs that people seldom type in a folder of their own
		PATH => join('', map { "$_:" } $bin, grep { -d } "$bin/../libexec/tend") . ($ENV{PATH} // '/usr/local/bin:/usr/bin:/bin'),
		HOME => "$tmp/home", TMPDIR => "$tmp/tmp", TERM => 'dumb',
		# what is found depends on the thesauri that are installed: none here
		XDG_DATA_DIRS => "/nonexistent",
		LC_ALL => 'C.UTF-8', TZ => 'UTC', GIT_CONFIG_NOSYSTEM => 1,
		GIT_AUTHOR_NAME => 'Me', GIT_AUTHOR_EMAIL => 'me\@example.org',
		GIT_COMMITTER_NAME => 'Me', GIT_COMMITTER_EMAIL => 'me\@example.org',
	};
}

sub child {
	my ($cmd, $dir, $env, $out, $errors) = @_;
	setpgrp 0, 0;
	%ENV = %$env;
	$SIG{$_} = 'DEFAULT' for qw(PIPE INT TERM ALRM);
	if (chdir $dir and open STDIN, '<', '/dev/null' and open STDOUT, '>&', $out
		and $errors ? open STDERR, '>>', $errors : open STDERR, '>&', $out) {
		# where a shell would do nothing but split it at blanks
		no warnings 'exec';
		exec split ' ', $cmd if $cmd =~ m{^tend[a-z-]*(?: +[\w./:,+=@-]+)*$};
		exec '/bin/sh', '-c', $cmd;
	}
	exit 126;
}

# (output, status, whether it took too long); 128 + N when killed by signal N;
# standard error goes with the output, or into the file errors
sub run {
	my ($cmd, $dir, $env, $errors) = @_;
	my ($output, $late) = ('', 0);
	pipe my $in, my $out or die "pipe: $!";
	$child = fork // die "fork: $!";
	child($cmd, $dir, $env, $out, $errors) if !$child;
	close $out;
	# the whole group, since a pipeline has many processes
	local $SIG{ALRM} = sub { $late = 1; kill 'KILL', -$child };
	alarm $timeout;
	while (!$late) {
		my $n = sysread $in, $output, 65536, length $output;
		last if defined $n ? $n == 0 : !$!{EINTR};
	}
	1 while waitpid($child, 0) < 0 && $!{EINTR};
	my $status = $? & 127 ? 128 + ($? & 127) : $? >> 8;
	alarm 0;
	kill 'KILL', -$child;
	$child = 0;
	return ($output, $status, $late);
}

# user and system time of the children so far
sub cpu {
	my (undef, undef, $user, $system) = times;
	return $user + $system;
}

sub lines_of {
	my ($s) = @_;
	my @lines = split /\n/, $s, -1;
	my $open = pop @lines;
	push @lines, "$open (no-eol)" if defined $open && $open ne '';
	return @lines;
}

# whether the lines are the wanted ones; "..." tries the shortest stretch first
sub same {
	my ($want, $got) = @_;
	my ($w, $g, $dots, $mark) = (0, 0, -1, 0);
	while ($g < @$got) {
		if ($w < @$want && $want->[$w] eq '...') {
			($dots, $mark) = ($w++, $g);
		} elsif ($w < @$want && $want->[$w] eq $got->[$g]) {
			$w++, $g++;
		} elsif ($dots >= 0) {
			($w, $g) = ($dots + 1, ++$mark);
		} else {
			return 0;
		}
	}
	$w++ while $w < @$want && $want->[$w] eq '...';
	return $w == @$want;
}

sub diff {
	my ($tmp, $want, $got) = @_;
	spew("$tmp/want", join '', map { "$_\n" } @$want);
	spew("$tmp/got", join '', map { "$_\n" } @$got);
	open my $f, '-|', 'diff', '-U3', "$tmp/want", "$tmp/got" or return 'no diff';
	my @lines = <$f>;
	chomp @lines;
	splice @lines, 0, 2, '--- expected', '+++ got';
	splice @lines, 100, @lines - 100, '(and more)' if @lines > 101;
	return map { shown($_) } @lines;
}

# --- updating ---

# the new lines of a command, or undef if they would be read as something else
sub rewritten {
	my ($c, $got, $status) = @_;
	my @new = (@$got, $status ? "[$status]" : ());
	return undef if grep { /^\$ |^\s*(?:```|~~~)/ } @$got;
	return undef if @$got && $got->[0] =~ /^>(?: |$)/;
	return undef if !$status && @$got && $got->[-1] =~ /^\[\d+\]$/;
	return [map { $_ eq '' ? '' : "$c->{indent}$_" } @new];
}

sub apply {
	my ($path, $text, @edits) = @_;
	my @lines = split /\n/, $text, -1;
	splice @lines, $_->[0], $_->[1], @{ $_->[2] } for reverse @edits;
	my $mode = (stat $path)[2] & 07777;
	spew("$path.new", join "\n", @lines) && chmod($mode, "$path.new") && rename("$path.new", $path)
		or die "$path: cannot update: $!\n";
}

# --- one file ---

# a program that the block needs and this machine lacks
sub missing {
	my ($c) = @_;
	my $need = $c->{env}{NEED} // return '';
	return (grep { -x "$_/$need" } split /:/, $ENV{PATH} // '') ? '' : "$need is not installed";
}

sub run_command {
	my ($c, $name, $tmp, $edits) = @_;
	my $missing = missing($c);
	return ok(!$ENV{REQUIRE}, "$name # SKIP $missing", $ENV{REQUIRE} ? $missing : ()) if $missing;
	my $env = { %{ environment($tmp) }, %{ $c->{env} } };
	my $begun = cpu();
	my ($output, $status, $late) = run($c->{run}, "$tmp/work", $env, $c->{silent} ? "$tmp/errors" : undef);
	printf "# %.2f s %s: %s\n", cpu() - $begun, $name, $c->{run} =~ s/\n.*//sr if $ENV{SPEC_TIMES};
	# the line that sums up an import is no complaint, nor is the one that says why there is no row
	my @complaint = $c->{silent} ? grep { !/^import: |^tend-[a-z]+: no .*; / } split /\n/, slurp("$tmp/errors") // '' : ();
	unlink "$tmp/errors";
	my @got = lines_of($output);
	pop @got while $c->{man} && @got && $got[-1] eq '';
	my $good = !$late && !@complaint && $status == $c->{status} && same($c->{want}, \@got);
	my $new = $update && !$good && !$late && !$c->{man} ? rewritten($c, \@got, $status) : undef;
	if ($new) {
		push @$edits, [$c->{from}, $c->{lines}, $new];
		return ok(1, $name, "$name: updated");
	}
	my @why = $good ? () : (map { '$ ' . shown($_) } split /\n/, $c->{run});
	push @why, "took more than $timeout s" if $late;
	push @why, diff($tmp, $c->{want}, \@got) if !$good && !same($c->{want}, \@got);
	push @why, "exit status $status, expected $c->{status}"
		if !$good && !$late && $status != $c->{status};
	push @why, map { 'standard error: ' . shown($_) } @complaint;
	ok($good, $name, @why);
}

sub write_file {
	my ($item, $name, $tmp) = @_;
	my $path = "$tmp/work/$item->{file}";
	return if make_folder($path =~ s{/[^/]*$}{}r) && spew($path, $item->{text});
	ok(0, $name, "cannot write $item->{file}: $!");
}

sub run_file {
	my ($path) = @_;
	my $text = slurp($path);
	my $short = $path =~ s{^\Q$root\E/}{}r;
	return ok(0, $short, "cannot read it: $!") if !defined $text;
	my $man = $path =~ /\.[1-9]$/;
	my @items = $man ? parse_man($text) : parse_markdown($text);
	return if !grep { defined $_->{run} || $_->{wrong} } @items;

	my ($tmp, $begun) = (fresh(), cpu());
	my @edits;
	mkdir "$tmp/$_" for qw(home work tmp);
	copy_folder("$root/contacts.example", "$tmp/work/contacts.example") or return ok(0, $short, "contacts.example: $!")
		if $text =~ /contacts\.example/ && -d "$root/contacts.example";
	my %vault = map { $_ => 1 } $text =~ m{\btests/vaults/(\w+)/}g;
	for (sort keys %vault) {
		copy_folder("$root/tests/vaults/$_", "$tmp/work/$_") or return ok(0, $short, "tests/vaults/$_: $!");
	}
	for my $item (@items) {
		my $name = "$short:$item->{line}";
		if ($item->{wrong}) {
			ok(0, $name, $item->{wrong});
		} elsif (defined $item->{file}) {
			write_file($item, $name, $tmp);
		} else {
			run_command($item, $name, $tmp, \@edits);
		}
	}
	apply($path, $text, @edits) if @edits;
	remove($tmp);
	$scratch = undef;
	printf "# %.2f s %s\n", cpu() - $begun, $short if $ENV{SPEC_TIMES};
}

$| = 1;
umask 022;
$SIG{INT} = $SIG{TERM} = sub { kill 'KILL', -$child if $child; exit 130 };
run_file($_) for @ARGV ? @ARGV : map { "$root/$_" } split ' ', `cd '$root' && ls tests/spec/*.md README.md src/tools/*.[157]`;
ok(0, 'any test', 'no console block was found: that cannot be right') if !$tests;
print "1..$tests\n";
exit($failed ? 1 : 0);
