#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# The completions that are built: of each shell's, that they know every tool with all options that its manual page has;
# and what bash's function offers. tests/world/complete.t presses Tab in each shell.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use Test::More;
use lib dirname(abs_path(__FILE__)), dirname(abs_path(__FILE__)) . '/world';
use Scratch;
use World;

my $root = abs_path(dirname(__FILE__) . '/..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
my $tmp = scratch('complete');

isolate("$tmp/home");
@ENV{qw(PATH TEND_BOOK LC_ALL)} = ("$bin:$ENV{PATH}", "$root/contacts.example", 'C.UTF-8');

# tool => its options, by the manual page
my %options = map {
	my ($tool) = m{tend-([a-z]+)\.1$};
	$tool => [slurp($_) =~ /^\.(?:It|Op|,).*?Fl -([a-z][a-z0-9-]*)/mg];
} glob "'$root/src/tools'/tend-*.1";
my @tools = grep { !/\./ } map { m{/tend-([^/]*)$} } glob "'$bin'/tend-*";
cmp_ok scalar(@tools), '>', 30, 'there are tools';
cmp_ok scalar(map { @$_ } values %options), '>', 60, 'with options';
for my $shell (qw(bash zsh fish)) {
	my $text = slurp("$bin/../complete/$shell") // '';
	my ($list) = $text =~ /tools[= ]'?([a-z ]+)/;
	is_deeply [sort split ' ', $list // ''], [sort @tools], "$shell: every tool";
	my @missing;
	for my $tool (@tools) {
		push @missing, map { "$tool --$_" } grep {
			$shell eq 'fish' ? $text !~ /^\s*complete -c \S+ -n '__tend_is (?:[a-z ]* )?$tool(?: [a-z ]*)?'[^\n]* -l $_ /m : $text !~ /^$tool\t\S+\t$_\t/m
		} @{ $options{$tool} };
	}
	is_deeply \@missing, [], "$shell: every option of its manual page";
}

# --- what bash offers for the last of some words ---

spew("$tmp/my book/zoe; touch ran.md", "---\nname: Z\n---\n");
spew("$tmp/my book/\$(touch ran).md", "---\nname: Z\n---\n");
my @cases = (
	[['tend', 'du'], ['due'], 'a tool'],
	[['tend', 'due', 'carl'], ['carla-mota'], 'a person'],
	[['tend-due', 'an'], ['ana-lopez', 'anahit-sargsyan'], 'people, of the tool itself'],
	[['tend', 'due', 'mot'], ['carla-mota'], 'a person by the surname'],
	[['tend', 'due', 'Mot'], ['carla-mota'], 'whatever its case'],
	[['tend', 'due', 'LÓP'], ['ana-lopez'], 'and whatever its accents'],
	[['tend', 'due', '"carla mo'], ['carla-mota'], 'two words of a name, in quotes'],
	[['tend', 'due', 'Carla\\ Mo'], ['carla-mota'], 'and with a backslash'],
	[['tend', 'due', 'xyz'], [], 'nobody who is called so'],
	[['tend-due', '--a'], ['--ahead'], 'an option'],
	[['tend', 'due', '-f', 't'], ['table', 'tsv'], 'a format'],
	[['tend-ls', 'birth'], ['birthday='], 'a key'],
	[['tend-due', '-a', 'an'], [], 'nothing, where a duration is to stand'],
	[['tend-balance', '-b', ''], [qw(kind month year)], 'what an option may be'],
	[['tend-balance', '--by', '=', 'y'], ['year'], 'also behind ='],
	[['tend-ls', 'tier', '=', 'c'], [qw(close critical)], 'what a key says in the book'],
	[['tend-garden', '--tier', 'cr'], ['critical'], 'a tier, of an option'],
	[['tend-set', '-C', "$tmp/my book", 'zoe', 'tier', '=', 'm'], ['many'], 'a tier that no contact has'],
	[['tend', 'set', 'ana', 'status', '=', 'd'], [qw(deceased do-not-contact)], 'a status'],
	[['tend', 'set', 'ana', 'tier'], [qw(tier= tiers=)], 'a key to set'],
	[['tend', 'due', 'tier', '=', 'c'], [qw(close critical)], 'a value of a condition'],
	[['tend', 'brief', 'statu'], ['status='], 'the key of a condition'],
	[['tend', 'done', 'statu'], [], 'no condition where one contact is named'],
	[['tend', 'log', 'ana', 'ema'], ['email:'], 'a kind, after a contact'],
	[['tend', 'log', 'ana', 'yesterday', '+he'], ['+help:'], 'a kind with its sign'],
	[['tend-log', 'ana', '-intro-'], ['-intro-ask:', '-intro-no:', '-intro-yes:'], 'also where it looks like an option'],
	[['tend', 'log', 'ana', 'carl'], ['carla-mota'], 'a second contact'],
	[['tend', 'log', 'ana', 'mot'], ['carla-mota'], 'also by the surname'],
	[['tend', 'log', 'ana', 'call', ':', 'carl'], [], 'nothing in a text'],
	[['tend', 'log', '-C', "$tmp/my book", 'ema'], [], 'no kind in place of a contact'],
	[['tend-entries', '-k', 'call,he'], ['call,help'], 'kinds, of an option'],
	[['tend-set', 'ana', 'org', '=', 'Contas'], ['Contas\\ Certas'], 'a value of two words is quoted'],
	[['tend-ls', 'xyzzy', '='], [], 'a key that nobody has'],
	[['tend-ls', '-o', 'id,birth'], ['id,birthday'], 'one of a list'],
	[['tend-garden', 'fie'], ['field'], 'a key by itself'],
	[['tend-cat', 'a'], [], 'nobody, where no contact is to stand'],
	[['tend-due', '-C', "$tmp/my book", ''], ['\\$\\(touch\\ ran\\)', 'zoe\\;\\ touch\\ ran'], 'of the book that is named, quoted'],
);
SKIP: {
	skip 'bash is not installed', @cases + 1 if !has('bash');
	# one shell for all of them
	spew("$tmp/ask", ". '$bin/../complete/bash'\n" . join '', map {
		my @words = map { "'" . s/'/'\\''/gr . "'" } @{ $_->[0] };
		"COMP_WORDS=(@words); COMP_CWORD=$#words; COMPREPLY=(); _tend; printf '%s\\n' \"\${COMPREPLY[@]}\" ==\n";
	} @cases);
	chdir $tmp or die;
	my @offered = split /^==\n/m, qx{bash '$tmp/ask' 2>&1};
	is_deeply [sort grep { length } split /\n/, shift(@offered) // 'none'], $_->[1], $_->[2] for @cases;
	ok !-e "$tmp/ran", 'and none of them is a command';
}

done_testing;
