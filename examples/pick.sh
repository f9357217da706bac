#!/bin/sh
# SPDX-License-Identifier: ISC
#
# Picks contacts with fzf, with the brief of each beside the list, and prints their
# ids: pick.sh [TOOL WORD...]; without a tool, those that tend ls lists.
#
#	tend log "$(pick.sh)" +help: carried the workbench
#	pick.sh due | tend give -
#
# TAB marks several, Enter takes them. fzf's own options go into
# FZF_DEFAULT_OPTS. Exit status: that of fzf, 1 for no match, 130 if you quit.
set -u
[ $# -gt 0 ] || set -- ls status= -o id,name,tier,org,last

picked=$(tend "$@" | fzf --multi --delimiter='\t' --tabstop=4 --layout=reverse \
	--prompt='who? ' --preview='tend brief -- {1}' --preview-window='right,60%,wrap') || exit
printf '%s\n' "$picked" | cut -f 1
