#!/bin/sh
# SPDX-License-Identifier: ISC
# pictures.sh BIN FOLDER: the pictures of the README, of contacts.example as it is on 2026-09-01: FOLDER/terminal.svg is
# what tmux shows of a few commands, FOLDER/editor.svg of Neovim with tend-lsp, FOLDER/map.svg what Graphviz makes of
# tend-mesh's map. Run from the top folder.
set -eu

bin=$(cd "$1" && pwd) out=$2
for program in tmux nvim sfdp perl; do
	if ! command -v $program >/dev/null; then
		echo "pictures: no $program here: make deps-pictures" >&2
		exit 2
	fi
done
tmp=$(mktemp -d)
trap 'tmux -S "$tmp/socket" kill-server 2>/dev/null || :; rm -rf "$tmp"' EXIT
trap 'exit 130' INT TERM
# no configuration of the user counts
unset TMUX NO_COLOR TEND_CONFIG
export PATH="$bin:$PATH" TEND_BOOK="$PWD/contacts.example" TEND_TODAY=2026-09-01 LC_ALL=C.UTF-8 HOME="$tmp"
mkdir -p "$out"

# what is typed, each as it would be at the prompt
cat >"$tmp/typed" <<'END'
tend due | head -5 | tend due -
tend ls tier=critical status= | tend balance -
tend give -n 3 soren | cut -f 1,3,4
tend path -n 2 margarida
END
cat >"$tmp/show" <<'END'
while IFS= read -r line; do
	printf '\033[1;32m$\033[0m \033[1m%s\033[0m\n' "$line"
	eval "$line"
	echo
done <"$1"
printf '\033[1;32m$\033[0m █'
exec sleep 60
END

# screen COLUMNS ROWS COMMAND: a terminal that runs it
screen() {
	tmux -S "$tmp/socket" -f /dev/null -u new-session -d -x "$1" -y "$2" "$3"
}
# until PATTERN: waits until it is on the screen
until_seen() {
	n=0
	until tmux -S "$tmp/socket" capture-pane -p | grep -q "$1"; do
		n=$((n + 1))
		if [ $n -gt 200 ]; then
			echo "pictures: the terminal never showed $1" >&2
			exit 1
		fi
		sleep 0.1
	done
}
# keep COLUMNS TITLE: the picture of the screen, which ends
keep() {
	tmux -S "$tmp/socket" capture-pane -e -p >"$tmp/screen"
	perl src/screen.pl "$1" "$2" <"$tmp/screen"
	tmux -S "$tmp/socket" kill-session
}

# the last prompt is the one with the cursor
screen 92 48 "sh '$tmp/show' '$tmp/typed'"
until_seen '^\$ █'
keep 92 "A terminal: $(tr '\n' ';' <"$tmp/typed" | sed 's/;$//; s/;/; /g')" >"$tmp/terminal.svg"

# in an editor: a slip, the state of the contact, and who [[si may be
cp -R contacts.example "$tmp/book"
sed 's/^tier:/teir:/' contacts.example/wojtek-lukaszewicz.md >"$tmp/book/wojtek-lukaszewicz.md"
cat >"$tmp/look.lua" <<'END'
vim.cmd('syntax off')
vim.cmd('set nowrap noruler noshowmode laststatus=0 shortmess+=FIc completeopt=menuone,noinsert,noselect viminfo= fillchars=eob:\\ ')
for group, look in pairs({ Pmenu = 'ctermfg=NONE ctermbg=7', PmenuSbar = 'ctermbg=7', PmenuThumb = 'ctermbg=7',
	LspCodeLens = 'ctermfg=6', DiagnosticError = 'ctermfg=1', DiagnosticWarn = 'ctermfg=3', DiagnosticInfo = 'ctermfg=4',
	DiagnosticHint = 'ctermfg=4', SignColumn = 'ctermbg=NONE', MatchParen = 'ctermbg=NONE' }) do
	vim.cmd('hi clear ' .. group .. ' | hi ' .. group .. ' ' .. look)
end
vim.diagnostic.config({ update_in_insert = true })
vim.api.nvim_create_autocmd('DiagnosticChanged', { callback = function() vim.lsp.codelens.refresh() end })
END
screen 80 29 "cd '$tmp/book' && TERM=screen exec nvim --clean -n -c 'luafile $tmp/look.lua' \
	-c 'luafile $PWD/examples/lsp/neovim.lua' -c 'edit wojtek-lukaszewicz.md' -c 'call search(\"^## Log\")'"
until_seen 'did you mean tier'
until_seen 'last 2026-08-06'
tmux -S "$tmp/socket" send-keys 'o- 2026-09-01 -> call: asked him about [[si'
until_seen 'did you mean tier'
until_seen 'last 2026-09-01'
tmux -S "$tmp/socket" send-keys C-x C-o
until_seen 'bruno-silva'
until_seen 'did you mean tier'
keep 80 'Neovim with tend lsp: a misspelt key, when the contact is due, and the contacts that [[si may be' >"$tmp/editor.svg"

# without what tells the version, with a night side
tend-mesh --dot >"$tmp/map.dot"
sfdp -Tsvg "$tmp/map.dot" | perl -0pe '
	s/<!--.*?-->\n?//gs;
	s/<!DOCTYPE.*?>\n//s;
	s/<svg width="\S+" height="\S+"\s+/<svg role="img" /;
	s{(<svg[^>]*>\n)}{$1<style>
\@media (prefers-color-scheme: dark) {
	.graph > polygon { fill: #14171c }
	.graph > text { fill: #aab4be }
	.edge path, .edge polygon { stroke: #b4c2d0 }
}
</style>
};' >"$tmp/map.svg"

for name in terminal editor map; do
	cmp -s "$tmp/$name.svg" "$out/$name.svg" || cp "$tmp/$name.svg" "$out/$name.svg"
	echo "$out/$name.svg"
done
