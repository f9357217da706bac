#!/bin/sh
# SPDX-License-Identifier: ISC
#
# Reminds you once a day, in three lines, from `tend recap --brief`:
#
#	remind.sh                       as a notification of your desktop (notify-send)
#	remind.sh mail [ADDRESS]        by mail; the default is the email in me.md
#	remind.sh COMMAND ARGUMENT...   by a command of yours, with the lines on standard input:
#	                                remind.sh curl -fsS -d @- https://ntfy.example.org/my-topic
#
# For cron: 0 8 * * * $HOME/.local/bin/remind.sh mail
# If there is nothing to do, it sends nothing. Exit status: 0; 1 if tend reported a problem; 2 if
# the reminder could not be sent.
set -u
# the PATH of cron is short and lacks the folder of sendmail
PATH=$PATH:$HOME/.local/bin:/usr/local/bin:/usr/sbin:/usr/lib
today=${TEND_TODAY:-$(date +%Y-%m-%d)}

text=$(tend recap --brief -t "$today")
status=$?
[ "$status" -lt 2 ] || exit 2
[ -n "$text" ] || exit "$status"

by_notification() {
	# cron does not know the bus of the desktop; systemd has it here
	: "${XDG_RUNTIME_DIR:=/run/user/$(id -u)}"
	: "${DBUS_SESSION_BUS_ADDRESS:=unix:path=$XDG_RUNTIME_DIR/bus}"
	export XDG_RUNTIME_DIR DBUS_SESSION_BUS_ADDRESS
	# the text is shown as markup: & and < stand for themselves
	notify-send --app-name=tend -- 'Your people' \
		"$(printf '%s' "$text" | sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g')"
}

by_mail() {
	to=${1:-$(tend ls -o email me 2>/dev/null | cut -d , -f 1)}
	to=$(printf '%s' "$to" | sed 's/.*<\(.*\)>.*/\1/')
	case $to in
	*@*) ;;
	*) echo 'remind: no address; put your email into me.md, or name it here' >&2 && return 1 ;;
	esac
	{
		printf '%s\n' "From: $to" "To: $to" "Subject: Your people, $today" 'Auto-Submitted: auto-generated' \
			'MIME-Version: 1.0' 'Content-Type: text/plain; charset=UTF-8' 'Content-Transfer-Encoding: base64' ''
		printf '%s\n' "$text" | base64 | fold -w 76
	} | sendmail -t -oi
}

case ${1-} in
'') by_notification ;;
mail) by_mail "${2-}" ;;
*) printf '%s\n' "$text" | "$@" ;;
esac || exit 2
exit "$status"
