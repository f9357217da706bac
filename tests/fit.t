#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# Rows fit the screen: every tool that has rows runs on contacts.example on terminals of 60, 80 and
# 100 columns, in a UTF-8 locale and in C. No line is longer than the screen, no word is cut, the
# look is the same in both locales, and each word that is written to a pipe is on the screen.
use strict;
use warnings;
use Cwd qw(abs_path);
use Encode qw(decode);
use File::Basename qw(dirname);
use File::Temp qw(tempdir);
use Test::More;
use lib dirname(abs_path(__FILE__));
use Scratch;

my $root = abs_path(dirname(__FILE__) . '/..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
my $tmp = tempdir('tend-fit-XXXXXX', TMPDIR => 1, CLEANUP => 1);
isolate("$tmp/home");
plan skip_all => 'script(1) is not here' if system('script -qec true /dev/null >/dev/null 2>&1');
@ENV{qw(PATH TERM TEND_BOOK TEND_TODAY)} = ("$bin:$ENV{PATH}", 'xterm', "$root/contacts.example", '2026-09-01');

my @commands = ('due', 'due --new', 'ask', 'ask --may ana', 'balance', 'balance --by kind', 'circle', 'dates -a 1y', 'entries',
	'entries --plans', 'garden', 'garden tags', 'garden --stretch', 'give', 'intro', 'intro --open', 'intro --group 3',
	'known', 'known --brand', 'ls', 'ls -o id,name,aliases,org,tags,needs,offers,why', 'mesh', 'mesh --each', 'owe',
	'path Pipit', 'path ana', 'points ana bruno', 'reach', 'refer', 'refer --people', 'ripple', 'who archive', 'check -f table',
	'brief -f table ana', 'recap');

# the width of a text on a terminal, as this test sees it, not as text.c does
sub width {
	my ($text) = @_;
	$text =~ s/[\p{Mn}\p{Me}\p{Cf}]//g;
	return length($text) + (() = $text =~ /[\x{1100}-\x{115f}\x{2e80}-\x{9fff}\x{ac00}-\x{d7a3}\x{ff00}-\x{ff60}]/g);
}

# what a terminal of so many columns is shown, without codes
sub shown {
	my ($columns, $locale, $command, $more) = @_;
	local $ENV{LC_ALL} = $locale;
	my $said = qx{script -qec 'stty cols $columns rows 0; tend-$command $more 2>/dev/null' /dev/null </dev/null};
	return decode('UTF-8', $said =~ s/\r+\n/\n/gr);
}

sub words { return grep { length } split /[\s;:]+/, $_[0] }

my ($rows, $folded) = (0, 0);
for my $command (@commands) {
	my @wrong;
	my $form = $command eq 'recap' ? '' : '-f tsv';
	my $piped = decode('UTF-8', qx{tend-$command $form 2>/dev/null});
	for my $columns (60, 80, 100) {
		my $text = shown($columns, 'C.UTF-8', $command, '');
		push @wrong, "$columns columns: another look in C" if $text ne shown($columns, 'C', $command, '');
		$text =~ s/\e\[[0-9]*m//g;
		my @lines = split /\n/, $text;
		push @wrong, "$columns columns: " . width($_) . ": $_" for grep { width($_) > $columns } @lines;
		my %there = map { $_ => 1 } words($text =~ s/[\x{2068}\x{2069}]//gr);
		# each word of the words in a pipe: numbers of days and lists look otherwise, ids may stand in names
		my %id = map { (split /\t/)[0] // '' => 1 } split /\n/, $piped;
		for my $cell (map { split /\t/ } split /\n/, $piped) {
			next if $id{$cell} || $cell !~ / / || $cell =~ /[,\\]\S|\p{Han}|\p{Hiragana}|\p{Hangul}/;
			push @wrong, "$columns columns: '$_' is not whole" for grep { !$there{$_} } words($cell);
		}
		$rows++ if @lines > 1;
		$folded++ if @lines > 1 + ($piped =~ tr/\n//);
	}
	is_deeply [@wrong[0 .. ($#wrong < 4 ? $#wrong : 4)]], [], "tend $command fits";
}
cmp_ok $rows, '>', 75, 'nearly all have rows';
cmp_ok $folded, '>', 20, 'and many were folded';

# help texts and messages

for my $columns (60, 80) {
	my @help = map { "$_ --help" } grep { -x } glob "$bin/tend-*";
	my $bad = "printf -- '---\\nname: Ann\\n---\\n## Asks\\n- [ ] 2026-09-31 her long book of all the plums\\n' >$tmp/book/ann.md";
	my $run = join '; ', "mkdir -p $tmp/book", $bad, @help, 'tend-recap --nonsense-that-is-long=xxxxxxxxxxxxxxx', "TEND_BOOK=$tmp/book tend-recap";
	my @lines = split /\r*\n/, decode('UTF-8', qx{script -qec "stty cols $columns rows 0; $run" /dev/null </dev/null});
	is_deeply [grep { width($_) > $columns && !/--map COLUMN=KEY/ } @lines], [], "help and messages fit $columns columns";
	cmp_ok scalar(grep { /^tend-recap: / } @lines), '>=', 2, 'and recap has messages';
	cmp_ok scalar(grep { /^ {20,}\S/ } @lines), '>', 3, 'a description is folded below itself';
}

# colour: one palette, and who asks for it
my $plain = qr/\A[^\e]*\z/;
like shown(80, 'C', 'due', ''), qr/\e\[33m.*\e\[39m/, 'late rows have colour';
like shown(80, 'C', 'due', '--color=never'), $plain, '--color=never: none';
{
	local $ENV{NO_COLOR} = 1;
	like shown(80, 'C', 'due', ''), $plain, 'NO_COLOR: none';
	like shown(80, 'C', 'due', '--color=always'), qr/\e\[33m/, '--color=always: colour all the same';
}
like qx{tend-due -f table}, $plain, 'in a pipe: none';
like qx{tend-due -f table --color=always}, qr/\e\[33m/, 'in a pipe with --color=always: colour';
like qx{tend-due --color=always}, $plain, 'tsv has none';

like shown(80, 'C', 'owe', '--color=never'), qr/^\x{2068}\p{Arabic}[^\n]*\p{Arabic}\x{2069}  /m,
	'a name written from right to left is isolated';
like shown(80, 'C', 'owe', '--color=never'), qr/ 2 weeks .* today .* in 9 days /s, 'days are in words';
like qx{tend-owe -f json}, qr/"late":17/, 'json has the number';

# --- a part of its own has a title, on a terminal only ---

my $title = qr/^-- dormant: say hello to one or two a week --+$/m;
like shown(80, 'C', 'due', '--color=never'), $title, 'due: the dormant part says what it is';
unlike qx{tend-due -f table}, $title, 'and not in a pipe';

# --- the pager ---

# what is shown on a screen of 10 lines
sub paged {
	my ($command, %env) = @_;
	local @ENV{keys %env} = values %env;
	my $said = qx{script -qec 'stty cols 80 rows 10; $command; echo status \$?' /dev/null </dev/null 2>&1};
	return $said =~ s/\r+\n/\n/gr;
}

my $pager = q{sed "s/^/P:/"};
like paged('tend-ls', PAGER => $pager), qr/^P:.*\n(?:P:.*\n)+status 0$/m, 'more rows than the screen go through $PAGER';
unlike paged('tend-owe -f tsv joao-vaz', PAGER => $pager), qr/P:/, 'few rows do not';
unlike paged('tend-ls --no-pager', PAGER => $pager), qr/P:/, 'nor with --no-pager';
unlike paged('tend-ls', PAGER => $pager, TEND_PAGER => 'cat'), qr/P:/, 'TEND_PAGER comes first';
unlike paged('tend-ls | cat', PAGER => $pager), qr/P:/, 'nor in a pipe';
like paged('tend-ls', PAGER => 'echo $LESS $LV; cat >/dev/null'), qr/FRX -c/, 'LESS and LV are set';
like paged('tend-ls', PAGER => 'echo $LESS; cat >/dev/null', LESS => 'S'), qr/^S$/m, 'LESS of the user stays';
like paged('tend-ls', PAGER => 'head -n 1 >/dev/null'), qr/^status 0$/m, 'a pager that ends early is no error';
like paged('tend-ls', PAGER => 'no-such-pager'), qr/Adaeze.*^status 0$/ms, 'without the pager the rows are printed';
spew("$tmp/bad/me.md", "---\nname: Me\n---\n");
spew("$tmp/bad/p$_.md", "---\nname: P $_\nmet: 2020-01-01\nevery: never mind\n---\n") for 10 .. 30;
like paged("tend-ls -C $tmp/bad", PAGER => $pager), qr/P:P 10.*^status 1$/ms, 'the exit status is kept';

# --- what is said instead of rows ---

open my $none, '<', "$root/src/cli/none.c" or die;
my @none = map { /^\t\{"(tend-\w+)[^"]*", "(.*)"\},/ ? "$1: $2" : () } <$none>;
cmp_ok scalar(@none), '>', 20, 'each tool says why there is no row';
is_deeply [grep { length > 80 } @none], [], 'in at most 80 columns';

done_testing;
