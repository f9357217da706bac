#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# Books that other programs wrote themselves, read by tend vcard --import --from: abook makes one of
# cards, khard a folder of what is typed. All that was put in must be there, under its key, and a
# second time nothing happens.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Path qw(make_path);
use lib dirname(abs_path(__FILE__)), dirname(abs_path(__FILE__)) . '/..';
use JSON::PP;
use Scratch;
use Test::More;
use World;

my $root = abs_path(dirname(__FILE__) . '/../..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
my $tmp = scratch('from');

isolate("$tmp/home");
# both read the locale's bytes
$ENV{LC_ALL} = 'C.UTF-8';

# a command in the scratch folder: its status and what it said
sub run {
	my (@command) = @_;
	my $pid = open my $out, '-|' // die $!;
	if (!$pid) {
		chdir $tmp or die $!;
		open STDERR, '>&', \*STDOUT or die $!;
		exec @command or die "$command[0]: $!";
	}
	local $/;
	my $said = <$out> // '';
	close $out;
	return ($? >> 8, $said);
}

# what the book says of every contact: name => { key => [values] }
sub people {
	my ($book, @keys) = @_;
	my ($status, $said) = run("$bin/tend-ls", '-C', $book, '-f', 'json', '-o', join(',', 'name', @keys));
	is $status, 0, 'the book is read' or diag $said;
	my %people;
	for (split /\n/, $said) {
		my $row = JSON::PP->new->decode($_); # as bytes, as all is here
		my $name = delete $row->{name};
		$people{$name} = { map { $_ => ref $row->{$_} ? $row->{$_} : [$row->{$_}] } grep { defined $row->{$_} } keys %$row };
		delete @{ $people{$name} }{ grep { !@{ $people{$name}{$_} } } keys %{ $people{$name} } };
	}
	return \%people;
}

sub import_twice {
	my ($book, $file, $from) = @_;
	make_path($book);
	spew("$book/me.md", "---\nname: Me\n---\n");
	my ($status, $said) = run("$bin/tend-vcard", '-C', $book, '--import', $file, '--from', $from);
	is $status, 0, "$from is imported" or diag $said;
	my %before = map { $_ => slurp($_) } glob "$book/*.md";
	($status, $said) = run("$bin/tend-vcard", '-C', $book, '--import', $file, '--from', $from);
	is $status, 0, 'again';
	like $said, qr/\Aimport: 0 new, 0 changed, \d+ unchanged, 0 skipped\n\z/, '… and there is nothing to say, but for how many';
	is_deeply { map { $_ => slurp($_) } glob "$book/*.md" }, \%before, '… nor to change';
}

# as text, in a locale of bytes
my @odd = ('a', 'é', '漢', 'ß', '=', '#', '[x]', ':', '"', "'", '%', ' ', '*', '**', '- ', '|', '@', '&');

sub odd {
	my ($n) = @_;
	my $text = join '', map { $odd[($n * 7 + $_ * $_ * 3 + $n * $_) % @odd] } 1 .. 6;
	return $text =~ s/^\s+|\s+$//gr =~ s/  +/ /gr;
}

# --- abook: what it makes of cards, and of mutt's aliases ---

SKIP: {
	skip 'abook is not installed', 8 if lacks('abook');
	my (%want, $cards);
	for my $n (1 .. 300) {
		my ($name, @tel) = ("Person $n " . odd($n), "+47 $n 1", "+47 $n 2", "+47 $n 3", "+47 $n 4");
		my ($town, $street, $note) = ('Town ' . odd($n + 1), 'Street ' . odd($n + 2), 'Says ' . odd($n + 3));
		my @mail = ("p$n\@example.org", "p$n\@acme.example");
		$cards .= join "\n", 'BEGIN:VCARD', 'VERSION:3.0', "FN:$name", "N:$name", "NICKNAME:nick$n", (map { "EMAIL:$_" } @mail),
			"TEL;TYPE=HOME:$tel[0]", "TEL;TYPE=WORK:$tel[1]", "TEL;TYPE=CELL:$tel[2]", "TEL;TYPE=FAX:$tel[3]",
			"ADR:;;$street;$town;;0$n;Norway", "URL:https://p$n.example", "NOTE:$note", 'BDAY:1980-04-17', 'END:VCARD', '';
		$want{$name} = {
			aliases => ["nick$n"], email => \@mail, phone => [@tel[0, 1, 2]], 'x-fax' => [$tel[3]], place => ["$town, Norway"],
			address => ["$street, $town, 0$n, Norway"], url => ["https://p$n.example"], note => [$note], anniversary => ['1980-04-17'],
		};
	}
	spew("$tmp/in.vcf", $cards);
	my ($status, $said) = run(qw(abook --convert --informat vcard --infile in.vcf --outformat abook --outfile addressbook));
	is $status, 0, 'abook makes a book' or diag $said;
	import_twice("$tmp/abook", 'addressbook', 'abook');
	is_deeply people("$tmp/abook", sort keys %{ (values %want)[0] }), \%want, 'all that abook has is there';

	spew("$tmp/aliases", "alias ana Ana López <ana\@example.org>\nalias bo Bo Silva <bo\@example.org>\n");
	($status, $said) = run(qw(abook --convert --informat mutt --infile aliases --outformat abook --outfile aliases.abook));
	make_path("$tmp/mutt");
	spew("$tmp/mutt/me.md", "---\nname: Me\n---\n");
	run("$bin/tend-vcard", '-C', "$tmp/mutt", '--import', 'aliases.abook', '--from', 'abook');
	is_deeply people("$tmp/mutt", 'email', 'aliases'),
		{ 'Ana López' => { email => ['ana@example.org'], aliases => ['ana'] }, 'Bo Silva' => { email => ['bo@example.org'], aliases => ['bo'] } },
		"also what it makes of mutt's aliases";
}

# --- khard: a folder of what is typed ---

SKIP: {
	skip 'khard is not installed', 11 if lacks('khard');
	make_path("$tmp/khard");
	spew("$tmp/home/.config/khard/khard.conf", "[addressbooks]\n[[friends]]\npath = $tmp/khard\n[general]\neditor = true\nmerge_editor = true\n");
	my (%want, $status, $said);
	for my $n (1 .. 5) {
		my $note = 'Says ' . odd($n + 3);
		spew("$tmp/new.yaml", <<YAML);
First name : Ana
Last name  : López $n
Nickname : nick$n
Birthday : 1980-04-17
Organisation : Acme $n
Title : VP
Role : collaborator
Phone :
    cell : +351 $n 1
Email :
    work : p$n\@example.org
    home : p$n\@home.example
Address :
    home :
        Street : Rua $n
        Code : 1000
        City : Lisbon
        Country : Portugal
Categories :
    - clay
    - rust
Webpage : https://p$n.example
Note : |
    $note
    and more
YAML
		($status, $said) = run(qw(khard new -a friends -i new.yaml));
		is $status, 0, "khard writes card $n" or diag $said;
		$want{"Ana López $n"} = {
			aliases => ["nick$n"], birthday => ['1980-04-17'], org => ["Acme $n"], title => ['VP'], roles => ['collaborator'],
			phone => ["+351 $n 1"], email => ["p$n\@example.org", "p$n\@home.example"], place => ['Lisbon, Portugal'],
			tags => ['clay', 'rust'], url => ["https://p$n.example"], note => ["$note\nand more"],
		};
	}
	import_twice("$tmp/from-khard", 'khard', 'khard');
	my $got = people("$tmp/from-khard", sort keys %{ (values %want)[0] });
	$_->{email} = [sort @{ $_->{email} }] for values %$got, values %want;
	is_deeply $got, \%want, 'all that khard has is there';
}

done_testing;
