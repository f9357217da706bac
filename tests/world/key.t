#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# A new key needs two files: a row in src/front/keys.def, and its words in tend-contact(5). A copy of the source is given
# one in just these, is built, and every tool that has to do with keys knows it. Here rather than in make check, since it
# compiles all there is.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use Test::More;
use lib dirname(abs_path(__FILE__)) . '/..';
use Scratch;

my $root = abs_path(dirname(__FILE__) . '/../..');
my $tmp = scratch('key', 300);
my $copy = "$tmp/copy";
isolate("$tmp/home");

mkdir $copy or die;
mkdir "$copy/tests" or die;
copy_tree("$root/$_", "$copy/$_") for qw(include src tests/spec);
spew("$copy/$_", slurp("$root/$_")) for qw(Makefile README.md tests/layers.t);

sub change {
	my ($file, $after, $new) = @_;
	my $text = slurp("$copy/$file");
	$text =~ s/(\Q$after\E)/$1$new/ or die "$file has no $after";
	spew("$copy/$file", $text);
}
change('src/front/keys.def', qq{SYNONYM(TAGS, "interests")\n},
	qq{KEY(HAT, "hats", LIST, SET, TAGS, CARD(12, "X-HAT", TEXT))\nSYNONYM(HAT, "headgear")\n});
like `perl $copy/tests/layers.t 2>&1`, qr/tend-contact\.5 does not say what hats is\n.*headgear is\n/, 'its page is asked for';
change('src/tools/tend-contact.5', "Passions and subjects, a list.\n", ".It Ic hats\nWhat they wear, a list; also\n.Ic headgear .\n");
is join(' ', map { m{^Files \Q$root\E/(\S+) and } ? $1 : $_ } `diff -rq $root/src $copy/src`), 'src/front/keys.def src/tools/tend-contact.5',
	'two files are touched';
unlike `perl $copy/tests/layers.t 2>&1`, qr/^not ok/m, 'all rules are kept';

my @tools = qw(tend tend-set tend-ls tend-check tend-commit tend-merge tend-vcard tend-new tend-page tend-who);
is system("make -s -C $copy BUILD=build CFLAGS='-O0' Q=\@'mkdir -p \$(\@D);' @{[map { qq(build/bin/$_) } @tools]} >$tmp/made 2>&1"), 0, 'it builds'
	or diag(slurp("$tmp/made"));
$ENV{PATH} = "$copy/build/bin:$ENV{PATH}";
mkdir "$tmp/book" or die;
chdir "$tmp/book" or die;
$ENV{TEND_BOOK} = "$tmp/book";
$ENV{TEND_TODAY} = '2026-09-01';

sub says { my ($command, $expected, $name) = @_; is `$command 2>&1`, $expected, $name }

my $ana = sub { "---\nname: Ana\ntags: [rust]\n@_" . "why: She builds.\nstatus: active\n---\n" };
spew('me.md', "---\nname: Me\n---\n");
spew('ana.md', $ana->());
says('tend complete keys | grep -A 1 tags', "tags\nhats\n", 'tend complete, and so the completions');
says('tend set ana hats+=fedora; cat ana.md', $ana->("hats: [fedora]\n"), 'tend set: its list, in its place');
spew('ana.md', $ana->("Headgear: fedora\n"));
says('tend ls hats=fedora -o id,hats', "ana\tfedora\n", 'tend ls: by its name, of a synonym');
says('tend ls -f json -o hats', qq({"hats":["fedora"]}\n), 'and it is a list');
spew('ana.md', $ana->("hast: fedora\n"));
says('tend check', "ana.md:4:1: hast: did you mean hats?\n", 'tend check: a slip');
spew('ana.md', $ana->("hats: fedora\n"));
says('tend check', '', 'and none');
says('tend who fedora | cut -f 1', "ana\n", 'tend who');
says('tend vcard ana | grep HAT', "X-HAT:fedora\r\n", 'tend vcard');
says('tend vcard ana >../a.vcf; tend vcard --import ../a.vcf -N; sed -i s/fedora/bowler/ ../a.vcf; tend vcard --import ../a.vcf >../out; grep hats ana.md',
	"hats: [fedora, bowler]\n", 'and reads it');
spew("../$_->[0]", $ana->("hats: [$_->[1]]\n")) for ['base', 'cap, beret'], ['ours', 'cap, beret, fez'], ['theirs', 'beret, bowler'];
says('tend merge --stdout ../base ../ours ../theirs | grep hats', "hats: [beret, bowler, fez]\n", 'tend merge: a set');
chdir '/';
done_testing;
