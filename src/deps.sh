#!/bin/sh
# Installs what is missing to build (deps.sh build), to make a Debian package (deb), to test (check), to test with real
# programs and to make the pictures (world), to compare speed with others (bench), to lint (lint), to do the same with
# clang and to fuzz (clang).
# Looks first, prints what it runs and how much that is, and asks for root only when it must. What world lacks is no
# error: its tests are skipped by name.
# deps.sh --debian build says what a package's Build-Depends are.
set -eu

# what to look for, and what the package that has it is called:
# look            apt             dnf               apk              pacman       brew
table='
build cc          gcc,libc6-dev   gcc               gcc,musl-dev     gcc          gcc
build pkg-config  pkgconf         pkgconf           pkgconf          pkgconf      pkgconf
build libcmark    libcmark-dev    cmark-devel       cmark-dev        cmark        cmark
build libpcre2-8  libpcre2-dev    pcre2-devel       pcre2-dev        pcre2        pcre2
build yaml-0.1    libyaml-dev     libyaml-devel     yaml-dev         libyaml      libyaml
build libutf8proc libutf8proc-dev utf8proc-devel    utf8proc-dev     libutf8proc  utf8proc
build libgit2     libgit2-dev     libgit2-devel     libgit2-dev      libgit2      libgit2
build icu-i18n    libicu-dev      libicu-devel      icu-dev          icu          icu4c
build libical     libical-dev     libical-devel     libical-dev      libical      libical
build gmime-3.0   libgmime-3.0-dev gmime30-devel   gmime-dev        gmime3       gmime
build jansson     libjansson-dev  jansson-devel     jansson-dev      jansson      jansson
build libcsv      libcsv-dev      libcsv-devel      libcsv-dev       libcsv       libcsv
build libstemmer  libstemmer-dev  libstemmer-devel  libstemmer-dev   snowball     snowball
world dot      graphviz        graphviz          graphviz         graphviz     graphviz
world wordnet/data.noun wordnet-base wordnet        -                -            -
world mythes/th_de_DE_v2.idx mythes-de mythes-de    -                -            -
world mythes/th_es_ES_v2.idx mythes-es mythes-es    -                -            -
world mythes/th_fr_FR_v2.idx mythes-fr mythes-fr    -                -            -
world dictd/freedict-eng-deu.index dict-freedict-eng-deu - - - -
world dictd/freedict-deu-eng.index dict-freedict-deu-eng - - - -
world tmux     tmux            tmux              tmux             tmux         tmux
deb   build-essential build-essential -               -                -            -
deb   dpkg-buildpackage dpkg-dev  -                 -                -            -
deb   dh          debhelper       -                 -                -            -
deb   fakeroot    fakeroot        -                 -                -            -
deb   lintian     lintian         -                 -                -            -
check cmocka      libcmocka-dev   libcmocka-devel   cmocka-dev       cmocka       cmocka
check prove       perl            perl-Test-Harness perl-utils       perl         perl
check jq          jq              jq                jq               jq           jq
world hledger     hledger         hledger           hledger          hledger      hledger
world sqlite3     libsqlite3-dev  sqlite-devel      sqlite-dev       sqlite       sqlite
world python3     python3         python3           python3          python       python3
check git         git             git               git              git          git
check strace      strace          strace            strace           strace       -
check setfacl     acl             acl               acl              acl          -
check setfattr    attr            attr              attr             attr         -
world networkx    python3-networkx python3-networkx  py3-networkx     python-networkx -
world vobject     python3-vobject python3-vobject   py3-vobject      python-vobject -
world khard       khard           khard             khard            khard        khard
world abook       abook           abook             abook            abook        abook
world icalendar   python3-icalendar python3-icalendar py3-icalendar    python-icalendar -
world khal        khal            khal              khal             khal         -
world todoman     todoman         todoman           todoman          todoman      -
world vdirsyncer  vdirsyncer      vdirsyncer        vdirsyncer       vdirsyncer   vdirsyncer
world radicale    radicale        radicale3         -                radicale     -
world html5lib    python3-html5lib python3-html5lib  py3-html5lib     python-html5lib -
world chromium    chromium        chromium          chromium         chromium     chromium
world mutt        mutt            mutt              mutt             mutt         mutt
world notmuch     notmuch         notmuch           notmuch          notmuch      notmuch
world mlist       mblaze          mblaze            mblaze           -            mblaze
world less        less            less              less             less         less
world zsh         zsh             zsh               zsh              zsh          zsh
world fish        fish            fish              fish             fish         fish
world vim         vim             vim-enhanced      vim              vim          vim
world nvim        neovim          neovim            neovim           neovim       neovim
world emacs       emacs-nox       emacs-nox         emacs-nox        emacs-nox    emacs
world eglot       elpa-eglot      -                 -                -            -
world fzf         fzf             fzf               fzf              fzf          fzf
world crontab     cron            cronie            cronie           cronie       -
world systemd-analyze systemd     systemd           -                systemd      -
world C.UTF-8/tr  locales         glibc-langpack-tr musl-locales     glibc        -
bench recsel   recutils        recutils          recutils         recutils     recutils
bench khard    khard           khard             khard            khard        khard
bench hledger  hledger         hledger           hledger          hledger      hledger
bench git      git             git               git              git          git
bench valgrind valgrind        valgrind          valgrind         valgrind     -
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
	lib* | yaml-* | icu-* | gmime-* | jansson | cmocka | sqlite3)
		has_library "$1" && return
		# two of them have no .pc file: ask the compiler
		case $1 in libstemmer) set -- libstemmer.h ;; libcsv) set -- csv.h ;; *) return 1 ;; esac
		command -v cc >/dev/null && echo "#include <$1>" | cc -E - >/dev/null 2>&1
		;;
	# data: thesauri
	wordnet/* | mythes/* | dictd/*) [ -e "/usr/share/$1" ] ;;
	# built in from Emacs 29 on
	eglot) emacs -q --batch --eval "(progn (package-initialize) (require 'eglot))" >/dev/null 2>&1 ;;
	build-essential) dpkg -s build-essential >/dev/null 2>&1 ;;
	C.UTF-8/tr) [ -e /usr/share/i18n/locales/tr_TR ] || locale -a 2>/dev/null | grep -qi '^tr_TR' ;;
	# the tests in tests/world take the system's python where the first one has none
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
		# how much it is, before it begins
		LC_ALL=C apt-get install --assume-no --no-install-recommends "$@" 2>/dev/null |
			grep -E ' newly installed|^Need to get|^After this' >&2 || :
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

# each kind builds; a package is tested when it is built, and world makes one
case ${1:-build} in
build) kinds=build ;;
world) kinds='build check deb world' ;;
clang) kinds='build check clang' ;;
deb) kinds='build check deb' ;;
*) kinds="build $1" ;;
esac

missing=
for what in $kinds; do
	while read -r for look packages; do
		[ "$for" = "$what" ] || continue
		has "$look" && continue
		package=$(echo "$for $look $packages" | awk -v n="$column" '{ gsub(",", " ", $n); print $n }')
		[ "$package" = - ] || missing="$missing $package"
	done <<-EOF
		$table
	EOF
done

[ -n "$missing" ] || exit 0
if [ "${1:-build}" = world ] && [ -z "${REQUIRE:-}" ]; then
	# shellcheck disable=SC2086 # one word a package
	(install_packages $missing) || echo 'deps: some programs are missing; their tests are skipped by name' >&2
else
	# shellcheck disable=SC2086
	install_packages $missing
fi
