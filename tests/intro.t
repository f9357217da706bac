#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# tend-intro prunes: it looks at pairs that have a rare word in common, and weighs few of them to
# the end. Here every pair of a book, made by the day's seed, is weighed as tend-intro(1) and intro.h
# define it, and the rows are the best.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use Test::More;
use lib dirname(abs_path(__FILE__));
use Sample;
use Scratch;

my $root = abs_path(dirname(__FILE__) . '/..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
my $tmp = scratch('intro');
my $common = 50; # POSTINGS_DISTINCTIVE
# no stop words, and each its own stem
my @words = map { my $c = $_; map { "$c$_" } qw(ako omu iru) } qw(b d f g h k l m n p r t v z);
# in a book of more than 50 people, how many have the same word in a need, in an offer, the same
# tag, the same place
my @usual = (0.6, 0.45, 0.6, 0.6);

isolate("$tmp/home");

sub below { return int rand $_[0] }

# some different words, the first ones oftener: so that rare and common ones meet
sub some_words {
	my ($max, $of) = @_;
	my %had;
	$had{ $words[ int($of * rand() ** 2) ] } = 1 for 1 .. below($max + 1);
	return [sort keys %had];
}

# some items, each of different words
sub some_items {
	my ($of, $often) = @_;
	my @items = grep { @$_ } map { some_words(3, $of) } 1 .. below(3);
	push @items, [@{ some_words(2, $of) }, 'usual'] if rand() < $often;
	return \@items;
}

sub list { return '[' . join(', ', @_) . ']' }

# id => { needs, offers: items of words; tags, place; ties; out: not to be suggested }; written to a folder, too
sub write_book {
	my ($dir, $people, $of, $ties) = @_;
	my @often = $people > $common ? @usual : (0) x @usual;
	my %book;
	for my $i (0 .. $people - 1) {
		my $id = sprintf 'p%03d', $i;
		my $p = $book{$id} = {
			needs => some_items($of, $often[0]),
			offers => some_items($of, $often[1]),
			tags => [@{ some_words(3, $of) }, rand() < $often[2] ? 'chess' : ()],
			place => rand() < $often[3] ? 'Lisbon' : (map { "${_}ville" } @words[0 .. 5])[below(9)],
			knows => [map { sprintf 'p%03d', below($people) } 1 .. below($ties + 1)],
			inactive => !below(12),
			log => ('', '', '', '', '- 2026-08-01 call', '- 2020-01-01 call', '- 2026-08-01 -favour', '- 2026-08-01 +help')[below(8)],
		};
		$p->{spared} = $p->{log} =~ /^- 2020| -favour/; # dormant or overdrawn: not asked for help alone
		spew("$dir/$id.md", "---\n"
			. (@{ $p->{needs} } ? 'needs: ' . list(map { "@$_" } @{ $p->{needs} }) . "\n" : '')
			. (@{ $p->{offers} } ? 'offers: ' . list(map { "@$_" } @{ $p->{offers} }) . "\n" : '')
			. (@{ $p->{tags} } ? 'tags: ' . list(@{ $p->{tags} }) . "\n" : '')
			. ($p->{place} ? "place: $p->{place}\n" : '')
			. (@{ $p->{knows} } ? 'knows: ' . list(@{ $p->{knows} }) . "\n" : '')
			. ($p->{inactive} ? "status: archived\n" : '') . "---\n## Log\n$p->{log}\n");
	}
	return \%book;
}

# the people that a rarity counts: POSTINGS_PEOPLE at least
sub counted { return $_[0] < 50 ? 50 : $_[0] }

# how many people have each, and how much that tells by the lists that have it; both of a person are one argument
sub weigh {
	my ($people, @both) = @_;
	my (%has, %lists, %rarity);
	for my $both (@both) {
		my %of_person;
		for my $list (@$both) {
			my %once = map { $_ => 1 } @$list;
			$lists{$_}++ for keys %once;
			%of_person = (%of_person, %once);
		}
		$has{$_}++ for keys %of_person;
	}
	$rarity{$_} = log(1 + counted($people) / $lists{$_}) for keys %lists;
	return (\%has, \%rarity);
}

# of words: how many have each in needs and offers, and how much it tells by the files that have it, or by a sample of 128
sub weigh_words {
	my ($book) = @_;
	my @ids = sort keys %$book;
	my $n = @ids;
	my $sample = $n < 128 ? $n : 128; # INTRO_SAMPLE
	my (%has, %files, %rarity);
	my $words = sub { my %once = map { $_ => 1 } @_; return keys %once };
	$has{$_}++ for map { $words->(@{ flat($_->{needs}) }, @{ flat($_->{offers}) }) } values %$book;
	$files{$_}++ for map { $words->(@{ flat($_->{needs}) }, @{ flat($_->{offers}) }, @{ $_->{tags} }) } map { $book->{ $ids[ int($_ * $n / $sample) ] } } 0 .. $sample - 1;
	for (keys %has) {
		my $files = int(($files{$_} // 0) * $n / $sample);
		$rarity{$_} = log(1 + counted($n) / ($files > $has{$_} ? $files : $has{$_}));
	}
	return (\%has, \%rarity);
}

# the offers, and each two neighbours as one: a comma may have split a phrase
sub joined {
	my ($offers) = @_;
	return [@$offers, map { [@{ $offers->[$_] }, @{ $offers->[$_ + 1] }] } 0 .. $#$offers - 1];
}

# how far an offer meets a need
sub fit {
	my ($need, $offer, $df, $rarity, $top) = @_;
	my %has = map { $_ => 1 } @$offer;
	my ($all, $met, $rarest) = (0, 0, 0);
	for (@$need) {
		my $r = $rarity->{$_};
		$all += $r;
		next if !$has{$_};
		$met += $r;
		$rarest = $r if $r > $rarest && $df->{$_} <= $common;
	}
	my $share = $rarest ? $met / $all * $rarest / $top : 0;
	return $share < 0.2 ? 0 : $share;
}

sub best_fit {
	my ($needs, $offers, @weights) = @_;
	my $best = 0;
	for my $need (@$needs) {
		for my $offer (@$offers) {
			my $share = fit($need, $offer, @weights);
			$best = $share if $share > $best;
		}
	}
	return $best;
}

sub flat { return [map { @$_ } @{ $_[0] }] }

# what both lists have
sub both {
	my ($one, $other) = @_;
	my %has = map { $_ => 1 } @$one;
	return grep { $has{$_} } @$other;
}

# every pair that has something rare in common and may be suggested: [score, a, b], without order
sub pairs {
	my ($book) = @_;
	my @ids = sort keys %$book;
	my $people = @ids;
	my $top = log(1 + counted($people));
	my ($df, $rarity) = weigh_words($book);
	# a tag on more than a third of a book of 30 or more marks notes, and is no passion
	if ($people >= 30) {
		my %has;
		for my $id (@ids) {
			my %once = map { $_ => 1 } @{ $book->{$id}{tags} };
			$has{$_}++ for keys %once;
		}
		$book = { map { my $id = $_; $id => { %{ $book->{$id} }, tags => [grep { $has{$_} * 3 <= $people } @{ $book->{$id}{tags} }] } } @ids };
	}
	my ($times, $tells) = weigh($people, map { [$book->{$_}{tags}, [$book->{$_}{place} // ()]] } @ids);
	# a tag of a tenth of the book, and of more than five, is no reason by itself either
	my $rare = sub { $times->{ $_[0] } <= $common && ($times->{ $_[0] } <= 5 || $times->{ $_[0] } * 10 <= $people) };
	my (%tied, @found);
	for my $id (@ids) {
		$tied{$id}{$_} = $tied{$_}{$id} = 1 for grep { $_ ne $id } @{ $book->{$id}{knows} };
	}
	my @fair = grep { !$book->{$_}{inactive} } @ids;
	for my $i (0 .. $#fair) {
		for my $k ($i + 1 .. $#fair) {
			my ($one, $other) = @fair[$i, $k];
			my ($x, $y) = @{$book}{$one, $other};
			next if $tied{$one}{$other};
			my @tags = both($x->{tags}, $y->{tags});
			my $place = ($x->{place} // '') ne '' && ($x->{place} eq ($y->{place} // ''));
			next if !(grep { $df->{$_} <= $common } both(flat($x->{needs}), flat($y->{offers})), both(flat($y->{needs}), flat($x->{offers})))
				&& !(grep { $rare->($_) } @tags);
			my ($gets, $gives) = map { best_fit(@$_, $df, $rarity, $top) } [$x->{needs}, joined($y->{offers})], [$y->{needs}, joined($x->{offers})];
			# a place, and tags that many have, are no reason by themselves
			next if !$gets && !$gives && !(grep { $rare->($_) } @tags);
			next if ($gives && !$gets && $x->{spared}) || ($gets && !$gives && $y->{spared});
			my ($ab, $ba) = sort { $b <=> $a } $gets, $gives;
			my $passions = 0;
			$passions += $tells->{$_} for @tags;
			my $mutual = grep { $tied{$other}{$_} } keys %{ $tied{$one} // {} };
			my $score = 50 * $ab + 20 * $ba + 18 * $passions / ($passions + 2 * $top) + ($place ? 6 : 0)
				+ 6 * ($mutual / 10) * ($mutual ? exp(1 - $mutual / 10) : 0);
			# one tag of two people in different places is no reason in the list of all
			my $far = !$gets && !$gives && @tags == 1 && !$place && !grep { ($_->{place} // '') eq '' } $x, $y;
			push @found, [int($score + 0.5), $one, $other, $far];
		}
	}
	return @found;
}

# the rows that they should be; of those named, one stands first
sub expected {
	my ($pairs, $n, $min, @named) = @_;
	my %named = map { $_ => 1 } @named;
	my @rows = grep { $_->[0] >= ($min || 1) && (@named || !$_->[3]) } @$pairs;
	@rows = map { $named{ $_->[1] } ? $_ : [@$_[0, 2, 1]] } grep { $named{ $_->[1] } || $named{ $_->[2] } } @rows if @named;
	@rows = sort { $b->[0] <=> $a->[0] || $a->[1] cmp $b->[1] || $a->[2] cmp $b->[2] } @rows;
	splice @rows, $n if $n && @rows > $n;
	return map { "$_->[1]\t$_->[2]\t$_->[0]" } @rows;
}

my ($rows, $common_books) = (0, 0);
my @kinds = ([10, 8, 2], [18, 20, 4], [30, 42, 6], [44, 12, 1]);
srand seed('intro');
for my $i (1 .. rounds(13, 200)) {
	# one in ten, and so the first, has more than 50 people; more than 256 are searched by two threads
	my ($people, $of, $ties) = $i % 50 == 49 ? (300, 42, 3) : $i % 10 == 1 ? (100, 42, 3) : @{ $kinds[$i % @kinds] };
	my $book = write_book("$tmp/$i", $people, $of, $ties);
	my @pairs = pairs($book);
	my @named = map { sprintf 'p%03d', $_ } 1, 4;
	$common_books += $people > $common;
	for ([0, 0], [3, 0], [20, 0], [0, 15], [1, 4], [0, 0, @named], [5, 2, @named]) {
		my ($n, $min, @who) = @$_;
		my @want = expected(\@pairs, $n, $min, @who);
		my $command = "'$bin/tend-intro' -C '$tmp/$i' -t 2026-09-01 -n $n --min $min @who";
		my @got = map { join "\t", (split /\t/)[0, 1, 2] } split /\n/, qx{$command 2>/dev/null};
		is_deeply \@got, \@want, "book $i: " . @want . " pairs of $people people, -n $n --min $min @who" or diag $command;
		$rows += @want;
	}
}

# a word in both keys of one person is a word of one person: of 50 it is distinctive, of 51 common
for ([50, 'needs', 'offers'], [51, 'needs', 'offers'], [50, 'tags'], [51, 'tags']) {
	my ($people, @keys) = @$_;
	my $dir = "$tmp/@keys $people";
	for my $i (1 .. 600) {
		my $words = join '', map { $i > $people ? '' : "$_: usual\n" } @keys;
		spew(sprintf('%s/p%03d.md', $dir, $i), "---\n$words---\n## Log\n- 2026-08-01 call\n");
	}
	my $got = () = qx{'$bin/tend-intro' -C '$dir' -t 2026-09-01 -n 0} =~ /\n/g;
	is $got, $people > $common ? 0 : $people * ($people - 1) / 2, "pairs of $people people with one word in @keys";
}
cmp_ok $rows, '>', 500, "and there was something to compare: $rows pairs";
cmp_ok $common_books, '>', 0, 'also in books where some words are common';
done_testing;
