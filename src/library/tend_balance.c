/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include <tend/balance.h>

#include "account/balance.h"
#include "library/library.h"

struct tend_balance **
tend_balance_list(const struct tend_book *l, tend_day today, tend_day since, tend_day until,
                  size_t *n)
{
	struct balance_query query = {.today = today, .since = since, .until = until, .empty = true};
	struct tend_balance **list, *v;
	struct balance *found;
	size_t nfound;

	balance_find(&found, &nfound, l->book, &l->people, &query);
	list = library_list(nfound, sizeof(**list), 0);
	v = library_items(list, nfound);
	for (size_t i = 0; i < nfound; i++) {
		const struct account *s = &found[i].account;

		v[i] = (struct tend_balance){
			.who = library_contact(l, found[i].who),
			.given = s->given,
			.taken = s->taken,
			.ratio = s->ratio,
			.net = s->net,
			.asks = account_asks(s),
			.gave = s->last_gave,
			.took = s->last_took,
		};
		list[i] = &v[i];
	}
	free(found);
	if (n)
		*n = nfound;
	return list;
}
