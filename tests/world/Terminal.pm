# SPDX-License-Identifier: ISC
#
# What the tests that type share: a terminal of tmux's, one at a time, in which a program runs.
package Terminal;
use strict;
use warnings;
use Exporter qw(import);
use Test::More ();
use Time::HiRes qw(sleep);

our @EXPORT = qw(terminal terminal_end screen await until_true press);

my @tmux = ('tmux', '-L', "tend-$$", '-f', '/dev/null');
my $open;

# begins one of so many columns and lines; what follows is the program, and before it tmux's own options
sub terminal {
	my ($columns, $lines, @command) = @_;
	terminal_end();
	$open = system(@tmux, 'new-session', '-d', '-x', $columns, '-y', $lines, @command) == 0
		or Test::More::BAIL_OUT('tmux does not start');
}

sub terminal_end {
	return if !$open;
	system(join(' ', @tmux) . ' kill-server 2>/dev/null');
	$open = 0;
	sleep 0.2; # until its socket is gone
}

END {
	local $?;
	terminal_end();
}

sub screen {
	open my $pipe, '-|', @tmux, 'capture-pane', '-p' or return '';
	local $/;
	return scalar(<$pipe>) // '';
}

# waits for something that is seen elsewhere than on the screen; the screen is reported if it does not come
sub until_true {
	my ($is, $name) = @_;
	local $Test::Builder::Level = $Test::Builder::Level + 1;
	for (1 .. 150) {
		return Test::More::pass($name) if $is->();
		sleep 0.1;
	}
	Test::More::diag(screen());
	return Test::More::fail($name);
}

# waits until the screen shows something
sub await {
	my ($what, $name) = @_;
	local $Test::Builder::Level = $Test::Builder::Level + 1;
	return until_true(sub { screen() =~ $what }, $name);
}

# keys by tmux's names for them, or with -l as they are
sub press {
	system(@tmux, 'send-keys', @_) == 0 or Test::More::diag("send-keys @_");
}

1;
