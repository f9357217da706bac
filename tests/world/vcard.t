#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# The cards of tend-vcard as others read them. vobject parses those of 1,000 generated people and of a
# book of odd texts, in both versions, and has every value of the front-matter, which here is read by
# another YAML or was made as JSON; and it has them still when it has written the cards itself. khard lists and searches them.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use lib dirname(abs_path(__FILE__)), dirname(abs_path(__FILE__)) . '/..';
use Scratch;
use Test::More;
use World;

my $root = abs_path(dirname(__FILE__) . '/../..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
my $tmp = scratch('vcard');

isolate("$tmp/home");

my $python = python('vobject', 'ruamel.yaml');

my $program = <<'PYTHON';
import json, os, random, sys, uuid
import vobject
from ruamel.yaml import YAML

synonyms = {"role": "title", "job-title": "title", "company": "org", "organization": "org", "tel": "phone",
	"bday": "birthday", "groups": "tags", "cadence": "every", "cadence-days": "every", "contactfrequency": "every",
	"introduced-by": "via", "relationship-tier": "tier", "howwemet": "met", "last-contact": "last-contact",
	"last-contacted": "last-contact", "follow-up-date": "next", "next-follow-up": "next"}
# the properties that vCard has; all else is X-TEND-
plain = {"aliases": "NICKNAME", "email": "EMAIL", "phone": "TEL", "url": "URL", "title": "TITLE", "roles": "ROLE",
	"note": "NOTE"}
known = set("""admire agenda avoid born every field hook known-for knows last-contact met name needs next offers
	ratio recommends snooze stage status tier type via why would""".split())
# of other keys tend reads one value: under its own name, else under the first other
lists = set("""admire agenda aliases avoid email known-for knows needs note offers phone recommends roles tags url via
	would""".split())
pieces = ["a", "word", " ", "  ", ",", ";", ":", "\\", "\\n", "\n", '"', "'", "^", "=", "\t", "é", "漢字", "👩‍👩‍👧", "e\u0301",
	"END:VCARD", "\nEND:VCARD", "quoted-printable", "\u2028", "\u0085", "x" * 80, " " * 90, "ß" * 60, "𝄞" * 20]

# as YAML has it in double quotes: only surrogates and its own line ends are not as in JSON
def quoted(v):
	return json.dumps(v, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u0085", "\\u0085")

def odd(rng):
	s = "".join(rng.choice(pieces) for _ in range(rng.randrange(1, 12)))
	return s if s.strip() else s + "a"

def write_odd(path, rng):
	os.makedirs(path)
	people = {}
	for i in range(300):
		p = {"name": odd(rng)}
		for key in ["aliases", "email", "phone", "roles", "tags", "needs", "knows", "my own", 'my "odd": key^']:
			if rng.random() < 0.5:
				p[key] = [odd(rng) for _ in range(rng.randrange(1, 4))]
		for key in ["org", "title", "place", "note", "why", "hook", "tier", "status-of-mind"]:
			if rng.random() < 0.5:
				p[key] = odd(rng)
		people[f"p{i:03}"] = p
		with open(f"{path}/p{i:03}.md", "w") as f:
			f.write("---\n" + "".join(f"{quoted(k)}: {quoted(v)}\n" for k, v in p.items()) + "---\n")
	return people

def read_book(path):
	people = {}
	for name in os.listdir(path):
		if name.endswith(".md") and name != "me.md":
			text = open(f"{path}/{name}").read()
			people[name[:-3]] = YAML(typ="base").load(text.split("---\n")[1])
	return people

# what is nested more deeply is not kept
def pairs(v):
	return [(k, x) for k, x in v.items() if isinstance(x, str) and values(x)]

# "--1107", "19690811"
def digits(v):
	v = v.replace("XXXX", "-")
	return ("--" if len(v) == 5 or v[0] == "-" else "") + v.replace("-", "")

def values(v):
	return [x for x in (v if isinstance(v, list) else [v]) if isinstance(x, str) and x not in ("", "~", "null")]

# what the card of a person should say: (property, key, value), the values of each in their order
def expected(id, person):
	want = [("X-TEND-ID", None, id), ("UID", None, uuid.uuid5(uuid.NAMESPACE_URL, "tend:" + id).urn)]
	if "name" not in person:
		want.append(("FN", None, id))
	seen = set(person)
	for key, value in person.items():
		as_written = key
		key = synonyms.get(key.lower().replace("_", "-").replace(" ", "-"), key)
		if key != as_written and key not in lists:
			if key in seen:
				continue
			seen.add(key)
		if isinstance(value, dict):
			want += [("X-TEND-ADDRESS", None, v) if key == "address" else ("X-TEND-KEY", key, v) for _, v in pairs(value)]
			continue
		for v in values(value):
			if key == "name":
				want.append(("FN", None, v))
			elif key in plain:
				want.append((plain[key], None, v))
			elif key in ("tags", "org", "place", "address"):
				want.append(({"tags": "CATEGORIES", "org": "ORG", "place": "ADR", "address": "ADR"}[key], None, v))
			elif key == "birthday":
				want.append(("BDAY", None, digits(v)))
			elif key in known:
				want.append(("X-TEND-" + key.upper(), None, v))
			else:
				want.append(("X-TEND-KEY", key.replace("^", "^^").replace('"', "^'"), v))
	return sorted(want, key=lambda w: (w[0], w[1] or ""))

def said(card, version):
	got = []
	for line in card.getChildren():
		key = line.params.get("X-KEY", [None])[0]
		if line.name in ("N", "VERSION"):
			continue
		for v in line.value if isinstance(line.value, list) else [line.value]:
			if line.name == "ADR":
				v = v.city or v.street
			if line.name == "BDAY":
				v = digits(v[5:] if "X-APPLE-OMIT-YEAR" in line.params else v)
			got.append((line.name, key, v))
	return sorted(got, key=lambda w: (w[0], w[1] or ""))

def layout(raw):
	for line in raw.split(b"\r\n")[:-1]:
		line.decode()
		assert b"\r" not in line and b"\n" not in line, line
		assert line.strip(), "a blank line"
		# a run of blanks may fill more than a line
		assert len(line) <= 75 or b" " * 74 in line, line
	assert raw == b"" or raw.endswith(b"END:VCARD\r\n")

def check(people, raw, version):
	layout(raw)
	cards = list(vobject.readComponents(raw.decode()))
	assert len(cards) == len(people), f"{len(cards)} cards of {len(people)} people"
	for card in cards:
		id = card.x_tend_id.value
		want = expected(id, people[id])
		assert card.version.value == version
		assert said(card, version) == want, f"{id}\n{said(card, version)}\n{want}"
		n = card.n.value
		family = n.family if isinstance(n.family, str) else ""
		assert not family or card.fn.value.strip(" \t\n").endswith(family), (id, family, card.fn.value)
	return cards

mode, book, vcf, version = sys.argv[1:5]
if mode == "write":
	json.dump(write_odd(book, random.Random(6)), open(vcf, "w"))
	sys.exit()
people = json.load(open(sys.argv[5])) if mode == "odd" else read_book(book)
cards = check(people, open(vcf, "rb").read(), version)
# written once more by vobject, which escapes and folds in its own way; it can write 3.0 alone,
# and takes odd texts for encodings
if mode == "book":
	for card in cards:
		id = card.x_tend_id.value
		again = vobject.readOne(card.serialize(validate=False))
		assert said(again, version) == expected(id, people[id]), id
	# one file a card, as khard has them
	os.makedirs(f"{vcf}.dir")
	for part in open(vcf, newline="").read().split("END:VCARD\r\n")[:-1]:
		id = part.split("UID:urn:uuid:")[1][:36]
		open(f"{vcf}.dir/{id}.vcf", "w", newline="").write(part + "END:VCARD\r\n")
PYTHON
spew("$tmp/check.py", $program);

# both what it says and whether it succeeds
sub run_it {
	my (@command) = @_;
	my $said = qx{@command 2>&1};
	return ($? == 0, $said);
}

# of every contact but the owner, also of inactive ones
sub cards_of {
	my ($book, $option, $vcf) = @_;
	spew("$vcf.ids", join '', map { m{([^/]+)\.md$} && $1 ne 'me' ? "$1\n" : () } glob "$book/*.md");
	return system("'$bin/tend-vcard' $option -t 2026-09-01 -C '$book' - <'$vcf.ids' >'$vcf' 2>'$vcf.err'") == 0;
}

sub compare {
	my ($what, $mode, $book, @more) = @_;
	for (['4.0', ''], ['3.0', '--v3']) {
		my ($version, $option) = @$_;
		ok cards_of($book, $option, "$tmp/$what-$version.vcf"), "$what: cards of version $version"
			or diag slurp("$tmp/$what-$version.vcf.err");
		my ($fine, $said) = run_it($python, "$tmp/check.py", $mode, $book, "$tmp/$what-$version.vcf", $version, @more);
		ok $fine, "$what: vobject reads $version as it is in the book" or diag substr $said, -2000;
	}
}

my $genbook = "$bin/../bench/genbook";
if (-x $genbook) {
	ok system("'$genbook' 1000 '$tmp/generated' >'$tmp/out'") == 0, 'a book of 1,000';
	compare('generated', 'book', "$tmp/generated");
} else {
	ok 0, 'genbook is built, beside bin in bench';
}

my ($written, $why) = run_it($python, "$tmp/check.py", 'write', "$tmp/odd", "$tmp/odd.json", '-');
ok $written, 'a book of odd texts' or diag $why;
compare('odd', 'odd', "$tmp/odd", "$tmp/odd.json");

SKIP: {
	skip 'khard is not installed', 4 if lacks('khard');
	# Debian's khard runs by the system's python
	for my $version ('4.0', '3.0') {
		spew("$tmp/khard.conf", <<"CONF");
[addressbooks]
[[friends]]
path = $tmp/generated-$version.vcf.dir
[general]
default_action = list
CONF
		my @khard = ('khard', '-c', "$tmp/khard.conf");
		local $ENV{LC_ALL} = 'C.UTF-8';
		my ($listed, $list) = run_it(@khard, 'list', '--parsable');
		is scalar(my @lines = split /\n/, $list), 1000, "khard lists 1,000 cards of $version";
		my ($name) = slurp("$tmp/generated-$version.vcf") =~ /^FN:([^\r]*)/m;
		my ($email) = slurp("$tmp/generated-$version.vcf") =~ /^EMAIL[^:]*:([^\r]*)/m;
		my ($found, $rows) = run_it(@khard, 'email', '--parsable', '--remove-first-line', $email);
		ok $found && $rows =~ /^\Q$email\E\t/m, "and finds $email in them" or diag substr $rows, 0, 1000;
	}
}

done_testing;
