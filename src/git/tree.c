/* SPDX-License-Identifier: ISC */
#include "entry/link.h"
#include "git/tree.h"

#define MODE_KIND 0170000
#define MODE_FOLDER 0040000
#define MODE_FILE 0100000

/* bytes of the first entry, or 0 */
static size_t
entry_size(struct str s, size_t id_size)
{
	size_t name = str_chr(s, '\0');

	return name < s.n && s.n - name > id_size ? name + 1 + id_size : 0;
}

int
tree_next(struct tree_entry *out, struct str *rest, size_t id_size)
{
	size_t size = entry_size(*rest, id_size), at = 0;

	if (!rest->n)
		return 0;
	out->mode = 0;
	for (; at < size && rest->p[at] >= '0' && rest->p[at] <= '7' && at < 7; at++)
		out->mode = out->mode * 8 + (unsigned)(rest->p[at] - '0');
	if (!at || rest->p[at] != ' ')
		return -1;
	out->name = str_sub(*rest, at + 1, size - 1 - id_size);
	if (!out->name.n || str_chr(out->name, '/') < out->name.n)
		return -1;
	out->id = (struct oid){{0}};
	memcpy(out->id.id, rest->p + size - id_size, id_size);
	*rest = str_sub(*rest, size, rest->n);
	return 1;
}

/* the length of the common beginning of two slices */
static size_t
alike(struct str a, struct str b)
{
	enum { BLOCK = 4096 };
	size_t n = a.n < b.n ? a.n : b.n, at = 0;

	while (n - at >= BLOCK && memcmp(a.p + at, b.p + at, BLOCK) == 0)
		at += BLOCK;
	while (at < n && a.p[at] == b.p[at])
		at++;
	return at;
}

/* compares a block at a time, since most of two trees is equal, and often all the rest */
void
tree_skip(struct str *a, struct str *b, size_t id_size)
{
	size_t same = alike(*a, *b), at = 0, n;

	if (same == a->n && same == b->n)
		at = same;
	while (at < same && (n = entry_size(str_sub(*a, at, a->n), id_size)) && at + n <= same)
		at += n;
	*a = str_sub(*a, at, a->n);
	*b = str_sub(*b, at, b->n);
}

bool
tree_is_folder(const struct tree_entry *e)
{
	return (e->mode & MODE_KIND) == MODE_FOLDER;
}

int
tree_order(const struct tree_entry *a, const struct tree_entry *b)
{
	size_t n = a->name.n < b->name.n ? a->name.n : b->name.n;
	int d = memcmp(a->name.p, b->name.p, n);
	unsigned char ca, cb;

	if (d)
		return d;
	ca = a->name.n > n ? (unsigned char)a->name.p[n] : tree_is_folder(a) ? '/' : '\0';
	cb = b->name.n > n ? (unsigned char)b->name.p[n] : tree_is_folder(b) ? '/' : '\0';
	return ca == cb ? (a->name.n > b->name.n) - (a->name.n < b->name.n) : ca - cb;
}

bool
tree_wanted(const struct tree_entry *e)
{
	if (e->name.p[0] == '.')
		return false;
	if (tree_is_folder(e))
		return true;
	return (e->mode & MODE_KIND) == MODE_FILE && link_markdown(e->name);
}
