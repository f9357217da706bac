#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# What is in examples/, run by the programs that it is for: editors in batch, cron and systemd as far as they check a
# file, mutt and fzf in tmux. tests/examples.t has what needs none of them.
use strict;
use warnings;
use File::Basename qw(dirname);
use File::Copy qw(copy);
use File::Path qw(make_path);
use File::Temp qw(tempdir);
use Test::More;
use lib dirname(__FILE__), dirname(__FILE__) . '/..';
use Examples;
use Scratch;
use Terminal;
use World;

my $tmp = tempdir('tend-examples-XXXXXX', TMPDIR => 1, CLEANUP => 1);

begin_in($tmp);
delete @ENV{qw(TMUX FZF_DEFAULT_OPTS FZF_DEFAULT_COMMAND)};
$ENV{TERM} = 'xterm';

# --- editors ---

# vim and neovim: each line that the script says, by say
sub vim {
	my ($program, $script) = @_;
	spew("$tmp/said", '');
	spew("$tmp/do.vim", "set nomore hidden\nfiletype plugin on\nsource $examples/tend.vim\n"
		. "function! Say(...)\ncall writefile(map(copy(a:000), 'v:val . \"\"'), '$tmp/said', 'a')\nendfunction\n"
		. "$script\nqa!\n");
	my $how = $program eq 'vim' ? '-N -es' : '--headless';
	my (undef, $status) = sh("timeout 60 $program $how -u NONE -i NONE -n -S $tmp/do.vim");
	is($status, 0, "$program ends well");
	return [split /\n/, slurp("$tmp/said")];
}

