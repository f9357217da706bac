#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# What tend-vcard writes, tend-vcard --import reads. Into an empty book it is the same on every key, which here
# another YAML reads: of 1,000 generated people and of a book of odd texts, in both versions, and when khard has
# written the cards itself. A second import changes nothing, also of 10,000; one that is killed goes on; two at once are as one.
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
my $genbook = "$bin/../bench/genbook";
my $tmp = scratch('import');

isolate("$tmp/home");

my $python = python('ruamel.yaml');
die 'genbook is to be built beside bin, in bench' . "\n" if !-x $genbook;

spew("$tmp/check.py", <<'PYTHON');
import json, os, random, re, sys
from ruamel.yaml import YAML

# names under which tend reads a key, and its own
own = {"role": "title", "job-title": "title", "company": "org", "organization": "org", "tel": "phone",
	"bday": "birthday", "groups": "tags", "cadence": "every", "cadence-days": "every", "contactfrequency": "every",
	"introduced-by": "via", "relationship-tier": "tier", "howwemet": "met", "met-context": "met",
	"last-contacted": "last-contact", "follow-up-date": "next", "next-follow-up": "next"}
lists = set("""admire agenda aliases avoid email known-for knows needs offers phone recommends roles tags url via
	would""".split())
pieces = ["a", "word", " ", "  ", ",", ";", ":", "\\", "\\n", "\n", '"', "'", "^", "=", "\t", "é", "漢字", "👩‍👩‍👧", "e\u0301",
	"END:VCARD", "\nEND:VCARD", "quoted-printable", "\u2028", "\u0085", "x" * 80, " " * 90, "ß" * 60, "𝄞" * 20,
	"- ", "# ", " #", "{", "[", "&a", "*a", "!", "|", ">", "%", "@", "`", "---", "...", "null", "~", "\ufeff"]

# as YAML has it in double quotes: only surrogates and its own line ends are not as in JSON
def quoted(v):
	v = json.dumps(v, ensure_ascii=False)
	return re.sub("[\u2028\u0085\ufeff]", lambda m: f"\\u{ord(m.group()):04x}", v)

def odd(rng):
	s = "".join(rng.choice(pieces) for _ in range(rng.randrange(1, 12)))
	return s if s.strip() not in ("", "~", "null") else s + "a"

def write_odd(path, rng):
	os.makedirs(path)
	for i in range(300):
		p = {"name": odd(rng)}
		for key in ["aliases", "email", "phone", "roles", "tags", "needs", "knows", "my own", 'my "odd": key^', "- #x", "ä"]:
			if rng.random() < 0.5:
				p[key] = [odd(rng) for _ in range(rng.randrange(1, 4))]
		for key in ["org", "title", "place", "note", "why", "hook", "tier", "status-of-mind", "uid"]:
			if rng.random() < 0.5:
				p[key] = odd(rng) + (str(i) if key == "uid" else "") # two of one UID are one person
		if rng.random() < 0.5:
			p["map"] = {odd(rng).strip()[:40].strip(): odd(rng) for _ in range(rng.randrange(1, 4))}
		if rng.random() < 0.1:
			del p["name"]
		def said(v):
			return "{" + ", ".join(f"{quoted(k)}: {quoted(x)}" for k, x in v.items()) + "}" if isinstance(v, dict) else quoted(v)
		with open(f"{path}/p{i:03}.md", "w", newline="") as f:
			f.write("---\n" + "".join(f"{quoted(k)}: {said(v)}\n" for k, v in p.items()) + "---\n")

def digits(v):
	v = v.replace("XXXX", "-")
	return ("--" if len(v) == 5 or v[0] == "-" else "") + v.replace("-", "")

# blanks at the ends of a value do not come back, nor the same value twice
def values(v):
	v = [x.strip(" \t\n\r") for x in (v if isinstance(v, list) else [v]) if isinstance(x, str) and x not in ("", "~", "null")]
	return list(dict.fromkeys(x for x in v if x))

def facts(person):
	out, names = {}, {}
	for key, value in person.items():
		name = key.lower().replace("_", "-").replace(" ", "-")
		name = own.get(name, name)
		if isinstance(value, dict):
			value = {k: x.strip(" \t\n\r") for k, x in value.items() if isinstance(x, str) and x not in ("", "~", "null")}
			if name == "tags":
				value = list(value.values())
		else:
			value = [digits(x) if name == "birthday" else x for x in values(value)]
		# a tag is one with or without "#" before its words
		if name == "tags":
			value = values([re.sub(r"(^|(?<=[ \t\n\r,]))#+", "", x) for x in value])
		# tend reads one of two names for the same, its own first
		if not value or (name in out and name not in lists and key != name):
			continue
		out[name] = out[name] + value if name in out and name in lists else value
	return out

