#!/bin/sh
# SPDX-License-Identifier: ISC
#
# The weekly review: the first rows of the other tools, read out in words. An
# example, too: copy it to a tend-monday in your PATH, and `tend monday` is yours.
#
# shellcheck disable=SC2016 # what looks like the shell's own is awk's
set -u

help() {
	cat <<-'END'
		usage: tend-recap [options]
		The weekly review: questions, promises, plans, days to come, whose turn it is and
		what to bring, what to ask, introductions, and who has moved.

		  -n, --number N         at most so many of each (5; 0 for all), and so many to
		                         contact, in place of the week in me.md
		      --brief            at most three lines, 3 names in each: a notification

		  -C, --directory DIR    the book (else $TEND_BOOK, a me.md upward, ~/contacts)
		  -t, --today DATE       work as on that day (else $TEND_TODAY, the clock)
		      --no-pager         do not page on a terminal
		  -h, --help, --version
	END
}

# the others stand beside this one, or else in the path
self=$0
while [ -L "$self" ]; do
	link=$(readlink -- "$self")
	case $link in /*) self=$link ;; *) self=$(dirname -- "$self")/$link ;; esac
done
PATH=$(cd -P -- "$(dirname -- "$self")" && pwd):$PATH

# what a stranger may have put into a file or a name does not act on a terminal
fail() {
	printf 'tend-recap: %s; see tend-recap --help\n' "$1" | tend --as-messages
	exit 2
}

# reads the options; ends at one that it does not have, whose place is then in `wrong`
number=5 budget='' brief='' wrong=''
options() {
	all=$#
	while [ $# -gt 0 ]; do
		case $1 in
		-h | --help) help | tend --as-help && exit ;;
		--no-pager) export TEND_PAGER= && shift && continue ;;
		--brief) brief=1 && shift && continue ;;
		--version) echo 'tend-recap @VERSION@' && exit ;;
		--directory=* | --today=* | --number=*) set -- "${1%%=*}" "${1#*=}" 2 "$@" && option=$1 value=$2 && shift 4 ;;
		-C?* | -t?* | -n?*) value=${1#-?} && option=${1%"$value"} && shift ;;
		-C | -t | -n | --directory | --today | --number)
			[ -n "${2-}" ] || fail "$1: a value is missing"
			option=$1 value=$2 && shift 2 ;;
		-*) wrong=$((all - $# + 1)) && return ;;
		*) fail "$1: recap shows the whole book; for one contact: tend brief WHO" ;;
		esac
		case $option in
		-C | --directory) export TEND_BOOK="$value" ;;
		-t | --today) export TEND_TODAY="$value" ;;
		*) number=$value budget=$value ;;
		esac
	done
}
options "$@"
[ -z "$wrong" ] || exec tend-week --no-option "$wrong" "$@"
asked=3
case $number in
'' | *[!0-9]* | ???????*) fail "$number: not a whole number" ;;
0) number=999999 ;;
esac
[ -z "$budget" ] || asked=$number

tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' HUP INT TERM
worst=0 moved=0
parts=asked,wrote,promised,planned,birthday,birthday-month,known,anniversary,date,due,noted,said,quiet,waits,ready,give,cold,plan
parts=$parts,pair,with,gift,sorrow
[ -z "$brief" ] || parts=asked,promised,planned,birthday,known,anniversary,date,due,quiet,waits

# for awk: a number of days in the unit of src/base/relative.c, "17 days" as "2 weeks"
relative='function count(n, one) { n = int(n); return n " " one (n == 1 ? "" : "s") }
	function days(n) {
		return n * 100 >= 73050 ? count(n * 100 / 36525, "year") : n * 100 >= 6088 ? count(n * 100 / 3044, "month") : \
			n >= 14 ? count(n / 7, "week") : count(n, "day") }'

# words PROGRAM FILE...: rows as sentences; what belongs to one stands below it, deeper
words() {
	program=$1 && shift
	(cd "$tmp" && awk -F'\t' '
		'"$relative"'
		function years(n) { return n (n == 1 ? " year" : " years") }
		function person(id) { return !name[id] || name[id] == id ? id : name[id] " (" id ")" }
		function waited(n) { return n == "-" || n == 0 ? "" : "; it has waited " days(n) }
		FILENAME == "names" { name[$1] = $2; next } '"$program" names "$@") || : >"$tmp/failed"
}

# part TITLE COMMAND [NUMBER]: sentences under a title, if there are any, and how to see the rest
part() {
	awk -v title="$1" -v all="$2" -v number="${3-$number}" '
		/^  [^ ]/ && ++n == 1 { print "\n" title }
		n <= number
		END { if (n > number) print "  and " n - number " more: " all }' || : >"$tmp/failed"
}

tend-moves --since 7d --key org,title,place >"$tmp/moves" 2>"$tmp/moves.told" &
tend-week ${budget:+-n "$budget"} --part "$parts" >"$tmp/week" 2>"$tmp/week.told" || worst=$?
wait "$!" || moved=$?
if [ "$worst" -gt 1 ]; then
	sed 's/^tend-week:/tend-recap:/' "$tmp/week.told" | tend --as-messages
	exit 2
fi

# the three lines: who is due, what is owed or asked, which days come; no line says that there is nothing
if [ -n "$brief" ]; then
	sed 's/^tend-week:/tend-recap:/; s/^\(tend-recap: \)no .*//; /^$/d' "$tmp/week.told" | tend --as-messages
	days='planned|birthday|known|anniversary|date'
	awk -F'\t' '$3 ~ /^('"$days"')$/' "$tmp/week" | sort -s -t "$(printf '\t')" -k 5,5nr >"$tmp/days"
	awk -F'\t' -v most="${budget:-3}" '
		'"$relative"'
		function add(line, text) {
			if (++n[line] <= most || most == 0)
				said[line] = said[line] (n[line] > 1 ? between[line] : "") text
		}
		function say(line) {
			more = most && n[line] > most ? n[line] - most : 0
			if (n[line])
				print before[line] said[line] (more ? between[line] more " more" : "")
		}
		BEGIN { split("Contact: |Owed: |Days: ", before, "|"); split(", |; |; ", between, "|") }
		FILENAME ~ /week$/ && $3 ~ /^('"$days"')$/ { next }
		$3 == "due" || $3 == "quiet" || $3 == "waits" { add(1, $2) }
		$3 == "asked" { add(2, $2 " asked: " $8) }
		$3 == "promised" && $5 != "-" && $5 >= -7 {
			add(2, $2 ", " $8 " (" ($5 > 0 ? days($5) " late" : $5 ? "by " $4 : "today") ")")
		}
		$3 == "planned" && $5 <= 0 { add(3, $2 ", " $8 ($5 ? " on " $4 : " today")) }
		$3 == "birthday" { add(3, $2 ", birthday " ($5 ? "on " $4 : "today")) }
		$3 == "known" { add(3, $2 ", known for " $6 ($6 == 1 ? " year" : " years") ($5 ? " on " $4 : " today")) }
		$3 == "anniversary" || $3 == "date" {
			add(3, $2 ", " ($3 == "date" ? $8 : "anniversary") ($5 ? " on " $4 : " today"))
		}
		END { say(1); say(2); say(3) }' "$tmp/week" "$tmp/days" | tend --visible || exit 2
	exit "$worst"
