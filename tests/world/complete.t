#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# What the shells complete: asked of fish, and then seen in a terminal of tmux, where each shell finds its file in the
# place where make install puts it, and Tab is pressed. tests/complete.t asks bash's function.
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
	my $out = `sh $root/src/complete.sh $shell $bin`;
	is($?, 0, "completions for $shell are made");
	spew("$tmp/$shell", $out);
	SKIP: {
		skip "$shell is not installed", 1 if lacks($shell);
		is(system("$shell -n $tmp/$shell"), 0, "$shell reads them");
	}
}

# what fish offers
sub fish {
	my ($line) = @_;
	my $out = `fish --no-config -c 'source $tmp/fish; complete -C "$line"' 2>&1`;
	return [sort map { s/\t.*//r } split /\n/, $out];
}

SKIP: {
	skip 'fish is not installed', 1 if lacks('fish');
	is_deeply(fish('tend du'), ['due'], 'fish: a tool');
	is_deeply(fish('tend due carl'), ['carla-mota'], 'fish: a person');
	is_deeply(fish('tend-due --ah'), ['--ahead'], 'fish: an option');
	is_deeply(fish('tend due -f ts'), ['tsv'], 'fish: a format');
	is_deeply(fish('tend-ls birth'), ['birthday='], 'fish: a key');
	is_deeply(fish('tend due tier=cri'), ['tier=critical'], 'fish: a value of a condition');
	is_deeply(fish('tend due rol'), ['roles='], 'fish: a key of a condition');
	is_deeply(fish('tend set ana tier=cri'), ['tier=critical'], 'fish: a tier');
	is_deeply(fish('tend set ana status=d'), ['status=deceased', 'status=do-not-contact'], 'fish: a status');
	is_deeply(fish('tend log ana +fu'), ['+fun:'], 'fish: a kind with its sign');
	is_deeply(fish('tend log carl'), ['carla-mota'], 'fish: no kind before a contact');
	is_deeply(fish('tend due Lóp'), ['Ana López'], 'fish: a name with accents');
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
# what bash-completion would do, which not every machine has
spew("$tmp/rc.bash", "PS1='% '\nfor t in \$PATH; do :; done\n. $tmp/share/$place{bash}\n");
spew("$tmp/home/.zshrc", "PS1='%% '\nsetopt no_auto_menu\nfpath=($tmp/share/zsh/site-functions \$fpath)\nautoload -Uz compinit && compinit -u\n");
spew("$tmp/home/.config/fish/config.fish", "set -g fish_greeting\nset -g fish_autosuggestion_enabled 0\nfunction fish_prompt; printf '%% '; end\n");
spew("$tmp/a mailbox", '');
spew("$tmp/my book/zoe; touch ran.md", "---\nname: Z\n---\n");
spew("$tmp/my book/\$(touch ran).md", "---\nname: Z\n---\n");
spew("$tmp/two/$_.md", "---\nname: N\n---\n") for qw(bea-silva bruno-silva);
my %start = (bash => "bash --rcfile $tmp/rc.bash -i", zsh => 'zsh -i', fish => 'fish -i');

# what is typed before Tab, what stands there then, with an x typed after it, and what that shows
my @typed = (
	['tend du', 'tend due x', 'a tool'],
	['tend due carl', 'tend due carla-mota x', 'a person'],
	['tend due mota', 'tend due carla-mota x', 'a person by the surname'],
	['tend due lóp', 'tend due ana-lopez x', 'a person by the surname with an accent', 'bash zsh'],
	['tend due lóp', 'tend due Ana\ López x', 'by the name, where the id lacks the accent', 'fish'],
	['tend due LOP', 'tend due ana-lopez x', 'in any case'],
	['tend log ana-lopez ema', 'tend log ana-lopez email: x', 'a kind'],
	['tend log ana-lopez yesterday +pra', 'tend log ana-lopez yesterday +praise: x', 'a kind with its sign'],
	['tend garden --tier crit', 'tend garden --tier critical x', 'a tier'],
	['tend set ana-lopez status=arch', 'tend set ana-lopez status=archived x', 'a status'],
	['tend-due carl', 'tend-due carla-mota x', 'a person, for the tool itself'],
	['tend ls -f tab', 'tend ls -f table x', 'a format'],
	['tend balance --by=mo', 'tend balance --by=month x', 'what an option may be'],
	['tend ls birth', 'tend ls birthday=x', 'a key, that goes on'],
	['tend due tier=crit', 'tend due tier=critical x', 'a value of a condition'],
	['tend ls tier=crit', 'tend ls tier=critical x', 'a value of it'],
	['tend set ana-lopez org=Contas', 'tend set ana-lopez org=Contas\ Certas x', 'a value of two words'],
	['tend ls -o id,birth', 'tend ls -o id,birthday x', 'one of a list'],
	['tend intro --for carl', 'tend intro --for carla-mota x', 'a person, of an option'],
	['tend help balan', 'tend help balance x', 'a page'],
	["tend mail $tmp/a\\ mail", "tend mail $tmp/a\\ mailbox x", 'a file, for an operand'],
	["tend vcard --import $tmp/a\\ mail", "tend vcard --import $tmp/a\\ mailbox x", 'and of an option'],
	# fish offers several in a way of its own
	["tend due -C $tmp/two silv", "tend due -C $tmp/two silvx", 'several by the surname leave what is typed', 'fish'],
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
			my ($keys, $expected, $name, $not) = @$_;
			next if $not && $not !~ /$shell/;
			# fish puts no blank after a colon
			$expected =~ s/: x$/:x/ if $shell eq 'fish';
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
