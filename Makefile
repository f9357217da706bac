# tend: small filters over a folder of Markdown contacts.
#
#   make          builds build/bin/tend-*; make demo installs what that needs, and shows it at work
#   make check    tests all that tend itself does, in about a minute; make test-due, one tool or noun, in seconds
#   make check-world  adds real programs (khard, mutt, Chromium, ...); make soak, every case of every sweep, in hours
#   make asan     make check under AddressSanitizer and UBSan; make tsan, under ThreadSanitizer
#   make bench    speed and memory, as ratios in one run (PARTS='cat cold': some of it); make deps-bench, the programs that
#                 it compares with; make quality, how good the answers are
#   make lint     clang-tidy, shellcheck, mandoc; make fuzz, libFuzzer, SECONDS=60 each
#   make install  PREFIX=/usr/local, DESTDIR=; make uninstall takes it away again
#   make dist     build/tend-VERSION.tar.gz; make deb, a package for Debian; make pictures, those of the README
#
# V=1 shows the commands; PORTABLE=1 does all in build/portable without what Linux alone has, so that it is tested.

export PORTABLE
VERSION = 0.2.0
# git archive, so make dist, names its commit here; one after v0.2.0 makes --version say 0.2.0+3.gHASH
COMMIT = $Format:%(describe:tags=true,match=v*)$
SINCE = $(subst -,.,$(patsubst v$(VERSION)-%,+%,$(filter v$(VERSION)-%,$(COMMIT))))
PREFIX = /usr/local
DESTDIR =
BUILD = build$(if $(PORTABLE),/portable)
# below PREFIX: of the programs that other programs start, and people seldom; of zsh's completion
LIBEXEC = libexec/tend
ZSH = share/zsh/site-functions
INTERNAL = tend-cat tend-commit tend-merge

CFLAGS = -O2 -g
Q = @mkdir -p $(@D); $(if $(V),set -x,echo "  $(notdir $@)");
WARN = -Wall -Wextra -Wpedantic -Wshadow -Wmissing-prototypes -Wconversion -Werror
PKGS = libcmark libpcre2-8 yaml-0.1 libutf8proc libgit2 icu-i18n libical gmime-3.0 jansson
PKG_CONFIG = pkg-config

PKG_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(PKGS) 2>/dev/null)
PKG_LIBS := $(shell $(PKG_CONFIG) --libs $(PKGS) 2>/dev/null) -lstemmer -lcsv -lm
# likewise: 1 on macOS, whose linker knows no --as-needed; 2 where 32-bit x86 rounds otherwise, and orders otherwise
ASKED := $(shell echo __APPLE__ __FLT_EVAL_METHOD__ | $(CC) $(CFLAGS) -E -P -x c - 2>/dev/null)
CPPFLAGS = -D_GNU_SOURCE -D_FILE_OFFSET_BITS=64 -D_TIME_BITS=64 $(PORTABLE:%=-DTEND_PORTABLE) -DVERSION='"$(VERSION)$(SINCE)"' -Isrc -Iinclude -I$(BUILD) $(PKG_CFLAGS)
COMPILE = $(CC) -std=c11 $(EXPORT) $(WARN) $(CPPFLAGS) $(CFLAGS) $(if $(filter 2,$(ASKED)),-msse2 -mfpmath=sse) -MMD -MP
# a program names only the libraries it uses: each costs start-up time
NEEDED = -pthread $(if $(filter __APPLE__$(PORTABLE),$(ASKED)),-Xlinker --as-needed)
LINK = $(CC) $(CFLAGS) $(LDFLAGS) $(NEEDED)

