/* SPDX-License-Identifier: ISC */
#include "front/events.h"

/* the number of events of an unquoted link that begins with v[0]; 0 if none does */
static size_t
link_events(const struct event *v, size_t n, struct str yaml)
{
	size_t k = 2;

	if (n < 4 || v[0].kind != EVENT_LIST || v[1].kind != EVENT_LIST || !v[0].flow || v[0].tagged ||
	    v[1].tagged || v[1].from != v[0].from + 1 ||
	    str_starts(str_sub(yaml, v[0].from, yaml.n), STR("[[[")))
		return 0;
	while (k < n && v[k].kind == EVENT_SCALAR)
		k++;
	if (k == 2 || k + 1 >= n || v[k].kind != EVENT_END || v[k + 1].kind != EVENT_END ||
	    v[k + 1].from != v[k].from + 1)
		return 0;
	return k + 2;
}

size_t
events_links(struct event *v, size_t n, struct str yaml)
{
	size_t kept = 0, links;

	for (size_t i = 0; i < n; i += links ? links : 1) {
		links = link_events(v + i, n - i, yaml);
		if (links) {
			size_t from = v[i].from, to = v[i + links - 1].to;

			v[kept++] = (struct event){
				.kind = EVENT_SCALAR,
				.style = EVENT_PLAIN,
				.from = from,
				.to = to,
				.text = str_sub(yaml, from, to),
			};
		} else {
			v[kept++] = v[i];
		}
	}
	return kept;
}
