#!/bin/sh
# SPDX-License-Identifier: ISC
# purpose.sh PAGE...: the table of tools for tend.c, in the order of its list: name, purpose as its page says, and group.
set -eu

group=
listed=' '
for word in \
	BEGIN: init new edit vcard mail \
	DAILY: due brief log set 'done' ls who \
	WEEKLY: recap give owe ask dates moves \
	TOGETHER: intro path points refer \
	BACK: balance known circle garden reach ripple mesh entries \
	ELSEWHERE: query ics page lsp \
	PLUMBING: check commit cat merge rename join week
do
	case $word in *:) group=${word%:}; continue ;; esac
	for page; do
		[ "${page##*/}" = "tend-$word.1" ] || continue
		sed -n "s|^\\.Nd \\(.*\\)|{\"tend-$word\", \"\\1\", $group},|p" "$page"
		listed="$listed$page "
	done
done
for page; do
	case $listed in *" $page "*) ;; *) echo "purpose.sh: $page: in no group" >&2; exit 1 ;; esac
done
