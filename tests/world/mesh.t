#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# The figures of tend-mesh against networkx: on 50 random graphs, Zachary's karate club and Les
# Misérables, each written out as a book. A tie is written in one of the ways that a book has
# for it; the owner, who knows all, an inactive contact, who does too, and people without
# a file stand around, and must not count.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Temp qw(tempdir);
use lib dirname(abs_path(__FILE__)), dirname(abs_path(__FILE__)) . '/..';
use Scratch;
use Test::More;
use World;

my $root = abs_path(dirname(__FILE__) . '/../..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
my $tmp = tempdir('tend-mesh-XXXXXX', TMPDIR => 1, CLEANUP => 1);
my $exact = 1e-9;
my @summary = qw(people ties isolated components density clustering constraint effective-size mesh);

isolate("$tmp/home");

my $python = python('networkx');

# writes DIR/NAME (a book) and DIR/NAME.want for each graph
my $program = <<'PYTHON';
import math, os, random, sys
import networkx as nx

today = "- 2026-08-01 -> "

def write_book(path, g, rng):
    says = {v: {"knows": [], "recommends": [], "via": [], "log": []} for v in g}
    for a, b in g.edges:
        if rng.random() < 0.5:
            a, b = b, a
        how = rng.choice(["knows", "knows", "recommends", "via", "log", "both"])
        if how == "via" and says[a]["via"]:
            how = "knows"
        says[a]["knows" if how == "both" else how].append(b)
        if how == "both":
            says[b]["recommends"].append(a)
    os.makedirs(path)
    with open(f"{path}/me.md", "w") as f:
        f.write("---\nname: Me\nknows: [%s]\n---\n" % ", ".join(f"v{v:03}" for v in g))
    with open(f"{path}/gone.md", "w") as f:
        f.write("---\nstatus: archived\nknows: [%s]\n---\n" % ", ".join(f"v{v:03}" for v in g))
    part = {v: sorted(c) for c in nx.connected_components(g) for v in c}
    for v in g:
        with open(f"{path}/v{v:03}.md", "w") as f:
            f.write(f"---\nname: {g.nodes[v].get('name', f'Person {v}')}\n")
            s = says[v]
            f.write("knows: [%s]\n" % ", ".join(
                [f"v{u:03}" for u in s["knows"]] + ["Nobody Here", "me", f"v{v:03}"]))
            f.write("recommends: [%s]\n" % ", ".join(f"Person {u}" if "name" not in g.nodes[u] else f"v{u:03}"
                                                      for u in s["recommends"]))
            for u in s["via"]:
                f.write(f"via: v{u:03}\n")
            f.write("---\n")
            # links that are no ties: in prose, in a help, in an introduction to come; to those who are connected
            # anyway, since who is linked so is not to be introduced
            other = rng.choice(part[v])
            f.write(f"See [[v{other:03}]].\n\n## Log\n- 2026-09-02 -> +intro: to [[v{other:03}]]\n")
            f.write(f"- 2026-08-02 -> +help: with [[v{other:03}]]\n")
            for u in s["log"]:
                f.write(f"{today}+intro: to [them](v{u:03}.md)\n")

def figures(g):
    n, parts = len(g), [len(c) for c in nx.connected_components(g)]
    mine = g.copy()
    mine.add_node("me")
    mine.add_edges_from(("me", v) for v in g)
    return {
        "people": n, "ties": g.number_of_edges(), "isolated": nx.number_of_isolates(g),
        "components": nx.number_connected_components(g),
        "density": nx.density(g) if n > 1 else None,
        "clustering": nx.transitivity(g) if n > 1 else None,
        "constraint": nx.constraint(mine, ["me"])["me"],
        "effective-size": nx.effective_size(mine, ["me"])["me"],
        "mesh": sum(c * (c - 1) for c in parts) / (n * (n - 1)) if n > 1 else None,
    }

# a line each: what, the contact, the number
def write_want(path, g):
    part = {v: c for c in map(frozenset, nx.connected_components(g)) for v in c}
    cuts, clustering = set(nx.articulation_points(g)), nx.clustering(g)
    sizes = sorted(map(len, set(part.values())))
    with open(path, "w") as f:
        for k, x in figures(g).items():
            f.write(f"{k}\t{'-' if x is None else repr(float(x))}\n")
        for v in g:
            others = sizes.copy()
            others.remove(len(part[v]))
            f.write(f"v{v:03}\t{g.degree(v)}\t{repr(clustering[v]) if g.degree(v) > 1 else '-'}\t"
                    f"{'yes' if v in cuts else 'no'}\t{others[-1] if others else '-'}\n")
        for a, b in nx.bridges(g):
            if min(g.degree(a), g.degree(b)) > 1:
                f.write(f"bridge\tv{min(a, b):03}\tv{max(a, b):03}\n")

def graphs():
    rng = random.Random(1992)
    for i in range(50):
        n, seed = 2 + i + rng.randrange(20), rng.randrange(1 << 30)
        kind = ["sparse", "dense", "tree", "small", "hubs"][i % 5]
        yield f"{kind}-{i}", {
            "sparse": lambda: nx.gnp_random_graph(n, 1.5 / n, seed),
            "dense": lambda: nx.gnp_random_graph(n, rng.random(), seed),
            "tree": lambda: nx.gnm_random_graph(n, n - 1, seed),
            "small": lambda: nx.watts_strogatz_graph(n, min(4, n - 1), 0.2, seed),
            "hubs": lambda: nx.barabasi_albert_graph(n, min(2, n - 1), seed),
        }[kind]()
    yield "one", nx.empty_graph(1)
    yield "pair", nx.path_graph(2)
    yield "strangers", nx.empty_graph(5)
    yield "karate", nx.karate_club_graph()
    les = nx.les_miserables_graph()
    names = sorted(les)
    out = nx.Graph()
    for i, name in enumerate(names):
        out.add_node(i, name=name)
    out.add_edges_from((names.index(a), names.index(b)) for a, b in les.edges)
    yield "miserables", out

rng = random.Random(2026)
for name, g in graphs():
    # karate's club and weights are of no concern
    plain = nx.Graph()
    plain.add_nodes_from((v, {k: x for k, x in d.items() if k == "name"}) for v, d in g.nodes(data=True))
    plain.add_edges_from(g.edges)
    write_book(f"{sys.argv[1]}/{name}", plain, rng)
    write_want(f"{sys.argv[1]}/{name}.want", plain)
    print(name)
PYTHON

spew("$tmp/graphs.py", $program);
my @names = split /\n/, qx{$python '$tmp/graphs.py' '$tmp'};
is $?, 0, 'networkx writes its graphs';
is scalar(grep { /-\d+$/ } @names), 50, 'fifty of them random';

# the cells of what a tool says
sub rows {
	my ($name, @args) = @_;
	my @rows = map { [split /\t/] } split /\n/, qx{'$bin/tend-mesh' -C '$tmp/$name' -t 2026-09-01 @args};
	push @rows, ["exit status $?"] if $?;
	return @rows;
}

sub near {
	my ($got, $want) = @_;
	return $got eq $want if grep { !/^-?\d/ } $got, $want;
	return abs($got - $want) <= $exact;
}

sub complain {
	my ($name, $what, @bad) = @_;
	ok !@bad, "$name: $what" or diag join "\n", @bad > 10 ? @bad[0 .. 9] : @bad;
}

for my $name (@names) {
	my (%figure, %each, %bridge, @bad);
	for (split /\n/, slurp("$tmp/$name.want")) {
		my ($key, @cells) = split /\t/;
		if ($key eq 'bridge') { $bridge{"$cells[0] $cells[1]"} = 1 }
		elsif (@cells == 1) { $figure{$key} = $cells[0] }
		else { $each{$key} = \@cells }
	}

	my @got = rows($name);
	is_deeply [map { $_->[0] } @got], \@summary, "$name: the metrics in their order";
	complain($name, 'as networkx has them', map { "$_->[0]: $_->[1], not $figure{ $_->[0] }" }
		grep { !near($_->[1], $figure{ $_->[0] }) } @got);

	my %tied = map { $_ => $each{$_}[0] } keys %each;
	my $n = 0;
	for (rows($name, '--each')) {
		my ($id, undef, $ties, $clustering, $bridge, $joins, $with) = @$_;
		my $want = $each{$id};
		push @bad, "$id: @$_" if !$want || !near($clustering, $want->[1])
			|| "$ties $bridge $joins" ne "$want->[0] $want->[2] $want->[3]" || ($joins eq '-') != ($with eq '-');
		$n++;
	}
	complain($name, 'each of them too', @bad);
	is $n, keys %each, "$name: and all of them";

	my %bold = map { /^\t"(\w+)" -- "(\w+)" \[/ ? ("$1 $2" => 1) : () }
		split /\n/, qx{'$bin/tend-mesh' -C '$tmp/$name' -t 2026-09-01 --dot};
	is_deeply \%bold, \%bridge, "$name: the bridges of its map";
}

done_testing;
