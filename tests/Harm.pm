# SPDX-License-Identifier: ISC
#
# A book that means harm, for the tests of pages: in each place of a file what would run, load or break out, were it not
# escaped.
package Harm;
use strict;
use warnings;
use utf8;
use Exporter qw(import);
use Scratch;

our @EXPORT = qw(write_harm);

my @payloads = (
	'<script>window.canary=1</script>', '</script><script>window.canary=2</script>', '</style><script>window.canary=3</script>',
	'"><img src=x onerror="window.canary=4">', '\'><svg onload=window.canary=5>', '<svg><script>window.canary=6</script></svg>',
	'</title><script>window.canary=7</script>', '</desc></svg><script>window.canary=8</script>', ']]><script>window.canary=9</script>',
	'--><script>window.canary=10</script>', '" onfocus="window.canary=11" autofocus="', '" onmouseover=window.canary=12 x="',
	'<iframe srcdoc="<script>parent.canary=13</script>">', '<meta http-equiv=refresh content="0;url=https://evil.example/">',
	'<base href="https://evil.example/">', '<link rel=stylesheet href=https://evil.example/x.css>',
	'<img src=https://evil.example/x.png>', '<form action=https://evil.example/><input autofocus onfocus=window.canary=14>',
	'<math><mtext></p><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.canary=15&gt;">', '<a href="javascript:window.canary=16">x</a>',
	'&lt;script&gt;window.canary=17&lt;/script&gt;', '<template><script>window.canary=18</script></template>', '{{constructor.constructor("window.canary=19")()}}',
	"\x{202e}<script>window.canary=20</script>", '</dd></dl></main></body></html><script>window.canary=21</script>', '<noscript><p title="</noscript><script>window.canary=22</script>">',
	'<details open ontoggle=window.canary=23>', '<style>@import url(https://evil.example/y.css);</style>', '<plaintext>', '<!--', '<textarea>', '</textarea><script>window.canary=24</script>',
);
my @addresses = (
	'javascript:window.canary=30', 'JaVaScRiPt:window.canary=31', 'java\tscript:window.canary=32', ' javascript:window.canary=33', "\x01javascript:window.canary=34",
	'data:text/html,<script>window.canary=35</script>', 'vbscript:x', 'file:///etc/passwd', '//evil.example/x.md', '&#106;avascript:window.canary=36',
	'blob:https://evil.example/x', 'https://evil.example/"onmouseover="window.canary=37', 'mailto:x"><script>window.canary=38</script>', 'ｊavascript:window.canary=39',
	'javascript:window.canary=40//.md', 'http\u017F://evil.example/', 'intent://x#Intent;end',
);
my @keys = qw(name aliases email phone url tier roles org title place field stage tags why hook agenda needs offers knows via recommends
	admire would known-for avoid status every met birthday born next);

sub quoted {
	my ($s) = @_;
	$s =~ s/([\\"])/\\$1/g;
	$s =~ s/\x01/\\x01/g;
	utf8::encode($s);
	return "\"$s\"";
}

sub bytes {
	my ($s) = @_;
	utf8::encode($s);
	return $s;
}

# a picture of one pixel
my $pixel = pack 'H*', '47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b';

# photos, and pictures in notes, that lead away, are none, or run
sub write_pictures {
	my ($dir) = @_;
	my $svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="window.canary=60"><script>window.canary=61</script></svg>';
	my %photo = (passwd => '../../../../../../etc/passwd', root => '/etc/passwd', svg => 'photo.svg', named => 'svg.png', link => 'link.png', script => 'javascript:window.canary=62',
		data => 'data:image/gif;base64,R0lGODlhAQABAAAAACw=', far => 'https://evil.example/photo.png', fifo => 'fifo.png', quoted => '" onerror="window.canary=63.gif', good => 'good one.gif');
	mkdir "$dir/photos";
	spew("$dir/photos/photo.svg", $svg);
	spew("$dir/photos/svg.png", $svg);
	spew("$dir/photos/$_", $pixel) for 'good one.gif', '" onerror="window.canary=63.gif';
	symlink '/etc/passwd', "$dir/photos/link.png";
	system 'mkfifo', "$dir/photos/fifo.png";
	my $pictures = join "\n\n", map { "![$_](<$_>) ![[$_]] ![\" onerror=\"window.canary=64]($_)" } sort values %photo;
	my $reach = join '', map { my $key = $_; "$key: [" . join(', ', map { quoted($_) } @addresses, @payloads) . "]\n" } qw(phone email messengers address url);
	my $named = 'messengers: {' . join(', ', map { my $service = $_; map { quoted("$service") . ': ' . quoted($_) } $addresses[0] } qw(signal telegram matrix skype xmpp)) . "}\n";
	my $table = "| $payloads[0] | <b>x |\n|---|:-:|\n| $payloads[3] | [[good\\|<i>]] \\| [x]($addresses[0]) |\n| `|` | ![x]($addresses[0]) | a |\n\n- [ ] $payloads[3]\n- [x] [x]($addresses[0])\n";
	spew("$dir/photos/$_.md", "---\nname: " . quoted("$_ \"><img src=x onerror=window.canary=65>") . "\nphoto: " . quoted($photo{$_}) . "\n" . ($_ eq 'svg' ? $named : '') . ($_ eq 'good' ? $reach : '')
		. "---\n" . bytes("$table\n$pictures\n")) for sort keys %photo;
}

sub write_harm {
	my ($dir) = @_;
	my $n = 0;
	for my $p (@payloads, @addresses) {
		my $id = $p =~ s{[/\x00]}{_}gr;
		utf8::encode($id);
		my @fields = map { "$_: " . ($_ =~ /^(?:name|title|org|email|url|why)$/ ? quoted($p) : '[' . quoted($p) . ', ' . quoted("x$p") . ']') } grep { !/^(?:status|every|met|birthday|born|next)$/ } @keys;
		push @fields, 'status: ' . quoted($p) if $n % 7 == 3;
		push @fields, quoted($p) . ': ' . quoted($p), 'pairs: {' . quoted($p) . ': ' . quoted($p) . '}';
		push @fields, 'knows: [h' . ($n + 1) . ', h' . ($n + 2) . ']' if $n % 2;
		@fields = grep { $n % 2 == 0 || !/^knows: \["/ } @fields;
		my $text = bytes(join "\n\n", $p, "# $p", "- $p", "> $p", "`$p`", "[t]($p)", "[t](<$p>)", "![$p]($p)", "[$p](https://evil.example/x \"$p\")",
			"[[$p]]", "[[h1|$p]]", "<$p>", "```$p\n$p\n```", "[r]: $p \"$p\"\n\n[r] ![r]", "## Log", "- 2026-08-01 -> +help x3: $p [h](h1.md)", "- [ ] 2026-09-01 $p");
		spew("$dir/h$n.md", "---\n" . join("\n", @fields) . "\n---\n$text\n");
		spew("$dir/ids/$id.md", "---\nname: " . quoted($p) . "\n---\n[[$n]]\n") if length $id < 250;
		$n++;
	}
	write_pictures($dir);
	spew("$dir/me.md", "---\nname: " . quoted(join '', @payloads[0 .. 5]) . "\ngarden: [" . join(', ', map { quoted($_) } 'field', 'tags', @payloads[0 .. 9]) . "]\ntiers: {"
		. quoted($payloads[0]) . ": 1 month}\n---\n");
}

1;
