#!/bin/sh
# SPDX-License-Identifier: ISC
#
# The weekly review: the first rows of the other tools, read out in words. An
# example, too: copy it to a tend-week in your PATH, and `tend week` is yours.
#
# shellcheck disable=SC2016 # what looks like the shell's own is awk's
set -u

help() {
	cat <<-'END'
		usage: tend-recap [options]
		The weekly review: what you promised, the days to come, whom to see and what to
		bring, what to ask, whom to bring together, and who has moved.

		  -n, --number N         at most so many of each (5; 0 for all)

		  -C, --directory DIR    the book (else $TEND_BOOK, a me.md upward, ~/contacts)
		  -t, --today DATE       work as on that day (else $TEND_TODAY, the clock)
		  -h, --help, --version
	END
}

# the others stand beside this one, or else in the path
self=$0
while [ -L "$self" ]; do
	link=$(readlink -- "$self")
	case $link in
	/*) self=$link ;;
	*) self=$(dirname -- "$self")/$link ;;
	esac
done
PATH=$(cd -P -- "$(dirname -- "$self")" && pwd):$PATH

# what a stranger may have put into a file or a name does not act on a terminal
fail() {
	printf 'tend-recap: %s; see tend-recap --help\n' "$1" | tend --visible >&2
	exit 2
}

number=5
while [ $# -gt 0 ]; do
	case $1 in
	-h | --help) help && exit ;;
	--version) echo 'tend-recap @VERSION@' && exit ;;
	--directory=* | --today=* | --number=*) set -- "${1%%=*}" "${1#*=}" 2 "$@" && option=$1 value=$2 && shift 4 ;;
	-C?* | -t?* | -n?*) value=${1#-?} && option=${1%"$value"} && shift ;;
	-C | -t | -n | --directory | --today | --number)
		[ -n "${2-}" ] || fail "$1: a value is missing"
		option=$1 value=$2 && shift 2
		;;
	*) fail "$1: no such option" ;;
	esac
	case $option in
	-C | --directory) export TEND_BOOK="$value" ;;
	-t | --today) export TEND_TODAY="$value" ;;
	*) number=$value ;;
	esac
done
case $number in
'' | *[!0-9]* | ???????*) fail "$number: not a whole number" ;;
0) number=999999 ;;
esac

tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' HUP INT TERM
worst=0

# rows FILE COMMAND...: what a tool says, kept
rows() {
	file=$tmp/$1 && shift
	"$@" >"$file" 2>>"$tmp/told" || worst=1
}

# words PROGRAM FILE...: rows as sentences; what belongs to one stands below it, deeper
words() {
	program=$1 && shift
	(cd "$tmp" && awk -F'\t' '
		function days(n) { return n (n == 1 ? " day" : " days") }
		function years(n) { return n (n == 1 ? " year" : " years") }
		function person(id) { return name[id] == id ? id : name[id] " (" id ")" }
		function waited(n) { return n == "-" ? "" : "; it has waited " days(n) }
		FILENAME == "names" { name[$1] = $2; next }
		'"$program" names "$@") || : >"$tmp/failed"
}

# part TITLE COMMAND: sentences under a title, if there are any, and how to see the rest
part() {
	awk -v title="$1" -v all="$2" -v number="$number" '
		/^  [^ ]/ && ++n == 1 { print "\n" title }
		n <= number
		END { if (n > number) print "  and " n - number " more: " all }' || : >"$tmp/failed"
}

tend-due >"$tmp/due" 2>"$tmp/told" || worst=$?
if [ "$worst" -gt 1 ]; then
	sed 's/^tend-due:/tend-recap:/' "$tmp/told" >&2
	exit 2
fi
rows names tend-ls -o id,name
rows owe tend-owe
rows dates tend-dates --ahead 14d
head -n "$number" "$tmp/due" >"$tmp/first"
rows give tend-give -n 2 - <"$tmp/first"
rows ask tend-ask
rows open tend-intro --open
rows intro tend-intro
# a book without a history has no moves, and that is no fault of it
tend-moves --since 7d >"$tmp/moves" 2>>"$tmp/told" || grep -q 'not in a git repository' "$tmp/told" || worst=1

# several tell of one thing: each is told once, and counted anew
awk '
	/^tend-[a-z]+: [0-9]+ problems?, see above$/ || /: not in a git repository/ || seen[$0]++ { next }
	{ print; n += !/^tend-/ }
	END { if (n) print "tend-recap: " n (n == 1 ? " problem" : " problems") ", see above" }
' "$tmp/told" >&2

{
	words '{
		when = $4 == "-" ? "no day set" : $4 > 0 ? days($4) " late" : $4 < 0 ? "by " $3 : "today"
		print "  " person($1) ", " when ": " $5
	}' owe | part 'You promised' 'tend owe'

	words '
		$5 == "known" { print "  " person($1) ": known for " years($6) ($4 ? " on " $3 : " today"); next }
		{
			when = $5 == "birthday" ? ($4 ? "on " $3 : "today") : "some day " ($4 ? "in " substr($3, 1, 7) : "this month")
			print "  " person($1) ": birthday " when ($6 == "-" ? "" : ", turning " $6)
		}' dates | part 'Days to come' 'tend dates -a 14d'

	words '
		FILENAME == "give" { gift[$1] = gift[$1] "\n    " $3 ": " $4 " – " $5; next }
		{
			since = $7 == "dormant" ? "silent since " $4 ": say hello" : \
				($4 == "-" ? "" : "last contact " $4 ", ") "due " ($6 ? "since " $5 : "today")
			print "  " person($1) ", " since gift[$1]
		}' give due | part 'Get in touch, and bring something' 'tend due'

	words '$6 == "ready" { print "  " person($1) ": " $3 "\n    " $7 waited($5) }' ask |
		part 'Ask: the account bears it' 'tend ask'

	words '$6 ~ /^(give-|cold$)/ {
		need = $6 == "cold" || $7 ~ /to give/ ? "" : substr($6, 6) " to give: "
		print "  " person($1) ": " $3 "\n    " need $7 waited($5)
	}' ask | part 'Give first, then ask' 'tend ask'

	words '
		$5 == "declined" || (FILENAME == "intro" && $5 != "new") { next }
		{ print "  " person($1) " and " person($2) }
		$5 == "agreed" { print "    both agree: introduce them" }
		$5 ~ /^asked/ { print "    " person($5 == "asked-a" ? $1 : $2) " was asked" }
		{ gsub(/"; /, "\"\n    ", $6); print "    " $6 }
	' open intro | part 'Bring together' 'tend intro'

	words '{ print "  " person($1) ", " $2 ": " $3 ($4 == "-" ? "" : " from " $4) ($5 == "-" ? ", none now" : " to " $5) }
	' moves | part 'They moved on' 'tend moves --since 7d'
} | tend --visible >"$tmp/recap" || : >"$tmp/failed"

[ ! -e "$tmp/failed" ] || fail 'awk could not read it out'
# what was left out may have been something
if [ "$worst" = 0 ] && ! [ -s "$tmp/recap" ]; then
	printf '\nNothing is owed, due, to be asked or to come: go and see somebody new.\n' >"$tmp/recap"
fi
sed 1d "$tmp/recap" || [ $? = 141 ] || exit 2 # 141: the reader went away
exit "$worst"
