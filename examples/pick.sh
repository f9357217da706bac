#!/bin/sh
# SPDX-License-Identifier: ISC
#
# Picks people with fzf, beside each what you should know of them, and prints
# their ids: pick.sh [TOOL WORD...], by default all that tend ls has.
#
#	tend log "$(pick.sh)" +help: carried the workbench
#	pick.sh due | tend give -
#
# TAB marks several, Enter takes them. fzf's own options go into
# FZF_DEFAULT_OPTS. Exit status: fzf's, 1 nobody, 130 given up.
set -u
[ $# -gt 0 ] || set -- ls status= -o id,name,tier,org,last

picked=$(tend "$@" | fzf --multi --delimiter='\t' --tabstop=4 --layout=reverse \
	--prompt='who? ' --preview='tend brief -- {1}' --preview-window='right,60%,wrap') || exit
printf '%s\n' "$picked" | cut -f 1
