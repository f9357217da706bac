/* SPDX-License-Identifier: ISC */
#include "vcf/vcf_label.h"

/* types that carry no useful information, and other 2.1 parameters without a name */
static const struct str dull[] = {
	STR_INIT("internet"), STR_INIT("x-internet"), STR_INIT("pref"), STR_INIT("voice"), STR_INIT("other"),
	STR_INIT("msg"), STR_INIT("text"), STR_INIT("dom"), STR_INIT("intl"), STR_INIT("postal"),
	STR_INIT("parcel"), STR_INIT("homepage"), STR_INIT("quoted-printable"), STR_INIT("8bit"), STR_INIT("7bit"),
	STR_INIT("inline"), STR_INIT("url"), STR_INIT("uri"),
};

static bool
is_dull(struct str type, bool places)
{
	for (size_t i = 0; i < sizeof(dull) / sizeof(dull[0]); i++)
		if (vcf_same(dull[i], type))
			return true;
	return !places && (vcf_same(type, STR("home")) || vcf_same(type, STR("work")));
}

void
vcf_lower(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		buf_chr(out, char_lower(s.p[i]));
}

void
vcf_labels(struct vcf_labels *labels, const struct vcf_line *line, size_t n, bool old)
{
	map_free(&labels->of);
	*labels = (struct vcf_labels){.line = line, .old = old};
	for (size_t i = 0; i < n; i++) {
		uint32_t *at;

		if (!line[i].group.n || line[i].value.n > VCF_LABEL_MAX || !vcf_same(line[i].name, STR("X-ABLABEL")))
			continue;
		at = map_put(&labels->of, line[i].group);
		*at = *at == MAP_NONE ? (uint32_t)i : *at;
	}
}

void
vcf_labels_free(struct vcf_labels *labels)
{
	map_free(&labels->of);
}

/* the user's label; Apple's own are written "_$!<Anniversary>!$_" */
static void
custom(struct buf *out, const struct vcf_labels *labels, const struct vcf_line *l, bool places)
{
	uint32_t at = l->group.n ? map_get(&labels->of, l->group) : MAP_NONE;
	struct buf value = {0}, text = {0};
	struct str s, guess = labels->guess, begin = STR("_$!<"), end = STR(">!$_");

	if (at == MAP_NONE || &labels->line[at] == l)
		return;
	vcf_decode(&value, &labels->line[at], &guess);
	s = buf_view(&value);
	vcf_part(&text, &s, 0, labels->old);
	s = str_trim(buf_view(&text));
	if (s.n >= begin.n + end.n && str_starts(s, begin) && str_ends(s, end))
		s = str_sub(s, begin.n, s.n - end.n);
	if (!is_dull(s, places))
		buf_str(out, s);
	buf_free(&value);
	buf_free(&text);
}

bool
vcf_labelled(struct buf *out, const struct vcf_labels *labels, const struct vcf_line *l, struct str text, bool places)
{
	struct str type;
	bool is;

	buf_clear(out);
	custom(out, labels, l, places);
	for (size_t at = 0, in = 0; vcf_type(&type, l, &at, &in);) {
		/* "x-mobile", but not "x-irmc-n", which is no word */
		if (vcf_starts(type, STR("X-")) && type.n > 2 && str_chr(str_sub(type, 2, type.n), '-') == type.n - 2)
			type = str_sub(type, 2, type.n);
		if (is_dull(type, places) || vcf_same(buf_view(out), type))
			continue;
		if (out->n)
			buf_chr(out, ' ');
		vcf_lower(out, type);
	}
	is = out->n != 0;
	if (is)
		buf_str(out, STR(": "));
	buf_str(out, text);
	return is;
}