# all but the tools themselves
INNER_SRC = $(filter-out src/tools/tend%,$(wildcard src/*/*.c))
INNER_OBJ = $(INNER_SRC:src/%.c=$(BUILD)/obj/%.o)
TOOLS = $(notdir $(basename $(wildcard src/tools/tend*.c)))
SCRIPTS = $(wildcard src/tools/tend-*.sh)
BINS = $(TOOLS:%=$(BUILD)/bin/%) $(SCRIPTS:src/tools/%.sh=$(BUILD)/bin/%)
MANS = $(wildcard src/tools/*.[157])
UNITS = $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/*.c))
COMPLETIONS = $(addprefix $(BUILD)/complete/,bash zsh fish)
BENCHES = $(patsubst tests/bench/%.c,$(BUILD)/bench/%,$(wildcard tests/bench/*.c))
FUZZES = $(patsubst tests/fuzz/fuzz_%.c,$(BUILD)/fuzz/%,$(wildcard tests/fuzz/fuzz_*.c))

all: $(BINS) $(COMPLETIONS)
include src/library/lib.mk

$(BUILD)/obj/%.o: src/%.c src/library/lib.mk
	$(Q)$(COMPILE) -c -o $@ $<

$(BUILD)/inner.a: $(INNER_OBJ)
	@rm -f $@
	$(Q)$(AR) rcs $@ $(INNER_OBJ)

$(BUILD)/bin/%: $(BUILD)/obj/tools/%.o $(BUILD)/inner.a
	$(Q)$(LINK) -o $@ $^ $(PKG_LIBS)

$(BUILD)/bin/%: src/tools/%.sh src/tools/recap.awk Makefile
	$(Q)sed -e 's/@VERSION@/$(VERSION)$(SINCE)/' -e '/^@recap.awk@$$/{r src/tools/recap.awk' -e 'd' -e '}' $< >$@ && chmod 755 $@

# the one-line purpose of each tool, from the man page that states it
$(BUILD)/purpose.h: src/purpose.sh $(MANS) Makefile
	$(Q)sh src/purpose.sh $(sort $(filter src/tools/tend-%.1,$(MANS))) >$@

$(addprefix $(BUILD)/obj/,tools/tend.o cli/options.o cli/commit_job.o): $(BUILD)/purpose.h Makefile
$(BUILD)/obj/os/program.o: CPPFLAGS += -DPREFIX='"$(PREFIX)"' -DLIBEXEC='"$(LIBEXEC)"'

$(BUILD)/complete/%: src/complete.sh $(BINS)
	$(Q)sh src/complete.sh $* $(BUILD)/bin >$@.new && mv $@.new $@

$(BUILD)/unit/%: tests/unit/%.c $(BUILD)/inner.a
	$(Q)$(COMPILE) -o $@ $< $(BUILD)/inner.a $(LDFLAGS) $(NEEDED) $(PKG_LIBS) -lcmocka

$(BUILD)/bench/%: tests/bench/%.c
	$(Q)$(COMPILE) -o $@ $< $(LDFLAGS)

# a fuzz target, which runs the files it is given; with DRIVER=-fsanitize=fuzzer, libFuzzer
DRIVER = tests/fuzz/replay.c
$(BUILD)/fuzz/%: tests/fuzz/fuzz_%.c tests/fuzz/replay.c $(BUILD)/inner.a
	$(Q)$(COMPILE) -o $@ $< $(DRIVER) $(BUILD)/inner.a $(LDFLAGS) $(NEEDED) $(PKG_LIBS)

deps-%: ; @sh src/deps.sh $*

demo: deps-build
	@$(MAKE) --no-print-directory all
	@sh examples/demo.sh $(BUILD)/bin contacts.example

# what tests run
BUILT = all lib $(UNITS) $(FUZZES) $(BUILD)/bench/genbook

check: deps-check ; @$(MAKE) --no-print-directory test

# without looking for what is missing: a package is built so; TIER=pages leaves out the scripts
TIER = check
test: $(BUILT) ; @sh tests/run $(BUILD) $(TIER)

test-%: $(BUILT) ; @sh tests/run $(BUILD) $*

check-world: check ; @$(MAKE) --no-print-directory world

# what make check leaves out
world soak: deps-world
	@$(MAKE) --no-print-directory $(BUILT)
	@sh tests/run $(BUILD) $@

SAN = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
asan: deps-check
	@$(MAKE) --no-print-directory test BUILD=$(BUILD)/asan CFLAGS='$(SAN)'

tsan: deps-check
	@CPU_LIMIT=3000 $(MAKE) --no-print-directory test BUILD=$(BUILD)/tsan CFLAGS='-O1 -g -fsanitize=thread'

bench: all $(BENCHES) ; sh tests/bench/run $(BUILD) $(PARTS)

quality: deps-world
	@$(MAKE) --no-print-directory all
	sh tests/quality/run $(BUILD)/bin

FUZZ = $(SAN) -fsanitize=fuzzer-no-link
SECONDS = 60
fuzz: deps-clang $(FUZZES:$(BUILD)/fuzz/%=fuzz-%)
fuzz-%:
	@$(MAKE) --no-print-directory $(BUILD)/clang/fuzz/$* BUILD=$(BUILD)/clang CC=clang CFLAGS='$(FUZZ)' DRIVER=-fsanitize=fuzzer
	@sh tests/fuzz/run $* $(BUILD)/clang/fuzz $(SECONDS)

# SAMPLE=3 reads a third of the sources with clang-tidy, another third each day
SAMPLE = 1
lint: deps-lint $(BUILD)/purpose.h
	printf '%s\n' src/*/*.c | awk "(NR + $$(date +%s) / 86400) % $(SAMPLE) < 1" | xargs -P 2 -n 16 sh -c 'clang-tidy --quiet "$$@" --' tidy \
		$(addprefix --extra-arg=,-std=c11 $(CPPFLAGS))
	shellcheck src/*.sh src/debian/tests/installed $(SCRIPTS) examples/*.sh examples/hooks/* .ci/run tests/run tests/exec tests/*/run tests/machines/fresh tests/machines/compile
	@# what is installed here says nothing of references: tests/layers.t looks after ours
	! mandoc -Tlint -W style $(MANS) 2>/dev/null | grep -v 'referenced manual not found'

install: all lib
install uninstall:
	@sh src/install.sh $@ '$(DESTDIR)$(PREFIX)' $(LIBEXEC) '$(INTERNAL)' $(ZSH) $(LIB) $(SHARED) $(BUILD) $(BINS)

deb: deps-deb dist
deb dist:
	@sh src/$@.sh $(VERSION) $(BUILD)

pictures: deps-world
	@$(MAKE) --no-print-directory all
	@sh src/pictures.sh $(BUILD)/bin examples/pictures

clean: ; rm -rf $(BUILD)

-include $(INNER_OBJ:.o=.d) $(TOOLS:%=$(BUILD)/obj/tools/%.d) $(UNITS:=.d) $(BENCHES:=.d)

.SECONDARY:
.PHONY: all lib demo check test check-world world soak asan tsan bench quality fuzz lint install uninstall dist deb pictures clean
