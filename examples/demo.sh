#!/bin/sh
# SPDX-License-Identifier: ISC
#
# What tend is for, in a minute: demo.sh BIN BOOK
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

# a headline, the command as one would type it, and what it says
show() {
	printf '\n%s%s%s\n$ %s\n\n' "$bold" "$1" "$plain" "$2$look"
	eval "$2$look"
}

cat <<END
$TEND_BOOK is a folder with one Markdown file per person. Its owner is Marta, and
today is $TEND_TODAY: export TEND_BOOK=$TEND_BOOK TEND_TODAY=$TEND_TODAY
END
show 'Whom should I get in touch with? The most late first.' \
	'tend due | head -8 | tend due -'
show 'How do the accounts stand? Seven deposits for one withdrawal.' \
	'tend balance | head -8 | tend balance -'
show 'Who should meet? What one needs, the other has to give.' \
	'tend intro -n 8'
show 'Whom do I know that bears on a need, the forgotten too?' \
	'tend who -n 5 head of finance'
show 'And the warm way to somebody whom I do not know yet?' \
	'tend path -n 3 margarida'
look='' # prose, not rows
show 'What to do this week? The first two of each.' \
	'tend recap -n 2'
show 'And before the call?' \
	'tend brief ana-lopez'
cat <<END

To go on: PATH=$PATH_BUILT:\$PATH, then tend alone lists the tools, and
tend NAME --help tells more of one. Your own book begins with: tend init ~/contacts
END
