# tend: small filters over a folder of Markdown contacts.
#
#   make          builds build/bin/tend-*
#   make demo     installs what is missing, builds, shows what it is for
#   make check    installs what the tests need, runs all of them
#   make asan     the same under AddressSanitizer and UBSan
#   make soak     the long sweeps: every system call, every allocation, 200 merges
#   make bench    speed and memory, as ratios in one run
#   make quality  how good the answers are, as numbers
#   make lint     clang-tidy, shellcheck, mandoc
#   make fuzz     libFuzzer on parsing, editing and merging, SECONDS=60 each
#   make install  PREFIX=/usr/local, DESTDIR=
#
# V=1 shows the commands.

VERSION = 0.1
PREFIX = /usr/local
DESTDIR =
BUILD = build

CFLAGS = -O2 -g
Q = $(if $(V),,@echo "  $(notdir $@)";)
WARN = -Wall -Wextra -Wshadow -Wmissing-prototypes -Wconversion -Werror
PKGS = libcmark libpcre2-8 yaml-0.1 libutf8proc libgit2 icu-i18n libical
PKG_CONFIG = pkg-config

# asked once, and only when something is to be compiled
PKG_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(PKGS) 2>/dev/null)
PKG_LIBS := $(shell $(PKG_CONFIG) --libs $(PKGS) 2>/dev/null) -lstemmer -lm
CPPFLAGS = -D_GNU_SOURCE -DVERSION='"$(VERSION)"' -Iinclude -I$(BUILD) $(PKG_CFLAGS)
COMPILE = $(CC) -std=c11 $(WARN) $(CPPFLAGS) $(CFLAGS) -MMD -MP
# a program names only the libraries it uses: each costs start-up time
LINK = $(CC) $(CFLAGS) $(LDFLAGS) -pthread -Wl,--as-needed

