#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# What the shells complete: asked of bash's function and of fish, and then seen in a terminal of tmux, where each shell
# finds its file in the place where make install puts it, and Tab is pressed.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Temp qw(tempdir);
use Test::More;
use lib dirname(__FILE__), dirname(__FILE__) . '/..';
use Scratch;
use Terminal;
use World;

my $root = abs_path(dirname(__FILE__) . '/../..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
my $tmp = tempdir('tend-complete-XXXXXX', TMPDIR => 1, CLEANUP => 1);
isolate("$tmp/home");
@ENV{qw(PATH TEND_BOOK LC_ALL)} = ("$bin:$ENV{PATH}", "$root/contacts.example", 'C.UTF-8');

for my $shell (qw(bash zsh fish)) {
	my $out = `sh $root/src/complete.sh $shell $bin $root/src/contact/key.c`;
	is($?, 0, "completions for $shell are made");
	spew("$tmp/$shell", $out);
	SKIP: {
		skip "$shell is not installed", 1 if lacks($shell);
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
	skip 'bash is not installed', 1 if lacks('bash');
	is_deeply(bash('tend', 'du'), ['due'], 'a tool');
	is_deeply(bash('tend', 'due', 'carl'), ['carla-mota'], 'a person');
	is_deeply(bash('tend-due', 'an'), ['ana-lopez', 'anahit-sargsyan'], 'people, of the tool itself');
	is_deeply(bash('tend-due', '--a'), ['--ahead'], 'an option');
	is_deeply(bash('tend', 'due', '-f', 't'), ['table', 'tsv'], 'a format');
	is_deeply(bash('tend-ls', 'birth'), ['birthday='], 'a key');
	is_deeply(bash('tend-due', '-a', 'an'), [], 'nothing, where a duration is to stand');
	is_deeply(bash('tend-balance', '-b', ''), [qw(kind month year)], 'what an option may be');
	is_deeply(bash('tend-balance', '--by', '=', 'y'), ['year'], 'also behind =');
	is_deeply(bash('tend-ls', 'tier', '=', 'c'), [qw(close critical)], 'what a key says in the book');
	is_deeply(bash('tend-set', 'ana', 'org', '=', 'Contas'), ['Contas\\ Certas'], 'a value of two words is quoted');
	is_deeply(bash('tend-ls', 'xyzzy', '='), [], 'a key that nobody has');
	is_deeply(bash('tend-ls', '-o', 'id,birth'), ['id,birthday'], 'one of a list');
	is_deeply(bash('tend-garden', 'fie'), ['field'], 'a key by itself');
	is_deeply(bash('tend-cat', 'a'), [], 'nobody, where no contact is to stand');
	spew("$tmp/my book/zoe; touch ran.md", "---\nname: Z\n---\n");
	spew("$tmp/my book/\$(touch ran).md", "---\nname: Z\n---\n");
	is_deeply(bash('tend-due', '-C', "$tmp/my book", ''), ['\\$\\(touch\\ ran\\)', 'zoe\\;\\ touch\\ ran'], 'of the book that is named, quoted');
	ok(!-e 'ran', 'and none of them is a command');
}
SKIP: {
	skip 'fish is not installed', 1 if lacks('fish');
	is_deeply(fish('tend du'), ['due'], 'fish: a tool');
	is_deeply(fish('tend due carl'), ['carla-mota'], 'fish: a person');
	is_deeply(fish('tend-due --ah'), ['--ahead'], 'fish: an option');
	is_deeply(fish('tend due -f ts'), ['tsv'], 'fish: a format');
	is_deeply(fish('tend-ls birth'), ['birthday='], 'fish: a key');
}

# --- in a terminal ---

# where each looks for it, below a folder of ours
my %place = (
	bash => 'bash-completion/completions/tend',
	zsh => 'zsh/site-functions/_tend',
	fish => 'fish/vendor_completions.d/tend.fish',
);
for my $shell (keys %place) {
	spew("$tmp/share/$place{$shell}", slurp("$tmp/$shell"));
}
symlink 'tend.fish', "$tmp/share/fish/vendor_completions.d/tend-due.fish";
# what bash-completion would do, which not everybody has
spew("$tmp/rc.bash", "PS1='% '\nfor t in \$PATH; do :; done\n. $tmp/share/$place{bash}\n");
spew("$tmp/home/.zshrc", "PS1='%% '\nsetopt no_auto_menu\nfpath=($tmp/share/zsh/site-functions \$fpath)\nautoload -Uz compinit && compinit -u\n");
spew("$tmp/home/.config/fish/config.fish", "set -g fish_greeting\nset -g fish_autosuggestion_enabled 0\nfunction fish_prompt; printf '%% '; end\n");
spew("$tmp/a mailbox", '');
my %start = (bash => "bash --rcfile $tmp/rc.bash -i", zsh => 'zsh -i', fish => 'fish -i');

# what is typed before Tab, what stands there then, with an x typed behind it, and what that shows
my @typed = (
	['tend du', 'tend due x', 'a tool'],
	['tend due carl', 'tend due carla-mota x', 'a person'],
	['tend-due carl', 'tend-due carla-mota x', 'a person, for the tool itself'],
	['tend ls -f tab', 'tend ls -f table x', 'a format'],
	['tend balance --by=mo', 'tend balance --by=month x', 'what an option may be'],
	['tend ls birth', 'tend ls birthday=x', 'a key, that goes on'],
	['tend ls tier=crit', 'tend ls tier=critical x', 'a value of it'],
	['tend set ana-lopez org=Contas', 'tend set ana-lopez org=Contas\ Certas x', 'a value of two words'],
	['tend ls -o id,birth', 'tend ls -o id,birthday x', 'one of a list'],
	['tend intro --for carl', 'tend intro --for carla-mota x', 'a person, of an option'],
	['tend help balan', 'tend help balance x', 'a page'],
	["tend mail $tmp/a\\ mail", "tend mail $tmp/a\\ mailbox x", 'a file, for an operand'],
	["tend vcard --import $tmp/a\\ mail", "tend vcard --import $tmp/a\\ mailbox x", 'and of an option'],
	["tend due -C '$tmp/my book' zo", "tend due -C '$tmp/my book' zoe\\;\\ touch\\ ran x", 'an id that the shell would obey'],
);
for my $shell (sort keys %start) {
	SKIP: {
		skip "$shell or tmux is not installed", 1 if lacks('tmux', $shell);
		local @ENV{qw(TERM TMUX_TMPDIR XDG_DATA_DIRS SHELL)} = ('xterm', $tmp, "$tmp/share:/usr/local/share:/usr/share", '/bin/sh');
		delete local $ENV{TMUX};
		terminal(150, 30, $start{$shell});
		await(qr/^% *$/m, "$shell has begun");
		for (@typed) {
			my ($keys, $expected, $name) = @$_;
			press('-l', $keys);
			await(qr/^% \Q$keys\E/m, "$shell: typed");
			press('Tab');
			press('-l', 'x');
			await(qr/^% \Q$expected\E *$/m, "$shell: $name");
			press('C-u');
			press('C-l');
			await(qr/\A\n*% *\n*\z/, "$shell: the line is gone");
		}
		terminal_end();
	}
}
ok(!-e 'ran' && !-e "$tmp/ran", 'and none of them was a command');
done_testing();
