# SPDX-License-Identifier: ISC
#
# The tests in tests/world run real programs that tend works with. Where one is missing, its test is skipped by name;
# with REQUIRE=1, as CI runs them, that is a failure. make deps-world installs them.
package World;
use strict;
use warnings;
use Exporter qw(import);
use Test::More ();

our @EXPORT = qw(has lacks need python python_with);

# a program in the PATH
sub has {
	my ($program) = @_;
	return scalar grep { -x "$_/$program" } split /:/, $ENV{PATH};
}

# whether one is missing, for a test that skips a part of itself
sub lacks {
	my @lacking = grep { !has($_) } @_;
	die "@lacking: not installed, and REQUIRE is set (make deps-world)\n" if @lacking && $ENV{REQUIRE};
	return scalar @lacking;
}

# skips the whole test where one of these programs is missing
sub need {
	missing(grep { !has($_) } @_);
}

# a Python that has these modules, if there is one: Debian's packages belong to the system's, which may not be the first
# in the PATH
sub python_with {
	my $import = join ', ', @_;
	my ($python) = grep { system("$_ -c 'import $import' >/dev/null 2>&1") == 0 } 'python3', '/usr/bin/python3';
	die "python3 with $import: not installed, and REQUIRE is set (make deps-world)\n" if !$python && $ENV{REQUIRE};
	return $python;
}

# the same; skips the whole test where there is none
sub python {
	return python_with(@_) // missing(map { "python3-$_" } @_);
}

sub missing {
	my $missing = join ', ', @_ or return;
	die "$missing: not installed, and REQUIRE is set (make deps-world)\n" if $ENV{REQUIRE};
	Test::More::plan(skip_all => "not installed: $missing (make deps-world)");
}

1;
