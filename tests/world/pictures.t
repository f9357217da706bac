#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# The pictures of the README are those that make pictures would make now, and show what the tools print. Where Graphviz
# is of another version it lays the map out in another way: of the map, people and ties are compared. Of the editor's
# picture, what tend-lsp says is.
use strict;
use warnings;
use utf8;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Temp qw(tempdir);
use Test::More;
use lib dirname(__FILE__), dirname(__FILE__) . '/..';
use Scratch;
use World;

my $root = abs_path(dirname(__FILE__) . '/../..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
my $tmp = tempdir('tend-pictures-XXXXXX', TMPDIR => 1, CLEANUP => 1);
need(qw(tmux nvim sfdp python3));
isolate("$tmp/home");
chdir $root or die;

for my $time (1, 2) {
	my $said = `sh src/pictures.sh '$bin' '$tmp/$time' 2>&1`;
	is($?, 0, "the pictures are made, time $time") or diag($said);
}
my %of = map { my $name = $_; ($name => {
	kept => slurp("examples/pictures/$name.svg") // '',
	made => slurp("$tmp/1/$name.svg") // '',
	again => slurp("$tmp/2/$name.svg") // '',
}) } qw(terminal editor map);
for (sort keys %of) {
	isnt($of{$_}{made}, '', "$_: there is one");
	ok($of{$_}{made} eq $of{$_}{again}, "$_: the same each time");
	cmp_ok(length $of{$_}{kept}, '<', 65536, "$_: the one we have is small");
	is(system('python3', '-c', 'import sys, xml.dom.minidom as x; x.parse(sys.argv[1])', "examples/pictures/$_.svg"), 0, "$_: and XML");
	like($of{$_}{kept}, qr/prefers-color-scheme: dark/, "$_: for the night, too");
	unlike($of{$_}{kept}, qr/(?:href|src)="|url\(|\@import|<script/, "$_: and wants nothing from elsewhere");
}
ok($of{terminal}{kept} eq $of{terminal}{made}, 'terminal: the one we have is up to date')
	or diag('make pictures, and look at them');
# other versions of Neovim have other signs and margins
for my $time (qw(kept made)) {
	my $said = $of{editor}{$time} =~ s/<[^>]*>/ /gr =~ s/\s+/ /gr;
	like($said, qr/\Q$_\E/, "editor: $_, $time") for 'did you mean tier?', 'due in 11 months', 'call: asked him about [[si', 'Bruno Silva bruno-silva';
}

# what stands on each line of the terminal's picture
my %line;
while ($of{terminal}{kept} =~ m{<text[^>]* y="(\d+)"[^>]*>([^<]*)</text>}g) {
	$line{$1} .= "$2 ";
}
my @lines = map { s/&gt;/>/gr =~ s/&amp;/&/gr =~ s/ +/ /gr } @line{ sort { $a <=> $b } keys %line };
@ENV{qw(TEND_BOOK TEND_TODAY PATH)} = ("$root/contacts.example", '2026-09-01', "$bin:$ENV{PATH}");
my @commands = map { /^\$ (.*[^ ]) *$/ && $1 ne "\xe2\x96\x88" ? $1 : () } @lines;
cmp_ok(@commands, '>', 2, 'terminal: there are commands');
for my $command (@commands) {
	my @rows = split /\n/, `$command`;
	# in rows a list has no spaces; on a terminal the name stands for the id, and words for a number of days
	my @missing = grep {
		my @cells = map { s/,(?! )/, /gr =~ s/ +/ /gr } grep { !/^-?\d+$/ } split /\t/;
		shift @cells if @cells > 3;
		!grep { my $line = s/\xe2\x81[\xa6-\xa9]//gr; @cells == grep { index("$line ", $_) >= 0 } @cells } @lines;
	} @rows;
	is_deeply(\@missing, [], "terminal: all that $command prints is there");
}

# people and ties, each as its name in the map, and all that is written there
sub names { return [sort map { s/&#45;/-/gr } $_[0] =~ m{<(?:title|text\b[^>]*)>(.*?)</}g] }
is_deeply(names($of{map}{kept}), names($of{map}{made}), 'map: the people and ties of the one we have are up to date')
	or diag('make pictures, and look at them');
my @ties = grep { /^[^ ]+--[^ ]+$/ } @{ names($of{map}{kept}) };
my ($counted) = `tend-mesh` =~ /^ties\t(\d+)$/m;
is(@ties, $counted, 'map: the ties are those that tend-mesh counts');
done_testing();
