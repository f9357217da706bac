#!/bin/sh
# SPDX-License-Identifier: ISC
# complete.sh bash|zsh|fish BIN KEY.c: completions of all tools in BIN, from what their --help says, and of the keys that
# key.c has. People are asked of the book each time.
set -eu

shell=$1 bin=$2
keys=$(sed -n 's/^	\[KEY_[A-Z_]*\] = {"\([a-z][a-z-]*\)".*/\1/p' "$3" | sort | tr '\n' ' ')
tools=$(cd "$bin" && printf '%s\n' tend-* | sed 's/^tend-//' | tr '\n' ' ')

# a line for each option of each tool: tool, short or -, long, argument or -, what it does
options() {
	for tool in $tools; do
		"$bin/tend-$tool" --help | awk -v tool="$tool" '
			/^  -h, --help, --version/ {
				print tool "\th\thelp\t-\thow to use it"
				print tool "\t-\tversion\t-\twhich version it is"
			}
			/^  (-.,|   ) --/ && !/--help, / {
				short = substr($0, 3, 1) == "-" ? substr($0, 4, 1) : "-"
				rest = substr($0, 9)
				match(rest, /^[a-z-]+/)
				long = substr(rest, 1, RLENGTH)
				rest = substr(rest, RLENGTH + 1)
				arg = "-"
				if (match(rest, /^[ =\[]+[A-Z][^ ]*/)) {
					arg = substr(rest, 1, RLENGTH)
					gsub(/[^A-Za-z|]/, "", arg)
					rest = substr(rest, RLENGTH + 1)
				}
				sub(/^ +/, "", rest)
				gsub(/[\047"\\$`:]/, "", rest)
				print tool "\t" short "\t" long "\t" arg "\t" rest
			}'
	done
}

# which tools have such a word among their operands
taking() {
	for tool in $tools; do
		"$bin/tend-$tool" --help | sed -n '/^$/q; /^ *\(usage:\)\{0,1\} *tend-/p' | grep -Eq "$1" && printf '%s ' "$tool"
	done
	return 0
}

people=$(taking '\[?(WHO|A)\b')
keyed=$(taking 'CONDITION|CHANGE')

# the tables, in words that bash and zsh share
tables() {
	echo "_tend_tools='$tools'"
	echo "_tend_keys='$keys'"
	echo "_tend_people=' $people'"
	echo "_tend_keyed=' $keyed'"
	echo "_tend_options='"
	options
	echo "'"
}

bash_script() {
	tables
	cat <<'EOF'

_tend() {
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} tool=${COMP_WORDS[0]##*/} book= at=0 i
	local short long arg rest of options= wants=
	COMPREPLY=()
	if [ "$tool" = tend ]; then
		tool=tend-${COMP_WORDS[1]} at=1
		if [ "$COMP_CWORD" -le 1 ]; then
			mapfile -t COMPREPLY < <(compgen -W "$_tend_tools help" -- "$cur")
			return
		fi
	fi
	tool=${tool#tend-}
	for ((i = at + 1; i < COMP_CWORD; i++)); do
		case ${COMP_WORDS[i]} in
		-C | --directory) book=${COMP_WORDS[i + 1]} ;;
		esac
	done
	while IFS=$'\t' read -r of short long arg rest; do
		[ "$of" = "$tool" ] || continue
		options="$options --$long"
		if [ "$arg" != - ] && { [ "$prev" = "-$short" ] || [ "$prev" = "--$long" ]; }; then
			wants=$arg
		fi
	done <<<"$_tend_options"
	case $wants in
	DIR | DIRECTORY) mapfile -t COMPREPLY < <(compgen -d -- "$cur"); return ;;
	FORM) mapfile -t COMPREPLY < <(compgen -W 'tsv table json' -- "$cur"); return ;;
	FILE) mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
	?*) return ;;
	esac
	if [[ $cur == -* ]]; then
		mapfile -t COMPREPLY < <(compgen -W "$options" -- "$cur")
		return
	fi
	# an id may be what the shell would obey: it is quoted
	if [[ $_tend_people == *" $tool "* || $tool = help ]]; then
		mapfile -t COMPREPLY < <(tend-ls ${book:+-C "$book"} -o id 2>/dev/null |
			while IFS= read -r i; do if [[ $i == "$cur"* ]]; then printf '%q\n' "$i"; fi; done)
	fi
	if [[ $tool = help ]]; then
		mapfile -t COMPREPLY < <(compgen -W "$_tend_tools" -- "$cur")
	fi
	if [[ $_tend_keyed == *" $tool "* && -n $cur ]]; then
		mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "$_tend_keys" -S = -- "$cur")
		if [[ ${COMPREPLY[0]-} == *= ]]; then
			compopt -o nospace 2>/dev/null
		fi
	fi
}
EOF
	echo "complete -F _tend tend $(for t in $tools; do printf 'tend-%s ' "$t"; done)"
}

