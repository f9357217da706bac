/* SPDX-License-Identifier: ISC */
#include "base/base64.h"
#include "vcf/vcf_bytes.h"

#define UNKNOWN "application/octet-stream"

/* the words of 2.1 and 3.0 for the kinds of 4.0; of several for one kind, the first is written */
static const struct {
	struct str type, media;
} kinds[] = {
	{STR_INIT("JPEG"), STR_INIT("image/jpeg")},      {STR_INIT("JPG"), STR_INIT("image/jpeg")},
	{STR_INIT("PNG"), STR_INIT("image/png")},        {STR_INIT("GIF"), STR_INIT("image/gif")},
	{STR_INIT("TIFF"), STR_INIT("image/tiff")},      {STR_INIT("BMP"), STR_INIT("image/bmp")},
	{STR_INIT("WEBP"), STR_INIT("image/webp")},      {STR_INIT("SVG"), STR_INIT("image/svg+xml")},
	{STR_INIT("BASIC"), STR_INIT("audio/basic")},    {STR_INIT("WAVE"), STR_INIT("audio/wav")},
	{STR_INIT("OGG"), STR_INIT("audio/ogg")},        {STR_INIT("MP3"), STR_INIT("audio/mpeg")},
	{STR_INIT("PGP"), STR_INIT("application/pgp-keys")}, {STR_INIT("X509"), STR_INIT("application/pkix-cert")},
};

enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

bool
vcf_bytes_is_kind(struct str type)
{
	for (size_t i = 0; i < KINDS; i++)
		if (vcf_same(kinds[i].type, type))
			return true;
	return false;
}

static struct str
media_of(const struct vcf_line *l)
{
	struct str type, media = vcf_param(l, STR("MEDIATYPE"));

	for (size_t at = 0, in = 0; !media.n && vcf_type(&type, l, &at, &in);)
		for (size_t i = 0; i < KINDS && !media.n; i++)
			if (vcf_same(kinds[i].type, type))
				media = kinds[i].media;
	return media.n ? media : STR(UNKNOWN);
}

/* splits "data:image/png;base64,iVBO", where a comma may be escaped; false if it is none */
static bool
split(struct str *media, struct str *base64, struct str value)
{
	const struct str mark = STR(";base64");
	struct str s = str_trim(value);

	if (!vcf_starts(s, STR("data:")))
		return false;
	s = str_sub(s, STR("data:").n, s.n);
	*base64 = str_cut(media, s, ',');
	while (media->n && media->p[media->n - 1] == '\\')
		media->n--;
	if (media->n < mark.n || !vcf_same(str_sub(*media, media->n - mark.n, media->n), mark))
		return false;
	media->n -= mark.n;
	return true;
}

/* appends base64 without blanks; false, with nothing appended, if it is none */
static bool
add_base64(struct buf *out, struct str s)
{
	struct buf bytes = {0};
	bool is = base64_decode(&bytes, s) && bytes.n;

	if (is)
		base64_encode(out, buf_view(&bytes));
	buf_free(&bytes);
	return is;
}

bool
vcf_bytes(struct buf *out, const struct vcf_line *l)
{
	struct str media, base64;
	struct buf text = {0};
	bool is;

	if (!split(&media, &base64, l->value)) {
		if (vcf_starts(str_trim(l->value), STR("data:")))
			return false;
		media = media_of(l);
		base64 = l->value;
	}
	is = add_base64(&text, str_trim(base64));
	if (is)
		buf_fmt(out, "data:%.*s;base64,%s", STR_ARG(media.n ? media : STR(UNKNOWN)), text.p);
	buf_free(&text);
	return is;
}

bool
vcf_bytes_old(struct buf *out, struct str value)
{
	struct str media, base64;
	size_t i = 0;

	if (!split(&media, &base64, value))
		return false;
	buf_str(out, STR(";ENCODING=b"));
	while (i < KINDS && !vcf_same(kinds[i].media, media))
		i++;
	if (i < KINDS)
		buf_fmt(out, ";TYPE=%.*s", STR_ARG(kinds[i].type));
	else if (media.n && !vcf_same(media, STR(UNKNOWN)))
		buf_fmt(out, ";MEDIATYPE=\"%.*s\"", STR_ARG(media));
	buf_chr(out, ':');
	buf_str(out, base64);
	return true;
}