fi

# a book without a history has no moves, and that is no fault of it
[ "$moved" = 0 ] || grep -q 'not in a git repository' "$tmp/moves.told" || worst=1
awk -F'\t' 'FILENAME != "-" { seen[$1] = 1; next } !seen[$1]++ { print $1 }' "$tmp/week" - <"$tmp/moves" >"$tmp/movers"
{
	cut -f 1,2 "$tmp/week"
	[ ! -s "$tmp/movers" ] || tend-ls -o id,name - <"$tmp/movers" 2>/dev/null
} >"$tmp/names"

# one problem, which both report, counts once
sed 's/^tend-week:/tend-recap:/' "$tmp/week.told" "$tmp/moves.told" | awk '
	/^tend-[a-z]+: no / && !/: no (contact among|me\.md)/ { next } # no rows: the section is missing
	/^tend-[a-z]+: ([0-9]+ problems?, see above$|introductions: )/ || /: not in a git repository/ || seen[$0]++ { next }
	{ print; n += !/^tend-/ }
	END { if (n) print "tend-recap: " n (n == 1 ? " problem" : " problems") ", see above" }' | tend --as-messages

# entries PROGRAM: the rows of the week as sentences, once all is known; from src/tools/recap.awk
entries() {
	words '
@recap.awk@
'"$1" most="$number" few="$asked" moves pass=1 week pass=2 week
}

# listed PART PROGRAM: the rows of a part, but for contacts that an earlier part has
listed() {
	entries '$3 != "'"$1"'" || $1 in where && where[$1] != $3 { next }
		'"$2"
}

# turns PART: whose turn it is, why now, and what to bring
turns() {
	entries 'END {
		for (i = 1; i <= rows["'"$1"'"]; i++)
			if (!((id = row["'"$1"'", i]) in where))
				print "  " person(id) ", " since(id) noted[id] word(id) planned[id] below(id)
		waits = rows["waits"]
		if (waits && "'"$1"'" == (rows["due"] ? "due" : "quiet"))
			print "  and " waits " more " (waits == 1 ? "waits" : "wait") ": tend due"
	}'
}

