/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "base/bump.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "book/load_file.h"
#include "book/marks.h"
#include "book/members_read.h"
#include "book/rev.h"
#include "book/stream.h"
#include "os/child.h"

enum {
	PIPE = 1024 * 1024,
	/* exit statuses of tend-cat */
	PARTIAL = 1,      /* it has reported files that it could not read */
	NOT_ENDED = 126,  /* from here on: it could not be run, or a signal stopped it */
};

/*
 * A child reads git's history: libgit2 takes longer to start than most filters take to
 * run, so only -r links it.
 */
struct rev {
	struct child child;
	struct stream in;
	struct frame next; /* the next file, if last_result is 1 */
	int last_result;   /* of stream_next() */
	bool partial;      /* true if tend-cat has reported files that it could not read */
};

/* waits for the child: NULL if the book is complete, else the reason, "" if it reported one */
static const char *
end_child(struct rev *r)
{
	int status;

	if (!r->child.pid)
		return NULL;
	status = child_wait(&r->child);
	r->child.pid = 0;
	r->partial = status == PARTIAL;
	if (r->partial)
		status = 0;
	if (status > 0 && status < NOT_ENDED)
		return "";
	if (status && !r->in.error)
		return "tend-cat was stopped, or could not be run";
	return r->in.error;
}

static int
start_child(struct rev *r, const char *dir, const char *rev, day today)
{
	struct buf dir_arg = {0}, rev_arg = {0}, today_arg = {0};
	char scratch[DAY_SIZE];
	int done;

	/* one word each, so that a value with a leading hyphen is not taken for an option */
	buf_fmt(&dir_arg, "--directory=%s", dir);
	buf_fmt(&rev_arg, "--rev=%s", rev);
	buf_fmt(&today_arg, "--today=%s", day_format(scratch, today));
	done = child_start(&r->child, (const char *const[]){"tend-cat", dir_arg.p, today_arg.p, rev_arg.p, NULL}, AT_FDCWD,
	                   CHILD_OUT);
	buf_free(&dir_arg);
	buf_free(&rev_arg);
	buf_free(&today_arg);
	return done;
}

int
rev_open(struct book *b, const char *dir, const char *rev, day today, const char **why)
{
	struct rev *r = mem_zero(1, sizeof(*r));

	*why = NULL;
	if (start_child(r, dir, rev, today) < 0) {
		*why = errno == ENOENT ? "tend-cat, which reads the past, is not installed" : strerror(errno);
		free(r);
		return -1;
	}
#ifdef F_SETPIPE_SZ
	/* a larger pipe means fewer context switches; if it is refused, the default works too */
	fcntl(r->child.out, F_SETPIPE_SZ, PIPE);
#endif
	r->in.fd = r->child.out;
	r->last_result = stream_next(&r->next, &r->in, CONTACT_MAX);
	if (r->last_result <= 0 && (*why = end_child(r))) {
		rev_close(r);
		return -1;
	}
	*b = (struct book){.dirfd = -1, .rev = r, .set = settings_default()};
	b->dir = arena_str(&b->arena, str_of(dir));
	if (r->last_result > 0 && str_eq(r->next.path, STR("me.md")) && !r->next.large)
		settings_load(&b->set, &b->own, r->next.bytes, &b->arena, &b->errors);
	return 0;
}

/* the same checks that scan.c makes of a folder's paths */
static bool
valid_path(struct str path, struct errors *errors)
{
	size_t depth = 0;

	if (utf8_invalid(path) < path.n) {
		errors_add(errors, path, 0, 0, "the name is not UTF-8: left out");
		return false;
	}
	for (size_t i = 0; i < path.n; i++)
		if (path.p[i] == '/' && ++depth > SCAN_DEPTH) {
			errors_add(errors, str_sub(path, 0, i), 0, 0, "more than %d folders deep: left out", SCAN_DEPTH);
			return false;
		}
	return true;
}

static void
add_contact(struct book *b, size_t *cap, const struct frame *f, struct needs needs)
{
	struct parse p = {
		.arena = &b->arena,
		.errors = &b->errors,
		.keys = needs.keys,
		.own = &b->own,
		.dates = b->set.dates,
		.want = needs.parts,
	};

	if (!valid_path(f->path, &b->errors))
		return;
	p.path = scan_add(&b->files, f->path)->path;
	if (diary_has(&b->set, f->path)) {
		if (f->large)
			load_file_too_large(&p);
		diary_keep(&b->diary, p.path, needs.parts & WANT_ENTRIES ? arena_str(&b->arena, f->bytes) : STR(""));
		return;
	}
	p.note = members_path(&b->set.members, p.path);
	if (f->large && !p.note) {
		load_file_too_large(&p);
		return;
	}
	b->contact = mem_reserve(b->contact, b->n, cap, sizeof(*b->contact));
	if (!p.note && members_parse(&b->contact[b->n], &b->set.members, f->bytes, &p)) {
		b->contact[b->n].me = str_eq(p.path, STR("me.md"));
		marks_hide(&b->contact[b->n], &b->set);
		b->n++;
	} else {
		members_leave(&b->left, p.note, p.path);
	}
}

static int
contact_order(const void *va, const void *vb)
{
	const struct contact *a = va, *b = vb;
	int d = str_cmp(a->id, b->id);

	return d ? d : str_cmp(a->path, b->path);
}

void
rev_load(struct book *b, struct needs needs)
{
	struct rev *r = b->rev;
	size_t cap = 0;
	bool notes = b->set.nnotes && needs.parts & WANT_ENTRIES;

	if (notes)
		needs.keys |= NAME_KEYS;

	for (; r->last_result > 0; r->last_result = stream_next(&r->next, &r->in, CONTACT_MAX))
		add_contact(b, &cap, &r->next, needs);
	bump_release();
	b->rev_error = end_child(r);
	if (r->partial)
		errors_add(&b->errors, STR(""), 0, 0, "tend-cat could not read all there was, see above");
	scan_sort(&b->files);
	members_check(&b->set.members, &b->files, &b->errors);
	diary_check(b);
	errors_sort(&b->errors);
	if (b->n)
		qsort(b->contact, b->n, sizeof(*b->contact), contact_order);
	b->me = b->n;
	for (size_t i = 0; i < b->n; i++)
		if (b->contact[i].me)
			b->me = i;
	b->whole = true;
	if (notes)
		diary_add(b, needs.parts, NULL);
}

void
rev_close(struct rev *r)
{
	if (!r)
		return;
	end_child(r);
	stream_free(&r->in);
	free(r);
}
