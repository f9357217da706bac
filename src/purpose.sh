#!/bin/sh
# SPDX-License-Identifier: ISC
# purpose.sh INTERNAL PAGE...: the table of tools for tend.c: name, purpose as its page says, and whether INTERNAL names it.
set -eu

internal=$1
shift
for page; do
	name=${page##*/}
	name=${name%.1}
	group=TYPED
	case " $internal " in *" $name "*) group=INTERNAL ;; esac
	sed -n "s|^\\.Nd \\(.*\\)|{\"$name\", \"\\1\", $group},|p" "$page"
done
