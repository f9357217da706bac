#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# Paths, found twice: by tend-path, and by networkx (shortest_simple_paths, and for the order of
# equals all_simple_paths), in a graph that the Python at the end reads from the same files, with
# weights that it works out from the definition in tend-path(1). On 50 books written here by chance.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Temp qw(tempdir);
use Test::More;
use lib dirname(__FILE__), dirname(__FILE__) . '/..';
use Scratch;
use World;

my $root = abs_path(dirname(__FILE__) . '/../..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
my $tmp = tempdir('tend-path-XXXXXX', TMPDIR => 1, CLEANUP => 1);
my @days = qw(2024-03-01 2025-08-31 2025-09-01 2025-09-02 2025-12-24 2026-03-01 2026-09-01 2026-09-02);

isolate("$tmp/home");
my $python = python('networkx');

# the same numbers on every machine
my $seed;
sub below {
	my ($n) = @_;
	$seed = ($seed * 1103515245 + 12345) % 2147483648;
	return int($seed / 65536) % $n;
}

sub person {
	my ($i, $people, $ties, $far) = @_;
	my @known = map { sprintf 'p%02d', below($people) } 1 .. below(2 * $ties + 1);
	push @known, 'Far ' . below($far) if $far && !below(4);
	my @others = map { sprintf 'p%02d', below($people) } 1 .. !below(4);
	my $text = "---\n" . (@known ? 'knows: [' . join(', ', @known) . "]\n" : '');
	$text .= "recommends: [@others]\n" if @others;
	$text .= 'org: ' . ('Acme', 'Ponte', 'none')[below(3)] . "\n" if !below(3);
	$text .= "status: archived\n" if !below(12);
	$text .= "---\n## Log\n";
	$text .= '- ' . (below(6) ? '' : '[ ] ') . $days[below(scalar @days)] . " call\n" for 1 .. below(20);
	return $text;
}

# in these steps are cheap; and so many, that of four there would be too many to look at all
sub dense { $_[0] % 3 == 0 }

# a book, from a few people to many, from few ties to so many that most have mutual acquaintances
sub book {
	my ($i) = @_;
	my ($people, $ties, $far) = dense($i) ? (14 + below(10), 4 + below(8), 3) : (3 + below(28), 1 + below(5), below(5));
	$seed = $i * 7919 + 1;
	spew(sprintf("$tmp/$i/p%02d.md", $_), person($_, $people, $ties, $far)) for 0 .. $people - 1;
	spew("$tmp/$i/me.md", "---\nknows: [p00]\n---\n") if $i % 2;
	return ((map { sprintf 'p%02d', below($people) } 1 .. 4), (map { "Far $_" } 0 .. $far - 1), 'org=Acme', 'org=Ponte');
}

# the lines of a command, without their ends
sub lines_of {
	my ($command) = @_;
	open my $f, '-|', $command or die "$command: $!";
	chomp(my @lines = <$f>);
	close $f;
	return @lines;
}

# what tend-path says of a target, or that there is none; without the state
sub paths {
	my ($i, $hops, $n, $target) = @_;
	my @rows = lines_of("'$bin/tend-path' -C '$tmp/$i' -t 2026-09-01 --hops $hops -n $n '$target' 2>/dev/null");
	return map { join "\t", $target, (split /\t/)[0, 1, 2, 4] } @rows;
}

my (@cases, %want);
for my $i (1 .. 50) {
	$seed = $i;
	my $hops = dense($i) ? 3 : $i % 5 ? 4 : 1 + $i % 6;
	push @cases, [$i, $hops, $i % 7 ? 5 : 40, book($i)];
}
spew("$tmp/check.py", do { local $/; <DATA> });
spew("$tmp/cases", join '', map { join("\t", @$_) . "\n" } @cases);
for (lines_of("$python '$tmp/check.py' '$tmp'")) {
	my ($i, $row) = split /\t/, $_, 2;
	push @{ $want{$i} }, $row;
}
my $rows = 0;
for (@cases) {
	my ($i, $hops, $n, @targets) = @$_;
	my @want = @{ $want{$i} // [] };
	# it says in the end whether its two methods agree
	is pop @want, 'agree', "book $i: networkx with itself";
	is_deeply [map { paths($i, $hops, $n, $_) } @targets], \@want, "book $i: $n paths of $hops steps to @targets";
	$rows += @want;
}
cmp_ok $rows, '>', 1000, "and there was something to compare: $rows paths";
done_testing;
__DATA__
import math
import os
import sys

import networkx as nx

DAYS = "2025-09-01", "2026-09-01"


def items(text):
    return [x.strip() for x in text.strip("[]").split(",") if x.strip()]


# the keys of a file, and the days of what was done
def read(path):
    keys, days = {}, []
    for line in open(path):
        line = line.rstrip("\n")
        if line.startswith("- "):
            if not line.startswith("- [ ]"):
                days.append(line[2:12])
        elif ": " in line:
            key, value = line.split(": ", 1)
            keys[key] = value
    return keys, days


def s(k):
    return k / 10 * math.exp(1 - k / 10)


class Book:
    # the graph with its weights; "" is the owner
    def __init__(self, folder, hops, number):
        self.hops, self.number = hops, number
        files = {f[:-3]: read(os.path.join(folder, f)) for f in sorted(os.listdir(folder))}
        files.pop("me", None)
        self.files = {f: v for f, v in files.items() if "status" not in v[0]}
        # contacts by id, then who has no file, as first named
        self.order = {name: i for i, name in enumerate(files)}
        web = nx.Graph()
        web.add_nodes_from(self.files)
        for who, (keys, days) in files.items():
            for other in items(keys.get("knows", "")) + items(keys.get("recommends", "")):
                self.order.setdefault(other, len(self.order))
                if who in self.files and other != who and (other in self.files or other not in files):
                    web.add_edge(who, other)
        self.graph = nx.Graph()
        for a, b in web.edges:
            self.graph.add_edge(a, b, weight=2 - s(len(list(nx.common_neighbors(web, a, b)))))
        for who, (keys, days) in self.files.items():
            k = sum(1 for x in web[who] if x in files)
            n = sum(1 for d in days if DAYS[0] < d <= DAYS[1])
            self.graph.add_edge("", who, weight=2 - s(k) + min(1, n / 12) / 2)

    def target(self, name):
        if name.startswith("org="):
            return {f for f, v in self.files.items() if v[0].get("org") == name[4:]}
        return {name} & set(self.graph)

    def cost(self, path):
        return sum(self.graph[a][b]["weight"] for a, b in zip(path, path[1:]))

    # the best of all paths that touch the target with their last node alone
    def paths(self, target):
        found = []
        for t in target:
            part = self.graph.subgraph([n for n in self.graph if n == t or n not in target])
            found += nx.all_simple_paths(part, "", t, cutoff=self.hops)
        found.sort(key=lambda p: (round(self.cost(p), 9), [self.order[n] for n in p[1:]]))
        return found[: self.number]

    # the costs of the shortest: each step leads into the next of as many copies of the graph as there may be steps;
    # what comes to a node twice is no path
    def costs(self, target):
        copies = nx.DiGraph()
        for i in range(self.hops):
            for x, y in self.graph.edges:
                for a, b in (x, y), (y, x):
                    if b and a not in target and (a == "") == (i == 0):
                        copies.add_edge((a, i), (b, i + 1), weight=self.graph[a][b]["weight"])
            for t in target:
                copies.add_edge((t, i + 1), "end", weight=0)
        found = []
        for walk in nx.shortest_simple_paths(copies, ("", 0), "end", weight="weight"):
            nodes = [n[0] for n in walk[:-1]]
            if len(set(nodes)) == len(nodes):
                found.append(self.cost(nodes))
            if len(found) == self.number:
                break
        return found


def check(i, book, names):
    agree = True
    for name in names:
        target = book.target(name)
        paths = book.paths(target) if target else []
        if paths:
            costs = book.costs(target)
            agree = agree and len(costs) == len(paths)
            agree = agree and all(abs(book.cost(p) - c) <= 1e-9 for p, c in zip(paths, costs))
        for p in paths:
            score = math.floor(100 / book.cost(p) + 0.5)
            print(i, name, p[1], len(p) - 1, score, ",".join(p[1:]), sep="\t")
    print(i, "agree" if agree else "shortest_simple_paths and all_simple_paths differ", sep="\t")


for line in open(os.path.join(sys.argv[1], "cases")):
    i, hops, number, *names = line.rstrip("\n").split("\t")
    check(i, Book(os.path.join(sys.argv[1], i), int(hops), int(number)), names)
