#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# tend vcard --vdir over a month of random edits on both sides: contacts and cards are changed, renamed, removed and
# made, also the same field of one person on both sides. After each sync both sides must say the same, each value once,
# and nothing else; and a second sync must change no byte of either.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use lib dirname(abs_path(__FILE__));
use Phone;
use Sample;
use Scratch;
use Test::More;

$bin = abs_path($ENV{TEND_BIN} // dirname(abs_path(__FILE__)) . '/../build/bin');
my $tmp = scratch('sync');
$book = "$tmp/book";
my $dir = "$tmp/cards";
isolate("$tmp/home");
$ENV{TEND_TODAY} = '2026-09-01';
srand seed('sync');

mkdir $_ for $book, $dir;
my @people = make_book($book, rounds(30, 300));
system('git', '-C', $book, 'init', '-q', '-b', 'main') == 0 or die;
run('tend-vcard', '--vdir', $dir);
# the first sync has pinned a UID to each
my $rounds = rounds(8, 50);
for my $round (0 .. $rounds) {
	my $said = '';
	if ($round) {
		my @do = (sub { edit_book($book, \@people, 3 + @people / 10) }, sub { edit_cards($dir, \@people, 3 + @people / 10) });
		$_->() for rand() < 0.5 ? @do : reverse @do;
		$said = run('tend-vcard', '--vdir', $dir, '--delete');
	}
	settle(\@people);
	my $in_book = people_of_book(\@people);
	my @wrong = (wrong('book', \@people, $in_book), wrong('cards', \@people, cards_in($dir)));
	ok !@wrong, "round $round: " . @people . ' people say the same on both sides' or diag join("\n", @wrong[0 .. ($#wrong < 5 ? $#wrong : 5)]), "\n$said";
	last if @wrong;
	my $before = hash_of($book, $dir);
	run('tend-vcard', '--vdir', $dir, '--delete');
	ok $before eq hash_of($book, $dir), 'a second sync changes no byte' or last;
}

# --- killed anywhere, the next run comes to what one that is not killed comes to ---

sub state_of { return join '', map { s{^\Q$tmp\E/[^/]*/}{}r } hash_of(@_) }

# the same two sides each time: a change on each, a new one on each, and one gone on each
sub begin_sides {
	system("rm -rf '$tmp/kill'; cp -R '$tmp/before' '$tmp/kill'") == 0 or die;
}

SKIP: {
	skip 'strace cannot run here', 1 if system("strace -o /dev/null true >/dev/null 2>&1") != 0;
	($book, $dir) = ("$tmp/before/book", "$tmp/before/cards");
	mkdir $_ for "$tmp/before", $book, $dir;
	my @few = make_book($book, 4);
	system('git', '-C', $book, 'init', '-q', '-b', 'main') == 0 or die;
	run('tend-vcard', '--vdir', $dir);
	my $cards = cards_in($dir);
	my ($changed, $gone, $both) = map { my $p = $_; grep { grep { /^FN:\Q$p->{name}\E$/ } @{ $_->{lines} } } values %$cards } @few;
	for ($changed, $both) {
		my $text = slurp($_->{file});
		spew($_->{file}, $text =~ s/^TEL:.*/TEL;TYPE=cell:+49 30 7/mr =~ s/^ORG:.*/ORG:There\r/mr);
	}
	unlink $gone->{file} or die;
	run('tend-set', $few[2]{file} =~ s/\.md//r, 'org=Here');
	unlink "$book/$few[3]{file}" or die;
	spew("$dir/new.vcf", "BEGIN:VCARD\nVERSION:3.0\nUID:new\nFN:Dora New\nX-A:b\nEND:VCARD\n");
	new_contact($book);
	($book, $dir) = ("$tmp/kill/book", "$tmp/kill/cards");
	begin_sides();
	my @sync = ('-C', $book, '--vdir', $dir, '--delete');
	system("strace -f -o '$tmp/trace' '$bin/tend-vcard' @sync >/dev/null 2>&1");
	my $want = state_of($book, $dir);
	my (%n, @cases);
	my ($main) = slurp("$tmp/trace") =~ /^(\d+)/;
	for (split /\n/, slurp("$tmp/trace")) {
		my ($pid, $call) = /^(\d+) +(\w+)\(/ or next;
		next if $pid != $main;
		$n{$call}++;
		push @cases, [$call, $n{$call}] if $call =~ /^(?:p?write(?:64)?|rename(?:at2?)?|link(?:at)?|unlink(?:at)?|fsync|fchmod)$/;
	}
	cmp_ok @cases, '>', 30, 'there is something to be killed at';
	my @bad;
	for my $case (sample('sync kill', 25, @cases)) {
		begin_sides();
		system("strace -o /dev/null -e inject=$case->[0]:signal=SIGKILL:when=$case->[1] '$bin/tend-vcard' @sync >/dev/null 2>&1");
		run('tend-vcard', '--vdir', $dir, '--delete');
		push @bad, "@$case" if state_of($book, $dir) ne $want;
		run('tend-vcard', '--vdir', $dir, '--delete');
		push @bad, "@$case: twice" if state_of($book, $dir) ne $want;
	}
	ok !@bad, 'killed anywhere, the next sync comes to the same' or diag join "\n", @bad;
}

done_testing;
