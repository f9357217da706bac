#!/usr/bin/env perl
# SPDX-License-Identifier: ISC
#
# Does tend speak plainly? A glossary of words that it no longer uses, each with the word to write instead, for manual
# pages, help texts, Markdown, comments and the names of tests; for pages and Markdown also sentences that begin with a
# headless "Who ..." or "What ..."; for pages NAME lines that are verb phrases. Code does not count: displays, .Ql, .Cm
# and the like in a page, fences and `code` in Markdown. Books that tests read are data, and not checked.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(basename dirname);
use File::Find qw(find);
use Test::More;

my $root = abs_path(dirname(__FILE__) . '/..');

# a retired word => what to write instead; a comment can also speak of "one" of its things
my @glossary = (
	[qr/\bwhom(?:ever)?\b/i, 'who, or name the person: contact, you, they'],
	[qr/\bhad\s+better\b/i, 'say what to do: "leave out ..."'],
	[qr/\btold\b(?!\s+(?:you|git)\b)/i, 'reported, printed, listed'],
	[qr/\b(?:some|no|every|any)body(?:'s)?\b/i, 'a contact, no contact, everyone; none'],
	[qr/\bbehind\b/i, 'after'],
	[qr/\bof\s+wh(?:ich|om)\b/i, 'two sentences'],
	[qr/\bretired\b/i, 'inactive'],
	[qr/\btelephones?\b/i, 'phone'],
	[qr/\b(?:a|one|the)\s+letter\s+(?:to|from)\b/i, 'mail'],
	[qr/\bbears?\s+(?:on|it)\b/i, 'is about; covers'],
	[qr/\b(?:most|more)\s+late\b/i, 'overdue'],
	[qr/\bthe\s+register\b/i, 'the log, the entries'],
	[qr/\bheed(?:s|ed)?\b/i, 'use; ignore'],
	[qr/\bone(?:'s\s+own|self)\b/i, 'your own, yourself'],
	[qr/(?<!new )(?<!each )(?<!this )(?<!that )(?<!first )(?<!last )(?<!any )(?<!no )\bone\s+(?:may|can|must|has|had|likes?|needs?|knows?|sees?|gives?|thinks?|owes?|wants?|forgets?|means|met|speaks?|spoke|looks|writes)\b/i, 'you', 'prose'],
	[qr/\bspoken\s+of\b/i, 'described'],
	[qr/\b(?:sleeps?|asleep|riddles?|sins?)\b/i, 'a plain word'],
	[qr/\b(?:warns?|speaks?)\s+of\s+it\b/i, 'reports it'],
	[qr/\bas\s+(?:good\s+as|is\s+said)\b/i, 'a plain word'],
);

# macros whose arguments are code
my $code = qr/^\.(?:Ql|Cm|Ic|Pa|Ar|Fl|Op|Xr|Dl|Ev|Dv|In|Li|Mt|Dt|Dd|Os|Nm|B[ld]|E[ld]|\\"|%\w+)(?:\s|$)/;

sub slurp {
	my ($path) = @_;
	open my $f, '<:raw', $path or die "$path: $!";
	local $/;
	return scalar <$f>;
}

# the prose of a page: as many lines as the page has, those of code without words, and a mark for each item of a list,
# which may be a phrase
sub prose {
	my ($text) = @_;
	my ($literal, @out) = 0;
	for (split /\n/, $text) {
		$literal = 1 if /^\.Bd -literal/;
		push @out, /^\.It\b/ ? "\x01" : $literal || /$code/ ? '' : s/^\.(?:S[hsy]|Nd)\s.*//r =~ s/^\.\w+\s*//r;
		$literal = 0 if /^\.Ed/;
	}
	return join "\n", @out;
}

# the headings and the NAME line, for the glossary alone
sub headings {
	my ($text) = @_;
	return join "\n", map { /^\.(?:S[hsy]|Nd)\s+(.*)/ ? $1 : '' } split /\n/, $text;
}

# the help text of a tool, line for line
sub help {
	my ($text) = @_;
	my ($before, $help) = $text =~ /\A(.*?)^static const char help\[\] =\n(.*?);\n/ms or return '';
	return $before =~ s/[^\n]//gr . "\n" . join "\n", map { /"(.*)\\n"/ ? $1 : '' } split /\n/, $help;
}

sub words {
	my ($path, $text, $is_code) = @_;
	my @bad;
	for (@glossary) {
		my ($word, $instead, $prose) = @$_;
		next if $prose && $is_code;
		while ($text =~ /$word/g) {
			my ($found, $at) = ($&, $-[0]);
			next if $found =~ /\n\s*\n/;
			push @bad, "$path:" . (1 + (substr($text, 0, $at) =~ tr/\n//)) . ': "' . $found =~ s/\s+/ /gr . "\"; write: $instead";
		}
	}
	return @bad;
}

# a sentence that begins with Who, Whose or What, and is no question, has no subject
sub headless {
	my ($path, $text) = @_;
	my @bad;
	while ($text =~ /(?:\A|[.!?:]\s*\n|\n\s*\n)\s*((?:Who|Whose|Whoever|What)\s[^.?!]*[.?!])/g) {
		my ($sentence, $at) = ($1, $-[1]);
		push @bad, "$path:" . (1 + (substr($text, 0, $at) =~ tr/\n//)) . ': "' . substr($sentence =~ s/\s+/ /gr, 0, 40) . '" has no subject'
			if $sentence !~ /\?$/;
	}
	return @bad;
}

# a NAME line begins with a verb: tend-due - list the people to contact
sub name_line {
	my ($path, $text) = @_;
	my ($line) = $text =~ /^\.Nd (.*)/m or return "$path: no NAME";
	return () if $path !~ /\.1$/;
	return $line =~ /^(?:who|whom|whose|what|which|how|whether|the|a|an|new|mail|contacts|addresses|of)\b/i ? "$path: \"$line\"; begin with a verb" : ();
}

sub page { my ($path, $text) = @_; return (name_line($path, $text), words($path, headings($text)), words($path, prose($text)), headless($path, prose($text))) }

# Markdown, line for line, without its code
sub markdown {
	my ($text) = @_;
	my $code = 0;
	return join "\n", map { my $fence = /^```/; $code ^= 1 if $fence; $fence || $code || /^\t|^    \S+\s\s/ ? '' : s/`[^`]*`//gr } split /\n/, $text;
}

# the comments of C, line for line; /* "words" */ in quotes are data
sub comments {
	my ($text) = @_;
	my ($in, @out) = 0;
	for (split /\n/, $text) {
		my $comment = $in ? $_ : m{/\*(.*)} ? $1 =~ s{\*/.*}{}r : '';
		$in = $in || m{/\*} ? !m{\*/} : 0;
		push @out, $comment =~ s/"[^"]*"//gr;
	}
	return join "\n", @out;
}

# the comments of a script, line for line, and the names of its tests: the last text of a line that calls ok() or the
# like, or ends such a call
sub script {
	my ($text) = @_;
	my $names = qr/\b(?:ok|is|isnt|like|unlike|is_deeply|cmp_ok|pass|subtest)\b.*|^\s+(?=['"])/;
	return join "\n", map {
		my $comment = /(?:^|\s)#\s(.*)/ ? $1 : '';
		my $name = /$names['"]([^'"]{8,})['"]\s*(?:\)|=>|;|or\s)/ ? $1 : '';
		"$comment $name";
	} split /\n/, $text;
}

# every file that people write: path => its kind
my (%kind, $n);
find({ no_chdir => 1, wanted => sub {
	my $path = s{^\Q$root\E/}{}r;
	return $File::Find::prune = 1 if -d && $path =~ m{^tests/(?:vaults|quality/\w+/book|quality/messy)$};
	return if !-f || $path =~ m{^tests/(?:voice\.t|figures/)};
	my $kind = $path =~ m{^src/tools/[^/]*\.[157]$} ? 'page' : $path =~ /\.md$/ ? 'Markdown' : $path =~ /\.(?:c|h|def)$/ ? 'C'
		: $path =~ m{\.(?:t|pm|pl|sh)$|/run$|^examples/hooks/} ? 'script' : return;
	$kind{$path} = $kind;
} }, map { "$root/$_" } qw(src include examples tests README.md Makefile));
$kind{Makefile} = 'script';

for my $path (sort keys %kind) {
	my ($text, $kind) = (slurp("$root/$path"), $kind{$path});
	my @bad = $kind eq 'page' ? page($path, $text)
		: $kind eq 'Markdown' ? (words($path, markdown($text)), headless($path, markdown($text)))
		: $kind eq 'script' ? words($path, script($text), 1)
		: (words($path, comments($text), 1), words($path, help($text)));
	$n++;
	ok !@bad, "$path speaks plainly" or diag join "\n", @bad;
}
cmp_ok $n, '>', 900, 'and there was something to read';

# --- it sees what it is to see ---

my $sin = ".Nd whom to see\n.Sh DESCRIPTION\nWhat is\nmissing, is told.\nThe files had\nbetter go.\n.Ql whom\n.Bd -literal\n\$ whom\n.Ed\nWhat is it?\n";
is join("\n", page('x.1', $sin)), join("\n",
	'x.1: "whom to see"; begin with a verb',
	'x.1:1: "whom"; write: who, or name the person: contact, you, they',
	'x.1:5: "had better"; write: say what to do: "leave out ..."',
	'x.1:4: "told"; write: reported, printed, listed',
	'x.1:3: "What is missing, is told." has no subject'), 'a page is read, and its code is not';
is join("\n", words('x.c', help("int x;\nstatic const char help[] =\n\t\"usage: x\\n\"\n\t\"The most late\\n\"\n\tOPTIONS;\n\"whom\"\n"))),
	'x.c:4: "most late"; write: overdue', 'so is a help text';
is join("\n", words('x.md', markdown("```\nwhom\n```\n`whom` and\nwhom\n"))),
	'x.md:5: "whom"; write: who, or name the person: contact, you, they', 'so is Markdown, without its code';
is join("\n", words('x.c', comments("/* whom */ int whom;\n/* a\n * whom \"whom\"\n */\nint whom; /* whom */\n"))), join("\n",
	map { "x.c:$_: \"whom\"; write: who, or name the person: contact, you, they" } 1, 3, 5), 'so are comments, without their quotes';
is join("\n", words('x.t', script("my \$whom = 'somebody'; # whom\nok 1, 'nobody else';\nis \$a, 'nobody of',\n\t'nobody else';\n"))),
	join("\n", 'x.t:1: "whom"; write: who, or name the person: contact, you, they',
	map { "x.t:$_: \"nobody\"; write: a contact, no contact, everyone; none" } 2, 4), 'so are comments and names of tests';

done_testing;
