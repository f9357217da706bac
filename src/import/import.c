/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/device.h"
#include "base/mem.h"
#include "base/slug.h"
#include "base/text.h"
#include "base/utf8.h"
#include "import/importing.h"
#include "vcf/uid.h"
#include "read/card_form.h"

/* --- ids --- */

static struct str
folded(struct import *im, struct str s)
{
	struct buf scratch = {0};
	struct str f;

	text_fold(&scratch, s);
	f = arena_str(&im->arena, buf_view(&scratch));
	buf_free(&scratch);
	return f;
}

static void
index_ids(struct import *im)
{
	map_reserve(&im->ids, im->book->files.n + 1);
	for (size_t i = 0; i < im->book->files.n; i++)
		*map_put(&im->ids, folded(im, im->book->files.file[i].id)) = 1;
	/* no card may create the owner's file, which holds settings */
	*map_put(&im->ids, STR("me")) = 1;
}

/* true if the id can be a file name as it is */
static bool
fit(struct str id)
{
	enum { LONGEST = 200 };

	if (!id.n || id.n > LONGEST || id.p[0] == '.' || id.p[0] == '-' || !str_eq(str_trim(id), id) ||
	    utf8_invalid(id) < id.n || device_name(id) || !str_eq(link_stem(id), id))
		return false;
	for (size_t i = 0; i < id.n; i++)
		if ((unsigned char)id.p[i] < ' ' || id.p[i] == 0x7F || strchr("/\\", id.p[i]))
			return false;
	return true;
}

static bool
take(struct import *im, struct str id)
{
	struct str f = folded(im, id);
	uint32_t *there = f.n ? map_put(&im->ids, f) : NULL;

	if (!there || *there != MAP_NONE)
		return false;
	*there = 1;
	return true;
}

struct str
import_id(struct import *im, const struct import_person *p)
{
	struct buf id = {0};
	struct str plain, given;
	uint32_t number;

	if (!im->ids.n)
		index_ids(im);
	if (fit(p->wanted_id) && take(im, p->wanted_id))
		return p->wanted_id;
	slug(&id, p->name.n ? p->name : p->wanted_id);
	plain = arena_str(&im->arena, buf_view(&id));
	do {
		number = map_get(&im->slugs, plain);
		number = number == MAP_NONE ? 1 : number + 1;
		*map_put(&im->slugs, plain) = number;
		buf_clear(&id);
		buf_str(&id, plain);
		if (number > 1)
			buf_fmt(&id, "-%u", (unsigned)number);
	} while (!take(im, buf_view(&id)));
	given = arena_str(&im->arena, buf_view(&id));
	buf_free(&id);
	return given;
}

bool
import_is_uid(const struct card_value *v)
{
	char scratch[KEY_MAX];

	return v->key == KEY_OTHER && str_eq(key_fold(scratch, v->name), STR("uid"));
}

void
import_people_free(struct import *im)
{
	for (size_t i = 0; i < im->n; i++)
		free(im->v[i].card);
	free(im->v);
	im->v = NULL;
	im->n = im->cap = 0;
}

void
import_free(struct import *im)
{
	import_people_free(im);
	map_free(&im->ids);
	map_free(&im->slugs);
	arena_free(&im->arena);
	*im = (struct import){0};
}
