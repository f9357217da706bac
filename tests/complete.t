#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# What the shells complete, asked of the shells themselves, as far as they are installed.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Temp qw(tempdir);
use Test::More;
use lib dirname(__FILE__);
use Scratch;

my $root = abs_path(dirname(__FILE__) . '/..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
my $tmp = tempdir('tend-complete-XXXXXX', TMPDIR => 1, CLEANUP => 1);
isolate("$tmp/home");
@ENV{qw(PATH TEND_BOOK LC_ALL)} = ("$bin:$ENV{PATH}", "$root/contacts.example", 'C.UTF-8');

sub has { my ($shell) = @_; return grep { -x "$_/$shell" } split /:/, $ENV{PATH} }

for my $shell (qw(bash zsh fish)) {
	my $out = `sh $root/src/complete.sh $shell $bin $root/src/contact/key.c`;
	is($?, 0, "completions for $shell are made");
	spew("$tmp/$shell", $out);
	SKIP: {
		skip "no $shell", 1 if !has($shell);
		is(system("$shell -n $tmp/$shell"), 0, "$shell reads them");
	}
}

# what bash offers for the last of some words
sub bash {
	my @words = @_;
	my $n = $#words;
	my $list = join ' ', map { my $w = s/'/'\\''/gr; "'$w'" } @words;
	my $out = `bash -c '. $tmp/bash; COMP_WORDS=("\$@"); COMP_CWORD=$n; _tend; printf "%s\\n" "\${COMPREPLY[@]}"' bash $list`;
	return [sort grep { length } split /\n/, $out];
}

# what fish offers
sub fish {
	my ($line) = @_;
	my $out = `fish --no-config -c 'source $tmp/fish; complete -C "$line"' 2>&1`;
	return [sort map { s/\t.*//r } split /\n/, $out];
}

SKIP: {
	skip 'no bash', 1 if !has('bash');
	is_deeply(bash('tend', 'du'), ['due'], 'a tool');
	is_deeply(bash('tend', 'due', 'carl'), ['carla-mota'], 'a person');
	is_deeply(bash('tend-due', 'an'), ['ana-lopez', 'anahit-sargsyan'], 'people, of the tool itself');
	is_deeply(bash('tend-due', '--a'), ['--ahead'], 'an option');
	is_deeply(bash('tend', 'due', '-f', 't'), ['table', 'tsv'], 'a format');
	is_deeply(bash('tend-ls', 'birth'), ['birthday='], 'a key');
	is_deeply(bash('tend-due', '-a', 'an'), [], 'nothing, where a duration is to stand');
	spew("$tmp/my book/zoe; touch ran.md", "---\nname: Z\n---\n");
	spew("$tmp/my book/\$(touch ran).md", "---\nname: Z\n---\n");
	is_deeply(bash('tend-due', '-C', "$tmp/my book", ''), ['\\$\\(touch\\ ran\\)', 'zoe\\;\\ touch\\ ran'], 'of the book that is named, quoted');
	ok(!-e 'ran', 'and none of them is a command');
}
SKIP: {
	skip 'no fish', 1 if !has('fish');
	is_deeply(fish('tend du'), ['due'], 'fish: a tool');
	is_deeply(fish('tend due carl'), ['carla-mota'], 'fish: a person');
	is_deeply(fish('tend-due --ah'), ['--ahead'], 'fish: an option');
	is_deeply(fish('tend due -f ts'), ['tsv'], 'fish: a format');
	is_deeply(fish('tend-ls birth'), ['birthday='], 'fish: a key');
}
SKIP: {
	skip 'no zsh', 1 if !has('zsh');
	# zsh completes in a terminal alone; what it would add is told by a function in place of its own
	spew("$tmp/ask.zsh", <<'EOF');
compadd() { while [[ $1 = -* && $1 != -- && $1 != -a ]]; do shift; [[ $1 = '=' ]] && shift; done
	if [[ $1 = -a ]]; then print -l -- ${(P)2}; else shift; print -l -- "$@"; fi }
_describe() { print -l -- ${(P)2} }
zle() { : }
EOF
	my $ask = sub { my ($n, @w) = @_; return `zsh -f -c '. $tmp/ask.zsh; words=(@w ""); CURRENT=$n; . $tmp/zsh'` };
	like($ask->(2, 'tend'), qr/^due$/m, 'zsh: a tool');
	like($ask->(3, 'tend', 'due'), qr/^carla-mota$/m, 'zsh: a person');
	like($ask->(2, 'tend-ls'), qr/^birthday$/m, 'zsh: a key');
}
done_testing();
