# SPDX-License-Identifier: ISC
#
# What tests/mutants/run does; it says how to use it.
use strict;
use warnings;
use Cwd qw(abs_path);
use Digest::MD5 qw(md5_hex);
use File::Basename qw(basename dirname);
use File::Path qw(make_path);
use POSIX qw(:sys_wait_h);
use Time::HiRes qw(time);

my $build = $ENV{BUILD} // 'build/mutants';
my $each = $ENV{MUTANTS} // 10;
my $seed = $ENV{SEED} // 1;
my $quick = $ENV{QUICK};
my $results = "$build/results.tsv";
# whose tests are a folder's, next to those that have the name of the file
my %nouns = (
	edit => [qw(edit edit_log places typed put log set ask done)],
	merge => [qw(merge merge_check diff)],
	account => [qw(balance due owe ask dates circle moves known entries points recap ripple)],
	match => [qw(intro give refer points garden brief)],
	find => [qw(topic who find query ls brief)],
	read => [qw(vcf abook linkedin friends charset from mail vcard)],
);
# and those of a file whose name says nothing of them
my %also = (
	leftover => 'tend-check', field => 'ls', cond => 'ls', csv => 'linkedin', me_file => 'init', tasks => 'done',
	mailbox => 'mail', mbox => 'mail', patch => 'edit', patch_list => 'edit',
	brand => 'known', context => 'who', terms => 'intro', distinctive => 'points', tally => 'ripple',
);

# what a test may use: KiB of memory, blocks of a file; and several times what it takes without a mutant
my %limit = (memory => 4_000_000, file => 400_000);

$| = 1;
$ENV{LC_ALL} = 'C';
$ENV{CMOCKA_MESSAGE_OUTPUT} = 'TAP';
$ENV{GLIBC_TUNABLES} = 'glibc.malloc.perturb=165';
# a sample of a random test must be the same one each time
$ENV{SEED} = 1;
delete @ENV{qw(EFFORT SOAK MAKEFLAGS MFLAGS)};
# ends after the compiler, which would else write the mutant over the object that the next run makes
$SIG{$_} = sub { exit 1 } for qw(INT TERM);

sub slurp {
	my ($path) = @_;
	open my $f, '<:raw', $path or die "$path: $!\n";
	local $/;
	return scalar <$f>;
}

sub spew {
	my ($path, $text) = @_;
	open my $f, '>:raw', $path or die "$path: $!\n";
	print $f $text;
	close $f or die "$path: $!\n";
}

sub spew_more {
	my ($path, $text) = @_;
	open my $f, '>>:raw', $path or die "$path: $!\n";
	print $f $text;
	close $f or die "$path: $!\n";
}

# --- mutants ---

