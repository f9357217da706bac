#!/bin/sh
# SPDX-License-Identifier: ISC
# dist.sh VERSION BUILD: BUILD/tend-VERSION.tar.gz, of the last commit; without git, of what a tarball has. The same
# source gives the same bytes.
set -eu

name=tend-$1 out=$2/tend-$1.tar.gz
mkdir -p "$2"

# only of our own repository, not of one that this folder happens to lie in
if [ -e .git ] && git rev-parse -q --verify HEAD >/dev/null 2>&1; then
	[ -z "$(git status --porcelain)" ] || echo 'dist: what is not committed is not in it' >&2
	git -c tar.umask=0022 archive --format=tar --prefix="$name/" HEAD >"$out.tar"
else
	# what a tarball has, and nothing that was built or left lying about; all as old as the newest
	export LC_ALL=C
	set -- .[!.]* LICENSE Makefile README.md contacts.example examples include src tests
	newest=$(find "$@" -name .git -prune -o -type f -printf '%T@\n' | sort -rn | sed -n '1s/\..*//p')
	tar -c --exclude=.git --sort=name --mtime="@$newest" --owner=root:0 --group=root:0 --mode=a+rX,u+w,go-w \
		--transform="s,^,$name/,S" "$@" >"$out.tar"
fi
gzip -9n <"$out.tar" >"$out.new"
rm "$out.tar"
mv "$out.new" "$out"
echo "$out"
