#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# screen.pl COLUMNS TITLE <SCREEN: a screen, as tmux captures it with its colours (capture-pane -e -p), as SVG. Each piece
# of text stands in the column where the terminal has it and is as wide as there, whatever font the reader has.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));

my ($columns, $title) = @ARGV;
my ($cell, $height, $margin) = (8.4, 19, 16);
my ($latin, $other) = (qr/[!-~\p{Latin}\p{Mn}█–—…·]/, qr/[^ -~\p{Latin}█–—…·]/);
my @names = qw(black red green yellow blue magenta cyan white);

sub xml { $_[0] =~ s/&/&amp;/gr =~ s/</&lt;/gr =~ s/>/&gt;/gr =~ s/"/&quot;/gr }

# how many columns a text takes
sub width {
	my $n = 0;
	$n += /[\p{Mn}\p{Me}\p{Cf}]/ ? 0 : /[\p{East_Asian_Width=W}\p{East_Asian_Width=F}]/ ? 2 : 1 for split //, $_[0];
	return $n;
}

# the style that a list of SGR numbers makes of another
sub sgr {
	my ($style, @codes) = @_;
	my %s = %$style;
	for (@codes) {
		%s = () if !$_;
		$s{bold} = 1 if $_ == 1;
		$s{dim} = 1 if $_ == 2;
		$s{under} = 1 if $_ == 4;
		delete @s{qw(bold dim)} if $_ == 22;
		delete $s{under} if $_ == 24;
		$s{colour} = $names[$_ % 10] if ($_ >= 30 && $_ <= 37) || ($_ >= 90 && $_ <= 97);
		delete $s{colour} if $_ == 39;
		$s{box} = 1 if ($_ >= 40 && $_ <= 47) || ($_ >= 100 && $_ <= 107);
		delete $s{box} if $_ == 49;
	}
	return \%s;
}

# the parts of a line with a background, as of a menu: [column, columns]
sub boxes {
	my ($line, %style) = @_;
	my ($at, @boxes) = (0);
	for (split /(\e\[[\d;]*m)/, $line) {
		if (/^\e\[([\d;]*)m$/) {
			%style = %{ sgr(\%style, length $1 ? split(/;/, $1) : 0) };
			next;
		}
		push @boxes, [$at, width($_)] if $style{box} && length;
		$at += width($_);
	}
	return @boxes;
}

# pieces of a line, which begin and end at gaps of more than a space, and where the script changes: [column, text, classes]
sub pieces {
	my ($line, $style) = @_;
	my ($at, @pieces) = (0);
	for (split /(\e\[[\d;]*m)/, $line) {
		if (/^\e\[([\d;]*)m$/) {
			$$style = sgr($$style, length $1 ? split(/;/, $1) : 0);
			next;
		}
		my $class = join ' ', grep { $$style->{$_} } qw(bold dim under);
		$class = join ' ', grep { length } $class, $$style->{colour} // '';
		while (/\G(?:($latin(?: ?$latin)*)|($other(?: ?$other)*)| +)/g) {
			push @pieces, [$at, $&, $class] if defined $1 || defined $2;
			$at += width($&);
		}
	}
	return @pieces;
}

my @lines = map { chomp; $_ } <STDIN>;
pop @lines while @lines && $lines[-1] =~ /^\s*$/;
my ($wide, $high) = ($columns * $cell + 2 * $margin, @lines * $height + 2 * $margin + 12);

printf <<'EOS', $wide, $high, xml($title), xml($title);
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f" role="img" aria-label="%s">
<title>%s</title>
<style>
text { font: 14px "DejaVu Sans Mono", Menlo, Consolas, "Noto Sans Mono", monospace; fill: #24292f; white-space: pre }
.window { fill: #fbfbf9; stroke: #d0d5da }
.box { fill: #e4e7eb }
.bold { font-weight: bold }
.dim { opacity: .65 }
.under { text-decoration: underline }
.red { fill: #b3261e }
.green { fill: #1a7431 }
.yellow { fill: #8a5a00 }
.blue { fill: #1f5fae }
.magenta { fill: #8b3a9e }
.cyan { fill: #0b7285 }
@media (prefers-color-scheme: dark) {
text { fill: #d7dce2 }
.window { fill: #14171c; stroke: #353b43 }
.box { fill: #2c323a }
.red { fill: #ff8a80 }
.green { fill: #7ddb93 }
.yellow { fill: #e9c46a }
.blue { fill: #8ab8ff }
.magenta { fill: #d6a4e6 }
.cyan { fill: #74d3e4 }
}
</style>
EOS
printf qq{<rect class="window" x=".5" y=".5" width="%.0f" height="%.0f" rx="8"/>\n}, $wide - 1, $high - 1;

my ($y, $style) = ($margin + 14, {});
for (@lines) {
	for (boxes($_, %$style)) {
		printf qq{<rect class="box" x="%.1f" y="%.0f" width="%.1f" height="%d"/>\n}, $margin + $_->[0] * $cell, $y - 14, $_->[1] * $cell, $height;
	}
	for (pieces($_, \$style)) {
		my ($at, $text, $class) = @$_;
		my ($x, $w) = ($margin + $at * $cell, width($text) * $cell);
		printf qq{<text%s x="%.1f" y="%.0f" textLength="%.1f" xml:space="preserve">%s</text>\n},
			$class ? qq{ class="$class"} : '', $x, $y, $w, xml($text);
	}
	$y += $height;
}
print "</svg>\n";
