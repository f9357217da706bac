/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "page/svg_layout.h"

enum {
	UNIT = 64,          /* positions are in fractions of a pixel */
	NEAR = 90 * UNIT,   /* natural distance of two boxes with a line */
	FAR = 5 * NEAR,     /* distance beyond which boxes do not repel */
	PUSH = 3,           /* repulsion is divided by this */
	PULL = 10,          /* the pull to the centre is the distance divided by this */
	GAP = 8,            /* pixels between boxes, and at the edges */
	APART = 400,        /* maximum rounds of moving boxes apart */
};

struct svg_layout_point {
	int64_t x, y;
};

/* integer square root, rounded down (Newton's method) */
static int64_t
root(int64_t n)
{
	int64_t r = 1, next;

	if (n < 1)
		return 0;
	while (r < n / r)
		r *= 2;
	while ((next = (r + n / r) / 2) < r)
		r = next;
	return r;
}

/* starts on a spiral, with a golden angle (137.5 degrees) between neighbours */
static void
begin(struct svg_layout_point *at, size_t n)
{
	const int64_t cosine = -737369, sine = 675490, one = 1000000;
	int64_t x = one, y = 0;

	for (size_t i = 0; i < n; i++) {
		int64_t far = root((int64_t)(i + 1) * NEAR * NEAR) / 2, turned = (x * cosine - y * sine) / one;

		at[i] = (struct svg_layout_point){x * far / one, y * far / one};
		y = (x * sine + y * cosine) / one;
		x = turned;
	}
}

static void
repel(struct svg_layout_point *force, const struct svg_layout_point *at, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		for (size_t k = i + 1; k < n; k++) {
			int64_t x = at[i].x - at[k].x, y = at[i].y - at[k].y, d2 = x * x + y * y;

			if (d2 > (int64_t)FAR * FAR)
				continue;
			if (!d2) {
				x = 1;
				d2 = 1;
			}
			x = x * NEAR * NEAR / d2 / PUSH;
			y = y * NEAR * NEAR / d2 / PUSH;
			force[i].x += x;
			force[i].y += y;
			force[k].x -= x;
			force[k].y -= y;
		}
	}
}

static void
attract(struct svg_layout_point *force, const struct svg_layout_point *at, const struct box_line *line, size_t nlines)
{
	for (size_t i = 0; i < nlines; i++) {
		uint32_t a = line[i].a, b = line[i].b;
		int64_t x = at[a].x - at[b].x, y = at[a].y - at[b].y, d = root(x * x + y * y);

		x = x * d / NEAR;
		y = y * d / NEAR;
		force[a].x -= x;
		force[a].y -= y;
		force[b].x += x;
		force[b].y += y;
	}
}

/* moves each box along its force, at most `most` far */
static void
move(struct svg_layout_point *at, const struct svg_layout_point *force, size_t n, int64_t most)
{
	for (size_t i = 0; i < n; i++) {
		int64_t x = force[i].x - at[i].x / PULL, y = force[i].y - at[i].y / PULL, far = root(x * x + y * y);

		if (far > most) {
			x = x * most / far;
			y = y * most / far;
		}
		at[i].x += x;
		at[i].y += y;
	}
}

/*
 * moves two overlapping boxes apart, half of the overlap each, along the shorter axis; true if they
 * overlapped
 */
static int
part(struct box *a, struct box *b)
{
	int32_t x = b->x - a->x, y = b->y - a->y;
	int32_t over_x = (a->w + b->w) / 2 + GAP - abs(x), over_y = (a->h + b->h) / 2 + GAP - abs(y);

	if (over_x <= 0 || over_y <= 0)
		return 0;
	if (over_x < over_y) {
		int32_t by = (over_x + 1) / 2 * (x < 0 ? -1 : 1);

		a->x -= by;
		b->x += by;
	} else {
		int32_t by = (over_y + 1) / 2 * (y < 0 ? -1 : 1);

		a->y -= by;
		b->y += by;
	}
	return 1;
}

/* the positions in pixels: boxes are wider than high, and so is a broad drawing */
static void
stretch(struct box *v, const struct svg_layout_point *at, size_t n, enum layout_shape shape)
{
	/* in tenths */
	int64_t wide = shape == LAYOUT_BROAD ? 15 : 7, high = shape == LAYOUT_BROAD ? 10 : 18;

	for (size_t i = 0; i < n; i++) {
		v[i].x = (int32_t)(at[i].x * wide / 10 / UNIT);
		v[i].y = (int32_t)(at[i].y * high / 10 / UNIT);
	}
}

static void
move_apart(struct box *v, size_t n)
{
	size_t moved = 1;

	for (size_t round = 0; moved && round < APART; round++) {
		moved = 0;
		for (size_t i = 0; i < n; i++)
			for (size_t k = i + 1; k < n; k++)
				moved += (size_t)part(&v[i], &v[k]);
	}
}

/* shifts the drawing into the corner at 0, 0 */
static void
settle(struct box *size, struct box *v, size_t n)
{
	int32_t left = INT32_MAX, top = INT32_MAX;

	*size = (struct box){0};
	for (size_t i = 0; i < n; i++) {
		left = v[i].x - v[i].w / 2 < left ? v[i].x - v[i].w / 2 : left;
		top = v[i].y - v[i].h / 2 < top ? v[i].y - v[i].h / 2 : top;
	}
	for (size_t i = 0; i < n; i++) {
		v[i].x += GAP - left;
		v[i].y += GAP - top;
		size->x = v[i].x + v[i].w / 2 + GAP > size->x ? v[i].x + v[i].w / 2 + GAP : size->x;
		size->y = v[i].y + v[i].h / 2 + GAP > size->y ? v[i].y + v[i].h / 2 + GAP : size->y;
	}
}

void
svg_layout(struct box *size, struct box *v, size_t n, const struct box_line *line, size_t nlines,
           enum layout_shape shape)
{
	struct svg_layout_point *at = mem_alloc(n * sizeof(*at)), *force = mem_alloc(n * sizeof(*force));

	begin(at, n);
	for (int round = 0; round < LAYOUT_ROUNDS; round++) {
		for (size_t i = 0; i < n; i++)
			force[i] = (struct svg_layout_point){0, 0};
		repel(force, at, n);
		attract(force, at, line, nlines);
		move(at, force, n, (int64_t)NEAR * (LAYOUT_ROUNDS - round) / LAYOUT_ROUNDS);
	}
	stretch(v, at, n, shape);
	move_apart(v, n);
	settle(size, v, n);
	free(at);
	free(force);
}
