#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# Each fuzz target runs on the inputs that make fuzz kept: none crashes, leaks (under make asan) or takes for ever.
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

for my $source (sort glob "\Q$root\E/tests/fuzz/fuzz_*.c") {
	my ($name) = $source =~ /fuzz_(\w+)\.c$/;
	my $kept = "$root/tests/fuzz/corpus/$name.tar.gz";
	SKIP: {
		skip "$name: no corpus", 1 if !-e $kept;
		mkdir "$tmp/$name" or die "$tmp/$name: $!";
		system("gzip -dc '$kept' | tar -xf - -C '$tmp/$name'") == 0 or die "$kept: $?";
		my @files = map { "$tmp/$name/" . basename($_) } sort glob "\Q$tmp/$name\E/*";
		my $out = `cd '$tmp' && ulimit -t 200 && exec '$bin/../fuzz/$name' \Q$tmp/$name\E/* 2>'$tmp/err'`;
		my ($last) = $out =~ /([^\n]*)\n\z/;
		is $?, 0, "$name: " . @files . ' inputs'
			or diag 'at ', basename($last // '?'), ' of ', basename($kept), "\n", slurp("$tmp/err");
	}
}
done_testing;
