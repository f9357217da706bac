#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# The life of a language server: what other programs do to the files is seen without a word from the editor; an editor
# that writes much before it reads waits for nothing; each file is answered from its own book; it ends when the editor
# does, in whatever way.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use IPC::Open2 qw(open2);
use POSIX ();
use Test::More;
use Time::HiRes qw(sleep time);
use lib dirname(abs_path(__FILE__));
use Lsp;
use Sample;
use Scratch;

my $root = abs_path(dirname(__FILE__) . '/..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
my $tmp = scratch('lsp-life');
isolate("$tmp/home");
delete @ENV{qw(TEND_BOOK TEND_TODAY)};
alarm 300;

# it looks at the files often, so that this takes no long pauses
my @server = ("$bin/tend-lsp", '-t', '2026-09-01', '--poll', 100);
my $books = 0;
sub book {
	my $book = "$tmp/book" . ++$books;
	copy_tree("$root/contacts.example", $book);
	return $book;
}

# what is published of a path next, without a word to the server: its messages
sub published {
	my ($lsp, $path) = @_;
	my $uri = Lsp::uri($path);
	while (my $m = $lsp->take) {
		next if ($m->{method} // '') ne 'textDocument/publishDiagnostics' || $m->{params}{uri} ne $uri;
		return [map { my $what = $_->{message}; utf8::encode($what); $what } @{ $m->{params}{diagnostics} }];
	}
	return undef;
}
# what is published of it as soon as that is other than before
sub becomes {
	my ($lsp, $path, $want, $what) = @_;
	my $got;
	local $SIG{ALRM} = sub { fail("$what: nothing was published"); diag explain $got; die "$what\n" };
	alarm 12;
	do { $got = published($lsp, $path) } until !$got || "@$got" eq "@$want";
	alarm 300;
	is_deeply $got, $want, $what;
}
sub symbols { my ($lsp, $query) = @_; [map { my $n = $_->{name}; utf8::encode($n) if utf8::is_utf8($n); $n } @{ $lsp->ask('workspace/symbol', { query => $query }) }] }
# the symbols as soon as they are the wanted ones: a look may fall into a pull
sub finds {
	my ($lsp, $query, $want, $what) = @_;
	my $got = symbols($lsp, $query);
	for (my $n = 0; "@$got" ne "@$want" && $n < 60; $n++) {
		sleep 0.2;
		$got = symbols($lsp, $query);
	}
	is_deeply $got, $want, $what;
}

my $zed = "---\nname: Zed\n---\nWith [[jonas-new]].\n";
my @missing = ('link: no contact or note is called jonas-new');

subtest 'what other programs do' => sub {
	my $book = book();
	my $lsp = Lsp->start({}, @server);
	my $path = "$book/zed.md";
	spew($path, $zed);
	$lsp->open_text($path, $zed);
	becomes($lsp, $path, \@missing, 'a link to no contact');
	spew("$book/jonas-new.md", "---\nname: Jonas\n---\n");
	becomes($lsp, $path, [], 'the contact is added');
	finds($lsp, 'jonas', ['Jonas'], 'and found');
	spew("$book/jonas-new.md", "---\nname: Jonathan\nemail: zed\@example.org\n---\n");
	$lsp->change($path, $zed =~ s/name: Zed/name: Zed\nemail: zed\@example.org/r);
	becomes($lsp, $path, ['email: zed@example.org is also that of jonas-new.md'], 'the contact is edited');
	finds($lsp, 'jonathan', ['Jonathan'], 'and has another name');
	rename "$book/jonas-new.md", "$book/jonas-old.md" or die;
	becomes($lsp, $path, ['email: zed@example.org is also that of jonas-old.md', @missing], 'it is renamed');
	unlink "$book/jonas-old.md" or die;
	becomes($lsp, $path, \@missing, 'it is removed');
	spew("$book/me.md", slurp("$book/me.md") =~ s/^---\n/---\nkeys: {zeal: tier}\n/r);
	$lsp->change($path, $zed =~ s/name: Zed/name: Zed\nzeal: blue/r);
	becomes($lsp, $path, ['zeal: not one of critical, close, many: blue', @missing], 'the settings are changed');
	mkdir "$book/new" or die;
	spew("$book/new/jonas-new.md", "---\nname: Jonas\n---\n");
	$lsp->change($path, $zed);
	becomes($lsp, $path, [], 'a contact in a new folder');
	is $lsp->stop, 0, 'it ends well';
};

subtest 'git pull' => sub {
	my $upstream = book();
	my $git = sub { my ($dir, @args) = @_; system('git', '-C', $dir, '-c', 'user.name=x', '-c', 'user.email=x@example.org', @args) == 0 or die "git @args" };
	spew("$upstream/zed.md", $zed);
	$git->($upstream, @$_) for [qw(init -q)], [qw(add -A)], [qw(commit -q -m first)];
	my $book = "$tmp/clone";
	$git->($tmp, 'clone', '-q', $upstream, $book);
	my $lsp = Lsp->start({}, @server);
	my $path = "$book/zed.md";
	$lsp->open_text($path, $zed);
	becomes($lsp, $path, \@missing, 'before');
	# one added, one renamed, one removed, one edited, and many more
	spew("$upstream/jonas-new.md", "---\nname: Jonas\n---\n");
	rename "$upstream/dan-ito.md", "$upstream/daniel-ito.md" or die;
	unlink "$upstream/soren-lund.md";
	spew("$upstream/many-$_.md", "---\nname: Many $_\n---\n") for 1 .. 60;
	$git->($upstream, @$_) for [qw(add -A)], [qw(commit -q -m second)];
	$git->($book, qw(pull -q --ff-only));
	becomes($lsp, $path, [], 'after');
	finds($lsp, 'jonas', ['Jonas'], 'what came');
	finds($lsp, 'many', [map { "Many $_" } sort { "many-$a" cmp "many-$b" } 1 .. 60], 'all of it');
	like $lsp->ask('workspace/symbol', { query => 'ito' })->[0]{location}{uri}, qr/daniel-ito/, 'what moved';
	spew("$upstream/many-$_.md", "---\nname: Several $_\n---\n") for 1 .. 60;
	spew("$upstream/jonas-new.md", "---\nname: Jonas\nemail: zed\@example.org\n---\n");
	$git->($upstream, @$_) for [qw(commit -qam third)];
	$git->($book, qw(pull -q --ff-only));
	$lsp->change($path, $zed =~ s/name: Zed/name: Zed\nemail: zed\@example.org/r);
	becomes($lsp, $path, ['email: zed@example.org is also that of jonas-new.md'], 'edits of many files');
	finds($lsp, 'several', [map { "Several $_" } sort { "many-$a" cmp "many-$b" } 1 .. 60], 'all of them');
	is $lsp->stop, 0, 'it ends well';
};

subtest 'the folder is replaced' => sub {
	my ($book, $other) = (book(), book());
	spew("$other/jonas-new.md", "---\nname: Jonas\n---\n");
	my $lsp = Lsp->start({}, @server);
	my $path = "$book/zed.md";
	$lsp->open_text($path, $zed);
	is_deeply symbols($lsp, 'jonas'), [], 'before';
	rename $book, "$book.old" or die;
	sleep 0.3; # a look, at no folder
	rename $other, $book or die;
	finds($lsp, 'jonas', ['Jonas'], 'after');
	is $lsp->stop, 0, 'it ends well';
};

subtest 'an editor that writes and does not read' => sub {
	my $book = book();
	my $path = "$book/ana-lopez.md";
	my $lsp = Lsp->start({}, @server);
	my $text = slurp($path);
	$lsp->open_text($path, $text);
	# a pipe holds 64 KB
	my ($sent, $most) = (0, 1000 * rounds(400, 5000));
	local $SIG{ALRM} = sub { fail('the editor waits for the server, and the server for the editor'); kill 'KILL', $lsp->{pid} };
	alarm 120;
	# each is answered with all symbols, so that both pipes fill
	for (my $i = 0; $sent < $most; $i++) {
		$lsp->{held} = 1;
		$lsp->change($path, $text . "x $i\n" x 40);
		$lsp->post({ id => "s$i", method => 'textDocument/documentSymbol', params => { textDocument => { uri => Lsp::uri($path) } } });
		$sent += length $lsp->{waiting};
		$lsp->send;
	}
	alarm 300;
	pass(sprintf '%.1f MB are taken before one answer is read', $sent / 1e6);
	my $other = Lsp->start({}, @server);
	$lsp->change($path, $text =~ s/tier:/teir:/r);
	$other->open_text($path, $text =~ s/tier:/teir:/r);
	my $got = $lsp->diagnostics($path);
	is_deeply $got, $other->diagnostics($path), 'and the last text is the right one';
	isnt "@{$got // []}", '', 'with its slip';
	$_->stop for $lsp, $other;
};

subtest 'two books' => sub {
	my ($one, $two) = (book(), book());
	spew("$one/jonas-new.md", "---\nname: Jonas\n---\n");
	spew("$two/zoe.md", "---\nname: Zoe\n---\n");
	my $lsp = Lsp->start({}, @server);
	for ([$one, []], [$two, ["4: $missing[0]"]]) {
		my ($book, $want) = @$_;
		spew("$book/zed.md", $zed);
		$lsp->open_text("$book/zed.md", $zed);
		is_deeply [map { "$_->[0]: $_->[1]" } @{ $lsp->diagnostics("$book/zed.md") }], $want, 'each from its own';
	}
	is_deeply $lsp->diagnostics("$one/zed.md"), [], 'also after';
	is_deeply [@{ symbols($lsp, 'jonas') }, @{ symbols($lsp, 'zoe') }], ['Jonas', 'Zoe'], 'contacts of both';
	my $labels = sub {
		my ($file, $typed) = @_;
		$lsp->change($file, "$zed\n[[$typed");
		return [map { $_->{label} } @{ $lsp->ask('textDocument/completion', { textDocument => { uri => Lsp::uri($file) }, position => { line => 5, character => 2 + length $typed } })->{items} }];
	};
	is_deeply $labels->("$one/zed.md", 'jonas'), ['Jonas'], 'completion in one';
	is_deeply $labels->("$two/zed.md", 'jonas'), [], 'and in the other';
	is_deeply $labels->("$two/zed.md", 'zoe'), ['Zoe'], 'whose own are there';
	# a book within a book, and a text that is in none
	mkdir "$one/inner" or die;
	spew("$one/inner/me.md", "---\nname: Me\n---\n");
	spew("$one/inner/zed.md", $zed);
	$lsp->open_text("$one/inner/zed.md", $zed);
	is_deeply $lsp->diagnostics("$one/inner/zed.md"), [[4, $missing[0]]], 'a book within a book';
	mkdir "$tmp/none" or die;
	$lsp->open_text("$tmp/none/zed.md", $zed);
	is_deeply $lsp->diagnostics("$tmp/none/zed.md"), [], 'a text in no book';
	spew("$tmp/none/me.md", "---\nname: Me\n---\n");
	spew("$tmp/none/zed.md", $zed);
	$lsp->open_text("$tmp/none/me.md", "---\nname: Me\n---\n");
	$lsp->tell('textDocument/didSave', { textDocument => { uri => Lsp::uri("$tmp/none/zed.md") } });
	is_deeply $lsp->diagnostics("$tmp/none/zed.md"), [[4, $missing[0]]], 'which becomes one';
	is scalar(grep { ($_->{method} // '') eq 'window/showMessage' } @{ $lsp->{notes} }), 0, 'and nothing is to be explained';
	is $lsp->stop, 0, 'it ends well';

	$one = book();
	spew("$one/jonas-new.md", "---\nname: Jonas\n---\n");
	spew("$one/zed.md", $zed);
	$lsp = Lsp->start({}, @server, '-C', $one);
	$lsp->open_text("$_/zed.md", $zed) for $two, $one, $two;
	$lsp->open_text("$two/zoe.md", "---\nname: Zoe\n---\n");
	is_deeply $lsp->diagnostics("$one/zed.md"), [], 'with -C, that book';
	my @said = map { $_->{params}{message} } grep { ($_->{method} // '') eq 'window/showMessage' } @{ $lsp->{notes} };
	is scalar @said, 1, 'a file of another one is explained once';
	like $said[0] // '', qr{\Q$two/zed.md\E is not in \Q$one\E, the book that -C names}, '... with both';
	is $lsp->stop, 0, 'it ends well';
};

# true if a process has ended by itself within some seconds
sub ends {
	my ($pid, $seconds) = @_;
	my $until = time + $seconds;
	while (time < $until) {
		return 1 if waitpid($pid, POSIX::WNOHANG()) == $pid;
		sleep 0.05;
	}
	return 0;
}

subtest 'the end of the editor' => sub {
	my $book = book();
	my $lsp = Lsp->start({}, @server);
	$lsp->open_text("$book/zed.md", $zed);
	$lsp->diagnostics("$book/zed.md");
	close $lsp->{to};
	ok ends($lsp->{pid}, 20), 'its end of the pipe is closed';
	is $? >> 8, 1, '... which is no proper end';

	# the editor's process is gone, but another one holds the pipe
	my $editor = fork // die;
	if (!$editor) { sleep 60; POSIX::_exit(0) }
	$lsp = bless { id => 0, notes => [] }, 'Lsp';
	$lsp->{pid} = open2($lsp->{from}, $lsp->{to}, @server);
	$lsp->ask('initialize', { processId => $editor, capabilities => {} });
	is waitpid($lsp->{pid}, POSIX::WNOHANG()), 0, 'it runs as long as the editor';
	kill 'KILL', $editor;
	waitpid $editor, 0;
	ok ends($lsp->{pid}, 30), 'the process that is named is gone';
	is $? >> 8, 1, '... which is no proper end';

	# a process that is not there from the beginning is one of another machine
	$lsp = bless { id => 0, notes => [] }, 'Lsp';
	$lsp->{pid} = open2($lsp->{from}, $lsp->{to}, @server);
	$lsp->ask('initialize', { processId => $editor, capabilities => {} });
	ok !ends($lsp->{pid}, 0.6), 'an editor in a container';
	is $lsp->stop, 0, '... is served';

	# the pipe to the editor is full when it dies
	$editor = fork // die;
	if (!$editor) { sleep 60; POSIX::_exit(0) }
	$lsp = bless { id => 0, notes => [] }, 'Lsp';
	$lsp->{pid} = open2($lsp->{from}, $lsp->{to}, @server);
	$lsp->ask('initialize', { processId => $editor, capabilities => {} });
	$lsp->open_text("$book/ana-lopez.md", scalar slurp("$book/ana-lopez.md"));
	$lsp->post({ id => "s$_", method => 'textDocument/documentSymbol', params => { textDocument => { uri => Lsp::uri("$book/ana-lopez.md") } } }) for 1 .. 300;
	kill 'KILL', $editor;
	waitpid $editor, 0;
	ok ends($lsp->{pid}, 30), 'a full pipe';
};

subtest 'killed, and started again' => sub {
	my $book = book();
	my $path = "$book/ana-lopez.md";
	my $text = slurp($path) =~ s/tier:/teir:/r;
	my $before = qx{cd '$book' && find . -type f | sort | xargs cksum};
	my $want;
	# nohup, and a shell for what it starts with &, ignore them, and so would the server
	local @SIG{qw(HUP INT)} = ('DEFAULT') x 2;
	for my $signal ('', qw(KILL TERM HUP INT)) {
		my $lsp = Lsp->start({}, @server);
		$lsp->open_text($path, $text);
		my $got = $lsp->diagnostics($path);
		$want //= $got;
		is_deeply $got, $want, 'the same again' . ($signal ? ", then $signal" : '');
		if (!$signal) { $lsp->stop; next }
		$lsp->change($path, "$text$_") for 1 .. 20;
		kill $signal, $lsp->{pid};
		ok ends($lsp->{pid}, 20), '... ends it';
	}
	is qx{cd '$book' && find . -type f | sort | xargs cksum}, $before, 'and nothing is written';
};
done_testing;
