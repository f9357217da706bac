# SPDX-License-Identifier: ISC
#
# What the tests of writing share: a small book in git, with something staged
# and something changed that are the user's own; the system calls that a command makes; a
# command under strace that is killed, or fails, at one of them; and what must be true
# of the book afterwards.
package Sweep;
use strict;
use warnings;
use Cwd qw(abs_path);
use Digest::SHA qw(sha1 sha1_hex sha256);
use Exporter qw(import);
use Fcntl ();
use File::Basename qw(dirname);
use File::Find qw(find);
use File::Path qw(make_path remove_tree);
use POSIX ();
use lib dirname(__FILE__);
use Scratch qw(spew slurp scratch);

our @EXPORT = qw($bin $tmp spew slurp run git copy_book book_after calls strace trouble in_parallel has_strace
	has_tool commands);

our $bin = abs_path($ENV{TEND_BIN} // dirname(__FILE__) . '/../build/bin');
our $tmp = scratch('sweep');
# the template's contacts and notes; everything in it, for a copy; what git and tend check have said of a state
my (%template, @copied, %git_said, %check_said);
# by what book_after() returned: what tend check may say of a book in which a command has done some of it; the files before
# it; the names of files that its next run removes; those that may have some of the new lines, or say less; whether status 2 may
# mean that some is done
my (%between, %before, %leaves, %mixed, %less, %partly);

delete @ENV{ grep { /^(?:GIT_|TEND_|LD_PRELOAD)/ && $_ ne 'TEND_BIN' } keys %ENV };
%ENV = (
	%ENV, HOME => "$tmp/home", LC_ALL => 'C', TZ => 'UTC', TEND_TODAY => '2026-09-01',
	# which cannot look for leaks under strace
	ASAN_OPTIONS => join(':', 'detect_leaks=0', $ENV{ASAN_OPTIONS} // ()),
	GIT_CONFIG_NOSYSTEM => 1, GIT_OPTIONAL_LOCKS => 0, GIT_PAGER => 'cat',
	GIT_AUTHOR_NAME => 'Me', GIT_AUTHOR_EMAIL => 'me@example.org', GIT_AUTHOR_DATE => '2026-09-01T10:00:00Z',
	GIT_COMMITTER_NAME => 'Me', GIT_COMMITTER_EMAIL => 'me@example.org', GIT_COMMITTER_DATE => '2026-09-01T10:00:00Z',
);

# (status, standard output, standard error); 'signal N', or 'timeout'. A program in a loop ends by the CPU time that
# tests/exec leaves it; the alarm is for one that waits for ever. Words as for exec;
# a first word {...} is a change of the environment, {in => ...} in it the standard input
sub run {
	my @words = @_;
	my %env = ref $words[0] ? %{ shift @words } : ();
	my $input = delete $env{in};
	my $out = "$tmp/out.$$";
	spew("$out.in", $input) if defined $input;
	my $child = fork // die "fork: $!";
	if (!$child) {
		# so that the files of strace go with it
		setpgrp 0, 0;
		$ENV{$_} = $env{$_} for keys %env;
		open STDIN, '<', defined $input ? "$out.in" : '/dev/null';
		open STDOUT, '>:raw', $out;
		open STDERR, '>:raw', "$out.err";
		exec @words or POSIX::_exit(126);
	}
	my ($late, $status) = (0);
	local $SIG{ALRM} = sub { $late = 1; kill 'KILL', -$child };
	alarm 300;
	1 while waitpid($child, 0) < 0 && $!{EINTR};
	$status = $? & 127 ? 'signal ' . ($? & 127) : $? >> 8;
	alarm 0;
	return ($late ? 'timeout' : $status, slurp($out), slurp("$out.err"));
}

# what git says; dies if it fails
sub git {
	my ($dir, @args) = @_;
	my ($status, $out, $err) = run('git', '-C', $dir, @args);
	die "git @args: $status\n$err" if $status ne '0';
	return $out;
}

# --- the book ---

my %files = (
	'me.md' => "---\nname: Me\n---\n",
	'ana-lopez.md' => "---\nname: Ana L\xc3\xb3pez\ntier: critical\n---\nNotes.\n\n## Asks\n- [ ] 2026-10-01 an introduction to her dean\n## Log\n"
		. "- 2026-08-01 <- call: caught up\n- 2026-07-01 -> mail: asked\n",
	# without a last newline, with CRLF
	'friends/bruno-silva.md' => "---\r\nname: Bruno Silva\r\n---\r\n## Log\r\n- 2026-08-01 <- call: fine",
	'staged.md' => "---\nname: Staged\n---\nas committed\n",
	'changed.md' => "---\nname: Changed\n---\nas committed\n",
	# what names others
	'refers.md' => "---\nname: Refers\nknows: [ana-lopez, bruno-silva]\n---\n[[ana-lopez|Ana]], [Bruno](friends/bruno-silva.md)\n",
	# a copy that a sync program left, with an entry more than its original
	'kept.md' => "---\nname: Kept\n---\n## Log\n- 2026-08-01 call\n",
	'kept.sync-conflict-20260812-101112-ABCDEFG.md' => "---\nname: Kept\n---\n## Log\n- 2026-08-05 mail\n- 2026-08-01 call\n",
	'.gitignore' => ".*.sw?\n/calendar/\n",
);
# a folder of a calendar, which is no part of the repository: a task that was ticked there, and one with an old day
my %calendar = map { my ($uid, $lines) = @$_; ("calendar/$uid.ics" => join '', map { "$_\r\n" } 'BEGIN:VCALENDAR', 'VERSION:2.0',
	'BEGIN:VTODO', "UID:$uid\@tend", @$lines, 'END:VTODO', 'END:VCALENDAR') } (
	['todo-ask-ana-lopez-0c7220d4', ['SUMMARY:an introduction', 'STATUS:COMPLETED']],
	['todo-due-bruno-silva', ['DUE;VALUE=DATE:20260101', 'SUMMARY:Bruno', 'X-MINE:stays']],
);
my $not_git = qr{^calendar/};
my %users = (
	'staged.md' => "---\nname: Staged\n---\nas staged by the user\n",
	'changed.md' => "---\nname: Changed\n---\nas changed by the user\n",
);

sub make_template {
	my $dir = "$tmp/template";
	return $dir if %template;
	make_path("$tmp/home");
	spew("$dir/$_", $files{$_}) for keys %files;
	git($dir, qw(init -q -b main --template=));
	# git runs no process of its own after a test
	git($dir, 'config', $_, 0) for qw(gc.auto maintenance.auto);
	git($dir, qw(add -A));
	git($dir, qw(commit -q -m begin));
	spew("$dir/$_", $users{$_}) for keys %users;
	spew("$dir/$_", $calendar{$_}) for keys %calendar;
	git($dir, qw(add staged.md));
	%template = contents(everything($dir));
	return $dir;
}

# a fresh one, at this path: it is the same for all who run at the same time in one process. With a command, as that
# command finds it
sub copy_book {
	my ($command) = @_;
	my $template = make_template();
	my $dir = "$tmp/work.$$/book";
	remove_tree("$tmp/work.$$");
	make_path("$tmp/work.$$");
	# a process for each copy would take longer than what it copies
	@copied = map { [@$_{qw(path mode bytes)}] } everything($template) if !@copied;
	for (@copied) {
		my ($path, $mode, $bytes) = @$_;
		if (defined $bytes) {
			sysopen my $f, "$dir/$path", Fcntl::O_WRONLY() | Fcntl::O_CREAT() | Fcntl::O_EXCL(), 0600 or die "$path: $!";
			syswrite($f, $bytes) // die "$path: $!";
		} else {
			mkdir "$dir/$path" or die "$path: $!";
		}
		chmod $mode, "$dir/$path";
	}
	my $begin = begin_of($command);
	for (sort keys %$begin) {
		defined $begin->{$_} ? spew("$dir/$_", $begin->{$_}) : unlink "$dir/$_";
	}
	return $dir;
}

# what a command finds otherwise than in the template: path => bytes, or undef for a file that is gone
sub begin_of {
	my ($command) = @_;
	return {} if !$command || !$command->{begin};
	$command->{begin} = $command->{begin}->() if ref $command->{begin} eq 'CODE';
	return $command->{begin};
}

# all that is below a folder, in order: path, mode, bytes where it is a file
sub everything {
	my ($dir) = @_;
	my @all;
	find({ no_chdir => 1, preprocess => sub { sort @_ }, wanted => sub {
		my $mode = (lstat)[2];
		push @all, { path => substr($_, length $dir) =~ s{^/}{}r, mode => $mode & 07777, type => $mode & ~07777,
			-l _ ? (to => readlink) : (), -f _ ? (bytes => slurp($_)) : () };
	} }, $dir);
	return @all;
}

# its contacts and notes, by path
sub contents {
	return map { defined $_->{bytes} && $_->{path} !~ m{^\.git/} ? ($_->{path} => $_->{bytes}) : () } @_;
}

# what parts one state of files from another
sub digest {
	return sha256(join '', map { pack '(N/a)*', map { $_ // '' } @$_{qw(path type mode to bytes)} } @_);
}

# a card of a contact in the book, and one of a new contact
sub cards {
	spew("$tmp/cards.vcf", join '', map { "BEGIN:VCARD\nVERSION:4.0\n$_\nEND:VCARD\n" } "FN:Ana López\nTEL:+351 1", "FN:Dora\nTEL:2");
	return "$tmp/cards.vcf";
}

# a table of LinkedIn with the same two
sub table {
	spew("$tmp/table.csv", "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
		. "Ana,L\xc3\xb3pez,https://www.example.org/ana,ana\@example.org,There,Dean,02 Jan 2020\n"
		. "Dora,Poe,https://www.example.org/dora,dora\@example.org,Here,,03 Jan 2020\n");
	return "$tmp/table.csv";
}

# rows of other tools, on standard input
sub rows {
	spew("$tmp/rows.tsv", join '', map { "$_\n" } "ana-lopez\t2026-08-20\t>\t.\tmail\t1\t-\tfrom her dean <mid:1\@example.org>",
		"bruno-silva\t2026-08-21\t<\t.\tmail\t1\t-\this garden <mid:2\@example.org>", "ana-lopez\t2026-08-22\t<\t.\tmail\t1\t-\tyes <mid:3\@example.org>");
	return "$tmp/rows.tsv";
}

# a folder of cards that was the same as the book, until one person's card was changed, and the other's card and contact.
# Others, whose contacts the user has staged, stay away; tests/sync.t has new and removed ones
sub two_sides {
	my $dir = copy_book();
	my $cards = "$dir/calendar/cards";
	make_path($cards);
	my ($status, $out, $err) = run("$bin/tend-vcard", '-C', $dir, '--vdir', $cards, qw(ana-lopez bruno-silva));
	die "tend-vcard --vdir: $status\n$err" if $status ne '0';
	for my $file (glob "$cards/*.vcf") {
		my $card = slurp($file);
		$card =~ s/^(?=END:VCARD)/TEL:+351 1\r\n/m if $card =~ /^FN:(?:Ana|Bruno)/m;
		spew($file, $card);
	}
	my $bruno = slurp("$dir/friends/bruno-silva.md");
	spew("$dir/friends/bruno-silva.md", $bruno =~ s/^(name:.*\n)/$1org: Here\r\n/mr);
	my %is = contents(everything($dir));
	return { map { $_ => $is{$_} } grep { !exists $template{$_} || $is{$_} ne $template{$_} } keys %is };
}

# an editor that saves by a rename, with what it leaves half-way elsewhere
sub editor {
	spew("$tmp/edited", $files{'ana-lopez.md'} =~ s/Notes/Text/r);
	spew("$tmp/editor.sh", "cp $tmp/edited $tmp/editing.\$\$ && exec mv $tmp/editing.\$\$ \"\$1\"\n");
	$ENV{VISUAL} = "sh $tmp/editor.sh";
	return 'ana-lopez';
}

# what writes: { name, args }. An argument "BOOK/..." is a file of the book. It may have
#
#	as      its name among several of one tool
#	in      its standard input
#	says    lines of standard error that are no trouble
#	begin   what it finds otherwise than in the template
#	again   true if the next run does what is left to do
#	leaves  files that only its next run removes
#	mixed   files that may have some of the new lines
#	less    files that say less with status 1, if some of the book cannot be read
#	partly  true if its status 2 may mean that some is done
#
# With ONLY=tend-ics, those of that tool alone; ONLY is a regex of the names
sub commands {
	return grep { !$ENV{ONLY} || $_->{as} =~ /^(?:$ENV{ONLY})$/ || $_->{name} eq $ENV{ONLY} } map { { as => $_->{name}, %$_ } } (
		{ name => 'tend-log', args => [qw(ana-lopez bruno-silva 2026-09-01 to +help:), 'moved house'] },
		{ name => 'tend-set', args => [qw(ana-lopez tier=many tags+=rust)] },
		{ name => 'tend-new', args => ['-d', 'work/there', 'carla', 'tier=many'] },
		# who is renamed is named by the new id first
		{ name => 'tend-rename', args => [qw(ana-lopez ana-silva)],
			between => qr/: (?:no contact|no contact or note) is called ana-silva$/ },
		{ name => 'tend-join', args => [qw(ana-lopez bruno-silva)], between => qr/: .*bruno/i },
		{ name => 'tend-merge', args => [qw(kept.md kept.sync-conflict-20260812-101112-ABCDEFG.md)] },
		{ name => 'tend-edit', args => [editor()] },
		{ name => 'tend-ics', as => 'tend-ics --import', again => 1, args => ['--import', map { "BOOK/$_" } sort keys %calendar] },
		{ name => 'tend-ics', as => 'tend-ics --vdir', again => 1, args => [qw(--todo --ahead 1y --vdir BOOK/calendar)] },
		{ name => 'tend-log', as => 'tend-log -', args => ['-'], in => rows() },
		{ name => 'tend-init', again => 1, args => [], between => qr/: .*tend init/ },
		{ name => 'tend-page', again => 1, args => ['BOOK/calendar/site'], leaves => qr{/\.tend-page-\d+$},
			mixed => qr{/\.tend-page$}, less => qr{/site/}, partly => 1 },
		{ name => 'tend-commit', args => ['ana-lopez.md', 'made.md', 'refers.md'], begin => {
			'ana-lopez.md' => $files{'ana-lopez.md'} =~ s/Notes/Text/r, 'made.md' => "---\nname: Made\n---\n", 'refers.md' => undef } },
		{ name => 'tend-vcard', as => 'tend-vcard --from linkedin', args => ['--import', '--from', 'linkedin', table()], says => qr/^import: \d/ },
		{ name => 'tend-vcard', as => 'tend-vcard --vdir', again => 1, args => ['--vdir', 'BOOK/calendar/cards', qw(ana-lopez bruno-silva)], 
			says => qr/^sync: contacts: \d/, begin => \&two_sides, mixed => qr{/\.tend-base$} },
		# the way is that of tend-set
		$ENV{SOAK} ? (
			{ name => 'tend-done', args => ['ana-lopez', 'an introduction'] },
			{ name => 'tend-ask', args => [qw(--plan ana-lopez two names by 2099-01-01)] },
			{ name => 'tend-owe', args => [qw(--plan ana-lopez two books by 2099-01-01)] },
			{ name => 'tend-vcard', args => ['--import', cards()], says => qr/^import: \d/ },
		) : (),
	);
}

sub has_tool { return -x "$bin/$_[0]{name}" && -x "$bin/tend-commit" }

sub words_of {
	my ($command, $dir) = @_;
	my @words = ("$bin/$command->{name}", '-C', $dir, map { s{^BOOK/}{$dir/}r } @{ $command->{args} });
	return defined $command->{in} ? ('sh', '-c', 'in=$1; shift; exec "$@" <"$in"', 'sh', $command->{in}, @words) : @words;
}

# standard error without what a command says when all is well
sub without_report {
	my ($command, $err) = @_;
	return $command->{says} ? join '', grep { $_ !~ $command->{says} } split /^/, $err : $err;
}

# the book as it is when all has gone well: path => bytes
sub book_after {
	my ($command) = @_;
	my $dir = copy_book($command);
	my ($status, $out, $err) = run(words_of($command, $dir));
	die "$command->{name}: $status\n$err" if $status ne '0' || without_report($command, $err) ne '';
	my %new = contents(everything($dir));
	$between{ \%new } = $command->{between};
	($leaves{ \%new }, $mixed{ \%new }, $less{ \%new }) = map { $_ // qr/(?!)/ } @$command{qw(leaves mixed less)};
	$partly{ \%new } = $command->{partly};
	my %old = %template;
	$before{ \%new } = { map { ref ? %$_ : () } \%template, begin_of($command) };
	for (grep { !/$not_git/ } keys %new) {
		next if defined $old{$_} && $old{$_} eq $new{$_};
		my ($s, $head) = run('git', '-C', $dir, 'show', "HEAD:$_");
		die "$command->{name}: $_ is not committed" if $head ne $new{$_};
	}
	for (grep { !defined $new{$_} && !/$not_git/ } keys %old) {
		die "$command->{name}: $_ is gone, and not committed" if (run('git', '-C', $dir, 'cat-file', '-e', "HEAD:$_"))[0] eq '0';
	}
	return \%new;
}

# --- strace ---

# with which it stops a program at the calls alone that are looked for: two thirds of the time
my @seccomp;

sub has_strace {
	my @try = qw(-o /dev/null -e trace=close -e inject=close:error=EIO:when=100 true);
	@seccomp = '--seccomp-bpf' if (run(qw(strace -f --seccomp-bpf), @try))[0] eq '0';
	return @seccomp || (run(qw(strace -f), @try))[0] eq '0';
}

# the calls of a command from when it has opened the book, its children's likewise, in the order in which they are
# first made: { name, n => its number, as strace counts them, in each process for itself; args; main => whether the
# command itself makes it }
sub calls {
	my ($command) = @_;
	my $dir = copy_book($command);
	my ($status, undef, $err) = run('strace', '-f', '-o', "$tmp/trace.$$", words_of($command, $dir));
	die "strace $command->{name}: $status\n$err" if $status ne '0';
	my (%count, %begun, %found, %piped, %never, $main, @calls);
	open my $f, '<', "$tmp/trace.$$" or die "trace: $!";
	while (my $line = <$f>) {
		my ($pid, $name, $args) = $line =~ /^(\d+) +(\w+)\((.*)/ or next;
		my $n = ++$count{$pid}{$name};
		$main //= $pid;
		$begun{$pid} = 1 if index($args, "\"$dir") >= 0 && $name ne 'execve';
		next if !$begun{$pid};
		# a call that fails is not made: who waits for the other end of a pipe would wait for ever
		$piped{$pid} ||= $name =~ /^pipe/;
		$never{$n} = 1 if $piped{$pid} && $name eq 'close';
		push @calls, $found{$name}{$n} = { name => $name, n => $n, args => '' } if !$found{$name}{$n};
		$found{$name}{$n}{args} .= $args;
		$found{$name}{$n}{main} = 1 if $pid == $main;
	}
	return grep { $_->{name} ne 'close' || !$never{ $_->{n} } } @calls;
}

sub strace {
	my ($command, $dir, $inject) = @_;
	my ($name) = $inject =~ /^(\w+)/;
	# a signal does not come through then
	my @how = $inject =~ /signal=/ ? () : @seccomp;
	my ($status, $out, $err) = run('strace', '-f', @how, '-o', "$tmp/trace.$$", '-e', "trace=$name", '-e', "inject=$inject", words_of($command, $dir));
	return ($status, $out, without_report($command, $err));
}

# what it said of the last one
sub trace { return slurp("$tmp/trace.$$") }

# --- what must be true ---

# nothing is lost: a text of what is wrong, empty if all is well. `new` is what book_after() says; the book was
# to be written by something that ended with this status and message. After it, what state it was found in
sub trouble {
	my ($dir, $new, $status, $err) = @_;
	my @all = everything($dir);
	my %is = contents(@all);
	my $before = $before{$new};
	my (@bad, %state);

	for my $path (sort keys %{ { %$before, %$new } }) {
		my ($was, $want, $now) = ($before->{$path} // '', $new->{$path} // '', delete $is{$path} // '');
		next if $was eq $want && $now eq $want;
		$state{ $now eq $want ? 'new' : 'old' } = 1;
		push @bad, "$path is neither old nor new" if $now ne $want && $now ne $was && $path !~ $mixed{$new} && ($status ne '1' || $path !~ $less{$new});
	}
	my @git = grep { $_->{path} =~ m{^\.git/} } @all;
	# who only commits: git knows what is done
	%state = map { $_ => 1 } committed($dir, \@git, $new) if !%state;
	push @bad, 'status 0, and not all is written' if $status eq '0' && $state{old};
	push @bad, 'status 2, and something is written' if $status eq '2' && $state{new} && !$partly{$new} && $err !~ /out of memory|standard output/;
	# where folders cannot be locked, the next run takes it over, and removes it
	delete @is{ map { ("$_.tend.lock", "$_.tend-page.lock") } '', 'calendar/', 'calendar/site/', 'calendar/cards/' };
	push @bad, "status $status and no message" if $status =~ /^[12]$/ && $err eq '';
	my $left = %is;
	delete @is{ grep { /$leaves{$new}/ } keys %is };
	push @bad, leftovers($dir, $state{old} && $state{new} ? $between{$new} : undef, [grep { $_->{path} !~ m{^\.git/} } @all], sort keys %is);
	push @bad, repository($dir, \@git, $new, $status);
	return (join('; ', @bad), join ' ', $left ? 'left' : (), sort keys %state);
}

# the files that are not as in `new`, other than what a killed run has left
sub unlike {
	my ($dir, $new) = @_;
	my %is = contents(everything($dir));
	delete @is{ grep { m{(?:^|/)\.[^/]+\.tend-[a-z0-9]{6}$} } keys %is };
	return join ' ', grep { ($is{$_} // '') ne ($new->{$_} // '') } sort keys %{ { %is, %$new } };
}

sub leftovers {
	my ($dir, $between, $files, @paths) = @_;
	# what it says of these files it says again
	my ($status, $out, $err) = @{ $check_said{ digest(@$files) } //= [run("$bin/tend-check", '-C', $dir)] };
	# the copy is there from the beginning
	$out = join '', grep { !/: a copy of kept\.md / && (!defined $between || !/$between/) } split /^/, $out;
	$status = $out eq '' ? 0 : 1 if $status =~ /^[01]$/;
	my @bad = map { "$_ has no name of a leftover" } grep { !m{(?:^|/)\.[^/]+\.tend-[a-z0-9]{6}$} } @paths;
	push @bad, map { "tend check does not explain $_" } grep { index($out, "$dir/$_:1:1: left by") < 0 } @paths;
	push @bad, "tend check: $status: $out$err" if $status ne (@paths ? '1' : '0');
	return @bad;
}

# path => blob
sub tree_of {
	my ($dir, @command) = @_;
	return { map { /^\d+ (?:blob )?([0-9a-f]{40})(?: 0)?\t(.*)$/ ? ($2, $1) : die "git @command: $_" } split /\n/, git($dir, @command) };
}

# an index without what differs from copy to copy: when its files were changed, and where they lie on the disk.
# One that is not whole is left as it is
sub index_said {
	my ($index) = @_;
	return $index if substr($index, 0, 8) ne "DIRC\0\0\0\2" || sha1(substr $index, 0, -20) ne substr $index, -20;
	my $at = 12;
	for (1 .. unpack 'x8 N', $index) {
		substr $index, $at, 24, '-' x 24;
		$at += (index($index, "\0", $at + 62) - $at + 8) & ~7;
	}
	return substr $index, 0, -20;
}

# git's word on a repository: what fsck finds, what is staged, what is committed. It is asked once for each state
sub git_says {
	my ($dir, @files) = @_;
	$_->{bytes} = index_said($_->{bytes}) for grep { $_->{path} eq '.git/index' } @files;
	return $git_said{ digest(@files) } //= do {
		my ($s, undef, $err) = run('git', '-C', $dir, qw(-c core.commitGraph=false -c core.multiPackIndex=false fsck --no-dangling --strict));
		$s eq '0' ? [
			'', tree_of($dir, qw(-c core.quotePath=false ls-files -s)), tree_of($dir, qw(-c core.quotePath=false ls-tree -r HEAD)),
		] : ["fsck: $s $err"];
	};
}

sub blob {
	my ($text) = @_;
	return defined $text ? sha1_hex('blob ' . length($text) . "\0$text") : '';
}

# whether HEAD has what is old, or new
sub committed {
	my ($dir, $files, $new) = @_;
	my (undef, undef, $head) = @{ git_says($dir, @$files) };
	return map { ($head->{$_} // '') eq blob($new->{$_}) ? 'new' : 'old' }
		grep { !/$not_git/ && !$users{$_} && blob($files{$_}) ne blob($new->{$_}) } sort keys %{ { %files, %$new } };
}

# what the user staged is staged, and nothing that HEAD has is taken back by what is staged
sub repository {
	my ($dir, $files, $new, $status) = @_;
	my ($broken, $staged, $head) = @{ git_says($dir, @$files) };
	return $broken if $broken;
	my @bad;
	for my $path (grep { !/$not_git/ } sort keys %{ { %$staged, %$head, %$new } }) {
		my ($index, $commit) = ($staged->{$path} // '', $head->{$path} // '');
		my ($was, $want) = (blob($files{$path}), blob($new->{$path}));
		# what is the user's, and neither we may commit nor take away
		($was, $want) = ($path eq 'staged.md' ? blob($users{$path}) : $was, $was) if $users{$path};
		if ($users{$path}) {
			push @bad, "$path: what the user staged is not" if $index ne $was;
			push @bad, "$path: what the user changed is committed" if $commit ne $want;
			next;
		}
		push @bad, "$path: a staged revert" if $commit eq $want && $index ne $want;
		push @bad, "$path: staged: neither old nor new" if $index ne $was && $index ne $want;
		push @bad, "$path: committed: neither old nor new" if $commit ne $was && $commit ne $want;
		push @bad, "$path: status 0, and not committed" if $status eq '0' && $commit ne $want;
	}
	return @bad;
}

# what the next run leaves undone of what was cut short
sub next_run {
	my ($command, $dir, $new) = @_;
	return '' if !$command->{again};
	run(words_of($command, $dir));
	my $after = unlike($dir, $new);
	return $after && "the next run: $after";
}

# --- two at a time ---

# $try->(case) for each, in two processes; it returns texts, the first empty if all is well: [these], in order
sub in_parallel {
	my ($try, @cases) = @_;
	my $workers = 2;
	my @pids;
	for my $w (0 .. $workers - 1) {
		my $pid = fork // die "fork: $!";
		if ($pid) {
			push @pids, $pid;
			next;
		}
		my $code = eval {
			open my $f, '>:raw', "$tmp/result.$w" or die "result: $!";
			for (my $i = $w; $i < @cases; $i += $workers) {
				print $f join("\t", map { s/\s+/ /gr } $i, $try->($cases[$i])), "\n";
			}
			close $f or die "result: $!";
			1;
		};
		print STDERR $@ if !$code;
		POSIX::_exit($code ? 0 : 1);
	}
	my $failed = 0;
	for (@pids) {
		waitpid $_, 0;
		$failed ||= $?;
	}
	my @result = map { ['not tried', ''] } @cases;
	for my $w (0 .. $workers - 1) {
		for (split /\n/, slurp("$tmp/result.$w") // '') {
			my ($i, @said) = split /\t/, $_, -1;
			$result[$i] = \@said;
		}
	}
	return @result;
}

1;
