#!/bin/sh
# SPDX-License-Identifier: ISC
# install.sh install|uninstall|list ROOT LIBEXEC INTERNAL ZSH LIB SHARED BUILD PROGRAM...: puts the programs, their
# pages, completions and examples and the library below ROOT (DESTDIR and PREFIX), the programs named in INTERNAL in
# ROOT/LIBEXEC, zsh's completion in ROOT/ZSH, libtend, with the file SHARED, in ROOT/LIB; or takes away
# just that; or says what it would be.
set -eu

todo=$1 root=$2 libexec=$3 internal=$4 zsh=$5 lib=$6 shared=$7 build=$8
shift 8
tab=$(printf '\t')
doc=share/doc/tend

internal() {
	case " $internal " in *" ${1##*/} "*) ;; *) return 1 ;; esac
}

# a line for each file: its mode, or ln; where it comes from, or what it points at; where it goes below ROOT
files() {
	for program; do
		place=bin
		! internal "$program" || place=$libexec
		printf '755\t%s\t%s/%s\n' "$program" "$place" "${program##*/}"
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
		[ "$name" = tend ] || internal "$name" || printf 'ln\t%s\t%s\n' tend "$bash/$name" tend.fish "$fish/$name.fish"
	done
	for header in include/tend/*.h; do
		printf '644\t%s\t%s\n' "$header" "$header"
	done
	printf '644\t%s\t%s\n' "$build/libtend.a" "$lib/libtend.a" "$build/tend.pc" "$lib/pkgconfig/tend.pc"
	# libtend.so.0, and the name that a linker looks for; on macOS libtend.0.dylib
	name=${shared##*/}
	case $name in *.dylib) link=libtend.dylib ;; *) link=libtend.so ;; esac
	printf '644\t%s\t%s\nln\t%s\t%s\n' "$shared" "$lib/$name" "$name" "$lib/$link"
	printf '644\t%s\t%s\n' src/NEWS.md $doc/NEWS.md
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

# 0.1 had all programs in bin
take_old() {
	[ "$libexec" != bin ] || return 0
	for program; do
		! internal "$program" || rm -f "$root/bin/${program##*/}"
	done
}

case $todo in
list) files "$@" ;;
install)
	umask 022
	files "$@" | while IFS=$tab read -r mode from to; do
		put "$mode" "$from" "$to" || exit
	done
	take_old "$@"
	;;
uninstall)
	files "$@" | while IFS=$tab read -r mode from to; do
		rm -f "$root/$to" || exit
	done
	take_old "$@"
	# the folders that are ours alone; what others put there stays
	for ours in "$root/$doc" "$root/$libexec" "$root/include/tend"; do
		[ ! -d "$ours" ] || find "$ours" -depth -type d -empty -delete
	done
	;;
*)
	echo 'usage: install.sh install|uninstall|list ROOT LIBEXEC INTERNAL ZSH LIB SHARED BUILD PROGRAM...' >&2
	exit 2
	;;
esac
