#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# What leaves the house: make install and uninstall, make dist, make deb. All of it into folders of our own; the source
# is copied first, and what the copy is packed from is never the tree that is worked in.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(basename dirname);
use File::Find qw(find);
use File::Temp qw(tempdir);
use Test::More;
use lib dirname(__FILE__), dirname(__FILE__) . '/..';
use Scratch;
use World;

plan skip_all => 'the package is a build with what Linux has' if $ENV{PORTABLE};

my $root = abs_path(dirname(__FILE__) . '/../..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
my $build = dirname($bin);
my $tmp = tempdir('tend-package-XXXXXX', TMPDIR => 1, CLEANUP => 1);
isolate("$tmp/home");
# make test runs us: its flags are not for what we make
delete @ENV{qw(MAKEFLAGS MFLAGS MAKELEVEL DESTDIR PREFIX DEB_BUILD_OPTIONS SOURCE_DATE_EPOCH)};
umask 022;
my @deny = grep { $_ ne $bin } split /:/, $ENV{PATH};
$ENV{PATH} = join ':', @deny;

# what a command says, standard error with it; its status is in $?
sub says {
	my $command = join ' ', map { "'" . s/'/'\\''/gr . "'" } @_;
	my $said = `$command 2>&1`;
	return $said;
}

# path => mode of all files below a folder; of a link, what it points at
sub listing {
	my ($dir) = @_;
	my %found;
	find({ no_chdir => 1, wanted => sub {
		return if -d && !-l;
		my $mode = sprintf '%o', (lstat)[2] & 07777;
		$found{ substr $_, length($dir) + 1 } = -l $_ ? '-> ' . readlink : $mode;
	} }, $dir);
	return \%found;
}

my @programs = map { basename($_) } glob "$bin/tend*";
# those that people seldom type
my %internal = map { ($_ => 1) } map { split } slurp("$root/Makefile") =~ /^INTERNAL = (.*)$/m;
my @typed = grep { !$internal{$_} } @programs;
is(join(' ', sort keys %internal), 'tend-cat tend-commit tend-merge', 'three of them are for other programs');
my @pages = map { basename($_) } glob "$root/src/tools/*.[157]";
my ($version) = slurp("$root/Makefile") =~ /^VERSION = (\S+)$/m;
cmp_ok(@programs, '>', 30, 'there are programs');
cmp_ok(@pages, '>=', @programs + 2, 'and pages for them');

# the library: headers, static, shared, for pkg-config
my @headers = map { basename($_) } glob "$root/include/tend/*.h";
sub library {
	my ($lib) = @_;
	return (development($lib), "$lib/libtend.so.0" => '644');
}
sub development {
	my ($lib) = @_;
	return ((map { ("include/tend/$_" => '644') } @headers), "$lib/libtend.a" => '644', "$lib/pkgconfig/tend.pc" => '644',
		"$lib/libtend.so" => '-> libtend.so.0');
}

# where everything is to be below PREFIX, apart from what is to be read
sub expected {
	my ($zsh, $lib) = @_;
	my $bash = 'share/bash-completion/completions';
	my $fish = 'share/fish/vendor_completions.d';
	return {
		(map { (($internal{$_} ? 'libexec/tend' : 'bin') . "/$_" => '755') } @programs),
		(map { (m{\.(\d)$} ? "share/man/man$1/$_" : die) => '644' } @pages),
		$lib ? library($lib) : (),
		(map { ($_ => '644') } "$bash/tend", "$fish/tend.fish", "$zsh/_tend"),
		(map { ("$bash/$_" => '-> tend', "$fish/$_.fish" => '-> tend.fish') } grep { $_ ne 'tend' } @typed),
	};
}

sub without_doc {
	my ($found) = @_;
	return { map { ($_ => $found->{$_}) } grep { !m{^share/doc/|^share/lintian/} } keys %$found };
}

# --- make install ---

sub install {
	my (@more) = @_;
	# what is built is what is tested: nothing is built anew
	return says('make', '-s', '-C', $root, '-o', 'all', "BUILD=$build", @more);
}

my $dest = "$tmp/a root";
umask 077;
is(install('install', "DESTDIR=$dest", 'PREFIX=/usr'), '', 'make install says nothing');
is($?, 0, 'and is done');
my $first = listing("$dest/usr");
is_deeply(without_doc($first), expected('share/zsh/site-functions', 'lib'),
	'all programs, pages, completions and the library, with their modes');
is($first->{"share/doc/tend/$_"}, '644', "$_ comes along") for qw(README.md NEWS.md);
is($first->{'share/doc/tend/examples/demo.sh'}, '755', 'and examples, those that run with leave to');
is($first->{'share/doc/tend/contacts.example/me.md'}, '644', 'and the book they run on');
is((stat "$dest/usr/share/man")[2] & 07777, 0755, 'folders are for all, whatever the mask');
install('install', "DESTDIR=$dest", 'PREFIX=/usr');
is_deeply(listing("$dest/usr"), $first, 'a second time changes nothing');
umask 022;

{
	local $ENV{PATH} = '/usr/bin:/bin';
	is(says("$dest/usr/bin/tend", '--version'), "tend $version\n", 'what is installed runs');
	like(says("$dest/usr/bin/tend", 'due', '-C', "$dest/usr/share/doc/tend/contacts.example", '-t', '2026-09-01'),
		qr/^joao-vaz\t/, 'and finds its tools, though no PATH leads there');
	# what the others start is found wherever the whole is moved to, also from another folder, and through a link
	rename "$dest/usr", "$dest/moved" or die;
	symlink "$dest/moved/bin/tend", "$tmp/tend" or die;
	my $book = "$tmp/new book";
	like(says("$tmp/tend", 'init', $book), qr/^git commit: init: a book$/m, 'tend init finds tend-commit');
	spew("$book/ana.md", "---\nname: Ana\n---\n");
	is(says("$dest/moved/bin/tend-log", '-C', $book, '-t', '2026-09-01', 'ana', 'call'), '', 'tend-log finds it');
	is(says("$dest/moved/bin/tend", 'ls', '-C', $book, '-r', 'HEAD', '-o', 'id'), "ana\n", 'and tend ls -r finds tend-cat');
	is(says("$dest/moved/bin/tend", $_, '--version'), "tend-$_ $version\n", "tend $_ runs") for qw(cat commit merge);
	# as git runs the driver that tend init has set up
	for ([qw(checkout -q -b other)], 'other', [qw(checkout -q -)], 'ours') {
		if (ref) {
			is(says('git', '-C', $book, @$_), '', "git @$_");
		} else {
			is(says("$dest/moved/bin/tend", 'log', '-C', $book, '-t', '2026-09-02', 'ana', "call: $_"), '', "an entry: $_");
		}
	}
	local $ENV{PATH} = "$dest/moved/bin:$ENV{PATH}";
	says('git', '-C', $book, qw(merge -q -m both other));
	is($?, 0, 'git finds the merge driver');
	is(() = slurp("$book/ana.md") =~ /^- 2026-09-02 call: /mg, 2, 'and it has merged') or diag slurp("$book/ana.md");
	rename "$dest/moved", "$dest/usr" or die;
}

spew("$dest/usr/share/doc/tend/mine.txt", "mine\n");
spew("$dest/usr/bin/tend-mine", "mine\n");
spew("$dest/usr/bin/tend-merge", "of 0.1, which had it there\n");
install('install', "DESTDIR=$dest", 'PREFIX=/usr');
ok(!-e "$dest/usr/bin/tend-merge", 'make install takes away what an older version had elsewhere');
install('uninstall', "DESTDIR=$dest", 'PREFIX=/usr');
is_deeply([sort keys %{ listing("$dest/usr") }], ['bin/tend-mine', 'share/doc/tend/mine.txt'],
	'make uninstall takes all of it away, and nothing else');
unlink "$dest/usr/share/doc/tend/mine.txt";
install('uninstall', "DESTDIR=$dest", 'PREFIX=/usr');
is($?, 0, 'there is nothing left to take away: no error');
ok(!-e "$dest/usr/share/doc/tend", 'and the folder that was ours alone is gone');

# --- make dist ---

sub copy_of_source {
	my ($to) = @_;
	mkdir $to;
	my @there = grep { -e "$root/$_" }
		qw(.ci .clang-tidy .gitattributes .gitignore LICENSE Makefile README.md contacts.example examples include src tests);
	system('cp', '-pR', (map { "$root/$_" } @there), $to) == 0 or die;
	return $to;
}

sub dist {
	my ($dir) = @_;
	my $said = says('make', '-s', '-C', $dir, 'dist');
	return ($said, slurp("$dir/build/tend-$version.tar.gz"));
}

sub unpacked {
	my ($tarball, $to) = @_;
	mkdir $to;
	spew("$tmp/it.tar.gz", $tarball);
	system('tar', '-xzf', "$tmp/it.tar.gz", '-C', $to) == 0 or die;
	return "$to/tend-$version";
}

# all of a tree: names, modes and what is in the files
sub whole {
	my ($dir) = @_;
	my $found = listing($dir);
	return { map { ($_ => "$found->{$_} " . (slurp("$dir/$_") // '')) } keys %$found };
}

my $source = copy_of_source("$tmp/source");
my $plain = whole($source);
my @git = ('git', '-C', $source, '-c', 'core.autocrlf=false');
@ENV{qw(GIT_AUTHOR_DATE GIT_COMMITTER_DATE)} = ('2026-09-01T12:00:00Z') x 2;
system(@git, 'init', '-q') == 0 && system(@git, 'add', '-A') == 0 && system(@git, 'commit', '-q', '-m', 'x') == 0 or die;
my ($said, $tarball) = dist($source);
is($said, "build/tend-$version.tar.gz\n", 'make dist says where it is');
my ($again, $same) = dist($source);
ok(defined $tarball && $same eq $tarball, 'and is the same when it is made again');
spew("$source/note", "for myself\n");
($again, $same) = dist($source);
like($again, qr/^dist: what is not committed is not in it$/m, 'a file that is not committed is reported');
ok($same eq $tarball, 'and left out');
my $tree = unpacked($tarball, "$tmp/with git");
is_deeply([sort keys %{ whole($tree) }], [sort keys %$plain], 'it has all of the source and nothing else');
# there is no release yet that the commit could be named by
$plain->{Makefile} =~ s/^COMMIT = \K\S+.*$//m or die;
is_deeply(whole($tree), $plain, 'as it is');
my ($told, $third) = dist($tree);
is($told, "build/tend-$version.tar.gz\n", 'without git it is made of what is there');
is_deeply(whole(unpacked($third, "$tmp/without git")), $plain, 'and has the same in it');
($told, $same) = dist($tree);
ok($same eq $third, 'and is the same again, though there is a build folder now');
umask 077;
my $private = unpacked($tarball, "$tmp/private");
($told, $same) = dist($private);
ok($same eq $third, 'and the same from a folder with other modes');
umask 022;
{
	# a repository above is not ours
	my $inner = unpacked($tarball, "$source/inner");
	($told, $same) = dist($inner);
	ok($same eq $third, 'and the same in the midst of another repository');
}

# --- what it says it was made of ---

# the quickest program to make
sub recap_version {
	my ($dir) = @_;
	return says('make', '-s', '-C', $dir, 'build/bin/tend-recap') . says("$dir/build/bin/tend-recap", '--version');
}

like(recap_version($tree), qr/^tend-recap \Q$version\E$/m, 'without a tag it is the version of the Makefile');
says(@git, 'tag', '-a', '-m', 'released', "v$version");
like(recap_version(unpacked((dist($source))[1], "$tmp/released")), qr/^tend-recap \Q$version\E$/m, 'with the tag on that commit too');
says(@git, qw(commit -q --allow-empty -m later));
my $hash = says(@git, qw(rev-parse --short HEAD)) =~ s/\n//r;
like(recap_version(unpacked((dist($source))[1], "$tmp/later")), qr/^tend-recap \Q$version+1.g$hash\E$/m,
	'a commit after that says how far it is from the tag');

# --- make deb ---

SKIP: {
	my @missing = grep { !has($_) } qw(dpkg-buildpackage dh lintian dpkg-deb);
	skip "@missing: not Debian, or make deps-deb", 1 if @missing;
	skip 'a package is being built, which runs this', 1 if $ENV{DEB_HOST_ARCH};
	skip 'the package is another build: once is enough', 1 if slurp("$bin/tend") =~ /__(?:asan|tsan)_init/;
	# -O0 is quick, and says as much; the tests are this one and its like
	local $ENV{DEB_BUILD_OPTIONS} = 'nocheck parallel=2' . ($ENV{SOAK} ? '' : ' noopt');
	my $deb = sub {
		my ($dir) = @_;
		my $said = says('make', '-s', '-C', $dir, '-o', 'deps-deb', 'deb');
		my ($file) = glob("\Q$dir\E/build/tend_${version}-1_*.deb");
		return ($?, $said, $file);
	};
	my ($status, $said, $file) = $deb->($tree);
	is($status, 0, 'make deb is done: lintian has no error and no warning') or diag $said;
	unlike($said, qr/^[EW]:/m, 'nor says one');
	skip 'no package', 1 if !$file;
	my $all = says('dpkg-deb', '-x', $file, "$tmp/deb");
	is($?, 0, 'it can be unpacked');
	my $found = without_doc(listing("$tmp/deb/usr"));
	my $expected = expected('share/zsh/vendor-completions');
	my $zipped = { map { (m{^share/man/} ? "$_.gz" : $_) => $expected->{$_} } keys %$expected };
	is_deeply($found, $zipped, 'it has every tool, its page and the completions, where Debian has them');
	for my $package ('libtend0', 'libtend-dev') {
		my ($other) = glob("\Q$tree\E/build/${package}_${version}-1_*.deb");
		ok(defined $other, "there is $package") or next;
		says('dpkg-deb', '-x', $other, "$tmp/$package");
		my ($lib) = map { s{^\Q$tmp/$package\E/usr/}{}r } glob("\Q$tmp/$package\E/usr/lib/*");
		is_deeply(without_doc(listing("$tmp/$package/usr")),
			$package eq 'libtend0' ? { "$lib/libtend.so.0" => '644' } : { development($lib) }, 'with its part of the library');
	}
	my $listed = says('dpkg-deb', '-c', $file);
	is_deeply([grep { !m{ root/root } } split /\n/, $listed], [], 'all of it is root\'s');
	is(scalar(grep { !m{ \./(?:usr/|$)} } split /\n/, $listed =~ s{ \./usr/\n}{ ./\n}r), 0, 'all of it is in /usr');
	my $doc = "$tmp/deb/usr/share/doc/tend";
	ok(-e "$doc/$_", "there is $_") for qw(README.md copyright changelog.gz changelog.Debian.gz examples/demo.sh contacts.example/me.md);
	is(says("$tmp/deb/usr/bin/tend", '--version'), "tend $version\n", 'what is in it runs');
	my $page = "$tmp/deb/usr/share/man/man1/tend-due.1.gz";
	like(says(has('man') ? ('man', '-l', $page) : ('mandoc', $page)), qr/list the people to contact/i, 'and its page can be read');
	my $fields = says('dpkg-deb', '-f', $file);
	like($fields, qr/^Version: \Q$version\E-1$/m, 'its version is that of the Makefile');
	like($fields, qr/^Depends: .*libcmark.*libgit2.*libicu/m, 'it names the libraries it wants');
	my $control = slurp("$tree/build/deb/tend-$version/debian/control");
	like($control, qr/^Build-Depends:\n debhelper-compat \(= 13\),\n(?: [a-z0-9.+-]+,\n)+(?: [a-z0-9.+-]+ <!nocheck>,\n)+Standards/m,
		'what it is built with is from src/deps.sh');
	like($control, qr/^ $_,$/m, "$_ among it") for qw(libcmark-dev libgit2-dev pkgconf);
	like($control, qr/^ $_ <!nocheck>,$/m, "$_ for its tests") for qw(git libcmocka-dev perl);
	my $changes = says('dpkg-parsechangelog', '-l', "$tree/build/deb/tend-$version/debian/changelog", '--all');
	my $news = slurp("$tree/src/NEWS.md");
	my $sections = () = $news =~ /^## /mg;
	my $items = () = $news =~ /^- /mg;
	is(() = $changes =~ /^ tend \(\S+-1\) unstable/mg, $sections, 'its changelog has each version of NEWS.md');
	is(() = $changes =~ /^   \* /mg, $items, 'and each of its items');
	my ($dsc) = glob("\Q$tree\E/build/deb/*.dsc");
	like(slurp($dsc), qr/^Format: 3\.0 \(quilt\)\n.* tend_\Q$version\E\.orig\.tar\.gz$/ms, 'its source is the tarball and a patch');
	ok(slurp("$tree/build/deb/tend_$version.orig.tar.gz") eq slurp("$tree/build/tend-$version.tar.gz"), 'the one that make dist has made');
	like(slurp($dsc), qr/^Testsuite: autopkgtest$/m, 'with tests for what is installed');
	spew("$private/src/NEWS.md", $news =~ s/^## \S+/## 9.9/mr);
	like(($deb->($private))[1], qr/^deb: the Makefile says \Q$version\E, src\/NEWS\.md 9\.9$/m,
		'a version that is not that of the news is refused');
	if ($ENV{SOAK}) {
		my ($other_status, undef, $other) = $deb->(unpacked($tarball, "$tmp/elsewhere"));
		is($other_status, 0, 'made again, in another folder');
		ok(slurp($file) eq slurp($other // '/dev/null'), 'it is the same, byte for byte');
	}
}
done_testing();