def read_book(path):
	people = {}
	for name in os.listdir(path):
		if name.endswith(".md") and name != "me.md":
			text = open(f"{path}/{name}", newline="").read()
			people[name[:-3]] = facts(YAML(typ="base").load(re.split("^---$", text, flags=re.M)[1]) or {})
	return people

def show(a, b):
	return "\n".join(f"{k}: {a.get(k)!r}\n  {b.get(k)!r}" for k in sorted(set(a) | set(b)) if a.get(k) != b.get(k))

if sys.argv[1] == "write":
	write_odd(sys.argv[2], random.Random(6))
	sys.exit()
was, now = read_book(sys.argv[2]), read_book(sys.argv[3])
assert set(was) == set(now), sorted(set(was) ^ set(now))[:10]
if sys.argv[1] == "khard":
	for p in now.values():
		assert "from-khard" in p["tags"], p
		p["tags"].remove("from-khard")
		# khard gives each number and address a type
		p.pop("vcard", None)
		# khard keeps no order of its own in these
		if not p["tags"]:
			del p["tags"]
	for p in list(was.values()) + list(now.values()):
		for k in p:
			p[k] = sorted(p[k].values() if isinstance(p[k], dict) else p[k])
bad = [f"{id}\n{show(was[id], now[id])}" for id in was if was[id] != now[id]]
assert not bad, f"{len(bad)} differ\n" + "\n".join(bad[:4])
assert len(was) >= int(sys.argv[4])
PYTHON

# its success, and what it said but for the line that sums up an import
sub run_it {
	my ($command) = @_;
	my $said = qx{$command 2>&1} =~ s/^import: \d+ new, .*\n//mr;
	return ($? == 0, $said);
}

# of every contact but the owner, also of inactive ones
sub cards_of {
	my ($book, $option, $vcf) = @_;
	spew("$vcf.ids", join '', map { m{([^/]+)\.md$} && $1 ne 'me' ? "$1\n" : () } glob "$book/*.md");
	return system("'$bin/tend-vcard' $option -C '$book' - <'$vcf.ids' >'$vcf' 2>'$vcf.err'") == 0;
}

sub book {
	my ($dir, $git) = @_;
	mkdir $dir or die "$dir: $!";
	# nothing of git's own goes on when the test is over
	system("git -C '$dir' init -q && git -C '$dir' config gc.auto 0") == 0 or die 'git init' if $git;
	return $dir;
}

# name, inode, size and time of every file: what no import may change
sub state_of {
	my ($dir) = @_;
	return join "\n", map { "$_ @{[(stat $_)[1, 7, 9]]}" } glob "$dir/*.md";
}

sub same {
	my ($what, $mode, $was, $now, $n) = @_;
	my ($fine, $said) = run_it("$python '$tmp/check.py' $mode '$was' '$now' $n");
	ok $fine, $what or diag substr $said, -3000;
}

# --- there and back ---

ok system("'$genbook' 1000 '$tmp/generated' >'$tmp/out'") == 0, 'a book of 1,000';
ok system("$python '$tmp/check.py' write '$tmp/odd'") == 0, 'a book of odd texts';
ok system("'$genbook' 200 '$tmp/small' >'$tmp/out'") == 0, 'one of 200';
for my $case (['generated', 990, ''], ['small', 195, '--v3'], ['odd', 300, '', '--v3']) {
	my ($name, $n, @options) = @$case;
	for my $option (@options) {
		my $what = "$name$option";
		ok cards_of("$tmp/$name", $option, "$tmp/$what.vcf"), "$what: cards" or diag slurp("$tmp/$what.vcf.err");
		my $book = book("$tmp/book-$what", 1);
		my ($fine, $said) = run_it("'$bin/tend-vcard' --import -C '$book' '$tmp/$what.vcf' >'$tmp/rows'");
		ok $fine && $said eq '', "$what: imported" or diag substr $said, 0, 2000;
		same("$what: every key is the same", 'book', "$tmp/$name", $book, $n);
		my ($before, $head) = (state_of($book), qx{git -C '$book' rev-parse HEAD});
		($fine, $said) = run_it("'$bin/tend-vcard' --import -C '$book' '$tmp/$what.vcf'");
		ok $fine && $said eq '', "$what: the second time says nothing" or diag substr $said, 0, 2000;
		ok state_of($book) eq $before, "$what: and touches no file";
		is qx{git -C '$book' rev-parse HEAD; git -C '$book' status --short}, $head, "$what: nor git";
	}
}
my ($quiet, $rows) = run_it("'$bin/tend-vcard' --import -C '$tmp/generated' '$tmp/generated.vcf'");
ok $quiet && $rows eq '', 'nor is there anything to add to the book that they came from' or diag substr $rows, 0, 2000;

