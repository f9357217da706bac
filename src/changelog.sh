#!/bin/sh
# SPDX-License-Identifier: ISC
# changelog.sh NEWS.md: the same as a Debian changelog. A section is "## VERSION (DATE)" and a list with "- ".
set -eu

by='The tend authors <tend@example.org>'

# a line for each section and each item, items whole; what stands before the first section is not news
sections() {
	awk '
		function out() { if (item != "") print item; item = "" }
		/^## / { out(); on = 1; print; next }
		!on { next }
		/^- / { out(); item = $0; next }
		/^  / { sub(/^ +/, " "); item = item $0; next }
		/^$/ { out(); next }
		{ print "changelog.sh: neither a section nor an item: " $0 >"/dev/stderr"; exit 2 }
		END { out() }' "$1"
}

end=
finish() {
	[ -z "$end" ] || printf '\n -- %s  %s\n' "$by" "$end"
}

all=$(sections "$1")
printf '%s\n' "$all" | {
	while IFS= read -r line; do
		case $line in
		'## '*)
			finish
			[ -z "$end" ] || echo
			version=${line#'## '}
			date=${version##*'('}
			version=${version%% *}
			end=$(LC_ALL=C date -u -R -d "${date%')'} 12:00") || exit
			printf 'tend (%s-1) unstable; urgency=medium\n\n' "$version"
			;;
		*) printf '%s\n' "${line#- }" | fold -s -w 74 | sed 's/ *$//; 1s/^/  * /; 2,$s/^/    /' ;;
		esac
	done
	finish
}
