# SPDX-License-Identifier: ISC
#
# A client of the language server: one request after another, and the notifications that came meanwhile.
package Lsp;
use strict;
use warnings;
use IPC::Open2 qw(open2);
use JSON::PP;

my $json = JSON::PP->new->utf8->canonical;

# starts a server: Lsp->new($program, @options); `initialize` with these capabilities
sub start {
	my ($class, $capabilities, @command) = @_;
	my $self = bless { id => 0, notes => [], command => \@command }, $class;
	$self->{pid} = open2($self->{from}, $self->{to}, @command);
	binmode $self->{$_} for qw(from to);
	$self->{initialized} = $self->ask('initialize', { processId => $$, capabilities => $capabilities // {} });
	$self->tell('initialized', {});
	return $self;
}

sub post {
	my ($self, $message) = @_;
	my $text = $json->encode({ jsonrpc => '2.0', %$message });
	$self->{waiting} .= 'Content-Length: ' . length($text) . "\r\n\r\n" . $text;
	$self->send if !$self->{held};
}

# what is posted while {held} is set goes out at once
sub send {
	my ($self) = @_;
	local $SIG{PIPE} = 'IGNORE';
	print { $self->{to} } $self->{waiting};
	$self->{to}->flush;
	$self->{waiting} = '';
	$self->{held} = 0;
}

# the next message; undef at the end
sub take {
	my ($self) = @_;
	my ($length, $text);
	while (defined(my $line = readline $self->{from})) {
		$line =~ s/\r\n$//;
		last if $line eq '' && defined $length;
		$length = $1 if $line =~ /^Content-Length: (\d+)$/i;
	}
	return undef if !defined $length;
	my $got = read $self->{from}, $text, $length;
	return undef if !defined $got || $got < $length;
	return $json->decode($text);
}

# the result of a request; an error is { error => … }
sub ask {
	my ($self, $method, $params) = @_;
	my $id = ++$self->{id};
	$self->post({ id => $id, method => $method, params => $params });
	while (my $m = $self->take) {
		return exists $m->{error} ? { error => $m->{error} } : $m->{result} if defined $m->{id} && $m->{id} eq $id;
		push @{ $self->{notes} }, $m;
	}
	return undef;
}

sub tell {
	my ($self, $method, $params) = @_;
	$self->post({ method => $method, params => $params });
}

sub uri {
	my ($path) = @_;
	return 'file://' . $path =~ s{([^A-Za-z0-9/_.~-])}{sprintf '%%%02X', ord $1}ger;
}

sub open_text {
	my ($self, $path, $text) = @_;
	utf8::decode(my $characters = $text);
	$self->{version}{$path} = 1;
	$self->tell('textDocument/didOpen', { textDocument => { uri => uri($path), languageId => 'markdown', version => 1, text => $characters } });
}

# replaces all of a text, or a range [line, character, line, character]
sub change {
	my ($self, $path, $text, @range) = @_;
	return $self->changes($path, [$text, @range]);
}

# several changes in one message, each [text, range], and each after the one before
sub changes {
	my ($self, $path, @changes) = @_;
	$self->tell('textDocument/didChange', { textDocument => { uri => uri($path), version => ++$self->{version}{$path} }, contentChanges => [map {
		my ($text, @range) = @$_;
		utf8::decode(my $characters = $text);
		my $range = @range ? { range => { start => { line => $range[0], character => $range[1] }, end => { line => $range[2], character => $range[3] } } } : {};
		({ %$range, text => $characters })
	} @changes] });
}

# all that was published last of a path, after all that was sent is done; undef if nothing was
sub problems {
	my ($self, $path) = @_;
	$self->ask('tend/nothing', {});
	my ($last) = grep { ($_->{method} // '') eq 'textDocument/publishDiagnostics' && $_->{params}{uri} eq uri($path) } reverse @{ $self->{notes} };
	return $last && $last->{params}{diagnostics};
}

# the same as [line from 1, message]
sub diagnostics {
	my ($self, $path) = @_;
	my $problems = $self->problems($path) // return undef;
	return [map { my $what = $_->{message}; utf8::encode($what); [$_->{range}{start}{line} + 1, $what] } @$problems];
}

# ends it: the exit status
sub stop {
	my ($self) = @_;
	$self->ask('shutdown', undef);
	$self->tell('exit', undef);
	close $self->{to};
	waitpid $self->{pid}, 0;
	return $? >> 8;
}

1;
