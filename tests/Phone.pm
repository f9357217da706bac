# SPDX-License-Identifier: ISC
#
# A month of edits on both sides of a sync: a book of random people, a phone that edits cards as phones do, a user who
# edits files as users do, and what each person must then say on both sides.
package Phone;
use strict;
use warnings;
use Card qw(cards);
use Exporter qw(import);
use Scratch;

our @EXPORT = qw($bin $book run people_of_book make_book new_contact edit_book edit_cards settle wrong cards_in hash_of);

# the programs, and the book in which they run
our ($bin, $book);

# True if no value goes that came since the beginning. vdirsyncer keeps the hash of a card as it was before it copied the
# last change: a card that is the same again is one that has not changed for it, and it does not copy it.
our $no_way_back = 0;

my $count = 0;
sub word { return join '', map { chr 97 + int rand 26 } 1 .. 6 }
sub number { return sprintf '+49 30 %07d', ++$count + 1000000 }
sub mail { return word() . ++$count . '@example.org' }
sub pick { return $_[rand @_] }

# the form in which a number counts
sub digits { return $_[0] =~ s/[^+0-9]//gr }

# --- the book ---

sub run {
	my ($name, @args) = @_;
	my $quoted = join ' ', map { "'" . s/'/'\\''/gr . "'" } "$bin/$name", '-C', $book, @args;
	my $out = `$quoted 2>&1`;
	die "$name @args: $?\n$out" if $? >> 8 > 1 || $? & 127;
	return $out;
}

# each contact of the book as a card, by UID; gives each person of the list the UID and the file
sub people_of_book {
	my ($people) = @_;
	my (%card, %by_name);
	for my $card (cards(run('tend-vcard'))) {
		my ($uid) = map { /^UID:(.*)/ ? $1 : () } @$card;
		die "$uid twice in the book" if $card{$uid};
		$card{$uid} = { lines => $card, id => (map { /^X-TEND-ID:(.*)/ ? $1 : () } @$card)[0] };
		$by_name{$_} = $uid for map { /^FN:(.*)/ ? $1 : () } @$card;
	}
	for my $p (@$people) {
		$p->{uid} //= $by_name{ $p->{name} };
		$p->{file} = "$card{ $p->{uid} }{id}.md" if $p->{uid} && $card{ $p->{uid} };
	}
	return \%card;
}

sub front { return (split /^---\n/m, slurp($_[0]), 3)[1] }

# people => what each must say; `file` is the contact's
sub make_book {
	my ($dir, $n) = @_;
	my @people;
	spew("$dir/me.md", "---\nname: Me\n---\n");
	for my $i (1 .. $n) {
		push @people, new_contact($dir);
	}
	return @people;
}

sub new_contact {
	my ($dir) = @_;
	my $id = word() . ++$count;
	my %p = (name => ucfirst($id) . ' ' . ucfirst(word()), file => "$id.md", tel => { map { digits($_) => 1 } my @tel = map { number() } 1 .. 1 + rand 2 },
		email => { map { $_ => 1 } my @mail = map { mail() } 1 .. 1 + rand 2 }, tags => { map { $_ => 1 } my @tags = map { word() } 1 .. 2 },
		org => ucfirst word(), title => word(), keep => {}, why => word());
	spew("$dir/$id.md", "---\nname: $p{name}\nphone: " . (@tel > 1 ? '[' . join(', ', @tel) . ']' : $tel[0]) . "\nemail:\n"
		. join('', map { "  - $_\n" } @mail) . "tags: [" . join(', ', @tags) . "] # mine\norg: $p{org}\ntitle: $p{title}\nwhy: $p{why}\n---\nNotes.\n");
	return \%p;
}

# changes some people in the book, by `tend set` and as editors do
sub edit_book {
	my ($dir, $people, $n) = @_;
	for (1 .. $n) {
		my @all = grep { $_->{file} && !$_->{touched}{gone} } @$people;
		my $p = pick(@all) or return;
		my ($id) = $p->{file} =~ /(.*)\.md/;
		my $what = pick(qw(number mail tag untag org org title log rename remove new why));
		if ($what eq 'number') {
			my ($old, $new) = (pick(sort grep { !$p->{touched}{$_} } keys %{ $p->{tel} }), number());
			next if !$old;
			my $text = slurp("$dir/$p->{file}");
			my $as = join '\s*', map { quotemeta } split //, $old;
			next if $text !~ /^phone:.*$as|^  - $as/m;
			$text =~ s/^(phone:.*?|  - )(?:$as)/$1$new/m;
			spew("$dir/$p->{file}", $text);
			delete $p->{tel}{$old};
			$p->{tel}{ digits($new) } = $p->{touched}{ digits($new) } = $p->{touched}{$old} = 1;
		} elsif ($what eq 'mail') {
			my $new = mail();
			run('tend-set', $id, "email+=$new");
			$p->{email}{$new} = $p->{touched}{$new} = 1;
		} elsif ($what eq 'tag') {
			my $new = word() . ++$count;
			run('tend-set', $id, "tags+=$new");
			$p->{tags}{$new} = $p->{touched}{$new} = 1;
		} elsif ($what eq 'untag') {
			my $old = pick(sort grep { !$p->{touched}{$_} && !$p->{last}{$_} } keys %{ $p->{tags} }) // next;
			run('tend-set', $id, "tags-=$old");
			delete $p->{tags}{$old};
			$p->{touched}{$old} = 1;
		} elsif ($what =~ /^(?:org|title)$/) {
			my $new = ucfirst word() . ++$count;
			run('tend-set', $id, "$what=$new");
			# where both changed it, the book's stays, and the other is kept
			$p->{there}{$what}{ $p->{$what} } = 1 if $p->{touched}{"card $what"};
			@$p{$what} = ($new);
			$p->{touched}{"book $what"} = 1;
		} elsif ($what eq 'log') {
			run('tend-log', $id, '2026-08-01', 'call:', word());
		} elsif ($what eq 'why') {
			$p->{why} = word() . ++$count;
			run('tend-set', $id, "why=$p->{why}");
		} elsif ($what eq 'rename') {
			my $new = word() . ++$count;
			run('tend-rename', $id, $new);
			$p->{file} = "$new.md";
		} elsif ($what eq 'remove') {
			next if rand() > 0.3 || grep { !/^gone/ } keys %{ $p->{touched} };
			unlink "$dir/$p->{file}" or die $!;
			$p->{touched}{gone} = 1;
		} elsif ($what eq 'new') {
			push @$people, new_contact($dir);
			$people->[-1]{touched}{new} = 1;
		}
		$p->{touched}{book} = 1 if $what !~ /^(?:log|rename|why|remove|new)$/;
	}
}

# --- the cards ---

# the files of a folder, by UID
sub cards_in {
	my ($dir) = @_;
	my %card;
	for my $file (glob "$dir/*.vcf") {
		my ($card, @more) = cards(slurp($file));
		die "$file: not one card" if !$card || @more;
		my ($uid) = map { /^UID:(.*)/ ? $1 : () } @$card;
		die "$file: $uid is another card's" if $card{$uid};
		$card{$uid} = { file => $file, lines => $card };
	}
	return \%card;
}

# as phones write: in any order and version, with their own marks, some with bare line ends
sub write_card {
	my ($file, @lines) = @_;
	my $eol = rand() < 0.3 ? "\n" : "\r\n";
	@lines = grep { !/^(?:REV|PRODID):/ } @lines;
	my ($version) = grep { /^VERSION/ } @lines;
	my @rest = grep { !/^VERSION/ } @lines;
	push @rest, "REV:2026" . ++$count, 'PRODID:-//phone//' . int rand 3;
	@rest = reverse @rest if rand() < 0.3;
	my $fold = 40 + int rand 36;
	spew($file, join '', map { s/(.{$fold})(?=[!-~])/$1$eol /gr . $eol } 'BEGIN:VCARD', $version, @rest, 'END:VCARD');
}

sub edit_cards {
	my ($dir, $people, $n) = @_;
	my $all = cards_in($dir);
	my %of = map { $_->{uid} ? ($_->{uid} => $_) : () } @$people;
	for (1 .. $n) {
		my $uid = pick(sort keys %$all) or return;
		my ($card, $p) = ($all->{$uid}, $of{$uid} // next);
		next if $p->{touched}{gone} || !$p->{file};
		my @l = @{ $card->{lines} };
		my $what = pick(qw(number number mail unmail tag org title label unknown rename remove new note));
		if ($what eq 'number') {
			my ($at) = grep { $l[$_] =~ /TEL/ && !$p->{touched}{ digits($l[$_] =~ s/.*://r) } } 0 .. $#l;
			next if !defined $at;
			my ($old, $new) = (digits($l[$at] =~ s/.*://r), number());
			$l[$at] =~ s/:.*/:$new/;
			delete $p->{tel}{$old};
			$p->{tel}{ digits($new) } = $p->{touched}{ digits($new) } = $p->{touched}{$old} = 1;
		} elsif ($what eq 'mail') {
			my $new = mail();
			push @l, "EMAIL;TYPE=" . pick(qw(HOME WORK)) . ":$new";
			$p->{email}{$new} = $p->{touched}{$new} = 1;
		} elsif ($what eq 'unmail') {
			my ($at) = grep { $l[$_] =~ /^EMAIL.*:(.*)/ && !$p->{touched}{$1} && !$p->{last}{$1} } 0 .. $#l;
			next if !defined $at;
			my ($line) = splice @l, $at, 1;
			$line =~ s/.*://;
			delete $p->{email}{$line};
			$p->{touched}{$line} = 1;
		} elsif ($what eq 'tag') {
			my $new = word() . ++$count;
			push @l, "CATEGORIES:$new" if !grep { s/^CATEGORIES:.*\K$/,$new/ } @l;
			$p->{tags}{$new} = $p->{touched}{$new} = 1;
		} elsif ($what =~ /^(?:org|title)$/) {
			next if $p->{touched}{"card $what"};
			my ($new, $name) = (ucfirst word() . ++$count, uc $what);
			push @l, "$name:$new" if !grep { s/^$name:\K.*/$new/ } @l;
			if ($p->{touched}{"book $what"}) { $p->{there}{$what}{$new} = 1 }
			else { $p->{$what} = $new }
			$p->{touched}{"card $what"} = 1;
		} elsif ($what eq 'label') {
			my ($at) = grep { $l[$_] =~ /^TEL/ && $l[$_] !~ /TYPE/ } 0 .. $#l;
			next if !defined $at;
			my $g = 'item' . ++$count;
			$l[$at] =~ s/^/$g./;
			push @l, "$g.X-ABLabel:" . word();
		} elsif ($what eq 'unknown') {
			my $new = 'X-' . uc(word()) . ';X-P=1:' . word();
			push @l, $new;
			$p->{keep}{$new} = 1;
		} elsif ($what eq 'note') {
			my $new = word() . ++$count;
			push @l, "NOTE:$new";
			$p->{note}{$new} = 1;
		} elsif ($what eq 'rename') {
			my $new = "$dir/" . word() . ++$count . '.vcf';
			rename $card->{file}, $new or die $!;
			$card->{file} = $new;
			next;
		} elsif ($what eq 'remove') {
			next if rand() > 0.3 || grep { !/^gone/ } keys %{ $p->{touched} };
			unlink $card->{file};
			delete $all->{$uid};
			$p->{touched}{gone} = 1;
			next;
		} elsif ($what eq 'new') {
			my $id = word() . ++$count;
			my %p = (name => ucfirst($id) . ' There', uid => "there-$id", tel => {}, email => { (my $mail = mail()) => 1 }, tags => {}, keep => {}, touched => { new => 1 });
			write_card("$dir/$id.vcf", 'VERSION:' . pick('3.0', '4.0'), "UID:$p{uid}", "FN:$p{name}", "N:There;" . ucfirst($id) . ';;;', "EMAIL;TYPE=HOME:$mail");
			push @$people, \%p;
			next;
		}
		$card->{lines} = \@l;
		write_card($card->{file}, @l);
		$p->{touched}{card} = 1;
	}
}

# --- what is right ---

# after a sync: who is gone is no more, and nothing is new
sub settle {
	my ($people) = @_;
	@$people = grep { !$_->{touched}{gone} } @$people;
	for my $p (@$people) {
		$p->{last} = { %{ $p->{last} // {} }, %{ $p->{touched} // {} } } if $no_way_back;
		delete $p->{touched};
	}
}

sub list { return join ' ', sort @_ }

# what a person must say
sub wanted {
	my ($p) = @_;
	return join "\n", $p->{name}, 'tel ' . list(keys %{ $p->{tel} }), 'email ' . list(keys %{ $p->{email} }), 'tags ' . list(keys %{ $p->{tags} }),
		'org ' . ($p->{org} // ''), 'title ' . ($p->{title} // ''), 'note ' . list(keys %{ $p->{note} // {} });
}

# what the lines of a card say; each value counts as often as it is there
sub said_by {
	my (@lines) = @_;
	my %of;
	for (@lines) {
		my ($name, $value) = /^(?:\w+\.)?([A-Z-]+)[^:]*:(.*)/ or next;
		push @{ $of{$name} }, $name eq 'CATEGORIES' ? split /,/, $value : $name eq 'TEL' ? digits($value) : $value;
	}
	return join "\n", list(@{ $of{FN} // [] }), 'tel ' . list(@{ $of{TEL} // [] }), 'email ' . list(@{ $of{EMAIL} // [] }),
		'tags ' . list(@{ $of{CATEGORIES} // [] }), 'org ' . list(@{ $of{ORG} // [] }), 'title ' . list(@{ $of{TITLE} // [] }),
		'note ' . list(@{ $of{NOTE} // [] });
}

# what is wrong on a side. A server may write the parameters of an unknown property in its own way: with $no_way_back,
# its name must be there
sub wrong {
	my ($side, $people, $cards) = @_;
	my @wrong;
	my %left = %$cards;
	for my $p (@$people) {
		my $c = delete $left{ $p->{uid} // '' };
		if (!$c) { push @wrong, "$side lacks $p->{name}"; next }
		my ($is, $must) = (said_by(@{ $c->{lines} }), wanted($p));
		push @wrong, "$side: $p->{name} says\n$is\nand must say\n$must" if $is ne $must;
		for my $line (keys %{ $p->{keep} }) {
			my $there = $no_way_back ? qr/^\Q@{[ $line =~ s{[;:].*}{}sr ]}\E[;:]/ : qr/^\Q$line\E$/;
			push @wrong, "$side: $p->{name}: $line is lost" if grep({ /$there/ } @{ $c->{lines} }) != 1;
		}
		next if $side ne 'book';
		my $file = slurp("$book/$c->{id}.md");
		for my $key (keys %{ $p->{there} // {} }) {
			push @wrong, "$p->{name}: no other $key of " . join ' ', keys %{ $p->{there}{$key} }
				if !grep { $file =~ /^x-$key-there: $_$/m } keys %{ $p->{there}{$key} };
		}
		push @wrong, "$p->{name}: why is lost" if $p->{why} && $file !~ /^why: $p->{why}$/m;
	}
	push @wrong, "$side has $_ who is gone" for keys %left;
	return @wrong;
}

# the bytes of all files of folders
sub hash_of {
	return join '', map { "$_\n" . slurp($_) } sort grep { -f } map { (glob("$_/*"), glob("$_/.tend-base")) } @_;
}

1;