# asks STATES: the open asks, and what they take
asks() {
	words '
		$3 ~ /^(ready|give|cold)$/ { state = $3; ask = $8; wait = waited($5); missing = $6 }
		$3 == "plan" && state ~ /'"$1"'/ {
			need = state != "give" || $8 ~ /to give|nothing is logged/ ? "" : missing " to give: "
			print "  " person($1) ": " ask "\n    " need $8 wait
		}' week
}

{
	listed sorrow '{
			whole = index(asked[$1], $8)
			print "  " person($1) (index($8, $4) ? "" : ", " $4) ": " (whole ? asked[$1] : $8) \
				(whole ? "" : open($1, "asked", asked[$1])) open($1, "wrote", wrote[$1]) below($1)
		}' | part 'Be there' 'tend week --part sorrow'
	listed asked '{ print "  " person($1) ", " $4 ": " $8 below($1) }' |
		part 'They asked' 'tend week --part asked' "$asked"
	listed wrote '{ print "  " person($1) ", " $4 ": " $8 below($1) }' |
		part 'They wrote' 'tend week --part wrote'
	listed promised '{ print "  " person($1) late($4, $5) ": " $8 (seen[$1]++ ? "" : below($1)) }' |
		part 'You promised' 'tend owe'
	words '
		function quoted(id) { gsub("\047", "\047\\\047\047", id); return id ~ /[^A-Za-z0-9._-]/ ? "\047" id "\047" : id }
		$3 == "planned" {
			print "  " person($1) ", " ($5 > 0 ? days($5) " ago, not ticked" : $5 ? "on " $4 : "today") ": " $8 \
				($5 > 0 ? "\n    took place? tend done " quoted($1) " " $4 "; if not, add --no" : "")
		}' week | part 'Plans' 'tend week --part planned'
	words '
		$3 == "known" { print "  " person($1) ": known for " years($6) ($5 ? " on " $4 : " today") }
		$3 ~ /^(anniversary|date)$/ { print "  " person($1) ": " ($8 == "-" ? $3 : $8) ($5 ? " on " $4 : " today") ($6 > 0 ? ", " years($6) : "") }
		$3 ~ /^birthday/ {
			when = $3 == "birthday" ? ($5 ? "on " $4 : "today") : "some day " ($5 ? "in " substr($4, 1, 7) : "this month")
			print "  " person($1) ": birthday " when ($6 == "-" ? "" : ", turning " $6)
		}' week | part 'Days to come' 'tend dates -a 14d'
	turns due | part 'Get in touch, and bring something' 'tend due' 9999999
	turns quiet | part 'Long silent: say hello, ask nothing' 'tend due' 9999999
	asks '^ready$' | part 'Ask: your balance allows it' 'tend ask'
	asks '^(give|cold)$' | part 'Give first, then ask' 'tend ask'
	entries '
		$3 == "pair" { a = $1; state = $8 }
		$3 != "with" || state == "declined" || state == "new" && (meets(a, $1) || meets($1, a)) { next }
		{ print "  " person(a) " and " person($1) }
		state == "agreed" { print "    both agree: introduce them" }
		state ~ /^asked/ { print "    " person(state == "asked-a" ? a : $1) " was asked" }
		{ gsub(/"; /, "\"\n    ", $8); print "    " $8 }
	' | part 'Bring together' 'tend intro'
	entries 'END {
		for (i = 1; i <= moves; i++)
			if (!(mover[i] in where || mover[i] in turn))
				print "  " person(mover[i]) ", " key[i] ": " move[i]
	}' | part 'They moved on' 'tend moves --since 7d'
} | tend --visible >"$tmp/recap" || : >"$tmp/failed"

[ ! -e "$tmp/failed" ] || fail 'awk could not read it out'
if [ "$worst" = 0 ] && ! [ -s "$tmp/recap" ]; then
	tend-due --new 2>/dev/null | awk -F'\t' '{ print "  " ($1 == $2 ? $1 : $2 " (" $1 ")") }' |
		part 'New: say hello, then log it (tend log WHO call: TEXT)' 'tend due --new' | tend --visible >"$tmp/recap"
	[ -s "$tmp/recap" ] || printf '\nNothing to do this week: meet someone new.\n' >"$tmp/recap"
fi
sed 1d "$tmp/recap" | tend --fold || [ $? = 141 ] || exit 2 # 141: the reader went away
exit "$worst"
