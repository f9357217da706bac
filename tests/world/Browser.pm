# SPDX-License-Identifier: ISC
#
# A headless Chromium, spoken to over its own pipe (--remote-debugging-pipe): what it asks of the network, what it
# complains of, and what it would say to a reader who cannot see the page.
package Browser;
use strict;
use warnings;
use JSON::PP;
use POSIX ();

my $json = JSON::PP->new->utf8;

# the program, or nothing
sub program {
	for my $name (qw(chromium chromium-browser google-chrome)) {
		my ($found) = grep { -x } map { "$_/$name" } split /:/, $ENV{PATH};
		return $found if $found;
	}
	return undef;
}

# with a folder of its own for what it keeps
sub new {
	my ($class, $home) = @_;
	pipe my $in, my $to or die "pipe: $!";
	pipe my $from, my $out or die "pipe: $!";
	my $pid = fork // die "fork: $!";
	if (!$pid) {
		# out of the way first: either may be 3 or 4
		my ($in_at, $out_at) = map { POSIX::dup(POSIX::dup(fileno $_)) } $in, $out;
		POSIX::dup2($in_at, 3);
		POSIX::dup2($out_at, 4);
		open STDOUT, '>', '/dev/null';
		open STDERR, '>', "$home.log";
		@ENV{qw(HOME LC_ALL)} = ($home, 'C.UTF-8');
		no warnings 'exec';
		exec program(), qw(--headless --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run
			--disable-background-networking --hide-scrollbars --remote-debugging-pipe), "--user-data-dir=$home", 'about:blank';
		POSIX::_exit(127);
	}
	my $self = bless { pid => $pid, to => $to, from => $from, id => 0, buf => '', events => [] }, $class;
	close $in;
	close $out;
	my $target = $self->call('Target.createTarget', { url => 'about:blank' })->{targetId};
	$self->{session} = $self->call('Target.attachToTarget', { targetId => $target, flatten => JSON::PP::true })->{sessionId};
	$self->call("$_.enable") for qw(Page Runtime Network Log Accessibility Audits);
	return $self;
}

sub message {
	my ($self) = @_;
	my $end;
	until (($end = index $self->{buf}, "\0") >= 0) {
		sysread($self->{from}, $self->{buf}, 65536, length $self->{buf}) or die 'the browser is gone';
	}
	my $text = substr $self->{buf}, 0, $end;
	substr($self->{buf}, 0, $end + 1, '');
	return $json->decode($text);
}

