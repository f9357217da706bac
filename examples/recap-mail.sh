#!/bin/sh
# SPDX-License-Identifier: ISC
#
# Mails you the weekly recap: recap-mail.sh [ADDRESS]. The default is the email in
# me.md. For cron or a systemd timer, see tend-recap.cron and .timer.
#
# If there is nothing to do, it prints and sends nothing. Exit status: 0; 1 if tend
# reported a problem; 2 if the mail could not be sent.
set -u
# the PATH of cron is short and lacks the folder of sendmail
PATH=$PATH:$HOME/.local/bin:/usr/local/bin:/usr/sbin:/usr/lib
today=${TEND_TODAY:-$(date +%Y-%m-%d)}

to=${1:-$(tend ls -o email me 2>/dev/null | cut -d , -f 1)}
to=$(printf '%s' "$to" | sed 's/.*<\(.*\)>.*/\1/')
case $to in
*@*) ;;
*) echo 'recap-mail: to whom? put your email into me.md, or name it here' >&2 && exit 2 ;;
esac

text=$(tend recap -t "$today")
status=$?
[ "$status" -lt 2 ] || exit 2
case $text in '' | 'Nothing to do '*) exit "$status" ;; esac

{
	# base64, since a line of the text may be longer than mail allows
	cat <<-END
		From: $to
		To: $to
		Subject: Your people, week of $today
		Auto-Submitted: auto-generated
		MIME-Version: 1.0
		Content-Type: text/plain; charset=UTF-8
		Content-Transfer-Encoding: base64

	END
	printf '%s\n' "$text" | base64 | fold -w 76
} | sendmail -t -oi || exit 2
exit "$status"
