#!/bin/sh
# SPDX-License-Identifier: ISC
#
# Sorts your contacts, one keystroke each: a number sets the tier, a archives, s skips, q quits.
#
#	triage.sh                         contacts without a tier
#	triage.sh ls tier=many            any rows whose first column is the id
#
# Each answer is a tend set, so git has the history and can take it back. With fzf you see the
# brief next to the choice. Without fzf, type the key and Enter. Exit status: 2 without a book.
set -u
[ $# -gt 0 ] || set -- ls tier= status=

rows=$(tend "$@") || exit 2
own=$(tend ls me -o tiers 2>/dev/null | tr ',' '\n' | sed 's/: [^:]*$//; /^-*$/d')
tiers=$(printf '%s\n' "${own:-critical
many}" | sed 9q)
# skip comes first, since Enter takes the first row
menu=$(echo 's skip'; printf '%s\n' "$tiers" | awk '{ print NR, $0 }'; printf '%s\n' 'a archive' 'q quit')
keys=$(printf '%s\n' "$menu" | cut -c 1 | paste -sd , -)

if ! command -v fzf >/dev/null; then
	printf '%s\n' 'triage.sh: fzf is not installed: type a key and Enter' "$menu" >&2
fi

# prints the key for one contact; Enter in fzf takes the row under the cursor
# shellcheck disable=SC2016 # fzf's own shell expands $person
choose() {
	if command -v fzf >/dev/null; then
		printf '%s\n' "$menu" | person=$1 fzf --expect="$keys" --no-sort --layout=reverse --prompt="$1: " \
			--preview='tend brief -- "$person"' --preview-window='right,60%,wrap' | awk 'NF { print substr($0, 1, 1); exit }'
	else
		printf '%s [%s] ' "$1" "$keys" >&2
		IFS= read -r key && printf '%s\n' "$key"
	fi
}

# the ids come on descriptor 3, since the keys come on standard input
while IFS='	' read -r id _ <&3; do
	[ -n "$id" ] || continue
	key=$(choose "$id") || break
	case $key in
	a) tend set -- "$id" status=archived ;;
	s) ;;
	[1-9])
		tier=$(printf '%s\n' "$tiers" | sed -n "${key}p")
		if [ -n "$tier" ]; then tend set -- "$id" tier="$tier"; else echo "triage.sh: $key: no such tier" >&2; fi
		;;
	'' | q) break ;;
	*) echo "triage.sh: $key: not a choice; $id is skipped" >&2 ;;
	esac
done 3<<END
$rows
END