for my $vim (qw(vim nvim)) {
	SKIP: {
		skip "$vim is not installed", 1 if lacks($vim);
		subtest $vim => sub {
			fresh();
			is_deeply(vim($vim, <<'EOS'), ['- 2026-09-01 -> kind: ', '17', 'ok', '## Log', '1', '## Log'], 'a blank entry, on the newest end');
edit ana-lopez.md
call append(line('$'), 'not saved')
TendLog
call Say(getline('.'), col('.'), getline('$') ==# 'not saved' ? 'ok' : 'lost', getline(line('.') - 1))
call Say(readfile('ana-lopez.md') ==# readfile(fnamemodify('ana-lopez.md', ':p')))
undo
call Say(getline(search('^## Log')))
EOS
			unlike(slurp("$book/ana-lopez.md"), qr/2026-09-01|not saved/, 'nothing is written before it is saved');
			spew("$book/old.md", "---\r\nname: Old\r\n---\r\n## Log\r\n* 2020-01-01 call\r\n* 2021-01-01 call\r\n");
			is_deeply(vim($vim, <<'EOS'), ['* 2026-08-31 +help x2: a \'q\' "one" | $HOME', 'last'], 'one that is said at once, on its end');
edit old.md
TendLog yesterday +help x2: a 'q' "one" | $HOME
call Say(getline('.'), line('.') == line('$') ? 'last' : 'elsewhere')
write
EOS
			is(slurp("$book/old.md"), "---\r\nname: Old\r\n---\r\n## Log\r\n* 2020-01-01 call\r\n* 2021-01-01 call\r\n"
				. "* 2026-08-31 +help x2: a 'q' \"one\" | \$HOME\r\n", 'and saved, with its own line ends');
			is_deeply(vim($vim, <<'EOS'), ['same'], 'what is no entry changes nothing');
edit bruno-silva.md
let before = getline(1, '$')
silent! TendLog 2026-13-01
call Say(getline(1, '$') ==# before ? 'same' : 'changed')
EOS
			is_deeply(vim($vim, <<'EOS'), [('work/adaeze-okafor.md 29 1') x 2, 'entry: a day to come: taken for a plan, which is written - [ ]'], 'the quickfix list');
edit ana-lopez.md
silent TendCheck
cclose
let found = filter(getqflist(), 'v:val.valid')
call Say(fnamemodify(bufname(found[0].bufnr), ':.') . ' ' . found[0].lnum . ' ' . found[0].col)
call setqflist([])
silent make!
let found = filter(getqflist(), 'v:val.valid')
call Say(fnamemodify(bufname(found[0].bufnr), ':.') . ' ' . found[0].lnum . ' ' . found[0].col, found[0].text)
EOS
			is_deeply(vim($vim, <<'EOS'), [qw(bruno-silva.md carla-mota.md friends/joao-vaz.md dan-ito.md ana-lopez.md)], 'gf opens the contact that a link or a word names');
edit ana-lopez.md
call append('$', ['é [[Bruno Silva|B]] [C](carla-mota.md#Log) João, (dan-ito) nobody-at-all'])
for word in ['Silva|B', 'C](', 'João', 'ito)', 'nobody']
	buffer ana-lopez.md
	call cursor(line('$'), 1)
	call search('\V' . word, 'c')
	silent! normal gf
	call Say(fnamemodify(bufname('%'), ':p:.'))
endfor
EOS
			is_deeply(vim($vim, <<'EOS'), ['knows: [carla-mota', 'To: x@y.z, Carla Mota <carla@example.org>', '"Y, \"Z\"" <q@example.org>'], 'completion of ids, and of addresses');
edit ana-lopez.md
call append('$', 'knows: [mot')
call cursor(line('$'), 1)
execute "normal A\<C-x>\<C-o>"
call Say(getline('.'))
call writefile(['---', 'name: ''Y, "Z"''', 'email: q@example.org', '---'], 'q.md')
enew
set filetype=mail
call setline(1, 'To: x@y.z, carla mo')
execute "normal A\<C-x>\<C-o>"
call Say(getline(1), TendAddresses(0, 'q@ex')[0].word)
EOS
			is_deeply(vim($vim, "edit $tmp/home/other.md\ncall Say(exists(':TendLog'), &l:omnifunc =~# 'Tend')"), [0, 0], 'a file of no book is left alone');
		};
	}
}

SKIP: {
	skip 'emacs is not installed', 1 if lacks('emacs');
	subtest 'emacs' => sub {
		fresh();
		spew("$tmp/do.el", <<'EOS');
(require 'message)
(defun say (&rest words) (princ (apply #'format words)) (terpri))
(defun line () (buffer-substring-no-properties (line-beginning-position) (line-end-position)))
(setq make-backup-files nil)
(find-file "ana-lopez.md")
(goto-char (point-max)) (insert "not saved\n")
(tend-log "")
(say "%s|%d" (line) (current-column))
(tend-log "yesterday +help x2: a 'q' \"one\" | $HOME")
(say "%s" (line))
(let ((before (buffer-string)))
  (say "%s" (condition-case wrong (tend-log "2026-13-01") (user-error (error-message-string wrong))))
  (say "%s" (equal before (buffer-string))))
(goto-char (point-max)) (insert "é [[Bruno Silva|B]] [C](carla-mota.md#Log) dan-ito, x")
(dolist (word '("Silva" "C](" "ito"))
  (goto-char (point-max)) (search-backward word)
  (say "%s" (tend--link)))
(search-backward "Silva")
(cl-letf (((symbol-function 'completing-read) (lambda (_p _c _f _m _i _h default) default)))
  (call-interactively #'tend-find))
(say "%s" (file-name-nondirectory buffer-file-name))
(dolist (letter '("To: x@y.z, ana lo" "To: an" "Subject: ana lo" "To: me\n--text follows this line--\nto: ana lo"))
  (with-temp-buffer
    (message-mode) (insert letter)
    (let ((found (tend-address)))
      (say "%s" (and found (nth 2 found) (length (all-completions "" (nth 2 found))))))
    (when (equal letter "To: x@y.z, ana lo") (completion-at-point) (say "%s" (buffer-string)))))
(with-current-buffer (tend-check)
  (while (get-buffer-process (current-buffer)) (accept-process-output nil 0.1))
  (accept-process-output nil 0.1)
  (goto-char (point-min))
  (compilation-next-error 1)
  (compile-goto-error))
(with-current-buffer (window-buffer)
  (say "%s %d" (file-name-nondirectory buffer-file-name) (line-number-at-pos)))
EOS
		my ($out, $status) = sh("timeout 120 emacs -Q --batch -l $examples/tend.el -l $tmp/do.el 2>$tmp/messages");
		is($status, 0, 'it ends well') or diag(slurp("$tmp/messages"));
		is($out, <<'EOS', 'entries, links, addresses, the list of what is wrong');
- 2026-09-01 -> : |16
- 2026-08-31 +help x2: a 'q' "one" | $HOME
tend-log: 2026-13-01: there is no such day
t
Bruno Silva
carla-mota
dan-ito
bruno-silva.md
1
To: x@y.z, Ana López <ana@example.org>
13
nil
nil
adaeze-okafor.md 29
EOS
		unlike(slurp("$book/ana-lopez.md"), qr/2026-09-01|not saved/, 'nothing is written before it is saved');
		my $strict = q{(setq byte-compile-error-on-warn t byte-compile-dest-file-function (lambda (_) (getenv "TO")))};
		is(system("TO=$tmp/tend.elc emacs -Q --batch --eval '$strict' -f batch-byte-compile $examples/tend.el 2>$tmp/messages"), 0,
			'its compiler has nothing to say') or diag(slurp("$tmp/messages"));
	};
}

# --- what runs the week ---

subtest 'cron' => sub {
	my ($check) = has('crontab') ? grep { qx{crontab -h 2>&1} =~ /^\s*$_\b/m } '-n', '-T' : ();
	plan skip_all => 'no crontab that checks a file' if lacks('crontab') || !$check;
	is(system("crontab $check $examples/tend-recap.cron >/dev/null 2>$tmp/messages"), 0, 'crontab takes it') or diag(slurp("$tmp/messages"));
};

subtest 'systemd' => sub {
	plan skip_all => 'systemd-analyze is not installed' if lacks('systemd-analyze');
	my ($when) = slurp("$examples/tend-recap.timer") =~ /^OnCalendar=(.*)$/m;
	like(qx{systemd-analyze calendar '$when'}, qr/Mon \*-\*-\* 07:00:00/, 'the timer is for Monday morning');
	make_path("$tmp/run", "$tmp/units", "$tmp/home/.local/bin");
	# what the service runs
	copy("$examples/recap-mail.sh", "$tmp/home/.local/bin/recap-mail.sh");
	chmod 0755, "$tmp/home/.local/bin/recap-mail.sh";
	copy("$examples/tend-recap.$_", "$tmp/units/tend-recap.$_") for qw(service timer);
	chmod 0700, "$tmp/run";
	my $verify = "XDG_RUNTIME_DIR=$tmp/run SYSTEMD_UNIT_PATH=$tmp/units:/usr/lib/systemd/user"
		. " systemd-analyze verify --user --man=no $tmp/units/tend-recap.timer $tmp/units/tend-recap.service 2>&1";
	my $said = qx{$verify};
	is($?, 0, 'systemd takes both units');
	is(join('', $said =~ /^.*tend-recap.*$/mg), '', 'and has nothing to say of them');
};

# --- in a terminal ---

subtest 'triage.sh' => sub {
	plan skip_all => 'fzf is not installed' if lacks('fzf');
	fresh();
	my ($out, $status) = sh("FZF_DEFAULT_OPTS='--exact --filter=archive' '$examples/triage.sh' ls asha-deshpande beatriz-simoes");
	is($status, 0, 'it ends well');
	like(slurp("$book/$_.md"), qr/^status: archived$/m, "$_ is archived") for qw(asha-deshpande beatriz-simoes);
};

subtest 'pick.sh' => sub {
	plan skip_all => 'fzf is not installed' if lacks('fzf');
	fresh();
	my $pick = "$examples/pick.sh";
	is_deeply([sh("FZF_DEFAULT_OPTS='--exact --filter=kjaer' $pick")], ["soren-kjaer\n", 0], 'an id');
	is_deeply([sh("FZF_DEFAULT_OPTS=--filter=xyzzy $pick")], ['', 1], 'nobody');
	is_deeply([sh("FZF_DEFAULT_OPTS=--filter=dormant $pick due | sort | head -n 2")], ["anahit-sargsyan\naoi-kawabe\n", 0], 'rows of another tool');
	SKIP: {
		skip 'tmux is not installed', 1 if lacks('tmux');
		spew("$book/x'; touch ran; '.md", "---\nname: Zoltan\n---\nQuoted.\n");
		$ENV{TMUX_TMPDIR} = $tmp;
		terminal(160, 30, '-c', $book, "tend log \"\$($pick)\" +help: carried the workbench; $pick ls >picked; $pick due; echo status \$?; sleep 60");
		await(qr/who\?.*\n/, 'fzf has begun');
		press('-l', 'bruno');
		await(qr/# Bruno Silva/, 'the brief is beside him');
		press('Enter');
		# the log is written before the next list begins
		await(qr/who\? +[^ \w]/, 'the next list');
		like(slurp("$book/bruno-silva.md"), qr/^- 2026-09-01 \+help: carried the workbench$/m, 'who is picked is logged');
		press('-l', 'zoltan');
		await(qr/# Zoltan/, 'an odd name has a brief, too');
		ok(!-e "$book/ran", 'and is no command');
		press('Tab');
		press('C-u');
		press('-l', 'ana-lopez');
		await(qr/# Ana L/, 'another');
		press('Tab');
		press('Enter');
		await(qr/henrik-maas/, 'and the last list');
		is(join('', sort split /^/m, slurp("$book/picked")), "ana-lopez\nx'; touch ran; '\n", 'both who were marked');
		press('Escape');
		await(qr/status 130/, 'given up');
		terminal_end();
	}
};

subtest 'muttrc' => sub {
	plan skip_all => 'mutt or tmux is not installed' if lacks('mutt', 'tmux');
	fresh();
	# not where the server before may just be going
	make_path($ENV{TMUX_TMPDIR} = "$tmp/tmux");
	# a name that a mail program puts on a line of its own; letters of a Maildir, which have no line before them
	make_path(map { "$tmp/inbox/$_" } qw(cur new tmp));
	spew("$tmp/inbox/cur/$_->[0]:2,S", "From: =?utf-8?q?$_->[1]?=\n\t<$_->[1]\@example.org>\nTo: marta\@example.org\n"
		. "Subject: $_->[2]\nDate: Tue, 1 Sep 2026 08:00:0$_->[0] +0000\nMessage-ID: <$_->[0]\@example.org>\n\nFrom here on\n")
		for [1, 'carla', 'the clay'], [2, 'ana', 'the kiln'];
	spew("$tmp/muttrc", "set folder=$tmp\nset record=\"\"\nset move=no\nset wait_key=no\nset from=me\@example.org\nsource $examples/muttrc\n");
	terminal(160, 30, '-c', $book, "mutt -n -F $tmp/muttrc -f $tmp/inbox");
	await(qr/the kiln/, 'mutt has begun');
	press('Escape', 'b');
	await(qr/^# Ana L\S+pez/m, 'a brief on who wrote');
	press('q');
	await(qr/the kiln/, 'and back');
	press('Escape', 'w');
	my $log = sub { return slurp("$book/$_[0].md") =~ /^- (2026-09-01 .*)$/m ? $1 : '' };
	until_true(sub { $log->('ana-lopez') }, 'the letter is in the log');
	is($log->('ana-lopez'), '2026-09-01 <- email: the kiln <mid:2@example.org>', 'as it should be');
	is($log->('carla-mota'), '', 'and no other');
	press('T', '~', 'A', 'Enter');
	press('Escape', 'w');
	until_true(sub { $log->('carla-mota') }, 'of letters that are tagged each is');
	is(scalar(() = slurp("$book/ana-lopez.md") =~ /mid:2@/g), 1, 'and none twice');
	copy("$root/contacts.example/ana-lopez.md", $book) or die;
	press('-l', ':set ?pipe_split');
	press('Enter');
	await(qr/pipe_split is unset/, 'mutt is as it was');
	press('Enter');
	await(qr/From here on/, 'in the pager');
	press('Escape', 'w');
	until_true(sub { $log->('ana-lopez') }, 'it is, too');
	press('q');
	press('m');
	await(qr/^To: *$/m, 'a letter asks for its recipient');
	press('-l', 'carla mo');
	press('Tab');
	await(qr/^To: Carla Mota <carla\@example\.org>/m, 'and an address is completed');
};

done_testing();
