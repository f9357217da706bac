# SPDX-License-Identifier: ISC
#
# libtend installed below a folder of its own, and programs built against what is there and nothing else: no header and
# no library of this source is in reach.
package Library;
use strict;
use warnings;
use Exporter qw(import);
use Scratch;

our @EXPORT = qw(install_library compile cxx says);

# what a command says, standard error with it; its status is in $?
sub says {
	my $command = join ' ', map { "'" . s/'/'\\''/gr . "'" } @_;
	return scalar `$command 2>&1`;
}

# make install of what is built in $build; where it is. pkg-config finds it from here on
sub install_library {
	my ($root, $build, $dest) = @_;
	# make test runs us: its flags are not for this, but those that the build was made with
	local @ENV{qw(MAKEFLAGS MFLAGS MAKELEVEL DESTDIR PREFIX)};
	delete @ENV{qw(MAKEFLAGS MFLAGS MAKELEVEL DESTDIR PREFIX)};
	my $said = says('make', '-s', '-C', $root, '-o', 'all', "BUILD=$build", "DESTDIR=$dest", 'PREFIX=/opt/tend', 'install');
	die "make install: $said\n" if $?;
	@ENV{qw(PKG_CONFIG_SYSROOT_DIR PKG_CONFIG_LIBDIR)} = ($dest, "$dest/opt/tend/lib/pkgconfig");
	$ENV{LD_LIBRARY_PATH} = "$dest/opt/tend/lib";
	return "$dest/opt/tend";
}

# the C++ compiler that belongs to $CC: a sanitizer's parts have to be of one kind
sub cxx { $ENV{CXX} // { gcc => 'g++', clang => 'clang++' }->{ $ENV{CC} // '' } // 'c++' }

# a program of one source, as its head says, or -fsyntax-only: (status, what was said)
sub compile {
	my ($to, $usr, $static, $source, @more) = @_;
	my $flags = says('pkg-config', $static ? '--static' : (), '--cflags', $to eq '-fsyntax-only' ? () : '--libs', 'tend');
	return (1, $flags) if $?;
	chomp $flags;
	$flags =~ s{-ltend\b}{$usr/lib/libtend.a} if $static;
	my $compiler = $source =~ /\.cc$/ ? cxx() : $ENV{CC} // 'cc';
	my $standard = $source =~ /\.cc$/ ? '-std=c++11' : '-std=c11 -D_DEFAULT_SOURCE';
	my $options = $to eq '-fsyntax-only' ? $to : "-o $to";
	# a sanitizer that the library was built with has to be in the program
	my $cflags = $ENV{CFLAGS} // '-O1 -g';
	my $said = `$compiler $standard $cflags -Wall -Wextra -Wpedantic -Werror -pthread $options $source $flags @more 2>&1`;
	return ($? >> 8, $said);
}

1;
