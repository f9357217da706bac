# SPDX-License-Identifier: ISC
#
# CSV, for tests: a reader that takes what RFC 4180 has, but LF in place of CRLF, and nothing else.
package Csv;
use strict;
use warnings;
use Exporter 'import';

our @EXPORT = qw(csv);

# the records of a text, each a list of fields; dies where it is no CSV
sub csv {
	my ($text) = @_;
	my @records;

	pos($text) = 0;
	while (pos $text < length $text) {
		my @fields;

		do {
			if ($text =~ /\G"((?:[^"]|"")*)"(?=[,\n])/gc) { push @fields, $1 =~ s/""/"/gr }
			elsif ($text =~ /\G([^",\n\r]*)(?=[,\n])/gc) { push @fields, $1 }
			else { die 'csv: no field at ' . substr($text, pos $text, 40) . "\n" }
		} while ($text =~ /\G,/gc);
		$text =~ /\G\n/gc or die 'csv: no end at ' . substr($text, pos $text, 40) . "\n";
		push @records, \@fields;
	}
	return @records;
}

1;