# the result of a command; what it tells meanwhile is kept as events
sub call {
	my ($self, $method, $params) = @_;
	my %order = (id => ++$self->{id}, method => $method, params => $params // {});
	$order{sessionId} = $self->{session} if $self->{session};
	my $text = $json->encode(\%order) . "\0";
	while (length $text) {
		my $n = syswrite($self->{to}, $text) // die "the browser: $!";
		substr($text, 0, $n, '');
	}
	local $SIG{ALRM} = sub { die "$method: no answer within a minute" };
	alarm 60;
	while (my $m = $self->message) {
		if (($m->{id} // 0) == $self->{id}) {
			alarm 0;
			die "$method: $m->{error}{message}" if $m->{error};
			return $m->{result};
		}
		push @{ $self->{events} }, $m if $m->{method};
	}
}

# waits for an event that has come or will come
sub await {
	my ($self, $method) = @_;
	local $SIG{ALRM} = sub { die "no $method within a minute" };
	alarm 60;
	until (grep { $_->{method} eq $method } @{ $self->{events} }) {
		push @{ $self->{events} }, $self->message;
	}
	alarm 0;
}

# opens a page, and forgets what was before
sub open {
	my ($self, $url) = @_;
	$self->{events} = [];
	$self->call('Page.navigate', { url => $url });
	$self->await('Page.loadEventFired');
	# events still to come precede the answer; without scripts there is none
	$self->js('new Promise(function (done) { setTimeout(done, 20) })') if !$self->{mute};
}

# switches scripts on or off
sub scripts {
	my ($self, $on) = @_;
	$self->{mute} = !$on;
	$self->call('Emulation.setScriptExecutionDisabled', { value => $on ? JSON::PP::false : JSON::PP::true });
}

# what an expression is worth; promises are waited for
sub js {
	my ($self, $text) = @_;
	my $r = $self->call('Runtime.evaluate',
		{ expression => $text, returnByValue => JSON::PP::true, awaitPromise => JSON::PP::true });
	die "$text: $r->{exceptionDetails}{exception}{description}" if $r->{exceptionDetails};
	return $r->{result}{value};
}

# a key is pressed; with a text it is typed
sub key {
	my ($self, $key, $code, $text) = @_;
	my %k = (key => $key, code => $key, windowsVirtualKeyCode => $code);
	$self->call('Input.dispatchKeyEvent', { %k, type => defined $text ? 'keyDown' : 'rawKeyDown', defined $text ? (text => $text) : () });
	$self->call('Input.dispatchKeyEvent', { %k, type => 'keyUp' });
}

# the addresses that were asked for
sub requests {
	my ($self) = @_;
	return map { $_->{params}{request}{url} } grep { $_->{method} eq 'Network.requestWillBeSent' } @{ $self->{events} };
}

# everything that went wrong, or that the page logs: a good page logs nothing
sub complaints {
	my ($self) = @_;
	return map { "$_->{method}: " . $json->encode($_->{params}) }
		grep { $_->{method} =~ /^(?:Runtime\.(?:exceptionThrown|consoleAPICalled)|Log\.entryAdded|Audits\.issueAdded|Page\.javascriptDialogOpening|Network\.loadingFailed)$/ }
		@{ $self->{events} };
}

# what a reader hears who cannot see the page: [role, name]...
sub spoken {
	my ($self) = @_;
	return map { [ $_->{role}{value}, $_->{name}{value} // '' ] }
		grep { !$_->{ignored} } @{ $self->call('Accessibility.getFullAXTree')->{nodes} };
}

# axe-core (https://github.com/dequelabs/axe-core), from the copy that Chromium's developer tools
# have for Lighthouse; undef if this browser has none
sub axe_source {
	my ($self) = @_;
	return $self->{axe} if exists $self->{axe};
	$self->open('devtools://devtools/bundled/third_party/lighthouse/lighthouse-dt-bundle.js');
	# it is a template literal there: its value is what the language makes of it
	my $literal = $self->js(<<'EOF');
(function () {
	var text = document.documentElement.textContent, begin = text.indexOf("`/*! axe v"), end = begin + 1;
	if (begin < 0) return null;
	while (end < text.length && text[end] !== "`") end += text[end] === "\\" ? 2 : 1;
	return text.slice(begin, end + 1)
})()
EOF
	return $self->{axe} = defined $literal ? $self->js($literal) : undef;
}

# the number of axe's rules that the open page keeps, then each that it breaks, if serious or critical
sub axe {
	my ($self) = @_;
	my $source = $self->axe_source // die 'this browser has no axe';
	$self->js("$source; 0");
	my $r = $self->js(<<'EOF');
axe.run(document, { rules: { "target-size": { enabled: true } } }).then(function (r) {
	return { passes: r.passes.length, bad: r.violations.map(function (v) {
		return { impact: v.impact, text: v.impact + " " + v.id + ", " + v.nodes.length + " times: " + v.nodes[0].html.slice(0, 200) + " " + v.nodes[0].failureSummary }
	}) }
})
EOF
	return $r->{passes}, map { $_->{text} } grep { $ENV{AXE_ALL} || $_->{impact} =~ /^(?:serious|critical)$/ } @{ $r->{bad} };
}

sub DESTROY {
	my ($self) = @_;
	local ($?, $!, $@);
	kill TERM => $self->{pid} if $self->{pid};
	waitpid $self->{pid}, 0 if $self->{pid};
}

1;