zsh_script() {
	echo "#compdef tend $(for t in $tools; do printf 'tend-%s ' "$t"; done)"
	tables
	cat <<'EOF'

_tend() {
	local tool=${words[1]:t} prev=${words[CURRENT-1]} of short long arg rest wants= book= i
	local -a options who
	if [[ $tool = tend ]]; then
		if (( CURRENT <= 2 )); then
			compadd -- ${=_tend_tools} help
			return
		fi
		tool=${words[2]}
	fi
	tool=${tool#tend-}
	for (( i = 2; i < CURRENT; i++ )); do
		[[ ${words[i]} = (-C|--directory) ]] && book=${(Q)words[i+1]}
	done
	while IFS=$'\t' read -r of short long arg rest; do
		[[ $of = $tool ]] || continue
		options+=("--$long:$rest")
		[[ $arg != - && ( $prev = "-$short" || $prev = "--$long" ) ]] && wants=$arg
	done <<<"$_tend_options"
	case $wants in
	(DIR|DIRECTORY) _directories; return ;;
	(FORM) compadd tsv table json; return ;;
	(FILE) _files; return ;;
	(?*) return 1 ;;
	esac
	if [[ ${words[CURRENT]} = -* ]]; then
		_describe option options
		return
	fi
	[[ $tool = help ]] && compadd -- ${=_tend_tools}
	if [[ $_tend_people = *" $tool "* ]]; then
		who=(${(f)"$(tend-ls ${book:+-C} ${book:+$book} -o id 2>/dev/null)"})
		compadd -a who
	fi
	[[ $_tend_keyed = *" $tool "* ]] && compadd -S = -- ${=_tend_keys}
}

_tend "$@"
EOF
}

fish_script() {
	cat <<'EOF'
function __tend_tool
    set -l words (commandline -opc)
    set -l name (string replace -r '.*/' '' -- $words[1])
    test "$name" = tend; and set name tend-$words[2]
    string replace tend- '' -- $name
end

function __tend_is
    contains -- (__tend_tool) $argv
end

function __tend_people
    set -l words (commandline -opc)
    set -l book
    for i in (seq (count $words))
        contains -- $words[$i] -C --directory; and set book -C $words[(math $i + 1)]
    end
    tend-ls $book -o id 2>/dev/null
end

EOF
	echo "set -l tools $tools"
	echo "complete -c tend -f"
	echo "complete -c tend -n 'test (count (commandline -opc)) -eq 1' -a \"\$tools help\""
	echo "for name in tend tend-\$tools"
	echo "    complete -c \$name -f"
	echo "    complete -c \$name -n '__tend_is $people' -a '(__tend_people)'"
	echo "    complete -c \$name -n '__tend_is $keyed' -a '$(echo "$keys" | sed 's/ $//; s/ /= /g')='"
	options | awk -F '\t' -v q="'" '
		function line() {
			value = $4 == "-" ? "" : $4 ~ /^DIR/ ? " -xa " q "(__fish_complete_directories)" q : \
				$4 == "FORM" ? " -xa " q "tsv table json" q : $4 == "FILE" ? " -rF" : " -x"
			return ($2 == "-" ? "" : " -s " $2) " -l " $3 value " -d " q $5 q
		}
		{ l = line(); if (!(l in of)) order[n++] = l; of[l] = of[l] " " $1 }
		END { for (i = 0; i < n; i++) print "    complete -c $name -n " q "__tend_is" of[order[i]] q order[i] }'
	echo "end"
}

case $shell in
bash) bash_script ;;
zsh) zsh_script ;;
fish) fish_script ;;
*)
	echo 'usage: complete.sh bash|zsh|fish BIN KEY.c' >&2
	exit 2
	;;
esac
