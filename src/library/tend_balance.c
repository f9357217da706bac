/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include <tend/balance.h>

#include "account/balance.h"
#include "library/library.h"

struct tend_balance **
tend_balance_list(const struct tend_book *l, tend_day today, tend_day since, tend_day until,
                  size_t *n)
{
	struct balance_ask ask = {.today = today, .since = since, .until = until, .empty = true};
	struct tend_balance **list, *v;
	struct balance *found;
	size_t nfound;

	balance_find(&found, &nfound, l->b, &l->people, &ask);
	list = library_list(nfound, sizeof(**list), 0);
	v = library_items(list, nfound);
	for (size_t i = 0; i < nfound; i++) {
		const struct account *s = &found[i].s;

		v[i] = (struct tend_balance){
			.who = library_contact(l, found[i].who),
			.given = s->given,
			.taken = s->taken,
			.ratio = s->ratio,
			.net = s->net,
			.asks = account_asks(s),
			.gave = s->gave,
			.took = s->took,
		};
		list[i] = &v[i];
	}
	free(found);
	if (n)
		*n = nfound;
	return list;
}
