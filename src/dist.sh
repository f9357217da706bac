#!/bin/sh
# SPDX-License-Identifier: ISC
# dist.sh VERSION BUILD: BUILD/tend-VERSION.tar.gz, of the last commit; without a repository, of what a tarball has.
# The same source gives the same bytes. It is git that makes it: tar differs from system to system.
set -eu

name=tend-$1 out=$2/tend-$1.tar.gz
mkdir -p "$2"

# only of our own repository, not of one that this folder happens to lie in
if [ -e .git ] && git rev-parse -q --verify HEAD >/dev/null 2>&1; then
	[ -z "$(git status --porcelain)" ] || echo 'dist: what is not committed is not in it' >&2
	commit=HEAD
else
	date=$(sed -n 's/^## .*(\(.*\))$/\1T12:00:00Z/p' src/NEWS.md | sed 1q)
	[ -n "$date" ] || { echo 'dist: src/NEWS.md has no date' >&2 && exit 1; }
	# a repository for this moment: what a tarball has, and nothing that was built or left lying about, of that day
	GIT_DIR=$2/dist.git GIT_WORK_TREE=.
	export GIT_DIR GIT_WORK_TREE
	trap 'rm -rf "$GIT_DIR"' EXIT
	rm -rf "$GIT_DIR"
	git init -q
	git -c core.autocrlf=false add -f -- .[!.g]* .git?* LICENSE Makefile README.md contacts.example examples include src \
		tests
	commit=$(GIT_AUTHOR_NAME=tend GIT_AUTHOR_EMAIL=tend GIT_AUTHOR_DATE=$date GIT_COMMITTER_NAME=tend \
		GIT_COMMITTER_EMAIL=tend GIT_COMMITTER_DATE=$date git commit-tree -m "$name" "$(git write-tree)")
fi
git -c tar.umask=0022 archive --format=tar --prefix="$name/" "$commit" >"$out.tar"
gzip -9n <"$out.tar" >"$out.new"
rm "$out.tar"
mv "$out.new" "$out"
echo "$out"
