#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# The cards of tend-vcard, there and back: a book of odd texts is written here, by the day's seed. What the cards say is
# read by a parser of this test's own; imported into an empty book, they are the same people on every key, and a second
# time nothing happens. tests/world has the same with other programs.
use strict;
use warnings;
use Cwd qw(abs_path);
use Digest::SHA qw(sha1);
use File::Basename qw(dirname);
use JSON::PP ();
use Test::More;
use lib dirname(abs_path(__FILE__));
use Sample;
use Scratch;

my $root = abs_path(dirname(__FILE__) . '/..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
my $tmp = scratch('vcard');

isolate("$tmp/home");
$ENV{TEND_TODAY} = '2026-09-01';

# --- the people ---

my @pieces = ('a', 'word', ' ', '  ', ',', ';', ':', '\\', '\\n', "\n", '"', "'", '^', '=', "\t", "\xc3\xa9", "\xe6\xbc\xa2\xe5\xad\x97",
	"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7", "e\xcc\x81", 'END:VCARD', "\nEND:VCARD", 'quoted-printable', "\xe2\x80\xa8", "\xc2\x85", 'x' x 80, ' ' x 90,
	"\xc3\x9f" x 60, "\xf0\x9d\x84\x9e" x 20, '- ', '# ', ' #', '{', '[', '&a', '*a', '!', '|', '>', '%', '@', '`', '---', '...', 'null', '~', "\xef\xbb\xbf");
# what has a property of its own, and what is an X-TEND- of its name; all else is X-TEND-KEY
my %property = (name => 'FN', aliases => 'NICKNAME', email => 'EMAIL', phone => 'TEL', roles => 'ROLE', tags => 'CATEGORIES', org => 'ORG', title => 'TITLE',
	place => 'ADR', note => 'NOTE', uid => 'UID', map { $_ => 'X-TEND-' . uc } qw(needs knows hook tier why));
my @lists = (qw(aliases email phone roles tags needs knows), 'my own', 'my "odd": key^', '- #x', "\xc3\xa4");
my @single = qw(org title place why hook tier status-of-mind uid);

sub odd {
	my $s = join '', map { $pieces[rand @pieces] } 0 .. rand 11;
	return $s =~ /\A[ \t\n\r]*(?:~|null)?[ \t\n\r]*\z/ ? "${s}a" : $s;
}

# in YAML's double quotes
sub quoted {
	my ($s) = @_;
	$s =~ s/([\\"])/\\$1/g;
	$s =~ s/\n/\\n/g;
	$s =~ s/\t/\\t/g;
	$s =~ s/\xe2\x80\xa8/\\u2028/g;
	$s =~ s/\xc2\x85/\\u0085/g;
	$s =~ s/\xef\xbb\xbf/\\ufeff/g;
	return "\"$s\"";
}

# a file, and what it says; a text under some keys is several items, so one item is a list
# of one: { key => [values] }
sub person {
	my ($i) = @_;
	my (%says, @lines);
	my $add = sub {
		my ($key, @values) = @_;
		$says{$key} = \@values;
		push @lines, quoted($key) . ': ' . (@values > 1 || $key =~ /^(?:aliases|email|phone|tags)$/ ? '[' . join(', ', map { quoted($_) } @values) . ']' : quoted($values[0]));
	};
	$add->('name', odd());
	for (@lists) {
		my $key = $_;
		# marks alone are no address
		$add->($key, map { my $s = odd(); $key =~ /^(?:email|phone)$/ && $s !~ /\w/ ? "${s}a" : $s } 0 .. rand 3) if rand() < 0.5;
	}
	for (@single) {
		# two of one UID would be one person
		$add->($_, $_ eq 'uid' ? "u-$i" . odd() . $i : odd()) if rand() < 0.5;
	}
	spew(sprintf("$tmp/book/p%03d.md", $i), join("\n", '---', @lines, '---', ''));
	return \%says;
}

srand seed('vcard');
my %people = map { sprintf('p%03d', $_) => person($_) } 1 .. rounds(40, 300);
spew("$tmp/ids", join '', map { "$_\n" } sort keys %people);

# --- what the cards say ---

sub unescaped {
	my ($s) = @_;
	$s =~ s/\\(.)/$1 eq 'n' ? "\n" : $1/ges;
	return $s;
}

# id => { property => [values] }; those of X-TEND-KEY by "X-TEND-KEY key"
sub cards {
	my ($text) = @_;
	my %cards;
	for my $card (split /(?<=\r\nEND:VCARD\r\n)/, $text =~ s/\r\n[ \t]//gr) {
		my %says;
		for (split /\r\n/, $card) {
			my ($property, $parameters, $value) = /^([^;:]+)((?:;[^=]+="[^"]*"|;[^;:]*)*):(.*)$/s or return { $_ => 'no property' };
			my ($key) = $parameters =~ /;X-KEY="([^"]*)"/;
			# as RFC 6868 has it
			$property .= ' ' . $key =~ s/\^(.?)/{ "'" => '"', '^' => '^', n => "\n" }->{$1} \/\/ 'not escaped'/ger if defined $key;
			my @values = $property eq 'CATEGORIES' ? $value =~ /(?:\A|\G,)((?:\\.|[^\\,])*)/gs : $value;
			@values = (split /(?<!\\)(?:\\\\)*\K;/, $value, -1)[3] if $property eq 'ADR';
			push @{ $says{$property} }, map { unescaped($_) } @values;
		}
		$cards{ $says{'X-TEND-ID'}[0] // 'none' } = \%says;
	}
	return \%cards;
}

# a UUID of a name, as RFC 4122 has it (version 5)
sub uuid {
	my ($name) = @_;
	my @b = unpack 'C16', sha1(pack('H*', '6ba7b8119dad11d180b400c04fd430c8') . $name);
	$b[6] = $b[6] & 0x0f | 0x50;
	$b[8] = $b[8] & 0x3f | 0x80;
	return 'urn:uuid:' . join '-', unpack 'A8 A4 A4 A4 A12', unpack 'H*', pack 'C16', @b;
}

sub expected {
	my ($id, $version) = @_;
	my %want = (BEGIN => ['VCARD'], VERSION => [$version], 'X-TEND-ID' => [$id], UID => [uuid("tend:$id")], END => ['VCARD']);
	while (my ($key, $values) = each %{ $people{$id} }) {
		$want{ $property{$key} // "X-TEND-KEY $key" } = $values;
	}
	return \%want;
}

# two tables of who => { key => [values] }
sub alike {
	my ($name, $got, $want) = @_;
	my @bad;
	for my $who (sort keys %{ { %$got, %$want } }) {
		my ($is, $should) = map { $_->{$who} // {} } $got, $want;
		for (sort keys %{ { %$is, %$should } }) {
			my ($has, $needs) = map { defined $_ ? join ' | ', map { "<$_>" } @$_ : 'none' } $is->{$_}, $should->{$_};
			push @bad, "$who, $_: $has\n  expected $needs" if $has ne $needs;
		}
	}
	ok !@bad, $name or diag join "\n", splice @bad, 0, 5;
}

sub run {
	my ($command) = @_;
	my $out = qx{$command 2>&1};
	return ($? >> 8, $out);
}

my %text;
for (['4.0', ''], ['3.0', '--v3']) {
	my ($version, $option) = @$_;
	(my $status, $text{$version}) = run("'$bin/tend-vcard' $option -C '$tmp/book' - <'$tmp/ids'");
	is $status, 0, "$version: cards";
	spew("$tmp/$version.vcf", $text{$version});
	# a run of blanks may fill more than a line
	is_deeply [grep { length > 75 && !/ {74}/ || !utf8::decode(my $copy = $_) || /[\r\n]/ } split /\r\n/, $text{$version}], [], "$version: no line is long, none broken within a character";
	my $cards = cards($text{$version});
	# N is made of the name, by a rule that tests/spec/vcard.md has
	delete $_->{N} for values %$cards;
	alike("$version: all that is in the book", $cards, { map { $_ => expected($_, $version) } keys %people });
}

# --- and back ---

# blanks at its ends do not come back, nor a value twice
sub kept {
	my (@values) = @_;
	my %seen;
	return [grep { !$seen{$_}++ } map { s/\A[ \t\n\r]+|[ \t\n\r]+\z//gr } @values];
}

# id => { key => [values] }, as tend-ls says it
sub book {
	my ($dir) = @_;
	my $keys = join ',', 'id', 'name', @lists, @single;
	my ($status, $out) = run("'$bin/tend-ls' -C '$dir' -f json -o '$keys'");
	is $status, 0, 'the book is read' or diag $out;
	my %book;
	for (split /\n/, $out) {
		my $row = JSON::PP->new->utf8->decode($_);
		my $id = delete $row->{id};
		while (my ($key, $v) = each %$row) {
			my @values = ref $v ? @$v : $v // next;
			utf8::encode($_) for $key, @values;
			$book{$id}{$key} = \@values if @values;
		}
	}
	return \%book;
}

# name, inode, size and time of every file, and what is in it
sub state_of {
	my ($dir) = @_;
	return join "\n", map { join ' ', $_, (stat $_)[1, 7, 9], slurp($_) } glob "$dir/*.md";
}

# a tag is one with or without "#" before its words: it comes back without
sub plain_tag {
	my ($tag) = @_;
	$tag =~ s/(?:^|(?<=[ \t\n\r,]))#+//g;
	return $tag;
}

my %want = map {
	my $says = $people{$_};
	my %kept = map { $_ => kept($_ eq 'tags' ? grep { /[^ \t\n\r]/ } map { plain_tag($_) } @{ $says->{$_} } : @{ $says->{$_} }) } keys %$says;
	delete $kept{tags} if $kept{tags} && !@{ $kept{tags} };
	$_ => \%kept;
} keys %people;
for my $version (sort keys %text) {
	mkdir "$tmp/$version" or die;
	my ($status, $out) = run("'$bin/tend-vcard' --import -C '$tmp/$version' '$tmp/$version.vcf' >'$tmp/rows'");
	my $n = keys %want;
	is "$status: $out", '0: ', "$version: imported";
	alike("$version: every key is the same", book("$tmp/$version"), \%want);
	my $before = state_of("$tmp/$version");
	is_deeply [run("'$bin/tend-vcard' --import -C '$tmp/$version' '$tmp/$version.vcf'")], [0, "import: 0 new, 0 changed, $n unchanged, 0 skipped\n"], "$version: the second time there is no row";
	ok state_of("$tmp/$version") eq $before, "$version: and touches no file";
}
is_deeply [run("'$bin/tend-vcard' --import -C '$tmp/book' '$tmp/4.0.vcf'")], [0, 'import: 0 new, 0 changed, ' . keys(%want) . " unchanged, 0 skipped\n"], 'nor is there anything to add to the book that they came from';
my @again = map { (run("'$bin/tend-vcard' -C '$tmp/$_' - <'$tmp/ids'"))[1] } sort keys %text;
ok $again[0] eq $again[1], 'and both make the same cards again';

# --- who it is, and what stays ---

{
	my $book = "$tmp/mine";
	my $file = "---\r\n# met in Porto\r\nname:   'Ana  L\xc3\xb3pez'\r\nemail: ana\@example.org # work\r\ntitle: Potter\r\n---\r\nProse";
	spew("$book/ana.md", $file);
	my ($status, $cards) = run("'$bin/tend-vcard' -C '$book'");
	# she has another name now, in the book; and another title, in the phone
	my $renamed = $file =~ s/Ana  L\xc3\xb3pez/Anita Ito/r =~ s/ana\@/anita@/r;
	spew("$book/ana.md", $renamed);
	spew("$tmp/ana.vcf", $cards =~ s/^TITLE:.*\r$/TITLE:CTO\r\nORG:Acme\r/mr);
	is_deeply [run("'$bin/tend-vcard' --import -C '$book' '$tmp/ana.vcf'")], [0, "ana\tkept\tname\tAna  L\xc3\xb3pez\nana\tadded\temail\tana\@example.org\n"
		. "ana\tkept\ttitle\tCTO\nana\tadded\torg\tAcme\nimport: 0 new, 1 changed, 0 unchanged, 0 skipped\n"], 'by its UID, under whatever name';
	is slurp("$book/ana.md"), $renamed =~ s/email: anita\@example\.org/email: [anita\@example.org, ana\@example.org]/r =~ s/(title)/org: Acme\r\n$1/r,
		'comments, blanks, quotes and line ends stay';
}

done_testing;
