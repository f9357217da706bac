/* SPDX-License-Identifier: ISC */
#include "read/picture.h"

static const struct {
	struct str begin;
	const char *type, *suffix;
} kinds[] = {
	[PICTURE_JPEG] = {STR_INIT("\xFF\xD8\xFF"), "jpeg", "jpg"},
	[PICTURE_PNG] = {STR_INIT("\x89PNG\r\n\x1A\n"), "png", "png"},
	[PICTURE_GIF] = {STR_INIT("GIF8"), "gif", "gif"},
	[PICTURE_WEBP] = {STR_INIT("RIFF"), "webp", "webp"},
};

enum picture
picture_of(struct str bytes)
{
	for (enum picture k = PICTURE_JPEG; k <= PICTURE_WEBP; k++)
		if (str_starts(bytes, kinds[k].begin) && (k != PICTURE_WEBP || str_eq(str_sub(bytes, 8, 12), STR("WEBP"))))
			return k;
	return PICTURE_NONE;
}

const char *
picture_type(enum picture k)
{
	return kinds[k].type;
}

const char *
picture_suffix(enum picture k)
{
	return kinds[k].suffix;
}

bool
picture_is_file(struct str path)
{
	for (enum picture k = PICTURE_JPEG; k <= PICTURE_WEBP; k++)
		if (str_ends(path, str_of(kinds[k].suffix)) && path.n > 4 && str_chr(str_sub(path, path.n - 5, path.n), '.') < 5)
			return true;
	return false;
}

bool
picture_is_address(struct str s)
{
	return str_starts(s, STR("https://")) || str_starts(s, STR("http://"));
}
