/* SPDX-License-Identifier: ISC */
#include "edit/key_change.h"

/* a byte of a key; a "=" after any other byte belongs to a name or a path */
static bool
key_byte(char c)
{
	return char_letter(c) || char_digit(c) || char_in(c, STR("-_ "));
}

bool
key_change_parse(struct key_change *c, struct str s)
{
	size_t eq = str_chr(s, '='), n = eq;
	char sign = eq && eq < s.n ? s.p[eq - 1] : ' ';

	*c = (struct key_change){.as_typed = s, .value = str_trim(str_sub(s, eq + 1, s.n)), .op = EDIT_SET};
	if (sign == '+' || sign == '-') {
		c->op = sign == '+' ? EDIT_ADD : EDIT_REMOVE;
		n--;
	} else if (!c->value.n) {
		c->op = EDIT_UNSET;
	}
	if (eq == s.n || !n || s.p[0] == '-' || s.p[0] == ' ')
		return false;
	for (size_t i = 0; i < n; i++)
		if (!key_byte(s.p[i]))
			return false;
	c->key = str_sub(s, 0, n);
	return true;
}

int
key_change_all(struct buf *out, struct str file, const struct key_change *v, size_t n,
               const struct edit *edit)
{
	struct buf now = {0};
	int changed = 0, ret = 0;

	buf_str(&now, file);
	for (size_t i = 0; i < n && ret >= 0; i++) {
		ret = edit_key(out, buf_view(&now), v[i].key, v[i].op, v[i].value, edit);
		if (ret > 0) {
			struct buf swap = now;

			now = *out;
			*out = swap;
			changed = 1;
		}
	}
	/* a change may undo an earlier one */
	changed = changed && !str_eq(buf_view(&now), file);
	buf_clear(out);
	if (ret >= 0 && changed)
		buf_str(out, buf_view(&now));
	buf_free(&now);
	return ret < 0 ? -1 : changed;
}
