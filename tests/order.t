#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# The order of rows is total: with another qsort() than the C library's, one that turns around what
# compares equal (tests/order.c), every specification still prints the same.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use Test::More;
use lib dirname(abs_path(__FILE__));
use Sample;
use Scratch;

my $root = abs_path(dirname(__FILE__) . '/..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
my $tmp = scratch('order');
my $cc = $ENV{CC} // 'cc';

# the text of a program that sorts two pairs by their first letter, and of one that sorts badly
my $program = <<'END';
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static int first(const void *a, const void *b) { return (*(const char *)a > *(const char *)b) - (*(const char *)a < *(const char *)b); }
static int never(const void *a, const void *b) { (void)a; (void)b; return -1; }
int main(int argc, char **argv)
{
	char v[] = "b1a1b2a2";
	(void)argv;
	qsort(v, 4, 2, argc > 1 ? never : first);
	puts(v);
	return 0;
}
END

plan skip_all => 'sanitizers want to be loaded first' if slurp("$bin/tend-ls") =~ /__asan_init|__tsan_init|__msan_init/;
plan skip_all => "not installed: $cc" if system("$cc --version >/dev/null 2>&1");
spew("$tmp/program.c", $program);
my $built = system("$cc -std=c11 -O1 -shared -fPIC -o '$tmp/order.so' '$root/tests/order.c' && $cc -o '$tmp/program' '$tmp/program.c'");
plan skip_all => 'no library can be built' if $built;
plan skip_all => 'no library can be loaded first' if qx{LD_PRELOAD='$tmp/order.so' '$tmp/program'} ne "a2a1b2b1\n";

isnt(system("LD_PRELOAD='$tmp/order.so' '$tmp/program' badly >'$tmp/out' 2>&1"), 0, 'what contradicts itself ends the program');
like(slurp("$tmp/out"), qr/contradict/, 'and says so');

for my $page (sample('order', 12, map { s{^\Q$root\E/}{}r } glob "\Q$root\E/tests/spec/*.md")) {
	my $said = qx{cd '$root' && TEND_BIN='$bin' LD_PRELOAD='$tmp/order.so' $^X tests/spec.pl $page 2>&1};
	is($?, 0, $page) or diag($said =~ s/^ok.*\n//mgr);
}

done_testing();
