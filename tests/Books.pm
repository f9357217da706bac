# SPDX-License-Identifier: ISC
#
# Invented hostile books, one a seed: a handful of contacts whose ids, names, keys and logs have what the formats that
# tend writes would misread, and what was written, so that it can be looked for.
package Books;
use strict;
use warnings;
use utf8;
use Exporter qw(import);
use Scratch;

our @EXPORT = qw(write_book);

my @pieces = (
	'a', 'word', ' ', ',', ';', ':', '\\', '\\n', "\n", '"', "'", '""', '^', '=', "\t", "\r\n", '<', '>', '&', '&amp;', '<b>', '</script>',
	'</title>', '<!--', ']]>', '|', '{', '}', '[', ']', '->', '--', '#', '%', '%41', '$(x)', '`x`', '~', '*', '_', '@', '-', '+1', '0', '\\N', '\\"',
	'END:VCARD', "\nEND:VCALENDAR\n", 'BEGIN:VEVENT', "\x01", "\x1b[31m", "\x7f", "\x85", "\xa0", "\x{202e}", "\x{2028}", "\x{200b}", "\x{feff}",
	'é', '漢字', "👩‍👩‍👧", "e\x{301}", 'ß' x 40, '𝄞' x 20, 'x' x 80, "\x{fdd0}", "\x{e000}", 'null', 'true', '1e9',
);
# nothing that a terminal would hide: csv and a calendar have it as it is
my @plain = grep { !/[\x00-\x1f\x7f-\x9f\x{200b}-\x{200f}\x{2028}-\x{202e}\x{feff}\x{fdd0}\x{e000}]/ && !/‍/ } @pieces;

# Lehmer's generator (Park and Miller 1988): the same on every machine
my $state;
sub chance {
	my ($n) = @_;
	$state = $state * 16807 % 2147483647;
	return int($state / 7) % $n;
}

sub text {
	my ($n, @from) = @_;
	my $s = join '', map { $from[chance(scalar @from)] } 0 .. chance($n);
	$s =~ s/^\s+|\s+$//g;
	# a name without a letter or digit shows nothing, and pages have the id instead
	return $s =~ /[^\W_]/ ? $s : "${s}a";
}

# in double quotes, as YAML has it
sub quoted {
	my ($s) = @_;
	$s =~ s/([\\"])/\\$1/g;
	$s =~ s/([\x00-\x1f\x7f-\xa0\x{2028}\x{2029}\x{feff}\x{fdd0}\x{e000}])/sprintf '\\u%04x', ord $1/ge;
	utf8::encode($s);
	return "\"$s\"";
}

# an id of its own: no path, no hidden file, no backup, no date
sub id {
	my ($i) = @_;
	my $s = "p$i" . (chance(3) ? '' : text(2, grep { !m{[/\n\r]} } @plain) =~ s{[/]}{}gr);
	$s = substr $s, 0, 60;
	# one that ends with "~" would be a backup
	$s =~ s/[\s~]+\z//;
	return $s;
}

# writes the book to a folder; its people by number: { id, name, own, odd, tags }, as characters
sub write_book {
	my ($dir, $seed) = @_;
	$state = 1 + $seed * 7919 % 2147483646;
	chance(2) for 1 .. 5;
	my @people = map { {
		id => id($_), name => text(5, @plain), own => text(8, @plain), odd => text(8, @pieces), tags => [map { text(3, grep { !/[,#]/ } @plain) } 0 .. chance(3)],
	} } 0 .. 2 + chance(5);
	for my $i (0 .. $#people) {
		my $p = $people[$i];
		my $front = join '', "name: " . quoted($p->{name}) . "\nn: $i\nown: " . quoted($p->{own}) . "\nodd: " . quoted($p->{odd}) . "\n",
			'tags: [' . join(', ', map { quoted($_) } @{ $p->{tags} }) . "]\nknows: [" . quoted($people[chance(scalar @people)]{id}) . ', ' . quoted(text(2, @pieces)) . "]\n",
			'why: ' . quoted(text(9, @pieces)) . "\nnext: 2026-09-0" . (1 + chance(9)) . "\nemail: " . quoted(text(3, @pieces)) . "\nplace: " . quoted(text(3, @pieces)) . "\n",
			'needs: [' . quoted(text(4, @pieces)) . "]\n" . quoted(text(2, @pieces)) . ': ' . quoted(text(4, @pieces)) . "\n";
		my $body = text(30, @pieces) . "\n\n[" . text(4, @pieces) . '](' . text(3, @pieces) . ")\n\n## Promises\n- [ ] 2026-09-0" . (1 + chance(9)) . ' ' . text(6, @pieces)
			. "\n\n## Log\n" . join '', map { '- 2026-0' . (1 + chance(8)) . '-1' . chance(9) . (' ', ' -> ', ' <- ')[chance(3)] . ('+', '-', '+')[chance(3)]
			. ('help', 'intro', 'fun')[chance(3)] . (chance(3) ? '' : ' x' . (1 + chance(9))) . ': ' . text(6, grep { !/[\n\r]/ } @pieces) . "\n" } 0 .. chance(5);
		utf8::encode($body);
		my $path = $p->{id};
		utf8::encode($path);
		spew("$dir/$path.md", "---\n$front---\n$body");
	}
	spew("$dir/me.md", "---\nname: Me\ngarden: [tags, place]\n---\n");
	return @people;
}

1;
