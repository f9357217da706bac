#!/bin/sh
# SPDX-License-Identifier: ISC
#
# Shows in a minute what tend does: demo.sh BIN BOOK
set -eu

PATH_BUILT=$(cd "$1" && pwd)
PATH=$PATH_BUILT:$PATH
TEND_BOOK=$2
TEND_TODAY=2026-09-01
export PATH TEND_BOOK TEND_TODAY

bold='' plain='' look=' -f table'
if [ -t 1 ]; then
	look='' # the terminal gets tables by itself
	if [ -z "${NO_COLOR:-}" ] && [ "${TERM:-dumb}" != dumb ]; then
		bold=$(printf '\033[1m') plain=$(printf '\033[0m')
	fi
fi

# prints a headline and the command as you would type it, then runs it
show() {
	printf '\n%s%s%s\n$ %s\n\n' "$bold" "$1" "$plain" "$2$look"
	eval "$2$look"
}

cat <<END
$TEND_BOOK is a folder with one Markdown file per person. Its owner is Marta, and
today is $TEND_TODAY: export TEND_BOOK=$TEND_BOOK TEND_TODAY=$TEND_TODAY
END
show 'Who should I contact? The most important come first.' \
	'tend due | head -8 | tend due -'
show 'Who gave more? Give about seven times for every favour you ask.' \
	'tend balance | head -8 | tend balance -'
show 'Who should meet? One has what the other needs.' \
	'tend intro -n 8'
show 'Who knows about a topic? Dormant contacts are listed too.' \
	'tend who -n 5 head of finance'
show 'Who can introduce me to a person I do not know yet?' \
	'tend path -n 3 margarida'
look='' # prose, not rows
show 'What should I do this week? The first two rows of each part.' \
	'tend recap -n 2'
show 'What should I read before a call?' \
	'tend brief ana-lopez'
cat <<END

Next, type: PATH=$PATH_BUILT:\$PATH
Then tend lists the tools, tend help NAME opens the manual page of one, and
tend init ~/contacts makes a book of your own.
END
