# SPDX-License-Identifier: ISC
#
# vCards as what they say: a card becomes a list of properties that are equal if two programs mean the same, whatever the
# version, the order, the folding, the case of names and types, and the names of groups.
package Card;
use strict;
use warnings;
use Encode qw(decode encode);
use Exporter qw(import);
use MIME::Base64 qw(decode_base64);
use MIME::QuotedPrint qw(decode_qp);

our @EXPORT = qw(cards properties);

# about the file and not about the person
my %about_card = map { $_ => 1 } qw(VERSION PRODID REV BEGIN END X-APPLE-OMIT-YEAR);

# the lines of each card, unfolded
sub cards {
	my ($text) = @_;
	$text =~ s/\r\n/\n/g;
	# of version 2.1: a soft line end, and the blank line after base64
	$text =~ s/=\n(?=[^\n])/=\n/g;
	1 while $text =~ s/^((?:[^\n:]*;)?ENCODING=QUOTED-PRINTABLE[^\n]*)=\n([^\n]*)/$1$2/mg;
	$text =~ s/\n[ \t]//g;
	return map { [grep { length } split /\n/] } $text =~ /^BEGIN:VCARD\n(.*?)^END:VCARD$/msg;
}

# splits at a mark that is not in quotes
sub split_outside {
	my ($mark, $s) = @_;
	my ($quoted, @parts) = (0, '');
	for my $c (split //, $s) {
		$quoted = !$quoted if $c eq '"';
		if ($c eq $mark && !$quoted) { push @parts, '' } else { $parts[-1] .= $c }
	}
	return @parts;
}

# "HOME,VOICE" and pref, as sorted words; other parameters as they are
sub parameters {
	my (@of) = @_;
	my (%type, @other, $encoding, $pref);
	for my $p (@of) {
		my ($name, $value) = $p =~ /^([^=]*)=(.*)$/s ? (uc $1, $2) : ('TYPE', $p);
		($name, $value) = ('ENCODING', $value) if $name eq 'TYPE' && $value =~ /^(?:BASE64|QUOTED-PRINTABLE|[78]BIT)$/i;
		$value =~ s/^"(.*)"$/$1/s;
		if ($name eq 'ENCODING') { $encoding = uc $value }
		elsif ($name =~ /^(?:CHARSET|X-APPLE-OMIT-YEAR)$/) { next }
		elsif ($name eq 'PREF') { $pref = 1 }
		elsif ($name eq 'TYPE') { $type{ lc $_ } = 1 for grep { length } split /,/, $value =~ s/"//gr }
		elsif ($name eq 'VALUE' && $value =~ /^(?:text|uri|unknown|date.*)$/i) { next }
		else { push @other, "$name=" . $value =~ s/"//gr }
	}
	# what each version says of itself, and what the value says
	delete @type{qw(internet x-internet)};
	$pref = 1 if delete $type{pref};
	return ($encoding // '', join ';', (sort keys %type), (sort @other), $pref ? 'pref' : ());
}

# a text whose escapes are those of version 4.0 alone
sub plain {
	my ($s) = @_;
	$s =~ s/\\([nN])/\n/g;
	$s =~ s/\\([:,;\\])/$1/g;
	# a text has no blanks at its ends
	return $s =~ s/\r\n/\n/gr =~ s/^\s+|\s+$//gr;
}

sub day {
	my ($s) = @_;
	$s =~ s/T.*//;
	$s =~ s/^(\d{4})(\d\d)(\d\d)$/$1-$2-$3/;
	$s =~ s/^1604-/--/;
	$s =~ s/^--(\d\d)-?(\d\d)$/--$1$2/;
	return $s;
}

my %kinds = (jpeg => 'image/jpeg', png => 'image/png', gif => 'image/gif', tiff => 'image/tiff', svg => 'image/svg+xml', wave => 'audio/wav',
	ogg => 'audio/ogg', pgp => 'application/pgp-keys', x509 => 'application/pkix-cert');
my $kinds = join '|', sort keys %kinds;

# the bytes of a picture, by whichever way they are written
sub picture {
	my ($value, $encoding, $parameters) = @_;
	return 'bytes ' . decode_base64($1) if $value =~ /^data:[^,]*;base64\\?,(.*)$/s;
	return 'bytes ' . decode_base64($value) if $encoding =~ /^(?:B|BASE64)$/;
	return plain($value);
}

# the properties of a card: "NAME;parameters (label): value"
sub properties {
	my ($lines) = @_;
	my (@lines, %label, @properties);
	for (@$lines) {
		my ($head, $value) = /^((?:[^":]|"[^"]*")*):(.*)$/s or next;
		my ($name, @parameters) = split_outside(';', $head);
		my $group = $name =~ s/^([^.]*)\.//s ? uc $1 : '';
		$name = uc $name;
		if ($name eq 'X-ABLABEL' && $group ne '') { $label{$group} = plain($value) } else { push @lines, [$group, $name, $value, @parameters] }
	}
	my %address = map { $_->[1] eq 'ADR' ? ($_->[0] => $_->[2]) : () } @lines;
	for (@lines) {
		my ($group, $name, $value, @parameters) = @$_;
		next if $about_card{$name} || ($name eq 'KIND' && lc $value eq 'individual');
		my ($encoding, $said) = parameters(@parameters);
		$value = decode_qp($value) if $encoding eq 'QUOTED-PRINTABLE';
		if ($name =~ /^(?:PHOTO|LOGO|SOUND|KEY|X-SEAL)$/) {
			my $kind = $value =~ /^data:([^;,\\]*)/ ? $1 : $said =~ s/(?:^|;)MEDIATYPE=([^;]*)// ? $1 : '';
			$value = picture($value, $encoding);
			# what 4.0 says in the value, 3.0 says as a type
			if ($value =~ /^bytes /) {
				$said =~ s/(?:^|;)($kinds)\b// and $kind = $kinds{$1};
				$said =~ s/^;//;
				$value .= $kind =~ /^(?:application\/octet-stream|)$/ ? '' : " as $kind" if $name ne 'PHOTO';
			}
		} elsif ($name =~ /^(?:BDAY|ANNIVERSARY|DEATHDATE|X-ABDATE)$/) {
			$value = day($value);
		} elsif ($name =~ /^(?:N|ADR|ORG|X-SAMSUNGADR)$/) {
			$value = join ';', map { plain($_) } split /(?<!\\);/, $value, -1;
			$value =~ s/;+$//;
		} elsif ($name =~ /^(?:CATEGORIES|NICKNAME)$/) {
			push @properties, map { "$name;$said: " . plain($_) } split /(?<!\\),/, $value;
			next;
		} else {
			$value = plain($value);
		}
		$value .= " of $address{$group}" if $name eq 'X-ABADR' && $address{$group};
		next if $value eq '';
		push @properties, "$name;$said" . (($label{$group} // '') ne '' ? " ($label{$group})" : '') . ": $value";
	}
	return sort @properties;
}

1;
