#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# What a stranger wrote never acts on a terminal. Every tool that `tend` lists runs over one hostile book (its
# people, their logs, the name of a file, of a folder, a card, a mail, a past commit, a hook of git) on a terminal: what
# arrives there is text, line ends, tabs and tend's own colours. Then the same without a terminal: rows as tsv hold
# no control character, messages nothing that deceives.
use strict;
use warnings;
use Cwd qw(abs_path);
use Encode qw(decode encode FB_CROAK LEAVE_SRC);
use File::Basename qw(dirname);
use File::Temp qw(tempdir);
use MIME::Base64 qw(encode_base64);
use Test::More;
use lib dirname(abs_path(__FILE__));
use Scratch;

my $root = abs_path(dirname(__FILE__) . '/..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
my $tmp = tempdir('tend-terminal-XXXXXX', TMPDIR => 1, CLEANUP => 1);

isolate("$tmp/home");
@ENV{qw(PATH TERM VISUAL)} = ("$bin:$ENV{PATH}", 'xterm', 'true');
plan skip_all => 'script(1) is not here' if system('script -qec true /dev/null >/dev/null 2>&1');

# --- what is hostile ---

# colour, title, bell, C1, DEL, bidi, zero width, line separators, tags, fillers
my $characters = "\e[31m\e]0;owned\a\x{9b}1m\x7f\x{85}\x{202e}\x{2066}\x{200e}\x{200f}\x{61c}\x{200b}\x{200d}\x{2060}" .
	"\x{feff}\x{ad}\x{2028}\x{2029}\x{fff9}\x{e0041}\x{115f}\x{3164}z";
my $raw = encode('UTF-8', $characters);
my $arg = "x$raw";
my $yaml = join '', map { my $c = ord; $c > 0x7e || $c < 0x20 ? sprintf('\U%08x', $c) : chr $c } split //, $characters;

# what must not arrive, as this test sees it, not as text.c does
my $forbidden = qr/[\x00-\x08\x0b-\x1f\x7f-\x9f\x{ad}\x{34f}\x{61c}\x{115f}\x{1160}\x{17b4}\x{17b5}\x{180e}\x{200b}-\x{200f}\x{2028}-\x{202e}\x{2060}-\x{206f}\x{3164}\x{feff}\x{ffa0}\x{fff9}-\x{fffb}\x{e0000}-\x{e0fff}]/;
# tend's own colours, and that of the line that says how far it is
my $own = qr{\e\[(?:[014]|3[1-59])m|\r\e\[K};
# that something was made visible: the test has looked at something
my $seen = qr/\^\[|<U\+|\\x1b|\\u|\\033|%1B/;

# what is wrong with bytes that have arrived; undef if nothing is
sub wrong {
	my ($bytes, $allowed) = @_;
	my $text = eval { decode('UTF-8', $bytes, FB_CROAK | LEAVE_SRC) } // return 'not UTF-8';
	$text =~ s/\r+\n/\n/g; # of a card, and the terminal's own
	$text =~ s/$own//g if $allowed;
	return $text =~ /(.{0,30})($forbidden)/ ? sprintf('U+%04X after "%s"', ord $2, $1 =~ s/[^ -~]/./gr) : undef;
}

# --- the book ---

my $eve = "eve$raw";
my $day = '2026-08-01';

sub person {
	my ($name, $other) = @_;
	return "---\nname: \"$name $yaml\"\naliases: [\"al $yaml\"]\nemail: \"$name\@example.org\"\ntier: critical\nevery: 1 week\n" .
		join('', map { "$_: \"$_ $yaml\"\n" } qw(org title place field stage birthplace why hook agenda)) .
		"birthday: 1980-09-03\ntags: [\"tag $yaml\", tea]\nneeds: [\"a potter $yaml\"]\noffers: [\"a potter $yaml\"]\n" .
		"knows: [\"$other\", \"Nobody $yaml\"]\nrecommends: [\"Someone $yaml\"]\nadmire: [\"Idol $yaml\"]\nmet: 2020-01-01\n" .
		"would: [endorse, help]\nknown-for: [\"pots $yaml\"]\nown \"$yaml\": x\n---\nProse $raw\n\n" .
		"## Asks\n- [ ] 2026-09-05 ask $raw (since 2026-01-01)\n- [x] asked $raw\n\n" .
		"## Promises\n- [ ] 2026-08-20 promise $raw\n\n## Log\n- $day -> +intro: to [[$other]] $raw\n" .
		"- 2026-07-01 <- -help: $raw\n" . join('', map { "- 2026-06-0$_ -> +ki$raw: gave $raw\n" } 1 .. 8);
}

chdir $tmp or die;
spew('book/me.md', person('Me', 'bob'));
spew("book/$eve.md", person('Eve', 'bob'));
spew('book/bob.md', person('Bob', "Eve $yaml"));
spew('book/via.md', "---\nname: Via\nvia: bob\nrecommends: [bob]\nneeds: [\"a potter $yaml\"]\nmet: 2026-08-30\n---\n");
spew('book/-dash.md', "---\nname: Dash\nmet: 2026-08-01\n---\n");
spew("book/fol$raw/bad.md", "---\nevery: \"never mind $yaml\"\nemial: \"$yaml\"\nborn: \"$yaml\"\n---\nbytes \xff\x9b31m\n## Log\n- 2026-99-99 $raw\n");
spew("book/yaml.md", "---\nname: [$raw\n---\n");
spew('book/sam.md', "---\nname: \"Sam $yaml\"\nknows: [via]\nmet: 2026-08-30\n---\n$raw\n");
spew('book/pal.md', "---\nname: Pal\nknows: [sam, \"x $yaml\"]\nmet: 2026-08-30\n---\n$raw\n");
spew('card.vcf', "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Card $raw\r\nORG:$raw\r\nEMAIL:card\@example.org\r\nX-$raw:$raw\r\n" .
	"BDAY:$raw\r\nNOTE:$raw\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:Bob $raw\r\nTITLE:new $raw\r\nEND:VCARD\r\n");
my $mail = encode_base64("Bob $raw", '');
spew('mail/new/1', "From: =?utf-8?B?$mail?= <Bob\@example.org>\nTo: Me\@example.org\nDate: Mon, 3 Aug 2026 10:00:00 +0200\n" .
	"Subject: =?utf-8?B?$mail?=\nMessage-ID: <$raw\@x>\n\n$raw\n");
mkdir "mail/$_" for 'cur', 'tmp';
spew("friends$raw.md", "# Friends\n- $raw\n  - $raw\n");
spew('base.md', "---\nname: x\norg: a\n---\n");
spew($_, "---\nname: \"$_ $yaml\"\norg: \"$_ $yaml\"\n---\n$_ $raw\n") for 'ours.md', 'theirs.md';
spew('rows', join "\t", $eve, '2026-08-02', '-', '-', "kind$raw", 1, '-', "text $raw\n");
@ENV{qw(TEND_BOOK TEND_TODAY)} = ("$tmp/book", '2026-09-01');
$ENV{$_} = '2026-08-30T12:00:00Z' for 'GIT_AUTHOR_DATE', 'GIT_COMMITTER_DATE';
system('git init -q book && git -C book add . && git -C book commit -qm first') == 0 or die 'git';
spew('book/bob.md', person('Bob', "Eve $yaml") =~ s/^org: .*$/org: "moved $yaml"/mr);
system('git -C book commit -qam second') == 0 or die 'git';
spew('book/.git/hooks/pre-commit', "#!/bin/sh\nprintf '%s\\n' '$raw'\nexit 1\n");
chmod 0755, 'book/.git/hooks/pre-commit' or die;

# --- what is run ---

# what each tool has besides; of one that has nothing here the rest is run all the same
my %more = (
	ask => [['--done'], ['--may', $eve], ['--plan', '-N', $eve, "plan $raw"]],
	balance => [['--ledger'], ['--by', 'kind']],
	brief => [[$eve], ['--html', $eve, 'bob'], ['-f', 'table', $eve]],
	cat => [['-r', 'HEAD']],
	check => [['-f', 'table']],
	commit => [['-C', 'book', "no$raw"]],
	done => [['-N', $eve, 'ask'], [$eve, "none $raw"]],
	edit => [[$eve], [$eve, "none$raw"]],
	entries => [['--plans']],
	garden => [['tags'], ['--stretch']],
	give => [[$eve]],
	ics => [['--todo']],
	init => [["new$raw"]],
	intro => [['--open'], ['--group', 3], ['--min', 1, '-n', 0]],
	join => [['-N', 'via', 'sam'], ['-N', 'bob', $eve], [$eve, "none$raw"], [$eve, $eve]],
	known => [['--brand']],
	log => [['-N', $eve, "+kind$raw: text $raw"], ['-N', '-', '<', 'rows']],
	ls => [['-o', 'id,path,name,aliases,org,tags,needs,raw,own'], ["org=$raw"], ["/$raw/"]],
	mail => [['mail'], ["none$raw"]],
	merge => [['--stdout', 'base.md', 'ours.md', 'theirs.md'], ['--stdout', 'base.md', 'ours.md', "none$raw"]],
	mesh => [['--dot'], ['--each']],
	moves => [['--key', 'org']],
	new => [['-N', "New $raw", "org=$raw"], ["New $raw"], ['-N', '-d', "fol$raw", 'y']],
	page => [["site$raw"]],
	owe => [['--plan', '--dry-run', $eve, "plan $raw"]],
	path => [[$eve], ["Someone $raw"]],
	points => [[$eve, 'bob']],
	query => [['eve'], ['example']],
	reach => [['--who'], ['--write']],
	refer => [['--people']],
	rename => [['-N', 'sam', 'adam'], ['-N', $eve, 'adam'], ['-N', 'bob', "new$raw"], [$eve, "fol/$raw"], ['-N', 'bob', 'adam']],
	set => [['-N', $eve, "mood=$raw"], [$eve, 'mood=fine'], ['-N', $eve, 'bob', "tags+=$raw"]],
	vcard => [['--v3'], ['--share'], ['--import', '-N', 'card.vcf'], ['--import', '-N', '-f', 'table', 'card.vcf'],
		['--import', "none$raw"], ['--import', '-N', '--from', 'friends', "friends$raw.md"]],
	who => [['potter'], ["x$raw"]],
);
my @tools = map { /^  (\S+)  / ? $1 : () } split /\n/, qx{tend help};
cmp_ok @tools, '>', 30, 'tend lists its tools';
is_deeply [grep { my $name = $_; !grep { $_ eq $name } @tools } sort keys %more], [], 'each that is named here is one of them';

# [tool, the program's words]...
my @runs = (['tend', 'tend', $arg], ['tend', 'tend', "--$arg"], ['tend', 'tend', 'help', $arg], map { ['due', 'tend-due', @$_] }
	["-$raw"], ['-t', $arg], ['-r', $arg], ['-f', $arg], ['-f', 'tsv'], ["--format$raw=tsv"]);
my @piped;
for my $tool (@tools) {
	push @runs, map { [$tool, "tend-$tool", @$_] } [], @{ $more{$tool} // [] }, [$arg], ["--$arg"], ['-C', $arg], ['-f', 'json'];
	push @piped, map { [$tool, "tend-$tool", @$_] } ["--$arg"], ['-f', 'tsv'];
}
push @piped, ['brief', 'tend-brief', '-f', 'tsv', $eve], ['points', 'tend-points', '-f', 'tsv', $eve, 'bob'],
	['path', 'tend-path', '-f', 'tsv', $eve], ['mail', 'tend-mail', '-f', 'tsv', 'mail'], ['who', 'tend-who', '-f', 'tsv', 'potter'],
	['entries', 'tend-entries', $eve, '-f', 'tsv'], ['ls', 'tend-ls', '-f', 'tsv', '-o', 'id,name,aliases,tags,raw,own'];

sub quoted { return join ' ', map { /^<$/ ? $_ : "'" . s/'/'\\''/gr . "'" } @_ }

sub command { return quoted(@{ $_[0] }[1 .. $#{ $_[0] }]) . ((grep { $_ eq '<' } @{ $_[0] }) ? '' : ' </dev/null') }

sub name_of { return join ' ', map { s/\Q$raw\E/HOSTILE/gr =~ s/[^ -~]/?/gr } @{ $_[0] }[1 .. $#{ $_[0] }] }

# --- on a terminal ---

# all of it in one shell, a line that none of them prints between; those on a pipe meanwhile
my $mark = '=-=-= next';
mkdir 'out' or die;
spew('terminal.sh', join '', map { command($_) . "\nprintf '\\n$mark\\n'\n" } @runs);
spew('pipe.sh', join '', map { command($piped[$_]) . " >out/$_.out 2>out/$_.err\n" } 0 .. $#piped);
my $beside = fork // die;
exec 'sh', 'pipe.sh' or die if !$beside;
my @out = split /\r?\n\Q$mark\E\r?\n/, qx{script -qec 'sh terminal.sh' /dev/null </dev/null}, -1;
is @out, @runs + 1, 'all of them ran on a terminal';
my %shown;
for my $i (0 .. $#runs) {
	my $wrong = wrong($out[$i], 1);
	fail name_of($runs[$i]) . ": $wrong" if $wrong;
	$shown{ $runs[$i][0] } .= $out[$i];
}
for my $tool (@tools) {
	like $shown{$tool}, $seen, "$tool: nothing acts on a terminal, and there was something";
}
# what is printed besides messages and rows
my %document = (
	'tend-vcard' => 'BEGIN:VCARD', 'tend-brief --html' => '<html', 'tend-mesh --dot' => 'graph', 'tend-ics' => 'BEGIN:VCALENDAR',
	'tend-cat' => 'name: ', 'tend-balance --ledger' => ' \+', 'tend-merge --stdout' => '<<<<<<<', 'tend-set -N' => '\+mood', 'tend-log -N' => '\+- 20',
	'tend-new -N' => '\+name', 'tend-vcard --import -N card' => '\+org', 'tend-ask --plan -N' => '\+- \[ \]', 'tend-done -N' => '-- \[ \]',
	'tend-rename -N' => '\+knows', 'tend-join -N' => '\+aliases',
	'tend-owe --plan' => '\+- \[ \]',
	'tend-recap' => 'You promised', 'tend-ls -o' => 'id',
);
for my $command (sort keys %document) {
	my ($i) = grep { index(name_of($runs[$_]), $command) == 0 } 0 .. $#runs;
	like $out[$i], qr/$document{$command}/, "$command: on a terminal the document is there";
	like $out[$i], $seen, "$command: and what was hostile in it";
}
my ($hook) = grep { name_of($runs[$_]) =~ /^tend-set eve\S+ mood=fine/ } 0 .. $#runs;
like $out[$hook], qr/\^\[\[31m.*not committed/s, 'set: what a hook of git prints is made visible';

# --- on a pipe ---

waitpid $beside, 0;
my (%rows, @bad);
for my $i (0 .. $#piped) {
	my ($tool, $said, $told) = ($piped[$i][0], slurp("out/$i.out"), slurp("out/$i.err"));
	my $wrong = wrong($told, 0);
	push @bad, name_of($piped[$i]) . ": $wrong" if $wrong;
	$wrong = $said =~ /[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|(?<![\x80-\xf4])[\x80-\x9f]/;
	push @bad, name_of($piped[$i]) . ': a control character in a row' if $wrong;
	$rows{$tool} = $said;
}
is_deeply \@bad, [], 'on a pipe messages do not deceive, and rows hold no control character';
like $rows{$_}, qr/\\x1b|%1B/, "$_: there was something in its rows" for grep { length $rows{$_} && !/^(?:mesh|reach)$/ } sort keys %rows;
cmp_ok scalar(grep { length } values %rows), '>=', 22, 'of nearly all that have rows';
like $rows{ls}, qr/^eve\\x1b\[31m\S*\\x07\\xc2\\x9b1m\\x7f\\xc2\\x85/m, 'ls: each is written as \xNN';
# and it comes back
my $back = qx{tend ls -o id 2>/dev/null | grep ^eve | tend set -N - mood=x};
is $back =~ tr/\n//, scalar(() = $back =~ /\n/g), 'a diff';
like $back, qr/^\+mood: x$/m, 'set -: the id that was escaped is found again';
like $back, qr/^--- "a\/eve\\033\[31m/, 'set -n: a name with control characters stands in quotes, as git has it';
is qx{tend vcard bob} =~ /FN:Bob (.*)\r/ ? $1 =~ /\xe2\x80\xae/ : 0, 1, 'vcard: on a pipe a document stays as it is';

done_testing;
