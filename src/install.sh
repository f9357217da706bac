#!/bin/sh
# SPDX-License-Identifier: ISC
# install.sh install|uninstall|list ROOT ZSH BUILD PROGRAM...: puts the programs, their pages, completions and
# examples below ROOT (DESTDIR and PREFIX), zsh's completion in ROOT/ZSH; or takes away just that; or says what it would be.
set -eu

todo=$1 root=$2 zsh=$3 build=$4
shift 4
tab=$(printf '\t')
doc=share/doc/tend

# a line for each file: its mode, or ln; where it comes from, or what it points at; where it goes below ROOT
files() {
	for program; do
		printf '755\t%s\tbin/%s\n' "$program" "${program##*/}"
	done
	for page in src/tools/*.[157]; do
		printf '644\t%s\tshare/man/man%s/%s\n' "$page" "${page##*.}" "${page##*/}"
	done
	bash=share/bash-completion/completions fish=share/fish/vendor_completions.d
	printf '644\t%s\t%s\n' "$build/complete/bash" $bash/tend "$build/complete/zsh" "$zsh/_tend" \
		"$build/complete/fish" $fish/tend.fish
	# bash and fish look for a file of the program's own name
	for program; do
		name=${program##*/}
		[ "$name" = tend ] || printf 'ln\t%s\t%s\n' tend "$bash/$name" tend.fish "$fish/$name.fish"
	done
	find README.md LICENSE examples contacts.example -type f ! -name '*~' | LC_ALL=C sort | while IFS= read -r file; do
		mode=644
		[ ! -x "$file" ] || mode=755
		printf '%s\t%s\t%s\n' "$mode" "$file" "$doc/$file"
	done
}

put() {
	to=$root/$3
	[ -d "${to%/*}" ] || install -d -m 755 "${to%/*}"
	case $1 in
	ln) ln -sf "$2" "$to" ;;
	*) install -m "$1" "$2" "$to" ;;
	esac
}

case $todo in
list) files "$@" ;;
install)
	umask 022
	files "$@" | while IFS=$tab read -r mode from to; do
		put "$mode" "$from" "$to" || exit
	done
	;;
uninstall)
	files "$@" | while IFS=$tab read -r mode from to; do
		rm -f "$root/$to" || exit
	done
	# the one folder that is ours alone; what others put there stays
	[ ! -d "$root/$doc" ] || find "$root/$doc" -depth -type d -empty -delete
	;;
*)
	echo 'usage: install.sh install|uninstall|list ROOT ZSH BUILD PROGRAM...' >&2
	exit 2
	;;
esac
