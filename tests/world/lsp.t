#!/usr/bin/perl
# SPDX-License-Identifier: ISC
#
# tend lsp in the editors that Debian has, by the files of examples/lsp: Neovim and Emacs show the problems of a file,
# complete a contact, apply an action and rename. The files for other editors are read as those read them.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use JSON::PP;
use Test::More;
use lib dirname(abs_path(__FILE__)), dirname(abs_path(__FILE__)) . '/..';
use Scratch;
use World;

my $root = abs_path(dirname(__FILE__) . '/../..');
my $bin = abs_path($ENV{TEND_BIN} // "$root/build/bin");
my $examples = "$root/examples/lsp";
my $tmp = scratch('world-lsp', 300);
isolate("$tmp/home");
@ENV{qw(LC_ALL TERM PATH TEND_TODAY)} = ('C.UTF-8', 'xterm', "$bin:$ENV{PATH}", '2026-09-01');
delete $ENV{TEND_BOOK};

my $zed = "---\nname: Zed\nteir: many\n---\n\n## Log\n- 2026-08-01 <- call: x\n";
my $shown = '3: teir: did you mean tier?';

# a book with a slip in it, twice: the editor's, and that of the commands
sub books {
	my ($name) = @_;
	for my $book ("$tmp/$name", "$tmp/$name.own") {
		copy_tree("$root/contacts.example", $book);
		spew("$book/zed.md", $zed);
	}
	return ("$tmp/$name", "$tmp/$name.own");
}

# what the editor wrote, name => value
sub said {
	my %said = map { /^(\w+)\t(.*)$/ ? ($1 => $2) : () } split /\n/, slurp("$tmp/said") // '';
	unlink "$tmp/said";
	return \%said;
}

# the editor has mended the slip, logged today, completed a link, and renamed Bruno if it can
sub same_book {
	my ($book, $own, $said) = @_;
	is $said->{problem}, $shown, 'a problem, at its line';
	is $said->{completed}, 'With [[bruno-silva|Bruno Silva]]', '[[sil is completed by the second word of a name';
	spew("$own/zed.md", $zed =~ s/teir/tier/r);
	my $out = qx{tend log -C '$own' zed today to call 2>&1};
	$out .= qx{tend rename -C '$own' bruno-silva bruno-s 2>&1} if !$said->{unable};
	is slurp("$book/zed.md"), slurp("$own/zed.md"), 'the actions write what tend log does' or diag $out;
	is qx{diff -r '$book' '$own'}, '', 'and the rename what tend rename does' or diag $out;
}

my $offered = '5 beatriz-simoes|Beatriz Simões bruno-silva|Bruno Silva sigridur-jonsdottir|Sigríður Jónsdóttir';
subtest 'Neovim' => sub {
	plan skip_all => 'not installed: nvim' if lacks('nvim');
	my ($book, $own) = books('nvim');
	spew("$tmp/drive.lua", <<'EOF');
local log = io.open(os.getenv('SAID'), 'w')
local function say(name, text) log:write(name, '\t', text, '\n'); log:flush() end
local lsp, api = vim.lsp, vim.api
local function ask(method, params)
	for _, answer in pairs(lsp.buf_request_sync(0, method, params, 20000) or {}) do
		return answer.result
	end
end
local function client()
	if lsp.get_clients then return lsp.get_clients({ bufnr = 0 }) end
	return lsp.buf_get_clients(0)
end
local function encoding() for _, c in pairs(client()) do return c.offset_encoding end end
local function at(line, character)
	return { textDocument = lsp.util.make_text_document_params(), position = { line = line, character = character } }
end
local function act(title, line)
	local p = { textDocument = lsp.util.make_text_document_params(), context = { diagnostics = {} },
		range = { start = { line = line, character = 0 }, ['end'] = { line = line, character = 0 } } }
	for _, action in ipairs(ask('textDocument/codeAction', p) or {}) do
		if action.title == title then return lsp.util.apply_workspace_edit(action.edit, encoding()) end
	end
	say('missing', title)
end
vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 10)
for _, d in ipairs(vim.diagnostic.get(0)) do say('problem', (d.lnum + 1) .. ': ' .. d.message) end
act('Change teir to tier', 2)
act('Log today: you reached out (call)', 0)
vim.cmd('write')
-- a link is typed, the first item taken, and all undone
api.nvim_buf_set_lines(0, 4, 4, true, { 'With [[sil' })
local items = ask('textDocument/completion', at(4, 10))
lsp.util.apply_text_edits({ (items.items or items)[1].textEdit }, 0, encoding())
say('completed', api.nvim_buf_get_lines(0, 4, 5, true)[1])
-- as the key that completes asks for it, where that is not what Neovim has
api.nvim_buf_set_lines(0, 4, 5, true, { 'é [[si]]' })
api.nvim_win_set_cursor(0, { 5, 7 })
if _G.tend_complete then
	local from, words = tend_complete(1), {}
	for _, found in ipairs(tend_complete(0)) do table.insert(words, found.word) end
	say('offered', from .. ' ' .. table.concat(words, ' '))
end
vim.cmd('edit!')
vim.cmd('edit ana-lopez.md')
vim.wait(20000, function() return next(client()) ~= nil end, 10)
local line = vim.fn.search('bruno-silva.md') - 1
local character = vim.fn.col('.') - 1
local rename = at(line, character)
rename.newName = 'bruno-s'
lsp.util.apply_workspace_edit(ask('textDocument/rename', rename), encoding())
vim.cmd('silent! wall!')
vim.cmd('qall!')
EOF
	local $ENV{SAID} = "$tmp/said";
	my $out = qx{cd '$book' && timeout 120 nvim --headless --clean -c 'luafile $examples/neovim.lua' -c 'edit zed.md' -c 'luafile $tmp/drive.lua' -c 'qall!' 2>&1 </dev/null};
	my $said = said();
	is $said->{missing}, undef, 'all actions are offered';
	same_book($book, $own, $said) or diag $out;
	is $said->{offered} // $offered, $offered, 'by any word of a name, before Neovim 0.11';
	diag $out if $out =~ /Error/;
};

