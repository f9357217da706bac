#!/bin/sh
# Installs what is missing to build (deps.sh build), also to make the pictures (pictures), a
# Debian package (deb), to test (check), to lint (lint), to do the same with clang and to fuzz (clang).
# Looks first, says what it runs, and asks for root only when it must.
# deps.sh --debian build says what a package's Build-Depends are.
set -eu

# what to look for, and what the package that has it is called:
# look            apt             dnf               apk              pacman       brew
table='
build cc          gcc,libc6-dev   gcc               gcc,musl-dev     gcc          gcc
build pkg-config  pkg-config      pkgconf           pkgconf          pkgconf      pkgconf
build libcmark    libcmark-dev    cmark-devel       cmark-dev        cmark        cmark
build libpcre2-8  libpcre2-dev    pcre2-devel       pcre2-dev        pcre2        pcre2
build yaml-0.1    libyaml-dev     libyaml-devel     yaml-dev         libyaml      libyaml
build libutf8proc libutf8proc-dev utf8proc-devel    utf8proc-dev     libutf8proc  utf8proc
build libgit2     libgit2-dev     libgit2-devel     libgit2-dev      libgit2      libgit2
build icu-i18n    libicu-dev      libicu-devel      icu-dev          icu          icu4c
build libical     libical-dev     libical-devel     libical-dev      libical      libical
build gmime-3.0   libgmime-3.0-dev gmime30-devel   gmime-dev        gmime3       gmime
build libcsv      libcsv-dev      libcsv-devel      libcsv-dev       libcsv       libcsv
build libstemmer  libstemmer-dev  libstemmer-devel  libstemmer-dev   snowball     snowball
pictures dot      graphviz        graphviz          graphviz         graphviz     graphviz
pictures tmux     tmux            tmux              tmux             tmux         tmux
deb   build-essential build-essential -               -                -            -
deb   dpkg-buildpackage dpkg-dev  -                 -                -            -
deb   dh          debhelper       -                 -                -            -
deb   fakeroot    fakeroot        -                 -                -            -
deb   lintian     lintian         -                 -                -            -
check cmocka      libcmocka-dev   libcmocka-devel   cmocka-dev       cmocka       cmocka
check prove       perl            perl-Test-Harness perl-utils       perl         perl
check jq          jq              jq                jq               jq           jq
check hledger     hledger         hledger           hledger          hledger      hledger
check python3     python3         python3           python3          python       python3
check git         git             git               git              git          git
check strace      strace          strace            strace           strace       -
check setfacl     acl             acl               acl              acl          -
check setfattr    attr            attr              attr             attr         -
check networkx    python3-networkx python3-networkx  py3-networkx     python-networkx -
check vobject     python3-vobject python3-vobject   py3-vobject      python-vobject -
check khard       khard           khard             khard            khard        khard
check abook       abook           abook             abook            abook        abook
check icalendar   python3-icalendar python3-icalendar py3-icalendar    python-icalendar -
check khal        khal            khal              khal             khal         -
check html5lib    python3-html5lib python3-html5lib  py3-html5lib     python-html5lib -
check chromium    chromium        chromium          chromium         chromium     chromium
check mutt        mutt            mutt              mutt             mutt         mutt
check notmuch     notmuch         notmuch           notmuch          notmuch      notmuch
check mlist       mblaze          mblaze            mblaze           -            mblaze
check less        less            less              less             less         less
check zsh         zsh             zsh               zsh              zsh          zsh
check fish        fish            fish              fish             fish         fish
check vim         vim             vim-enhanced      vim              vim          vim
check nvim        neovim          neovim            neovim           neovim       neovim
check emacs       emacs-nox       emacs-nox         emacs-nox        emacs-nox    emacs
check fzf         fzf             fzf               fzf              fzf          fzf
check crontab     cron            cronie            cronie           cronie       -
check systemd-analyze systemd     systemd           -                systemd      -
check C.UTF-8/tr  locales         glibc-langpack-tr musl-locales     glibc        -
lint  clang-tidy  clang-tidy      clang-tools-extra clang-extra-tools clang       llvm
lint  shellcheck  shellcheck      ShellCheck        shellcheck       shellcheck   shellcheck
lint  mandoc      mandoc          mandoc            mandoc           mandoc       mandoc
clang clang       clang           clang             clang            clang        llvm
clang clang/san   libclang-rt-dev compiler-rt       compiler-rt      compiler-rt  -
'

has_library() {
	pkg-config --exists "$1" 2>/dev/null
}

# whether what a row names is there: a library by pkg-config, else a program
has() {
	case $1 in
	lib* | yaml-* | icu-* | gmime-* | cmocka)
		has_library "$1" && return
		# two of them have no .pc file: ask the compiler
		case $1 in libstemmer) set -- libstemmer.h ;; libcsv) set -- csv.h ;; *) return 1 ;; esac
		command -v cc >/dev/null && echo "#include <$1>" | cc -E - >/dev/null 2>&1
		;;
	build-essential) dpkg -s build-essential >/dev/null 2>&1 ;;
	C.UTF-8/tr) [ -e /usr/share/i18n/locales/tr_TR ] || locale -a 2>/dev/null | grep -qi '^tr_TR' ;;
	# tests/mesh.t, tests/ics.t and tests/vcard.t take the system's python where the first one has none
	networkx | icalendar | vobject | html5lib) python3 -c "import $1" 2>/dev/null || /usr/bin/python3 -c "import $1" 2>/dev/null ;;
	clang/san) echo 'int main(void) { return 0; }' |
		clang -fsanitize=address,undefined,fuzzer-no-link -x c - -o /dev/null 2>/dev/null ;;
	*) command -v "$1" >/dev/null ;;
	esac
}

manager() {
	for m in apt-get dnf apk pacman brew; do
		if command -v "$m" >/dev/null; then
			echo "$m"
			return
		fi
	done
}

run() {
	if [ "$(id -u)" != 0 ] && [ "$1" != brew ]; then
		if ! command -v sudo >/dev/null; then
			echo "deps: neither root nor sudo here; please have installed:$missing" >&2
			exit 1
		fi
		set -- sudo "$@"
	fi
	echo "+ $*" >&2
	"$@"
}

install_packages() {
	case $(manager) in
	apt-get)
		run apt-get update
		run env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
		;;
	dnf) run dnf install -y "$@" ;;
	apk) run apk add "$@" ;;
	pacman) run pacman -S --needed --noconfirm "$@" ;;
	brew) run brew install "$@" ;;
	*)
		echo "deps: no apt, dnf, apk, pacman or brew here; please install: $*" >&2
		exit 1
		;;
	esac
}

# one a line, without what each Debian builds with
if [ "${1:-}" = --debian ]; then
	echo "$table" | awk -v use="$2" '$1 == use { print $3 }' | tr ',' '\n' | grep -vx 'gcc\|libc6-dev' | LC_ALL=C sort
	exit
fi

case $(manager) in
dnf) column=4 ;;
apk) column=5 ;;
pacman) column=6 ;;
brew) column=7 ;;
*) column=3 ;;
esac

missing=
for what in build pictures deb check lint clang; do
	while read -r for look packages; do
		[ "$for" = "$what" ] || continue
		has "$look" && continue
		package=$(echo "$for $look $packages" | awk -v n="$column" '{ gsub(",", " ", $n); print $n }')
		[ "$package" = - ] || missing="$missing $package"
	done <<-EOF
		$table
	EOF
	[ "$what" = "${1:-build}" ] && break
done

if [ -n "$missing" ]; then
	# shellcheck disable=SC2086 # one word a package
	install_packages $missing
fi
