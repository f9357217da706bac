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
done_testing;