subtest 'Emacs' => sub {
	plan skip_all => 'not installed: emacs' if lacks('emacs');
	my $eglot = system(q{emacs -q --batch --eval "(progn (package-initialize) (require 'eglot))" >/dev/null 2>&1}) == 0;
	die "eglot: not installed, and REQUIRE is set (make deps-world)\n" if !$eglot && $ENV{REQUIRE};
	plan skip_all => 'not installed: eglot' if !$eglot;
	my ($book, $own) = books('emacs');
	spew("$tmp/drive.el", <<'EOF');
(package-initialize)
(setq make-backup-files nil create-lockfiles nil auto-save-default nil vc-handled-backends nil
      eglot-confirm-server-initiated-edits nil eglot-sync-connect t)
(unless (require 'markdown-mode nil t)
  (define-derived-mode markdown-mode text-mode "Markdown")
  (add-to-list 'auto-mode-alist '("\\.md\\'" . markdown-mode)))
(load (getenv "EGLOT"))
(defun say (name text) (append-to-file (format "%s\t%s\n" name text) nil (getenv "SAID")))
(defun await (test) (let ((n 0)) (while (and (not (funcall test)) (< (setq n (1+ n)) 400)) (accept-process-output nil 0.05))))
(defun server () (eglot-current-server))
(defun act (title)
  (eglot--signal-textDocument/didChange)
  (let* ((all (jsonrpc-request (server) :textDocument/codeAction
                (list :textDocument (eglot--TextDocumentIdentifier) :context '(:diagnostics [])
                      :range (list :start (eglot--pos-to-lsp-position) :end (eglot--pos-to-lsp-position)))))
         (one (seq-find (lambda (a) (equal (plist-get a :title) title)) all)))
    (if one (eglot--apply-workspace-edit (plist-get one :edit)) (say "missing" title))))
(defun visit (file) (find-file file) (eglot--maybe-activate-editing-mode) (unless (server) (eglot-ensure) (run-hooks 'post-command-hook)) (await #'server))
(visit "zed.md")
(flymake-start)
(await #'flymake-diagnostics)
(dolist (d (flymake-diagnostics))
  (say "problem" (format "%d: %s" (line-number-at-pos (flymake-diagnostic-beg d))
                         (replace-regexp-in-string "^tend: " "" (flymake-diagnostic-text d)))))
(goto-char (point-min)) (search-forward "teir")
(act "Change teir to tier")
(goto-char (point-min))
(act "Log today: you reached out (call)")
(save-buffer)
(goto-char (point-min)) (forward-line 4)
(insert "With [[sil\n") (backward-char)
(completion-at-point)
(say "completed" (buffer-substring (line-beginning-position) (line-end-position)))
(goto-char (point-min)) (forward-line 4) (insert "[[si\n") (backward-char)
(eglot--signal-textDocument/didChange)
(let* ((table (nth 2 (eglot-completion-at-point)))
       (found (completion-all-completions "si" table nil 2 (completion-metadata "si" table nil))))
  (say "offered" (mapconcat #'substring-no-properties (progn (setcdr (last found) nil) (sort found #'string<)) ", ")))
(revert-buffer t t)
(visit "ana-lopez.md")
(goto-char (point-min)) (search-forward "bruno-silva.md") (backward-char 5)
(if (eglot--server-capable :renameProvider) (eglot-rename "bruno-s") (say "unable" "to rename files"))
(save-some-buffers t)
EOF
	local @ENV{qw(SAID EGLOT)} = ("$tmp/said", "$examples/eglot.el");
	my $out = qx{cd '$book' && timeout 120 emacs -q --batch -l '$tmp/drive.el' 2>&1 </dev/null};
	my $said = said();
	is $said->{missing}, undef, 'all actions are offered';
	same_book($book, $own, $said);
	is $said->{offered}, 'Beatriz Simões, Bruno Silva, Sigríður Jónsdóttir', 'by any word of a name, whatever its case';
	diag $out if $ENV{TEST_VERBOSE};
};

# vim-lsp is in no Debian: what it would be called with
subtest 'Vim' => sub {
	plan skip_all => 'not installed: vim' if lacks('vim');
	my ($book) = books('vim');
	spew("$tmp/vim/autoload/lsp.vim", "function! lsp#register_server(it) abort\n  call writefile([join(a:it.cmd), join(a:it.allowlist), a:it.root_uri(a:it)], '$tmp/said')\nendfunction\n");
	spew("$tmp/vim/autoload/lsp/utils.vim", <<'EOF');
function! lsp#utils#get_buffer_path() abort
  return expand('%:p')
endfunction
function! lsp#utils#find_nearest_parent_file_directory(path, name) abort
  return fnamemodify(findfile(a:name, fnamemodify(a:path, ':h') . ';'), ':p:h')
endfunction
function! lsp#utils#path_to_uri(path) abort
  return 'file://' . a:path
endfunction
EOF
	system("cd '$book' && timeout 60 vim -Nu NONE -es --cmd 'set rtp^=$tmp/vim' -c 'source $examples/vim-lsp.vim' -c 'edit zed.md' -c 'doautocmd User lsp_setup' -c 'qall!' </dev/null >/dev/null 2>&1");
	is slurp("$tmp/said"), "tend lsp\nmarkdown\nfile://$book\n", 'the server is registered, with its book';
	unlink "$tmp/said";
};

subtest 'Kate' => sub {
	my $it = decode_json(slurp("$examples/kate.json"))->{servers}{markdown};
	is_deeply $it->{command}, ['tend', 'lsp'], 'the command';
	like 'Markdown', qr/$it->{highlightingModeRegex}/, 'the mode';
};

subtest 'Helix' => sub {
	my $python = python_with('tomllib') or plan skip_all => 'not installed: python3 with tomllib';
	is qx{$python -c 'import sys, tomllib; t = tomllib.load(open(sys.argv[1], "rb")); l = t["language"][0]; s = t["language-server"][l["language-servers"][0]]; print(l["name"], s["command"], *s["args"])' '$examples/helix.toml'},
		"markdown tend lsp\n", 'the server of the language is there';
};

subtest 'VS Code' => sub {
	plan skip_all => 'not installed: node' if lacks('node');
	my $package = decode_json(slurp("$examples/vscode/package.json"));
	my ($needed) = keys %{ $package->{dependencies} };
	system('mkdir', '-p', "$tmp/code/node_modules/$needed/node");
	spew("$tmp/code/$_", slurp("$examples/vscode/$_")) for 'package.json', $package->{main} =~ s{^\./}{}r;
	spew("$tmp/code/node_modules/$needed/node/index.js", <<'EOF');
exports.LanguageClient = function (id, name, server, client) {
	this.start = () => console.log(id, server.command, ...server.args, client.documentSelector[0].language);
	this.stop = () => console.log('stopped');
};
EOF
	is qx{cd '$tmp/code' && node -e 'const it = require("."); it.activate(); it.deactivate()' 2>&1}, "tend tend lsp markdown\nstopped\n",
		'the extension starts and stops the server';
};

done_testing;
