#!/bin/sh
# SPDX-License-Identifier: ISC
# deb.sh VERSION BUILD: BUILD/tend_VERSION_ARCH.deb, from BUILD/tend-VERSION.tar.gz and src/debian, and what lintian
# says of it. No root is needed.
set -eu

version=$1 build=$2
for program in dpkg-buildpackage dh lintian; do
	if ! command -v $program >/dev/null; then
		echo "deb: no $program here: this wants Debian, or what comes of it, and make deps-deb" >&2
		exit 2
	fi
done
noted=$(dpkg-parsechangelog -l src/debian/changelog -S Version)
if [ "$noted" != "$version" ]; then
	echo "deb: the Makefile says $version, src/debian/changelog $noted" >&2
	exit 2
fi

rm -rf "$build/deb"
mkdir -p "$build/deb"
tar -xzf "$build/tend-$version.tar.gz" -C "$build/deb"
tree=$build/deb/tend-$version
cp -r "$tree/src/debian" "$tree/debian"
# the table of src/deps.sh is the one place where dependencies stand
needs=$(sh src/deps.sh --debian build | sed 's/^/ /; s/$/,/')
awk -v needs="$needs" '/@BUILD@/ { print needs; next } { print }' "$tree/src/debian/control" >"$tree/debian/control"
(cd "$tree" && dpkg-buildpackage -us -uc -b) >"$build/deb/log" 2>&1 || {
	tail -n 20 "$build/deb/log" >&2
	exit 1
}

cp "$build/deb/tend_$version"_*.deb "$build"
as_root=
[ "$(id -u)" != 0 ] || as_root=--allow-root
lintian $as_root --pedantic --fail-on error,warning "$build"/deb/*.changes 2>&1
ls "$build/tend_$version"_*.deb