LIB_SRC = $(wildcard src/base/*.c src/contact/*.c src/book/*.c src/study/*.c src/out/*.c) \
	src/tools/tool.c src/tools/write.c src/tools/history.c
LIB_OBJ = $(LIB_SRC:src/%.c=$(BUILD)/obj/%.o)
TOOLS = $(notdir $(basename $(wildcard src/tools/tend*.c)))
SCRIPTS = $(wildcard src/tools/tend-*.sh)
BINS = $(TOOLS:%=$(BUILD)/bin/%) $(SCRIPTS:src/tools/%.sh=$(BUILD)/bin/%)
MANS = $(wildcard src/tools/*.[157])
UNITS = $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/*.c))
COMPLETIONS = $(addprefix $(BUILD)/complete/,bash zsh fish)
BENCHES = $(patsubst tests/bench/%.c,$(BUILD)/bench/%,$(wildcard tests/bench/*.c))

all: $(BINS) $(COMPLETIONS)

$(BUILD)/obj/%.o: src/%.c
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -c -o $@ $<

$(BUILD)/libtend.a: $(LIB_OBJ)
	@rm -f $@
	$(Q)$(AR) rcs $@ $(LIB_OBJ)

$(BUILD)/bin/%: $(BUILD)/obj/tools/%.o $(BUILD)/libtend.a
	@mkdir -p $(@D)
	$(Q)$(LINK) -o $@ $^ $(PKG_LIBS)

$(BUILD)/bin/%: src/tools/%.sh Makefile
	@mkdir -p $(@D)
	$(Q)sed 's/@VERSION@/$(VERSION)/' $< >$@ && chmod 755 $@

# the one-line purpose of each tool, from the man page that states it
$(BUILD)/purpose.h: $(MANS) Makefile
	@mkdir -p $(@D)
	@for m in $(sort $(filter src/tools/tend-%.1,$(MANS))); do \
		sed -n "s|^\.Nd \(.*\)|{\"$$(basename $$m .1)\", \"\1\"},|p" $$m; done >$@

$(BUILD)/obj/tools/tend.o: $(BUILD)/purpose.h

$(BUILD)/complete/%: src/complete.sh src/contact/key.c $(BINS)
	@mkdir -p $(@D)
	$(Q)sh src/complete.sh $* $(BUILD)/bin src/contact/key.c >$@.new && mv $@.new $@

$(BUILD)/unit/%: tests/unit/%.c $(BUILD)/libtend.a
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -o $@ $< $(BUILD)/libtend.a $(LDFLAGS) -pthread -Wl,--as-needed $(PKG_LIBS) -lcmocka

$(BUILD)/bench/%: tests/bench/%.c
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -o $@ $< $(LDFLAGS)

deps-%:
	@sh src/deps.sh $*

demo: deps-build
	@$(MAKE) --no-print-directory all
	@sh examples/demo.sh $(BUILD)/bin contacts.example

check: deps-check
	@$(MAKE) --no-print-directory test

# tests/accounts.t counts over a generated book
test: all $(UNITS) $(BUILD)/bench/genbook
	CMOCKA_MESSAGE_OUTPUT=TAP GLIBC_TUNABLES=glibc.malloc.perturb=165:glibc.malloc.tcache_count=0 TEND_BIN=$(abspath $(BUILD)/bin) prove -j2 -e '' tests/*.t $(UNITS)

SAN = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
asan: deps-check
	@$(MAKE) --no-print-directory test BUILD=$(BUILD)/asan CFLAGS='$(SAN)'

# the same tests, each as long as it may take
soak: deps-check
	@SOAK=1 $(MAKE) --no-print-directory test

bench: all $(BENCHES)
	sh tests/bench/run $(BUILD)

quality: deps-check
	@$(MAKE) --no-print-directory all
	sh tests/quality/run $(BUILD)/bin

FUZZ = -O1 -g -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all
FUZZES = $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/*.c))
fuzz: deps-clang $(FUZZES:%=fuzz-%)

fuzz-%:
	@mkdir -p $(BUILD)/fuzz/$*.corpus
	clang -std=c11 $(CPPFLAGS) $(FUZZ) -o $(BUILD)/fuzz/$* tests/fuzz/fuzz_$*.c \
		$(filter-out src/tools/%,$(LIB_SRC)) -pthread $(PKG_LIBS)
	cp contacts.example/*.md $(BUILD)/fuzz/$*.corpus
	$(BUILD)/fuzz/$* -dict=tests/fuzz/contact.dict -max_len=16384 -timeout=10 \
		-max_total_time=$(SECONDS) $(BUILD)/fuzz/$*.corpus

SECONDS = 60

lint: deps-lint $(BUILD)/purpose.h
	clang-tidy --quiet --warnings-as-errors='*' $(LIB_SRC) $(wildcard src/tools/tend*.c) -- -std=c11 $(CPPFLAGS)
	shellcheck src/deps.sh src/complete.sh $(SCRIPTS) examples/*.sh .ci/run tests/bench/run tests/quality/run
	@# what is installed here says nothing of references: tests/layers.t looks after ours
	! mandoc -Tlint -W style $(MANS) 2>/dev/null | grep -v 'referenced manual not found'

COMPLETE = bash-completion/completions/tend:bash zsh/site-functions/_tend:zsh fish/vendor_completions.d/tend.fish:fish
install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(foreach s,1 5 7,$(DESTDIR)$(PREFIX)/share/man/man$s)
	install $(BINS) $(DESTDIR)$(PREFIX)/bin
	for c in $(COMPLETE); do install -D -m 644 $(BUILD)/complete/$${c##*:} $(DESTDIR)$(PREFIX)/share/$${c%:*}; done
	@# bash and fish look for a file of the program's own name
	for t in $(filter-out tend,$(notdir $(BINS))); do \
		ln -sf tend $(DESTDIR)$(PREFIX)/share/bash-completion/completions/$$t; \
		ln -sf tend.fish $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/$$t.fish; done
	for m in $(MANS); do install -m 644 $$m $(DESTDIR)$(PREFIX)/share/man/man$${m##*.}/; done

clean:
	rm -rf $(BUILD)

-include $(LIB_OBJ:.o=.d) $(TOOLS:%=$(BUILD)/obj/tools/%.d) $(UNITS:=.d) $(BENCHES:=.d)

.SECONDARY:
.PHONY: all demo check test asan soak bench quality fuzz lint install clean