# --- through khard ---

SKIP: {
	skip 'khard is not installed', 7 if lacks('khard');
	local $ENV{LC_ALL} = 'C.UTF-8';
	my ($n, $edited) = (0, 0);
	my $cards = "$tmp/cards";
	book($cards);
	book("$tmp/some");
	for my $card (split /(?<=END:VCARD\r\n)/, slurp("$tmp/small--v3.vcf")) {
		my ($id) = $card =~ /^X-TEND-ID:([^\r]*)/m or next;
		# a map of addresses is more than khard knows of
		next if slurp("$tmp/small/$id.md") =~ /^(?:email|phone|url): *\{/m;
		spew("$cards/$id.vcf", $card);
		spew("$tmp/some/$id.md", slurp("$tmp/small/$id.md"));
		last if ++$n == 12;
	}
	spew("$tmp/khard.conf", "[addressbooks]\n[[friends]]\npath = $cards\n[general]\ndefault_action = list\n"
		. "editor = true\nmerge_editor = true\n");
	for my $vcf (glob "$cards/*.vcf") {
		my $uid = slurp($vcf) =~ /^UID:(\S+)/m ? $1 : die $vcf;
		my $yaml = qx{khard -c '$tmp/khard.conf' show --format yaml 'uid:$uid'};
		# one more category, whether there is none, one, or a list of them
		$yaml =~ s/^(Categories: *)((?:\n +- .*)*)$/$1$2\n  - from-khard/m
			or $yaml =~ s/^(Categories:) (\S.*)$/$1\n  - $2\n  - from-khard/m or die $yaml;
		spew("$tmp/card.yaml", $yaml);
		system("yes | khard -c '$tmp/khard.conf' edit -i '$tmp/card.yaml' 'uid:$uid' >'$tmp/khard.out' 2>&1");
		$edited += slurp($vcf) =~ /from-khard/;
	}
	is $edited, 12, 'khard writes 12 cards anew' or diag slurp("$tmp/khard.out");
	my $book = book("$tmp/book-khard");
	my ($fine, $said) = run_it("'$bin/tend-vcard' --import --from khard -C '$book' '$tmp/khard.conf' >'$tmp/rows'");
	ok $fine, 'they are imported by its configuration' or diag substr $said, 0, 2000;
	same('and nothing is lost', 'khard', "$tmp/some", $book, 12);
	($fine, $said) = run_it("'$bin/tend-vcard' --import -C '$tmp/some' '$cards'");
	# khard gives each number and address a TYPE, which is kept
	is join('', map { s/^.*\tadded\t(?:(?:tags|groups|categories|interests)\tfrom-khard|vcard\t(?:TEL|ADR);TYPE=\w+:.*)\n//r }
		$said =~ /^.*\n/mg), '',
		'into the book they came from, that is all there is to add';
	is scalar(grep { !/from-khard/ } map { slurp($_) } glob "$tmp/some/*.md"), 0, 'and it is added to each';

	# one that khard itself has made
	spew("$tmp/new.yaml", "First name : Nova\nLast name : Reis\nEmail :\n    work : nova\@example.org\n"
		. "Phone :\n    cell : +351 1\nBirthday : 1980-05-02\nNote : |\n    two\n    lines\n");
	system("khard -c '$tmp/khard.conf' new -i '$tmp/new.yaml' -a friends </dev/null >'$tmp/khard.out' 2>&1");
	($fine, $said) = run_it("'$bin/tend-vcard' --import --from khard -C '$tmp/some' '$cards'");
	like $said, qr/^nova-reis\tmade\tname\tNova Reis\n/m, 'a card of its own makes a contact' or diag slurp("$tmp/khard.out");
	like slurp("$tmp/some/nova-reis.md") // '', qr/^email: nova\@example\.org\n(?:.*\n)*birthday: 1980-05-02\n/m, 'with all it says';
	my ($uid) = (slurp("$tmp/some/nova-reis.md") // '') =~ /^uid: (\S+)/m;
	ok $uid && qx{'$bin/tend-vcard' -C '$tmp/some' nova-reis} =~ /^UID:\Q$uid\E\r$/m, 'and goes back under its UID';
}

# --- who it is, and what stays ---

{
	my $book = book("$tmp/mine", 1);
	my $text = "---\r\n# met in Porto\r\nname:   'Ana  López'\r\nemail: ana\@example.org # work\r\ntitle: Potter\r\n---\r\nProse";
	spew("$book/ana.md", $text);
	system("'$bin/tend-vcard' -C '$book' >'$tmp/ana.vcf'");
	# she has another name now, in the book; and another title, in the phone
	spew("$book/ana.md", $text =~ s/Ana  López/Anita Ito/r =~ s/ana\@/anita@/r);
	spew("$tmp/ana.vcf", slurp("$tmp/ana.vcf") =~ s/^TITLE:.*\r$/TITLE:CTO\r\nORG:Acme\r/mr);
	my ($fine, $said) = run_it("'$bin/tend-vcard' --import -C '$book' '$tmp/ana.vcf'");
	is $said, "ana\tkept\tname\tAna  López\nana\tadded\temail\tana\@example.org\nana\tkept\ttitle\tCTO\nana\tadded\torg\tAcme\n",
		'by its UID, under whatever name';
	is slurp("$book/ana.md"), $text =~ s/Ana  López/Anita Ito/r
		=~ s/email: ana\@example\.org/email: [anita\@example.org, ana\@example.org]/r =~ s/(title)/org: Acme\r\n$1/r,
		'comments, blanks, quotes and line ends stay';
}

# --- ten thousand ---

{
	ok system("'$genbook' 10000 '$tmp/large' >'$tmp/out'") == 0, 'a book of 10,000';
	ok cards_of("$tmp/large", '', "$tmp/large.vcf"), 'their cards';
	my $n = () = slurp("$tmp/large.vcf") =~ /^BEGIN:VCARD/mg;
	my $book = book("$tmp/book-large", 1);
	my $begun = time;
	# a terminal of script(1)'s: long work says how far it is, and takes that back
	my ($fine, $said) = run_it("script -qec \"'$bin/tend-vcard' --import -C '$book' '$tmp/large.vcf' >'$tmp/rows'\" /dev/null </dev/null");
	ok $fine, 'imported in one command' or diag substr $said, 0, 2000;
	ok $said =~ /\A(?:\rtend-vcard: \d+ of $n\e\[K)+\r\e\[K(?:import: $n new, .*\r?\n)?\z/ || ($said eq '' && time - $begun < 3), 'with its progress on a terminal'
		or diag substr $said, 0, 2000;
	is scalar(() = glob "$book/*.md"), $n, 'a file each';
	is qx{git -C '$book' log --format=%s}, "import $n contacts: $tmp/large.vcf\n", 'and one commit';
	my ($before, $head) = (state_of($book), qx{git -C '$book' rev-parse HEAD});
	($fine, $said) = run_it("'$bin/tend-vcard' --import -C '$book' '$tmp/large.vcf'");
	ok $fine && $said eq '', 'the second time says nothing' or diag substr $said, 0, 2000;
	ok state_of($book) eq $before, 'and touches no file';
	is qx{git -C '$book' rev-parse HEAD; git -C '$book' status --short}, $head, 'nor git';
}

# --- killed, and two at once ---

sub import_in_child {
	my ($book) = @_;
	my $pid = fork // die "fork: $!";
	return $pid if $pid;
	open STDOUT, '>', '/dev/null';
	exec "$bin/tend-vcard", '--import', '-C', $book, "$tmp/small--v3.vcf";
	die 'exec';
}

{
	my $book = book("$tmp/killed", 1);
	my $pid = import_in_child($book);
	select undef, undef, undef, 0.001 while !(() = glob "$book/*.md") && waitpid($pid, 1) == 0;
	kill KILL => $pid;
	waitpid $pid, 0;
	my ($fine, $said) = run_it("'$bin/tend-vcard' --import -C '$book' '$tmp/small--v3.vcf' >'$tmp/rows'");
	ok $fine && $said eq '', 'after one that was killed, the next goes on' or diag substr $said, 0, 2000;
	same('and all is there once', 'book', "$tmp/small", $book, 195);
}
{
	my $book = book("$tmp/both", 1);
	my @status = map { waitpid $_, 0; $? } map { import_in_child($book) } 1, 2;
	is "@status", '0 0', 'two at once';
	same('are as one', 'book', "$tmp/small", $book, 195);
	is qx{git -C '$book' log --oneline | wc -l} + 0, 1, 'in one commit';
}

done_testing;
