#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# The pages of tend-page, read by a parser of this test's own: of the example, and of a book that means harm, each is
# made of elements and attributes that we know and that end as they should, has the policy that lets nothing run but what
# is ours, asks for nothing, and leads to pages that are there. tests/world/page.t has Chromium look at them.
use strict;
use warnings;
use Cwd qw(abs_path);
use Digest::SHA qw(sha256_base64);
use File::Basename qw(dirname);
use Test::More;
use lib dirname(abs_path(__FILE__));
use Harm;
use Scratch;

my $root = abs_path(dirname(__FILE__) . '/..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
my $tmp = scratch('page');

isolate("$tmp/home");

# what ends by itself; what must be ended; and the attributes that any may have
my %void = map { $_ => 1 } qw(meta input br hr rect line img);
my %known = map { $_ => 1 } keys %void, qw(html head title style script body header nav main footer h1 h2 h3 h4 h5 h6 p a b bdi em strong span small
	code pre blockquote div article details summary ul ol li dl dt dd section table caption thead tbody tr th td label svg g text desc circle button);
my %attribute = map { $_ => 1 } qw(href title class id name content charset http-equiv lang tabindex role for type scope start spellcheck autocomplete placeholder datetime src alt checked disabled download
	x y width height rx fill stroke xmlns viewbox cx cy r x1 x2 y1 y2 d points text-anchor transform);

# the pictures of a page: files beside it, which are pictures, and no drawings, which may hold scripts
sub wrong_picture {
	my ($dir, $src) = @_;
	my $name = $src =~ s/%([0-9A-Fa-f]{2})/chr hex $1/ger;
	return $src =~ /^[\w.%~-]+-[0-9]+\.(?:jpg|png|gif|webp)$/ && slurp("$dir/$name") =~ /^(?:\xFF\xD8|\x89PNG|GIF8|RIFF)/ ? () : "no picture of ours: $src";
}

# what is wrong with the address of a link on a page in a folder of the site
sub wrong_link {
	my ($dir, $link) = @_;
	$link =~ s/&(amp|lt|gt|quot);/{ amp => '&', lt => '<', gt => '>', quot => '"' }->{$1}/ge;
	$link =~ s/&#(?:x([0-9a-f]+)|([0-9]+));/chr($1 ? hex $1 : $2)/gie;
	return if $link =~ m{^(?:https?://|mailto:|tel:|sms:|xmpp:|sip:|skype:)}i || $link =~ /^#[\w-]+$/;
	# it is one of ours, or a scheme that we do not let through
	my $path = $link =~ s/[#?].*//sr =~ s/%([0-9A-Fa-f]{2})/chr hex $1/ger;
	return $link =~ /^[\w.%~!\$&'()*+,;=@\/#-]+$/ && -f "$dir/$path" ? () : "leads nowhere: $link";
}

# what is wrong with a start tag's attributes
sub wrong_attributes {
	my ($dir, $element, $attributes) = @_;
	my (@wrong, %seen);
	while ($attributes =~ /\G\s+([A-Za-z][A-Za-z0-9-]*)(?:="([^"<]*)")?/gc) {
		my ($name, $value) = (lc $1, $2 // '');
		push @wrong, "$element: twice $name" if $seen{$name}++;
		push @wrong, "$element: $name" if !$attribute{$name} && $name !~ /^aria-[a-z]+$/ && $name ne 'hidden' && $name ne 'open';
		push @wrong, "$element: $name is not escaped: $value" if $value =~ /&(?!(?:amp|lt|gt|quot|#\d+|#x[0-9A-Fa-f]+);)/;
		push @wrong, wrong_link($dir, $value) if $name eq 'href';
		push @wrong, wrong_picture($dir, $value) if $name eq 'src';
		push @wrong, "$element: $name=$value" if $name eq 'http-equiv' && $value ne 'Content-Security-Policy';
	}
	push @wrong, "$element: what is this: " . substr $attributes, pos($attributes) // 0 if $attributes !~ m{\G\s*/?\z}gc;
	push @wrong, "$element: src" if $seen{src} && $element ne 'img';
	push @wrong, "$element: href" if $seen{href} && $element ne 'a';
	return @wrong;
}

# all that is wrong with a page
sub wrong {
	my ($dir, $text) = @_;
	my (@wrong, @open, %id, %own);
	return 'not UTF-8' if !utf8::decode(my $copy = $text);
	return 'no doctype' if $text !~ s/\A<!DOCTYPE html>\n//;
	while ($text =~ /\G(?:([^<>&]+)|&(?:amp|lt|gt|quot|#\d+|#x[0-9A-Fa-f]+);|<(\/?)([A-Za-z][A-Za-z0-9]*)((?:"[^"]*"|[^">])*)>)/gc) {
		next if !defined $3;
		my ($end, $element, $attributes) = ($2, lc $3, $4);
		push @wrong, "$element is no element of ours" if !$known{$element};
		if ($end) {
			push @wrong, "</$element> ends " . ($open[-1] // 'nothing') if !@open || $open[-1] ne $element;
			pop @open;
			next;
		}
		push @wrong, wrong_attributes($dir, $element, $attributes);
		push @wrong, "id twice: $1" if $attributes =~ /\sid="([^"]*)"/ && $id{$1}++;
		next if $void{$element};
		if ($element =~ /^(?:style|script)$/) {
			$text =~ m{\G(.*?)</$element>}gcs ? push @{ $own{$element} }, $1 : push @wrong, "$element does not end";
			next;
		}
		push @open, $element;
	}
	push @wrong, 'not escaped: ' . substr $text, pos($text) // 0, 60 if (pos($text) // 0) < length $text;
	push @wrong, "$_ does not end" for @open;
	# the policy lets pass what is ours, and stands before all else that could do something
	my ($style, $script) = map { my $of = $own{$_} // []; push @wrong, "$_, too often" if @$of > ($_ eq 'style' ? 2 : 1); @$of ? join('', map { " 'sha256-" . sha256_base64($_) . "='" } @$of) : undef } qw(style script);
	my $policy = "default-src 'none'" . (defined $style ? "; style-src$style" : '') . ($text =~ /<img / ? "; img-src 'self'" : '') . (defined $script ? "; script-src$script" : '') . "; base-uri 'none'; form-action 'none'";
	push @wrong, 'another policy' if $text !~ m{\A<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="\Q$policy\E">\n};
	push @wrong, 'a script of another' if defined $script && $own{script}[0] !~ /use strict/;
	return @wrong;
}

sub make {
	my ($book, $site) = @_;
	my $said = qx{'$bin/tend-page' -C '$book' -t 2026-09-01 '$site' 2>&1};
	cmp_ok $? >> 8, '<', 2, 'made' or diag $said;
	return map { s{^\Q$site\E/}{}r } sort glob "\Q$site\E/*.html \Q$site\E/p/*.html";
}

for (['the example', "$root/contacts.example", 40], ['a book that means harm', "$tmp/harm", 80]) {
	my ($name, $book, $least) = @$_;
	my $site = "$tmp/site-$least";
	write_harm($book) if $book =~ /harm$/;
	my @pages = make($book, $site);
	cmp_ok scalar(@pages), '>', $least, "$name: there are pages";
	my @wrong = map { my $page = $_; map { "$page: $_" } wrong("$site/" . ($page =~ m{^(p/)} ? $1 : ''), slurp("$site/$page")) } @pages;
	is_deeply [splice @wrong, 0, 10], [], "$name: each is sound";
	# a day that was long ago, on all
	utime 1, 1, map { "$site/$_" } @pages;
	make($book, $site);
	is_deeply [grep { (stat "$site/$_")[9] != 1 } @pages], [], "$name: what has not changed is not written";
	is_deeply [grep { !-f "$site/$_.html" } qw(index due map garden weeks)], [], "$name: all that it is to have";
}

# the test can fail
my $page = slurp("$tmp/site-80/p/h0.html");
isnt join('', wrong("$tmp/site-80/p", $page =~ s/$_->[0]/$_->[1]/r)), '', "$_->[2] is seen" for
	[qr/&lt;script&gt;/, '<script>', 'a script'], [qr/&lt;/, '& ', 'an ampersand'], [qr/<\/dd>/, '', 'an end that is not there'],
	[qr/script-src|form-action/, 'x', 'another policy'], [qr/href="\.\.\/index/, 'href="../xedni', 'a dead link'], [qr/<li>/, '<li onclick="x">', 'an attribute of another'],
	[qr/href="\.\.\/index\.html/, 'href="javascript:x', 'a scheme'], [qr/<title>/, '<base><title>', 'an element of another'];

done_testing;
