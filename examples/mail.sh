#!/bin/sh
# SPDX-License-Identifier: ISC
#
# Logs your mail: each message to or from a contact becomes an entry. Run it as often as you like, by
# cron or after you fetch mail; it writes no entry twice.
#
#	mail.sh [PATH ...]             Maildirs, folders of them, mboxes: ~/Mail
#	mail.sh --mblaze [FOLDER ...]  Maildirs, but no mail that is in the trash: ~/Mail
#	mail.sh --notmuch [QUERY ...]  what notmuch finds: the last month
#
# Exit status: 1 if something was left out, 2 if there was no mail to read.
set -eu

status=0
case ${1:-} in
--notmuch)
	shift
	[ $# -gt 0 ] || set -- date:1month.. and not tag:spam and not tag:draft
	paths=$(notmuch search --output=files "$@") || exit 2
	rows=$(printf '%s\n' "$paths" | tend mail -) || status=$?
	;;
--mblaze)
	shift
	[ $# -gt 0 ] || set -- "$HOME/Mail"
	# -a: also Maildirs below a folder that is not one; -t: without the trash
	paths=$(mdirs -a -0 "$@" | xargs -0 mlist -t) || exit 2
	rows=$(printf '%s\n' "$paths" | tend mail -) || status=$?
	;;
*)
	[ $# -gt 0 ] || set -- "$HOME/Mail"
	rows=$(tend mail "$@") || status=$?
	;;
esac
[ -z "$rows" ] || printf '%s\n' "$rows" | tend log - || exit
exit "$status"
