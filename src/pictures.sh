#!/bin/sh
# SPDX-License-Identifier: ISC
# pictures.sh BIN FOLDER: the pictures of the README, of contacts.example as it is on 2026-09-01: FOLDER/terminal.svg is
# what tmux shows of a few commands, FOLDER/map.svg what Graphviz makes of tend-mesh's map. Run from the top folder.
set -eu

bin=$(cd "$1" && pwd) out=$2
for program in tmux sfdp perl; do
	if ! command -v $program >/dev/null; then
		echo "pictures: no $program here: make deps-pictures" >&2
		exit 2
	fi
done
tmp=$(mktemp -d)
trap 'tmux -S "$tmp/socket" kill-server 2>/dev/null; rm -rf "$tmp"' EXIT
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

# the last prompt is the one with the cursor
columns=92 rows=48
tmux -S "$tmp/socket" -f /dev/null -u new-session -d -x $columns -y $rows "sh '$tmp/show' '$tmp/typed'"
n=0
until tmux -S "$tmp/socket" capture-pane -p | sed '/^ *$/d' | tail -n 1 | grep -q '^\$ █'; do
	n=$((n + 1))
	if [ $n -gt 100 ]; then
		echo 'pictures: the terminal did not come to its end' >&2
		exit 1
	fi
	sleep 0.1
done
tmux -S "$tmp/socket" capture-pane -e -p >"$tmp/screen"
perl src/screen.pl $columns "$(tr '\n' ';' <"$tmp/typed" | sed 's/;$//; s/;/; /g')" <"$tmp/screen" >"$tmp/terminal.svg"

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

for name in terminal map; do
	cmp -s "$tmp/$name.svg" "$out/$name.svg" || cp "$tmp/$name.svg" "$out/$name.svg"
	echo "$out/$name.svg"
done
