#!/bin/sh
# SPDX-License-Identifier: ISC
# complete.sh bash|zsh|fish BIN: completions of all tools in BIN, from what their --help and tend complete say. People are
# asked of the book each time.
set -eu

shell=$1 bin=$2
# the words of a kind, with spaces between
known() {
	"$bin/tend" complete "$1" | paste -s -d ' ' -
}
keys=$("$bin/tend" complete keys | sort | paste -s -d " " -)
formats=$(known formats) importers=$(known importers)
tools=$(cd "$bin" && printf '%s\n' tend-* | sed 's/^tend-//' | tr '\n' ' ')

# a line for each option of each tool: tool, short or -, long, what its argument is, what the option does. An argument is
# -, for none; one of dir, file, who, keys, tier, kind and any; or the words that it may be, if its text lists them, with a
# comma before them if it may be several
options() {
	for tool in $tools; do
		"$bin/tend-$tool" --help | awk -v tool="$tool" -v formats="$formats" -v importers="$importers" '
			BEGIN {
				is["DIR"] = is["DIRECTORY"] = is["FOLDER"] = "dir"
				is["FILE"] = is["PATH"] = "file"
				is["WHO"] = "who"; is["KEY"] = is["FIELD"] = "keys"; is["TIER"] = "tier"
				is["FORM"] = formats; is["FROM"] = importers
			}
			function words(text) {
				if (!match(text, /[a-z0-9-]+(, [a-z0-9-]+)+,? (or|and) [a-z0-9-]+/)) return "any"
				text = substr(text, RSTART, RLENGTH)
				gsub(/,? (or|and) |, /, " ", text)
				return text
			}
			/^  -h, --help, --version/ {
				print tool "\th\thelp\t-\thow to use it"
				print tool "\t-\tversion\t-\twhich version it is"
			}
			/^  (-.,|   ) --/ && !/--help, / {
				short = substr($0, 3, 1) == "-" ? substr($0, 4, 1) : "-"
				rest = substr($0, 9)
				match(rest, /^[a-z0-9-]+/)
				long = substr(rest, 1, RLENGTH)
				rest = substr(rest, RLENGTH + 1)
				arg = "-"
				if (match(rest, /^[ =\[]+[A-Z][^ ]*/)) {
					name = substr(rest, 1, RLENGTH)
					rest = substr(rest, RLENGTH + 1)
					list = name ~ /,\.\.\./ ? "," : ""
					gsub(/^[ =\[]+|[^A-Z|]+$/, "", name)
					if (long == "from") name = "FROM"
					arg = name in is ? is[name] : name ~ /^(PART|KIND)$/ ? words(rest) : "any"
					if (name == "KIND" && arg == "any") arg = "kind"
					arg = (arg ~ /^(keys|kind)$| / ? list : "") arg
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

people=$(taking '\[?(WHO|TARGET|A)\b')
keyed=$(taking 'CONDITION|CHANGE|key=value')
# conditions are operands of every tool that takes people, but for those that change one contact or take a text
changing=$keyed
for tool in $people; do
	case " $keyed log done rename join " in
	*" $tool "*) ;;
	*) keyed="$keyed$tool " ;;
	esac
done
bare=$(taking '\[KEY\b')
files=$(taking '[^=](PATH|DIR|FILE)\b')

# the tables, in words that bash and zsh share
tables() {
	echo "_tend_tools='$tools'"
	echo "_tend_keys='$keys'"
	echo "_tend_people=' $people'"
	echo "_tend_keyed=' $keyed'"
	echo "_tend_changing=' $changing'"
	echo "_tend_bare=' $bare'"
	echo "_tend_files=' $files'"
	echo "_tend_options='"
	options
	echo "'"
}

bash_script() {
	tables
	cat <<'EOF'

# of the lines that come in, those that begin as the word does; one may be what the shell would obey, so they are quoted
_tend_offer() {
	local line
	while IFS= read -r line; do
		if [[ $line == "$cur"* ]]; then printf '%s%q\n' "$before" "$line"; fi
	done
}

_tend_ls() {
	tend-ls ${book:+-C "$book"} -o "$1" 2>/dev/null
}

# the values that a key has in the book or may have; of kind, those of log entries
_tend_values() {
	tend-ls ${book:+-C "$book"} --values "$1" 2>/dev/null | cut -f 1
}

# contacts by the beginning of the id, else of any word of a name, in quotes or not. Bash replaces
# what is typed by what all of these begin with, so several have an empty one beside them
_tend_who() {
	local cur=$cur like=${cur//[\\\"\']/}
	mapfile -t COMPREPLY < <(_tend_ls id | _tend_offer)
	if [ "${#COMPREPLY[@]}" = 0 ] && [ -n "$like" ]; then
		cur=
		mapfile -t COMPREPLY < <(tend-ls ${book:+-C "$book"} -o id --like "$like" 2>/dev/null | _tend_offer)
		if [ "${#COMPREPLY[@]}" -gt 1 ]; then
			COMPREPLY+=(' ')
		fi
	fi
}

# what may stand for an argument of a kind, a line each
_tend_argument() {
	local of=${1#,}
	case $of in
	keys) printf '%s\n' $_tend_keys ;;
	tier | kind) _tend_values "$of" ;;
	any) ;;
	*) printf '%s\n' $of ;;
	esac
}

# what may follow the first contact of tend log: kinds, which begin its text, and other contacts
_tend_log() {
	local sign=
	if [[ $cur == [+-]* ]]; then sign=${cur:0:1}; fi
	mapfile -t COMPREPLY < <({ _tend_values kind | sed "s/.*/$sign&:/"; [ -n "$sign" ] || _tend_ls id; } | _tend_offer)
	if [ "${#COMPREPLY[@]}" = 0 ]; then _tend_who; fi
}

_tend() {
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} tool=${COMP_WORDS[0]##*/} book= at=0 i
	local short long arg rest of options= wants= key= before= named=
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
		-C | --directory)
			book=${COMP_WORDS[i + 1]//[\\\"\']/}
			book=${book/#\~/$HOME}
			i=$((i + 1))
			;;
		-t | --today) i=$((i + 1)) ;;
		*: | -- | [^-]*:*) named=text ;;
		-*) ;;
		*) named=${named:-who} ;;
		esac
	done
	# bash parts words at =, and so what stands before one is a word of its own
	if [ "$cur" = = ]; then
		key=$prev cur=
	elif [ "$prev" = = ]; then
		key=${COMP_WORDS[COMP_CWORD - 2]}
	fi
	if [[ $key == --* ]]; then
		prev=$key key=
	fi
	while IFS=$'\t' read -r of short long arg rest; do
		[ "$of" = "$tool" ] || continue
		options="$options --$long"
		if [ "$arg" != - ] && { [ "$prev" = "-$short" ] || [ "$prev" = "--$long" ]; }; then
			wants=$arg
		fi
	done <<<"$_tend_options"
	if [[ $wants == ,* && $cur == *,* ]]; then
		before=${cur%,*}, cur=${cur##*,}
	fi
	case $wants in
	dir | file)
		# quoted by bash itself
		compopt -o filenames 2>/dev/null
		mapfile -t COMPREPLY < <(compgen -A "${wants/#dir/directory}" -- "$cur")
		;;
	who) _tend_who ;;
	?*) mapfile -t COMPREPLY < <(_tend_argument "$wants" | _tend_offer) ;;
	esac
	if [ -n "$wants" ]; then
		return
	fi
	if [ -n "$key" ]; then
		if [[ $_tend_keyed == *" $tool "* ]]; then
			mapfile -t COMPREPLY < <(_tend_values "${key%[+!-]}" | _tend_offer)
		fi
		return
	fi
	if [[ $tool = log && -n $named && $cur != --* ]]; then
		if [ $named = who ]; then _tend_log; fi
		return
	fi
	if [[ $cur == -* ]]; then
		mapfile -t COMPREPLY < <(compgen -W "$options" -- "$cur")
		return
	fi
	if [[ $tool = help ]]; then
		mapfile -t COMPREPLY < <(compgen -W "$_tend_tools" -- "$cur")
	fi
	if [[ $_tend_people == *" $tool "* ]]; then
		_tend_who
	fi
	if [[ $_tend_files == *" $tool "* ]]; then
		compopt -o default 2>/dev/null
	fi
	if [[ $_tend_bare == *" $tool "* ]]; then
		mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "$_tend_keys" -- "$cur")
	fi
	# where contacts match, the keys of conditions would be in the way
	if [[ $_tend_keyed == *" $tool "* && -n $cur && ( $_tend_changing == *" $tool "* || ${#COMPREPLY[@]} = 0 ) ]]; then
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

_tend_ls() {
	tend-ls ${book:+-C} ${book:+$book} -o "$1" 2>/dev/null
}

# the values that a key has in the book or may have; of kind, those of log entries
_tend_values() {
	tend-ls ${book:+-C} ${book:+$book} --values "$1" 2>/dev/null | cut -f 1
}

# contacts by the beginning of the id, else of any word of a name, which zsh must not match again
_tend_who() {
	local -a found
	found=(${(f)"$(_tend_ls id)"})
	compadd -a found && return
	[[ -n $cur ]] || return 1
	found=(${(f)"$(tend-ls ${book:+-C} ${book:+$book} -o id --like ${(Q)cur} 2>/dev/null)"})
	(( $#found )) || return 1
	compadd -U -a found
	(( $#found > 1 )) && compstate[insert]= compstate[list]='list force'
}

_tend() {
	local found_who= tool=${words[1]:t} cur=${words[CURRENT]} prev=${words[CURRENT-1]} of short long arg rest wants= book= named= i at=2
	local -a options found
	if [[ $tool = tend ]]; then
		if (( CURRENT <= 2 )); then
			compadd -- ${=_tend_tools} help
			return
		fi
		tool=${words[2]} at=3
	fi
	tool=${tool#tend-}
	for (( i = at; i < CURRENT; i++ )); do
		case ${words[i]} in
		(-C|--directory) book=${${(Q)words[i+1]}/#\~/$HOME}; (( i++ )) ;;
		(-t|--today) (( i++ )) ;;
		(*:) named=text ;;
		(-*) ;;
		(*) named=${named:-who} ;;
		esac
	done
	if [[ $cur = --*=* ]]; then
		prev=${cur%%=*}
		compset -P '*='
	fi
	while IFS=$'\t' read -r of short long arg rest; do
		[[ $of = $tool ]] || continue
		options+=("--$long:$rest")
		[[ $arg != - && ( $prev = "-$short" || $prev = "--$long" ) ]] && wants=$arg
	done <<<"$_tend_options"
	[[ $wants = ,* ]] && compset -P '*,'
	case ${wants#,} in
	(dir) _directories; return ;;
	(file) _files; return ;;
	(who) _tend_who; return ;;
	(keys) found=(${=_tend_keys}) ;;
	(tier|kind) found=(${(f)"$(_tend_values ${wants#,})"}) ;;
	(any) return 1 ;;
	(?*) found=(${=${wants#,}}) ;;
	esac
	if [[ -n $wants ]]; then
		compadd -a found
		return
	fi
	if [[ $tool = log && -n $named && $cur != --* ]]; then
		[[ $named = who ]] || return 1
		found=(${(f)"$(_tend_values kind)"})
		found=(${(M)cur#[+-]}${^found}:)
		[[ $cur = [+-]* ]] || found+=(${(f)"$(_tend_ls id)"})
		compadd -a found && return
		_tend_who
		return
	fi
	if [[ $cur = -* ]]; then
		_describe option options
		return
	fi
	if [[ $_tend_keyed = *" $tool "* && $cur = *=* ]]; then
		compset -P '*='
		found=(${(f)"$(_tend_values ${${cur%%=*}%[+!-]})"})
		compadd -a found
		return
	fi
	[[ $tool = help ]] && compadd -- ${=_tend_tools}
	if [[ $_tend_people = *" $tool "* ]]; then
		_tend_who && [[ $_tend_changing != *" $tool "* ]] && found_who=yes
	fi
	[[ $_tend_files = *" $tool "* ]] && _files
	[[ $_tend_bare = *" $tool "* ]] && compadd -- ${=_tend_keys}
	[[ $_tend_keyed = *" $tool "* && -z $found_who ]] && compadd -S = -- ${=_tend_keys}
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

function __tend_ls
    set -l words (commandline -opc)
    set -l book
    for i in (seq (count $words))
        contains -- $words[$i] -C --directory; and set book -C (string replace -r '^~' $HOME -- $words[(math $i + 1)])
    end
    tend-ls $book $argv 2>/dev/null
end

# the values that a key has in the book or may have; of kind, those of log entries
function __tend_values
    __tend_ls --values $argv[1] | cut -f 1
end

# contacts by id; where no id has what is typed, by name, which fish then has to find in it
function __tend_who
    set -l token (commandline -ct | string unescape)
    set -l ids (__tend_ls -o id,name)
    if test -z "$token"; or string replace -r '\t.*' '' -- $ids | string match -qi -- "*$token*"
        printf '%s\n' $ids
    else
        __tend_ls -o name --like "$token"
    end
end

# the operands of tend log before the cursor: how many are none of its options
function __tend_log_named
    set -l words (commandline -opc)
    string match -qr '(^|/)tend$' -- $words[1]; and set -e words[1]
    set -l named (string match -v -- '-*' $words[2..])
    test (count $named) -gt 0; and not string match -qr ':$' -- $named
end

# kinds, which begin the text of an entry, with the sign that is typed
function __tend_kinds
    set -l sign (commandline -ct | string match -r '^[+]')
    printf '%s\n' "$sign"(__tend_values kind):
end

# what a key is set to or compared with: fish wants the whole word
function __tend_key_values
    set -l key (string match -r '^([^=]*[^=!+-])([!+-]?=)' -- (commandline -ct))
    test (count $key) -eq 3; and printf '%s\n' $key[1](__tend_values $key[2])
end

# words of a list with commas, likewise
function __tend_list
    set -l before (commandline -ct | string replace -r '^--[^=]*=' '' | string match -r '.*,')
    printf '%s\n' "$before"$argv
end

EOF
	echo "set -l tools $tools"
	echo "set -g __tend_keys $keys"
	echo "complete -c tend -f"
	echo "complete -c tend -n 'test (count (commandline -opc)) -eq 1' -a \"\$tools help\""
	echo "complete -c tend -n '__tend_is help' -a \"\$tools\""
	echo "for name in tend tend-\$tools"
	echo "    complete -c \$name -f"
	echo "    complete -c \$name -n '__tend_is $people' -a '(__tend_who)'"
	echo "    complete -c \$name -n '__tend_is log; and __tend_log_named' -a '(__tend_kinds)'"
	echo "    complete -c \$name -n '__tend_is $files' -F"
	echo "    complete -c \$name -n '__tend_is $bare' -a '\$__tend_keys'"
	echo "    complete -c \$name -n '__tend_is $keyed' -a '\$__tend_keys='"
	echo "    complete -c \$name -n '__tend_is $keyed' -a '(__tend_key_values)'"
	options | awk -F '\t' -v q="'" '
		BEGIN {
			of_kind["dir"] = "(__fish_complete_directories)"; of_kind["who"] = "(__tend_who)"
			of_kind["tier"] = "(__tend_values tier)"; of_kind["kind"] = "(__tend_values kind)"
			of_kind[",kind"] = "(__tend_list (__tend_values kind))"
			 of_kind["keys"] = "$__tend_keys"
			of_kind[",keys"] = "(__tend_list $__tend_keys)"; of_kind["any"] = ""
		}
		function argument(kind) {
			if (kind == "-") return ""
			if (kind == "file") return " -rF"
			if (!(kind in of_kind)) of_kind[kind] = kind ~ /^,/ ? "(__tend_list " substr(kind, 2) ")" : kind
			return of_kind[kind] == "" ? " -x" : " -xa " q of_kind[kind] q
		}
		function line() {
			return ($2 == "-" ? "" : " -s " $2) " -l " $3 argument($4) " -d " q $5 q
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
	echo 'usage: complete.sh bash|zsh|fish BIN' >&2
	exit 2
	;;
esac
