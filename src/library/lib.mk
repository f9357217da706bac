# libtend, for programs of others: see include/tend/tend.h. Part of the Makefile.

# all is compiled once, for tools and library: nothing is exported but what include/tend marks
EXPORT = -fPIC -fvisibility=hidden
# where it goes, below PREFIX
LIB = lib

# the binary interface: one more when a program that was built with the last one could not run
ABI = 0
MACOS = $(if $(filter __APPLE__,$(ASKED)),,1)
SHARED = $(BUILD)/$(if $(MACOS),libtend.$(ABI).dylib,libtend.so.$(ABI))
comma = ,
SONAME = $(if $(MACOS),-dynamiclib -install_name $(PREFIX)/$(LIB)/,-shared \
	-Wl$(comma)-soname$(comma))$(notdir $(SHARED))
LIBRARY_OBJ = $(patsubst src/%.c,$(BUILD)/obj/%.o,$(wildcard src/library/*.c))
# those of PKGS that it uses; --as-needed keeps the others out of the shared one
LIBRARY_LIBS = $(shell $(PKG_CONFIG) --libs libcmark yaml-0.1 libutf8proc) -lstemmer -lm -pthread

lib: $(BUILD)/libtend.a $(SHARED) $(BUILD)/tend.pc

$(SHARED): $(LIBRARY_OBJ) $(BUILD)/inner.a
	$(Q)$(LINK) $(SONAME) -o $@ $^ $(LIBRARY_LIBS)

OBJCOPY = objcopy
# one object, in which the names that are not exported are local: they cannot clash with yours
$(BUILD)/libtend.a: $(LIBRARY_OBJ) $(BUILD)/inner.a
	@rm -f $@
	$(Q)$(CC) -r -nostdlib -o $(@:.a=.o) $^ \
		$(if $(MACOS),,&& $(OBJCOPY) --localize-hidden $(@:.a=.o)) && $(AR) rcs $@ $(@:.a=.o)

# each time: PREFIX may be another when it is installed
.PHONY: $(BUILD)/tend.pc
$(BUILD)/tend.pc: src/library/tend.pc.in
	@mkdir -p $(@D)
	@sed -e 's|@PREFIX@|$(PREFIX)|; s|@LIB@|$(LIB)|; s|@VERSION@|$(VERSION)|' \
		-e 's|@LIBS@|$(LIBRARY_LIBS)|' $< >$@
