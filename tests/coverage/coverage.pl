# SPDX-License-Identifier: ISC
#
# What tests/coverage/run does after the tests: reads what llvm-cov exports, on standard input, and
# prints the table and the branches that no test takes. It says how to use it.
use strict;
use warnings;
use JSON::PP qw(decode_json);

my ($root, $excuses, @folders) = @ARGV;
my $goal = 95;

sub slurp {
	my ($path) = @_;
	open my $f, '<:raw', $path or die "$path: $!\n";
	local $/;
	return scalar <$f>;
}

# the branches that cannot be taken: "FILE FUNCTION CONDITION OUTCOME" => [reason, times it was found]
sub read_excuses {
	my %excuse;
	for (split /\n/, slurp($excuses)) {
		next if /^#/ || $_ eq '';
		my ($file, $function, $condition, $outcome, $why) = split /\t/;
		die "$excuses: $_: not file, function, condition, outcome and why\n" if !defined $why;
		$excuse{"$file\t$function\t$condition\t$outcome"} = { why => $why, found => 0 };
	}
	return \%excuse;
}

# the function that each line lies in; a name stands at the beginning of its line, or after its type
sub functions_of {
	my @lines = @_;
	my ($name, @in) = ('');
	for (@lines) {
		$name = $1 if /^(?:[a-z][\w ]*[ *])?(\w+)\(/;
		push @in, $name;
	}
	return @in;
}

# the text from one place to another; a place has a line and a column, from 1
sub text_at {
	my ($lines, $line, $column, $last, $end) = @_;
	my @text = @$lines[$line - 1 .. $last - 1];
	substr($text[-1], $end - 1) = '';
	substr($text[0], 0, $column - 1) = '';
	return join ' ', map { s/^\s+//r } @text;
}

my %excuse = %{ read_excuses() };
my (%folder, @untaken);
for my $file (sort { $a->{filename} cmp $b->{filename} } map { @{ $_->{files} } } @{ decode_json(do { local $/; <STDIN> })->{data} }) {
	my $path = $file->{filename} =~ s{^\Q$root\E/}{}r;
	my ($folder) = $path =~ m{^src/(\w+)/\w+\.c$} or next;
	next if !grep { $_ eq $folder } @folders;
	my @lines = split /\n/, slurp($file->{filename});
	my @in = functions_of(@lines);
	my %count = (path => $path, all => 0, taken => 0, excused => 0);
	for my $branch (@{ $file->{branches} }) {
		my ($line, $column, $last, $end, @times) = @$branch[0 .. 5];
		my $condition = text_at(\@lines, $line, $column, $last, $end);
		for my $i (0, 1) {
			my $outcome = $i ? 'false' : 'true';
			# a case of a switch that is not this one is no branch of its own
			next if $i && $condition =~ /^(?:case\b|default)/;
			$count{all}++;
			if ($times[$i]) {
				$count{taken}++;
				next;
			}
			my $known = $excuse{ join "\t", $path, $in[ $line - 1 ], $condition, $outcome };
			$known->{found}++, $count{excused}++, next if $known;
			push @untaken, "$path:$line:$column: $in[$line - 1]: $condition: never $outcome";
		}
	}
	push @{ $folder{$folder} }, \%count;
}

sub percent { return $_[1] ? sprintf '%.1f', 100 * $_[0] / $_[1] : '100.0' }

sub row {
	my ($what, %of) = @_;
	printf "%-32s %6d %6d %6d %7s %7s\n", $what, @of{qw(all taken excused)}, percent($of{taken}, $of{all}),
		percent($of{taken}, $of{all} - $of{excused});
}

printf "%-32s %6s %6s %6s %7s %7s\n", qw(file all taken listed % reach%);
my @low;
for my $folder (@folders) {
	my %sum;
	for my $file (@{ $folder{$folder} }) {
		row($file->{path}, %$file);
		$sum{$_} += $file->{$_} for qw(all taken excused);
	}
	row("src/$folder", %sum);
	push @low, $folder if 100 * $sum{taken} < $goal * ($sum{all} - $sum{excused});
}
print "\n", scalar @untaken, " branches that no test takes and $excuses does not list:\n", map { "$_\n" } @untaken;
my @stale = grep { !$excuse{$_}{found} } sort keys %excuse;
print "\nlisted in $excuses, and taken or gone:\n", map { "$_\n" } @stale if @stale;
exit(@low || @stale ? 1 : 0);
