#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# Each fuzz target runs on the inputs that make fuzz kept: none crashes, leaks (under make asan), or takes more than a
# second of CPU time or 256 MiB. With sanitizers, which take several times as much, tests/fuzz/run has the limits.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(basename dirname);
use lib dirname(__FILE__);
use Scratch;
use Test::More;

my $root = abs_path(dirname(__FILE__) . '/..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
my $tmp = scratch('fuzz', 64);

# how a target ends, and the last file that it has tried
sub replay {
	my ($name, $ms, $mib) = @_;
	my $limits = slurp("$bin/../fuzz/$name") =~ /__(?:asan|tsan)_init/ ? '' : "-ms=$ms -mib=$mib";
	my $out = `cd '$tmp' && ulimit -t 200 && exec '$bin/../fuzz/$name' $limits \Q$tmp/$name\E/* 2>'$tmp/err'`;
	return ($?, $out =~ /([^\n]*)\n\z/, $limits);
}

for my $source (sort glob "\Q$root\E/tests/fuzz/fuzz_*.c") {
	my ($name) = $source =~ /fuzz_(\w+)\.c$/;
	my $kept = "$root/tests/fuzz/corpus/$name.tar.gz";
	SKIP: {
		skip "$name: no corpus", 1 if !-e $kept;
		mkdir "$tmp/$name" or die "$tmp/$name: $!";
		system("gzip -dc '$kept' | tar -xf - -C '$tmp/$name'") == 0 or die "$kept: $?";
		my @files = map { "$tmp/$name/" . basename($_) } sort glob "\Q$tmp/$name\E/*";
		my ($status, $last) = replay($name, 1000, 256);
		is $status, 0, "$name: " . @files . ' inputs'
			or diag 'at ', basename($last // '?'), ' of ', basename($kept), "\n", slurp("$tmp/err");
	}
}
SKIP: {
	my ($status, $last, $limits) = replay('contact', 1000, 1);
	skip 'no limits with sanitizers', 2 if $limits eq '';
	isnt $status, 0, 'more memory than the limit is a failure';
	like slurp("$tmp/err"), qr/: \d+ MiB, more than 1$/, 'which is reported';
}

# make fuzz KEEP=: a stand-in for a target adds an input, and merges all of them
{
	my $dir = "$tmp/keep";
	my $kept = "$dir/tests/fuzz/corpus/some.tar.gz";
	spew("$dir/contacts.example/$_.md", $_ x 400) for qw(a b);
	spew("$dir/bin/some", <<'END');
#!/bin/sh
case $1 in
-merge=1) ! [ -e fail ] && cp "$4"/* "$3" ;;
*)
	for corpus; do :; done
	echo longest >"$corpus/new"
	echo 'stat::number_of_executed_units: 7'
	;;
esac
END
	chmod 0755, "$dir/bin/some";
	my $keep = sub {
		my ($kib) = @_;
		my $status = system "cd '$dir' && KEEP=$kib sh '$root/tests/fuzz/run' some bin 1 >/dev/null 2>&1";
		return ($status, join ' ', split ' ', `gzip -dc '$kept' 2>/dev/null | tar -tf - 2>/dev/null`);
	};
	is_deeply [$keep->(8)], [0, 'new a.md b.md'], 'KEEP=8 keeps all inputs, the shortest first';
	my $first = slurp($kept);
	is_deeply [$keep->(8)], [0, 'new a.md b.md'], 'and begins with them the next time';
	ok $first eq slurp($kept), 'the same inputs make the same archive';
	spew("$dir/fail", '');
	my ($status) = $keep->(8);
	isnt $status, 0, 'a merge that fails is a failure';
	ok $first eq slurp($kept), 'which leaves the kept inputs as they were';
	unlink "$dir/fail";
	($status) = $keep->(0);
	isnt $status, 0, 'KEEP=0 would keep none';
	ok $first eq slurp($kept), 'and keeps those that there were';
	is_deeply [$keep->(1)], [0, 'new a.md b.md'], 'KEEP=1 takes 808 bytes';
	spew("$dir/bin/some.corpus/c.md", 'c' x 400);
	is_deeply [$keep->(1)], [0, 'new a.md b.md'], 'and no more than 1 KiB';
	like slurp("$dir/bin/figures"), qr/\tsome\t1 s\t7 inputs\texit 0\n\z/, 'each run has a line of figures';
}
done_testing;
