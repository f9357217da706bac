#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# Whatever comes in, the language server answers what it can, reports what it cannot, and ends by itself: broken frames,
# JSON that is none, places that are out of range, texts that are not open, huge texts, thousands of messages at once.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use IPC::Open2 qw(open2);
use JSON::PP;
use Test::More;
use lib dirname(abs_path(__FILE__));
use Lsp;
use Scratch;

my $root = abs_path(dirname(__FILE__) . '/..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
my $tmp = scratch('lsp-hostile');
isolate("$tmp/home");
# by the default of the signal, as a write that waits would put off a handler
alarm 300;

my $book = "$tmp/book";
copy_tree("$root/contacts.example", $book);
my $path = "$book/ana-lopez.md";
my $text = slurp($path);
my $json = JSON::PP->new->utf8->canonical;

sub frame { my ($body, $length) = @_; 'Content-Length: ' . ($length // length $body) . "\r\n\r\n$body" }

# what the server writes to these bytes, and its exit status; a signal or a sanitizer's report is none of 0 and 1
sub given {
	my ($bytes) = @_;
	spew("$tmp/in", $bytes);
	my $out = qx{'$bin/tend-lsp' -t 2026-09-01 <'$tmp/in' 2>'$tmp/err'};
	return ($out, $? & 127 ? "signal $?" : $? >> 8);
}

my $start = frame('{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}');
my $end = frame('{"jsonrpc":"2.0","id":9,"method":"shutdown"}') . frame('{"jsonrpc":"2.0","method":"exit"}');

# --- frames: the stream cannot be read on, so the server ends ---
for (
	['no byte', ''], ['a header that ends', "Content-Le"], ['a header without its blank line', "Content-Length: 2\r\n"],
	['a body that ends', frame('{}', 20)], ['a negative length', frame('{}', -1)], ['no number', frame('{}', 'two')],
	['a huge length', frame('{}', '99999999999999999999')], ['a length beyond the limit', frame('{}', 64 * 1024 * 1024 + 1)],
	['no length', "Content-Type: x\r\n\r\n{}"], ['no header', '{"jsonrpc":"2.0"}' x 1000], ['NUL bytes', "\0" x 100_000],
	['random bytes', join '', map { chr int rand 256 } 1 .. 50_000], ['lines without end', "\n" x 10_000],
) {
	my ($what, $bytes) = @$_;
	my ($out, $status) = given($start . $bytes);
	is $status, 1, "$what: the server ends";
	like $out, qr/^Content-Length: \d+\r\n\r\n\{"jsonrpc":"2.0","id":1,"result":\{/, '... after an answer to what came before';
	is slurp("$tmp/err"), '', '... without a word';
}
my ($out, $status) = given("content-LENGTH:  58 \r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n" .
	'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}' . $end);
is $status, 0, 'other headers, in any case';

# --- messages: an error, and the next one gets its answer ---
for (
	['no JSON', '{'], ['nothing', ''], ['a number', '1'], ['an array', '[]'], ['null', 'null'], ['a text', '"x"'], ['empty', '{}'],
	['a batch', '[{"jsonrpc":"2.0","id":1,"method":"shutdown"}]'], ['twice a key', '{"id":1,"id":2,"method":"x"}'],
	['deep arrays', '[' x 100_000], ['deep and closed', '[' x 100_000 . ']' x 100_000], ['deep objects', '{"a":' x 100_000],
	['deep in an id', '{"id":' . '[' x 2000 . ']' x 2000 . ',"method":"x"}'],
	['invalid UTF-8', "{\"id\":7,\"method\":\"\xff\xfe\"}"], ['a lone surrogate', '{"id":7,"method":"\ud800"}'],
	['NUL', "{\"id\":7,\"method\":\"a\0b\"}"], ['a NUL that is written', '{"id":7,"method":"shutdown\u0000"}'],
	['method is a number', '{"id":7,"method":1}'], ['params is a text', '{"id":7,"method":"textDocument/hover","params":"x"}'],
	['params is null', '{"id":7,"method":"textDocument/rename","params":null}'], ['a huge number', '{"id":1e999,"method":"x"}'],
	['an answer to nothing', '{"id":7,"result":null}'], ['an error to nothing', '{"id":7,"error":{"code":1,"message":"x"}}'],
	['cancel', '{"method":"$/cancelRequest","params":{"id":1}}'], ['unknown', '{"method":"$/setTrace","params":{"value":"off"}}'],
	['initialize again', '{"id":7,"method":"initialize","params":{"capabilities":{"general":{"positionEncodings":["utf-8"]}}}}'],
	['null id', '{"id":null,"method":"x"}'], ['id of a text', '{"id":"\u0007\"x","method":"x"}'],
) {
	my ($what, $body) = @$_;
	my ($out, $status) = given($start . frame($body) . frame('{"id":8,"method":"textDocument/hover"}') . $end);
	is $status, 0, "message: $what";
	like $out, qr/\{"jsonrpc":"2.0","id":8,"result":null\}/, '... and the next gets its answer';
	is slurp("$tmp/err"), '', '... without a word';
}
($out, $status) = given(join '', map { frame($_) } '{"method":"textDocument/didOpen"}', '{"id":1,"method":"shutdown"}', '{"method":"exit"}');
is $status, 1, 'exit before initialize';
like $out, qr/-32002/, '... which comes first';
($out, $status) = given($start . frame('{"id":2,"method":"shutdown"}') . frame('{"id":3,"method":"textDocument/hover"}') . frame('{"method":"exit"}'));
is $status, 0, 'a request after shutdown';
like $out, qr/"id":3,"error":\{"code":-32600/, '... is refused';

# --- texts, places and changes ---
my @requests = qw(codeAction codeLens completion definition documentLink documentSymbol foldingRange hover inlayHint prepareRename
	references rename);
my @places = map { my $line = $_; map { { line => $line, character => $_ } } -1, 0, 5, 1e9, 9223372036854775807 } -5, 0, 3, 1e6, 2147483648,
	9223372036854775807;
push @places, {}, { line => 'x', character => [] }, [], undef, 7, { line => 1.5, character => 1e300 };

# the server is there, and of one mind with a fresh one
sub alive {
	my ($lsp, $what) = @_;
	$lsp->{notes} = [];
	$lsp->change($path, $text);
	my $got = $lsp->diagnostics($path);
	ok $got, "$what: it goes on" or BAIL_OUT("the server is gone: $what");
	is_deeply $got, our $fresh, '... and says what it said' if $got;
}

for my $utf8 (0, 1) {
	my $lsp = Lsp->start($utf8 ? { general => { positionEncodings => ['utf-8'] } } : {}, "$bin/tend-lsp", '-t', '2026-09-01');
	$lsp->open_text($path, $text);
	our $fresh = $lsp->diagnostics($path);
	ok $fresh, 'it begins';
	for my $place (@places) {
		for my $request (@requests) {
			for my $uri (Lsp::uri($path), 'file:///nowhere.md', 'untitled:1', 'file://%', '', [], undef) {
				my $got = $lsp->ask("textDocument/$request", { textDocument => { uri => $uri }, position => $place,
					range => { start => $place, end => { line => 0, character => 0 } }, newName => '../x', context => {} });
				BAIL_OUT("no answer to $request") if !defined $got && !kill 0, $lsp->{pid};
			}
		}
		$lsp->change($path, "\xc3\xa9\r", 0, 0, 0, 0) if ref $place ne 'HASH';
		$lsp->tell('textDocument/didChange', { textDocument => { uri => Lsp::uri($path), version => 3 },
			contentChanges => [{ range => { start => $place, end => $place }, text => "x\xe9y" }] });
	}
	alive($lsp, "places, utf8 $utf8");

	# each place in a text of characters of all sizes, also within one, then a change there
	my $odd = "---\nname: \xc3\x89t\xc3\xa9 \xf0\x9f\x90\x9d\n---\r\n\xf0\x9f\x90\x9d\r\r\n\xe2\x80\xa8[[ana]]\n";
	for my $line (0 .. 6) {
		for my $column (0 .. 14) {
			$lsp->change($path, $odd);
			$lsp->change($path, '', $line, $column, $line, $column + 1);
			$lsp->ask("textDocument/$_", { textDocument => { uri => Lsp::uri($path) }, position => { line => $line, character => $column } }) for qw(completion hover);
		}
	}
	alive($lsp, 'changes within characters');

	for (['closed', Lsp::uri("$book/dan-ito.md")], ['nowhere', 'file:///no/where.md'], ['no file', 'untitled:Untitled-1'], ['no URI', 'x'], ['NUL', 'file:///a%00b'], ['long', 'file:///' . 'a/' x 2000]) {
		my ($what, $uri) = @$_;
		for my $call (['didChange', contentChanges => [{ text => 'x' }]], ['didSave'], ['didClose']) {
			my ($method, @more) = @$call;
			$lsp->tell("textDocument/$method", { textDocument => { uri => $uri, version => 1 }, @more });
		}
		$lsp->tell('workspace/didChangeWatchedFiles', { changes => [map { { uri => $uri, type => $_ } } 1 .. 4] });
		$lsp->tell('textDocument/didOpen', { textDocument => { uri => $uri, version => 1, text => "---\nname: X\n---\n" } });
		$lsp->tell('textDocument/didOpen', { textDocument => { uri => $uri, version => 1, text => 'twice' } });
		$lsp->tell('textDocument/didClose', { textDocument => { uri => $uri } }) for 1, 2;
		alive($lsp, "a text that is $what");
	}
	for (undef, 'x', {}, [undef], [[]], [{}], [{ text => 5 }], [{ range => 1, text => '' }], [{ range => {}, text => 'x' }], [{ range => { start => { line => 9, character => 0 }, end => { line => 2, character => 0 } }, text => '' }]) {
		$lsp->tell('textDocument/didChange', { textDocument => { uri => Lsp::uri($path), version => 'x' }, contentChanges => $_ });
	}
	alive($lsp, 'changes that are none');

	# texts that are no contacts
	for ("\0" x 5000, "---\n" x 5000, "---\nname: [" . '[' x 5000, "---\nname: &a [*a, *a]\n---\n", '[[' x 20_000, '- [ ] ' x 5000, "# \n" x 20_000, "\r" x 20_000, "---\n" . "a: b\n" x 20_000 . "---\n",
		'[' x 50_000 . '](' x 50_000, "\xef\xbb\xbf" x 100) {
		$lsp->change($path, $_);
		$lsp->ask("textDocument/$_", { textDocument => { uri => Lsp::uri($path) }, position => { line => 0, character => 3 }, range => { start => { line => 0, character => 0 }, end => { line => 9, character => 9 } } }) for @requests;
	}
	alive($lsp, 'texts that are no contacts');

	# 250 KB in lines, and in one
	for (['in lines', $text . "\n## Log\n\n" . "- 2025-01-02 -> call: the harbour, [[dan-ito]]\n" x 5000], ['in one line', $text . 'x [[dan-ito]] ' x 3000]) {
		my ($what, $huge) = @$_;
		$lsp->change($path, $huge);
		$lsp->change($path, 'y', 2, 0, 2, 0) for 1 .. 5;
		ok defined $lsp->diagnostics($path), "250 KB $what";
		$lsp->ask("textDocument/$_", { textDocument => { uri => Lsp::uri($path) }, position => { line => 0, character => 3 }, range => { start => { line => 0, character => 0 }, end => { line => 9, character => 9 } } }) for @requests;
		alive($lsp, "250 KB $what");
	}
	is $lsp->stop, 0, 'and it ends well';
	$? = 0;
}

# thousands at once, written before one answer is read: the changes that wait come before diagnostics
my $n = 1000;
my $uri = Lsp::uri($path);
utf8::decode(my $characters = $text);
my $many = join '', $start, frame($json->encode({ method => 'textDocument/didOpen', params => { textDocument => { uri => $uri, version => 1, text => $characters } } })),
	map { frame($json->encode($_)) } (map {
		{ method => 'textDocument/didChange', params => { textDocument => { uri => $uri, version => $_ + 1 },
			contentChanges => [{ range => { start => { line => 0, character => 0 }, end => { line => 0, character => 0 } }, text => 'x' }] } }
	} 1 .. $n), map {
		({ id => $_ + 100, method => 'textDocument/documentLink', params => { textDocument => { uri => $uri } } },
			{ method => '$/cancelRequest', params => { id => $_ + 100 } })
	} 1 .. $n;
($out, $status) = given($many . $end);
is $status, 0, "$n changes, requests and cancellations at once";
is scalar(() = $out =~ /"id":\d+,"result":/g), $n + 2, '... each request gets its answer';
cmp_ok scalar(() = $out =~ /publishDiagnostics/g), '<', 20, '... and changes that wait come before diagnostics';
done_testing;