# the code alone: comments, texts and what the preprocessor reads become blanks, so that places stay
sub code_of {
	my ($text) = @_;
	my $blank = sub { my $s = shift; $s =~ s/[^\n]/ /g; return $s };
	$text =~ s{(/\*.*?\*/|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|^\#(?:[^\n\\]|\\.)*)}{$blank->($1)}gems;
	return $text;
}

# each kind of change: what it looks for, and what becomes of that
my @kinds = (
	[qr/(?<=\s)<=(?=\s)/ => '<'], [qr/(?<=\s)<(?=\s)/ => '<='], [qr/(?<=\s)>=(?=\s)/ => '>'], [qr/(?<=\s)>(?=\s)/ => '>='],
	[qr/==/ => '!='], [qr/!=/ => '=='], [qr/&&/ => '||'], [qr/\|\|/ => '&&'],
	[qr/(?<=\s)\+(?=\s)/ => '-'], [qr/(?<=\s)-(?=\s)/ => '+'], [qr/(?<=\s)\*(?=\s)/ => '/'], [qr/(?<=\s)\/(?=\s)/ => '*'],
	[qr/\+=/ => '-='], [qr/-=/ => '+='], [qr/\|=/ => '='], [qr/&=/ => '='],
	[qr/(?<![\w.])\d+\b(?!\.)/ => sub { $_[0] + 1 }], [qr/(?<![\w.])[1-9]\d*\b(?!\.)/ => sub { $_[0] - 1 }],
	[qr/\btrue\b/ => 'false'], [qr/\bfalse\b/ => 'true'], [qr/!(?=[\w(])/ => ''],
	[qr/\bcontinue;/ => 'break;'], [qr/\bbreak;/ => 'continue;'],
	[qr/(?<=[ \t])return -1;/ => 'return 0;'],
	# a call or an assignment that is left out
	[qr/(?<=\t)(?!return|goto|\w*free\b|\w*_free|\w*_close|break|continue|case|default|struct|enum|const|static|unsigned|void|bool|int|char|day|double|\w+_t )[a-z][^;{}\n]*(?:\)| = [^;\n]+);(?=\n)/ => ';'],
	# a function that returns at once; but a leak is for make asan to find
	[qr/(?<=\nvoid\n)(?!\w*(?:free|close)\()[^;{}]+\n\{\n/ => sub { "$_[0]\treturn;\n" }],
	[qr/(?<=\nstatic void\n)(?!\w*(?:free|close)\()[^;{}]+\n\{\n/ => sub { "$_[0]\treturn;\n" }],
);

# whether this is "if (a > b) b = a;", for which ">=" does the same
sub keeps_greatest {
	my ($text, $at, $to) = @_;
	return 0 if $to !~ /^[<>]=\z/;
	my ($one) = substr($text, 0, $at) =~ /if \(([^()&|\n]+) \z/ or return 0;
	my ($other, $then) = substr($text, $at) =~ /^[<>] ([^()&|\n]+)\)\n\s*([^\n]*)/ or return 0;
	return $then =~ /^\Q$other\E = (?:\([a-z ]+\))?\Q$one\E;/;
}

# likewise "a > b ? a : b"; and a number that keeps its sign: of "? -1 : 1", the answer of a comparison, or "return -1"
sub is_same {
	my ($text, $m) = @_;
	my ($before, $from) = (substr($text, 0, $m->{at}), substr $text, $m->{at});
	if ($m->{to} =~ /^[<>]=\z/) {
		my ($left) = $before =~ /([\w.>-]+) \z/ or return 0;
		return $from =~ /^[<>] ([\w.>-]+) \? (?:\Q$left\E : \1|\1 : \Q$left\E)(?![\w.>-])/;
	}
	return 0 if $m->{to} ne '2';
	return $before =~ /(?:return -|\? -1 : |\? 1 : -)\z/ || ($before =~ /\? -\z/ && $from =~ /^1 : 1;/) || ($before =~ /\? \z/ && $from =~ /^1 : -1;/);
}

# all of a file: { at, from, to, line, column }, in the order of their places
sub mutants_of {
	my ($text) = @_;
	my $code = code_of($text);
	my @found;
	for (@kinds) {
		my ($what, $to) = @$_;
		while ($code =~ /$what/g) {
			my ($at, $n) = ($-[0], $+[0] - $-[0]);
			my $from = substr $text, $at, $n;
			my $new = ref $to ? $to->($from) : $to;
			my $line = 1 + (substr($text, 0, $at) =~ tr/\n//);
			my $column = $at - (rindex($text, "\n", $at - 1) + 1) + 1;
			next if keeps_greatest($text, $at, $new);
			push @found, { at => $at, from => $from, to => $new, line => $line, column => $column };
		}
	}
	return sort { $a->{at} <=> $b->{at} || $a->{to} cmp $b->{to} } @found;
}

# some of them, chosen by the seed and the name of the file
sub chosen {
	my ($file, @all) = @_;
	return @all if !$each || @all <= $each;
	srand($seed + unpack '%32C*', $file);
	my %take;
	$take{ int rand @all } = 1 while keys %take < $each;
	return @all[sort { $a <=> $b } keys %take];
}

# a change in one line of the table
sub shown {
	my ($s) = @_;
	$s =~ s/\s+/ /g;
	return length $s > 60 ? substr($s, 0, 57) . '...' : $s;
}

sub line_of {
	my ($text, $m) = @_;
	my $line = (split /\n/, $text)[$m->{line} - 1];
	$line =~ s/^\s+//;
	return $line;
}

# --- building ---

my %flag;

sub run_or_die {
	my ($command) = @_;
	system('sh', '-c', $command) == 0 or die "mutants: $command\n";
}

# one library of all, and programs that load it: a mutant is one object and one link
sub prepare {
	# the object of a mutant, if the last run was ended within one
	unlink slurp("$build/mutated") if -e "$build/mutated";
	my @tools = map { basename($_, '.c') } glob 'src/tools/tend*.c';
	my $make = "make -s --no-print-directory BUILD='$build' EXPORT=-fPIC CFLAGS=-O1 PREFIX=/usr/local";
	run_or_die("$make $build/inner.a $build/bench/genbook " . join(' ', map { "$build/obj/tools/$_.o" } @tools) . ' >/dev/null');
	for my $name (qw(COMPILE LINK PKG_LIBS)) {
		$flag{$name} = qx{$make --eval='flags: ; \$(info \$($name)) \@:' flags};
		chomp $flag{$name};
	}
	# what is wrong in a mutant is for the tests to say
	$flag{COMPILE} =~ s/ -Werror| -MMD| -MP//g;
	make_path("$build/bin", "$build/unit");
	# an order of rows that the C library's qsort() alone decides is for them to see: order.t
	run_or_die("$flag{COMPILE} -fPIC -c -o $build/order.o tests/order.c");
	link_library();
	for (@tools) {
		run_or_die("$flag{LINK} -o $build/bin/$_ $build/obj/tools/$_.o -L$build -l:inner.so -Wl,-rpath,'" . abs_path($build) . "' $flag{PKG_LIBS}")
			if newer("$build/obj/tools/$_.o", "$build/bin/$_");
	}
	for (glob 'src/tools/tend-*.sh') {
		my $to = "$build/bin/" . basename($_, '.sh');
		spew($to, slurp($_) =~ s/\@VERSION\@/0/gr);
		chmod 0755, $to;
	}
}

sub newer {
	my ($one, $other) = @_;
	return !-e $other || (stat $one)[9] > (stat $other)[9];
}

sub link_library {
	my @objects = ("$build/order.o", grep { !m{/obj/tools/tend} } glob "$build/obj/*/*.o");
	return system('sh', '-c', "$flag{LINK} -shared -o $build/inner.so @objects $flag{PKG_LIBS} 2>>$build/log") == 0;
}

# the unit test of a program that tests/run has named
sub build_unit {
	my ($program) = @_;
	my $source = 'tests/unit/' . basename($program) . '.c';
	run_or_die("$flag{COMPILE} -o $program $source -L$build -l:inner.so -Wl,-rpath,'" . abs_path($build) . "' $flag{PKG_LIBS} -lcmocka")
		if newer($source, $program) || newer("$build/inner.a", $program);
}

# --- tests ---

# CPU seconds of all that has ended
sub used {
	my (undef, undef, $user, $system) = times;
	return $user + $system;
}

# one test: its status, and the CPU seconds it took; within so many
sub try_test {
	my ($test, $seconds) = @_;
	my ($began, $before) = (time, used());
	my $pid = fork // die "fork: $!";
	if (!$pid) {
		setpgrp;
		open STDIN, '<', '/dev/null';
		open STDOUT, '>', '/dev/null';
		open STDERR, '>', '/dev/null';
		$ENV{TEND_BIN} = abs_path("$build/bin");
		$ENV{CPU_LIMIT} = int $seconds;
		exec 'sh', '-c', "ulimit -v $limit{memory}; ulimit -f $limit{file}; exec sh tests/exec '$test'";
		exit 127;
	}
	# what waits for ever uses no CPU
	my $end = $began + 20 + 10 * $seconds;
	my $done = 0;
	until ($done) {
		$done = waitpid $pid, WNOHANG;
		last if $done || time > $end;
		select undef, undef, undef, 0.01;
	}
	my $status = $?;
	kill 'KILL', -$pid;
	if (!$done) {
		waitpid $pid, 0;
		$status = 1;
	}
	return ($status, used() - $before);
}

my (%cost, %of_name);

sub tests_of_name {
	my ($name) = @_;
	$of_name{$name} //= [grep { !m{^tests/world/} } split /\n/, qx{LIST=1 sh tests/run $build $name 2>/dev/null}];
	return @{ $of_name{$name} };
}

# those of a file; each was green without a mutant
sub tests_of {
	my ($file) = @_;
	my @names = names_of($file);
	my %seen;
	my @tests = grep { !$seen{$_}++ } map { tests_of_name($_) } @names, @{ $nouns{ basename(dirname($file)) } // [] };
	for my $test (@tests) {
		build_unit($test) if $test =~ m{^\Q$build\E/unit/};
		next if defined $cost{$test};
		my ($status, $took) = try_test($test, 60);
		$cost{$test} = $took;
		if ($status) {
			print STDERR "mutants: $test is red without any mutant, and is left out\n";
			$cost{$test} = -1;
		} else {
			spew_more("$build/costs.tsv", "$test\t$took\n");
		}
	}
	my %own = map { $_ => 1 } map { tests_of_name($_) } @names;
	return grep { $cost{$_} >= 0 && (!$quick || $own{$_} || $cost{$_} <= $quick) } @tests;
}

# of a file: its name, and what that begins with
sub names_of {
	my $name = basename($_[0], '.c');
	my @names = ($name);
	push @names, $also{$name} // ();
	push @names, $name while $name =~ s/_[^_]*\z//;
	return @names;
}

# how soon a test is tried: first what is cheap, has the name of the file, and saw other mutants of it
sub soonest {
	my ($file, $kills, @tests) = @_;
	my %own = map { $_ => 1 } map { tests_of_name($_) } names_of($file);
	my %rank = map { $_ => $cost{$_} / (1 + ($kills->{$_} // 0)) / ($own{$_} ? 3 : 1) } @tests;
	return sort { $rank{$a} <=> $rank{$b} } @tests;
}

# --- one mutant ---

# "killed" and by what, "survived", or "invalid" if it does not compile or is the same code
sub try_mutant {
	my ($file, $text, $m, $clean, @tests) = @_;
	my $object = $file =~ s{^src/(.*)\.c\z}{$build/obj/$1.o}r;
	my $source = "$build/mutant.c";
	my $new = $text;
	substr($new, $m->{at}, length $m->{from}) = $m->{to};
	# messages and headers as if it stood in its place
	spew($source, "#line 1 \"$file\"\n$new");
	return 'invalid' if system('sh', '-c', "$flag{COMPILE} -w -c -o $object $source 2>>$build/log") != 0;
	return 'same' if slurp($object) eq $clean;
	return 'invalid' if !link_library();
	for my $test (@tests) {
		my ($status) = try_test($test, 2 + 5 * $cost{$test});
		return ('killed', $test) if $status;
	}
	return 'survived';
}

# --- all ---

# "file<TAB>line as it stands<TAB>from<TAB>to<TAB>why": what no test can see
sub equal_ones {
	my %why;
	for (split /\n/, -e 'tests/mutants/equal' ? slurp('tests/mutants/equal') : '') {
		next if /^#/ || !/\t/;
		my ($file, $line, $from, $to, $why) = split /\t/;
		$why{ join "\t", $file, $line, $from, $to } = $why;
	}
	return \%why;
}

sub report {
	my ($rows, $equal) = @_;
	my (%n, %all, @left);
	for (@$rows) {
		my ($file, $digest, $line, $column, $from, $to, $what, $by, $code) = @$_;
		next if $what eq 'invalid' || $what eq 'same';
		$what = 'equal' if $what eq 'survived' && defined $equal->{ join "\t", $file, $code, $from, $to };
		$n{$file}{$what}++;
		$all{$what}++;
		push @left, "$file:$line:$column: $from => $to\t$code\n" if $what eq 'survived';
	}
	printf "%-34s %7s %7s %7s %7s\n", qw(file mutants killed equal survive);
	for my $file ((sort keys %n), 'all') {
		my $c = $file eq 'all' ? \%all : $n{$file};
		my ($killed, $equal_n, $survived) = map { $_ // 0 } @$c{qw(killed equal survived)};
		printf "%-34s %7d %7d %7d %7d\n", $file, $killed + $equal_n + $survived, $killed, $equal_n, $survived;
	}
	print "\nsurvived:\n", @left if @left;
	return @left ? 1 : 0;
}

sub main {
	my @files = @_ ? @_ : map { glob "src/$_/*.c" } sort keys %nouns;
	make_path($build);
	prepare();
	my %done;
	if (-e $results) {
		for (split /\n/, slurp($results)) {
			my @row = split /\t/, $_, -1;
			$done{ join "\t", @row[0 .. 5] } = \@row if @row == 9;
		}
	}
	%cost = map { split /\t/ } split /\n/, slurp("$build/costs.tsv") if -e "$build/costs.tsv";
	open my $out, '>>:raw', $results or die "$results: $!\n";
	$out->autoflush(1);
	my @rows;
	my $n = 0;
	for my $file (@files) {
		my $text = slurp($file);
		my $object = $file =~ s{^src/(.*)\.c\z}{$build/obj/$1.o}r;
		my $digest = substr md5_hex($text), 0, 8;
		my (@tests, $clean, %kills);
		for my $m (chosen($file, mutants_of($text))) {
			next if is_same($text, $m);
			my @key = ($file, $digest, $m->{line}, $m->{column}, shown($m->{from}), shown($m->{to}));
			my $row = $done{ join "\t", @key };
			if (!$row) {
				if (!defined $clean) {
					# as its mutants are compiled, so that one which is the same code is seen
					spew("$build/mutant.c", "#line 1 \"$file\"\n$text");
					run_or_die("$flag{COMPILE} -w -c -o $object $build/mutant.c");
					$clean = slurp($object);
					spew("$build/mutated", $object);
					link_library() or die "mutants: no library, see $build/log\n";
					@tests = tests_of($file) or last;
				}
				my ($what, $by) = try_mutant($file, $text, $m, $clean, soonest($file, \%kills, @tests));
				$kills{$by}++ if defined $by;
				$row = [@key, $what, $by // '', line_of($text, $m)];
				print $out join("\t", @$row), "\n";
				print STDERR "$file:$m->{line}: $key[4] => $key[5]: $what ", $by // '', "\n";
			}
			push @rows, $row;
		}
		next if !defined $clean;
		spew($object, $clean);
		unlink "$build/mutated";
	}
	link_library();
	return report(\@rows, equal_ones());
}

exit main(@ARGV);
