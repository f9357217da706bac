#!/bin/sh
# SPDX-License-Identifier: ISC
# deb.sh VERSION BUILD: BUILD/tend_VERSION-1_ARCH.deb and those of libtend0 and libtend-dev, from BUILD/tend-VERSION.tar.gz and src/debian, and what lintian
# says of it. The source package stays in BUILD/deb. No root is needed. The tests are run, unless DEB_BUILD_OPTIONS
# has nocheck.
set -eu

version=$1 build=$2
for program in dpkg-buildpackage dh lintian; do
	if ! command -v $program >/dev/null; then
		echo "deb: no $program here: this wants Debian, or what comes of it, and make deps-deb" >&2
		exit 2
	fi
done

rm -rf "$build/deb"
mkdir -p "$build/deb"
cp "$build/tend-$version.tar.gz" "$build/deb/tend_$version.orig.tar.gz"
tar -xzf "$build/deb/tend_$version.orig.tar.gz" -C "$build/deb"
tree=$build/deb/tend-$version
cp -r "$tree/src/debian" "$tree/debian"
sh "$tree/src/changelog.sh" "$tree/src/NEWS.md" >"$tree/debian/changelog"
noted=$(dpkg-parsechangelog -l "$tree/debian/changelog" -S Version)
if [ "$noted" != "$version-1" ]; then
	echo "deb: the Makefile says $version, src/NEWS.md ${noted%-1}" >&2
	exit 2
fi

# the table of src/deps.sh is the one place where dependencies stand
needs=$(
	sh "$tree/src/deps.sh" --debian build | sed 's/^/ /; s/$/,/'
	sh "$tree/src/deps.sh" --debian check | sed 's/^/ /; s/$/ <!nocheck>,/'
)
awk -v needs="$needs" '/@BUILD@/ { print needs; next } { print }' "$tree/src/debian/control" >"$tree/debian/control"
case " ${DEB_BUILD_OPTIONS:-} " in *' nocheck '*) export DEB_BUILD_PROFILES="${DEB_BUILD_PROFILES:-} nocheck" ;; esac
(cd "$tree" && dpkg-buildpackage -us -uc -F) >"$build/deb/log" 2>&1 || {
	tail -n 20 "$build/deb/log" >&2
	exit 1
}

for package in tend libtend0 libtend-dev; do
	cp "$build/deb/${package}_$version-1"_*.deb "$build"
done
as_root=
[ "$(id -u)" != 0 ] || as_root=--allow-root
lintian $as_root --pedantic --fail-on error,warning "$build"/deb/*.changes 2>&1
ls "$build/tend_$version-1"_*.deb "$build"/libtend*"_$version-1"_*.deb
