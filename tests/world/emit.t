#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# Cards, calendars and pages of the hostile books of tests/emit.t, read by vobject, icalendar and html5lib: valid, and
# names as they were written. 20 books in make check-world times ten, 10,000 with SOAK=1.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use JSON::PP;
use Test::More;
use lib dirname(abs_path(__FILE__)), dirname(abs_path(__FILE__)) . '/..';
use Books;
use Sample;
use Scratch;
use World;

my $bin = abs_path($ENV{TEND_BIN} // dirname(__FILE__) . '/../../build/bin');
my $tmp = scratch('emit');
isolate("$tmp/home");
my $python = python('vobject', 'icalendar', 'html5lib');

spew("$tmp/read.py", <<'PYTHON');
import glob, json, os, re, sys
import html5lib, icalendar, vobject

def hidden(c):
    return c < " " or "\x7f" <= c <= "\x9f"

# what no card may have is U+FFFD in it
def cards(path, people, version):
    text = open(path, newline="", encoding="utf-8").read()
    found = {}
    for card in vobject.readComponents(text):
        assert card.version.value == version
        n = [x.value for x in card.contents.get("x-tend-key", []) if x.params.get("X-KEY") == ["n"]]
        found[n[0] if n else "me"] = card
    assert len(found) >= len(people), (len(found), len(people))
    for n, p in enumerate(people):
        assert found[str(n)].fn.value == p["name"], (found[str(n)].fn.value, p["name"])

def calendar(path, people, kind):
    data = open(path, "rb").read()
    cal = icalendar.Calendar.from_ical(data)
    assert not cal.errors, cal.errors
    seen = {}
    for c in cal.walk(kind):
        assert not c.errors, c.errors
        assert c["UID"] not in seen, c["UID"]
        seen[c["UID"]] = str(c["SUMMARY"])
    wanted = sorted(p["name"] + ": get in touch" for p in people)
    def compare(due):
        assert sorted(due) == wanted, (sorted(due), wanted)
    # icalendar reads an escaped backslash wrongly before some characters; vobject does not
    if not any(chr(92) in w for w in wanted):
        compare([v for k, v in seen.items() if re.match("(todo-)?due-", k)])
    due = []
    for c in vobject.readComponents(data.decode("utf-8")):
        for x in c.getChildren():
            if x.name == kind:
                x.validate(raiseException=True)
                if re.match("(todo-)?due-", x.uid.value):
                    due.append(x.summary.value)
    compare(due)

def pages(folder, people):
    titles = set()
    for path in glob.glob(glob.escape(folder) + "/**/*.html", recursive=True):
        parser = html5lib.HTMLParser(strict=False, namespaceHTMLElements=False)
        tree = parser.parse(open(path, "rb"))
        assert not parser.errors, (path, parser.errors[:3])
        for e in tree.iter():
            assert e.tag not in ("iframe", "object", "embed", "base", "form"), (path, e.tag)
            for name, value in e.attrib.items():
                assert not str(name).startswith("on"), (path, name)
                assert not re.match(r"[\s\x00-\x20]*(javascript|data|vbscript):", value, re.I) or name not in ("href", "src"), (path, value)
        assert len(list(tree.iter("script"))) <= 1, path
        for h in tree.iter("h1"):
            titles.add("".join(h.itertext()).strip())
    # two of one name have the id after it
    for name in (p["name"].strip() for p in people):
        assert any(t == name or t.startswith(name + " (") for t in titles), (name, sorted(titles))

for line in sys.stdin:
    dir, people = json.loads(line)
    what = ""
    try:
        for what, f in (("4.0", lambda: cards(dir + "/4.vcf", people, "4.0")), ("3.0", lambda: cards(dir + "/3.vcf", people, "3.0")),
                        ("events", lambda: calendar(dir + "/e.ics", people, "VEVENT")), ("to-dos", lambda: calendar(dir + "/t.ics", people, "VTODO")),
                        ("pages", lambda: pages(dir + "/site", people))):
            f()
        said = ""
    except Exception as e:
        said = "%s: %s: %s" % (what, type(e).__name__, e)
    print(json.dumps(said), flush=True)
PYTHON

my $n = rounds(20, 10_000);
my $first = seed('emit') % 1_000_000;
my @bad;
# a hundred at a time
for (my $from = $first; $from < $first + $n && !@bad; $from += 100) {
	my $to = $from + 100 < $first + $n ? $from + 100 : $first + $n;
	my $list = '';
	for my $seed ($from .. $to - 1) {
		my $dir = "$tmp/book$seed";
		my @people = write_book($dir, $seed);
		my $tend = "-C '$dir' -t 2026-09-01";
		system("cd '$tmp' && mkdir out$seed && ('$bin/tend-vcard' $tend; s=\$?; exit \$s) >out$seed/4.vcf 2>/dev/null; '$bin/tend-vcard' $tend --v3 >out$seed/3.vcf 2>/dev/null;"
			. "'$bin/tend-ics' $tend >out$seed/e.ics 2>/dev/null; '$bin/tend-ics' $tend --todo >out$seed/t.ics 2>/dev/null; '$bin/tend-page' $tend out$seed/site >/dev/null 2>&1");
		$list .= encode_json(["$tmp/out$seed", [map { { name => $_->{name} } } @people]]) . "\n";
	}
	spew("$tmp/list", $list);
	my @said = map { JSON::PP->new->allow_nonref->decode($_) } split /\n/, qx{$python '$tmp/read.py' <'$tmp/list'};
	push @bad, "@{[scalar @said]} answers" if @said != $to - $from;
	push @bad, map { $said[$_] eq '' ? () : 'book ' . ($from + $_) . ": $said[$_]\n" } 0 .. $#said;
	system('rm', '-rf', glob "\Q$tmp\E/book* \Q$tmp\E/out*");
}
splice @bad, 5 if @bad > 5;
my $bad = join '', @bad;
utf8::encode($bad);
is $bad, '', "$n books, from $first: cards by vobject, calendars by icalendar and vobject, pages by html5lib";
done_testing;
