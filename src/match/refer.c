/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "contact/link.h"
#include "match/refer.h"

/* one recommendation; people without a file have numbers behind those of the contacts */
struct refer_word {
	uint32_t by, about;
};

struct refer_reader {
	struct book *book;
	struct refer_word *word;
	size_t n, cap;
	struct map strangers; /* folded name: number, from the book's n on */
	struct str *name;     /* of each stranger, as it was first written */
	size_t nnames, names_cap;
	struct buf scratch, folded;
	struct arena arena;
};

static uint32_t
stranger(struct refer_reader *r, struct str text)
{
	uint32_t number;

	link_value(&r->scratch, text);
	buf_clear(&r->folded);
	text_fold(&r->folded, buf_view(&r->scratch));
	number = map_get(&r->strangers, buf_view(&r->folded));
	if (number != MAP_NONE)
		return number;
	number = (uint32_t)(r->book->n + r->nnames);
	*map_put(&r->strangers, arena_str(&r->arena, buf_view(&r->folded))) = number;
	r->name = mem_reserve(r->name, r->nnames, &r->names_cap, sizeof(*r->name));
	r->name[r->nnames++] = arena_str(&r->arena, str_trim(buf_view(&r->scratch)));
	return number;
}

static int
by_order(const void *va, const void *vb)
{
	const struct refer_word *a = va, *b = vb;

	if (a->by != b->by)
		return a->by < b->by ? -1 : 1;
	return (a->about > b->about) - (a->about < b->about);
}

static int
about_order(const void *va, const void *vb)
{
	const struct refer_word *a = va, *b = vb;

	if (a->about != b->about)
		return a->about < b->about ? -1 : 1;
	return (a->by > b->by) - (a->by < b->by);
}

/* sorted, each once; who recommends themselves has named nobody */
static void
settle(struct refer_reader *r, int (*order)(const void *, const void *))
{
	size_t kept = 0;

	if (r->n)
		qsort(r->word, r->n, sizeof(*r->word), order);
	for (size_t i = 0; i < r->n; i++)
		if (r->word[i].by != r->word[i].about && (!kept || order(&r->word[kept - 1], &r->word[i]) != 0))
			r->word[kept++] = r->word[i];
	r->n = kept;
}

/* what these people recommend: in the order of the book, whatever that in which they were named */
static void
read_words(struct refer_reader *r, struct book *b, const struct people *people, int (*order)(const void *, const void *))
{
	bool *asked = mem_zero(b->n, sizeof(*asked));

	*r = (struct refer_reader){.book = b};
	for (size_t i = 0; i < people->n; i++)
		asked[people->who[i]] = true;
	for (size_t who = 0; who < b->n; who++) {
		const struct contact *c = &b->contact[who];
		const struct field *f = asked[who] && !c->me && !c->inactive ? contact_field(c, KEY_RECOMMENDS) : NULL;

		for (uint16_t i = 0; f && i < f->n; i++) {
			size_t about = book_find(b, field_text(f, i));

			r->word = mem_reserve(r->word, r->n, &r->cap, sizeof(*r->word));
			r->word[r->n++] = (struct refer_word){
				(uint32_t)who,
				about < b->n ? (uint32_t)about : stranger(r, field_text(f, i)),
			};
		}
	}
	settle(r, order);
	free(asked);
}

static void
reader_close(struct refer_reader *r)
{
	free(r->word);
	free(r->name);
	map_free(&r->strangers);
	buf_free(&r->scratch);
	buf_free(&r->folded);
	arena_free(&r->arena);
}

/* what a step is judged by */
struct judge {
	struct giver *giver;
	struct book *book;
	day today;
	bool *introduced;      /* of each contact; NULL until it is asked for */
	enum refer_next *step; /* of each contact, as somebody recommended; UNKNOWN until then */
};

#define UNKNOWN REFER_ASK /* the step with one recommended is never this */

/* whom a logged +intro names; in their own file it would be contact */
static bool *
introduced(struct book *b, day today)
{
	bool *v = mem_zero(b->n, sizeof(*v));

	for (size_t i = 0; i < b->n; i++) {
		const struct contact *c = &b->contact[i];

		contact_soon(b->contact, b->n, i + CONTACT_SOON);
		for (uint32_t k = 0; k < c->body.nlinks; k++) {
			const struct link *l = &c->body.link[k];
			const struct entry *e = contact_link_entry(c, l);
			size_t other = e && entry_introduces(e, today) ? book_find(b, str_of(l->target)) : b->n;

			if (other < b->n)
				v[other] = true;
		}
	}
	return v;
}

static day
contacted(const struct contact *c, const struct book *b, day today)
{
	struct account s = account_of(c, &b->set, today);

	return s.met_only ? DAY_NONE : s.last;
}

static enum refer_next
judge_contact(struct judge *j, size_t who)
{
	const struct contact *c = &j->book->contact[who];
	struct fit meet;

	if (c->me || c->inactive)
		return REFER_DONE;
	if (!contact_text(c, KEY_NEEDS).n && !contact_text(c, KEY_AGENDA).n)
		return REFER_RESEARCH;
	if (contacted(c, j->book, j->today) != DAY_NONE)
		return REFER_DONE;
	if (!j->introduced)
		j->introduced = introduced(j->book, j->today);
	if (!j->introduced[who] && give_meet(&meet, 1, j->giver, who))
		return REFER_INTRODUCE;
	return REFER_REACH;
}

/* the step with one recommended, judged once however many recommend them */
static enum refer_next
step(struct judge *j, uint32_t about)
{
	if (about >= j->book->n)
		return REFER_RESEARCH;
	if (j->step[about] == UNKNOWN)
		j->step[about] = judge_contact(j, about);
	return j->step[about];
}

/* the first of all steps; that for the names still missing comes last */
static enum refer_next
next(struct judge *j, const struct refer_word *word, size_t n)
{
	enum refer_next first = REFER_DONE;

	for (size_t i = 0; i < n; i++) {
		enum refer_next s = step(j, word[i].about);

		if (s < first)
			first = s;
	}
	return first == REFER_DONE && n < REFER_NAMES ? REFER_ASK : first;
}

/* the words of one, found in those of all, which are by index */
static struct refer_word *
words_of(const struct refer_reader *r, size_t who, size_t *n)
{
	size_t low = 0, high = r->n, end;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (r->word[mid].by < who)
			low = mid + 1;
		else
			high = mid;
	}
	for (end = low; end < r->n && r->word[end].by == who; end++)
		;
	*n = end - low;
	return r->n ? r->word + low : r->word;
}

/* contacts are in the order of their ids, so the index is the last resort */
static int
refer_order(const void *va, const void *vb)
{
	const struct refer *a = va, *b = vb;
	/* unknown stands for any number */
	uint64_t asks = (uint64_t)a->asks, others = (uint64_t)b->asks;

	if (a->next != b->next)
		return a->next < b->next ? -1 : 1;
	if (asks != others)
		return asks > others ? -1 : 1;
	return (a->who > b->who) - (a->who < b->who);
}

void
refer_find(struct refer **out, size_t *n, struct giver *g, struct book *b, const struct people *people, day today)
{
	struct judge j = {.giver = g, .book = b, .today = today, .step = mem_zero(b->n, sizeof(*j.step))};
	struct refer *v = mem_alloc(people->n * sizeof(*v));
	struct refer_reader r;

	*n = 0;
	read_words(&r, b, people, by_order);
	for (size_t i = 0; i < people->n; i++) {
		const struct contact *c = &b->contact[people->who[i]];
		struct account s = account_of(c, &b->set, today);
		struct refer_word *word;
		size_t named;

		if (c->me || c->inactive || s.net <= 0)
			continue;
		word = words_of(&r, people->who[i], &named);
		v[(*n)++] = (struct refer){people->who[i], account_asks(&s), named, next(&j, word, named)};
	}
	if (*n)
		qsort(v, *n, sizeof(*v), refer_order);
	reader_close(&r);
	free(j.introduced);
	free(j.step);
	*out = v;
}

static int
referred_order(const void *va, const void *vb)
{
	const struct referred *a = va, *b = vb;
	int d = str_cmp(a->name, b->name);

	if (a->nby != b->nby)
		return a->nby > b->nby ? -1 : 1;
	return d ? d : (a->who > b->who) - (a->who < b->who);
}

/* one recommended, by the n words about them */
static struct referred
describe(const struct refer_reader *r, struct giver *g, const struct refer_word *word, size_t n, day today, struct arena *arena)
{
	const struct book *b = r->book;
	uint32_t *by = arena_alloc(arena, n * sizeof(*by));
	struct referred one = {.by = by, .nby = n, .contacted = DAY_NONE};

	for (size_t i = 0; i < n; i++)
		by[i] = word[i].by;
	one.who = word->about < b->n ? word->about : b->n;
	if (one.who == b->n) {
		one.name = arena_str(arena, r->name[word->about - b->n]);
		return one;
	}
	one.name = b->contact[one.who].id;
	one.contacted = contacted(&b->contact[one.who], b, today);
	give_help(&one.help, 1, g, one.who);
	give_meet(&one.meet, 1, g, one.who);
	return one;
}

void
refer_people(struct referred **out, size_t *n, struct giver *g, struct book *b, const struct people *people,
             day today, struct arena *arena)
{
	struct refer_reader r;
	size_t cap = 0;

	*out = NULL;
	*n = 0;
	read_words(&r, b, people, about_order);
	for (size_t i = 0, end; i < r.n; i = end) {
		uint32_t about = r.word[i].about;

		for (end = i + 1; end < r.n && r.word[end].about == about; end++)
			;
		if (about < b->n && (b->contact[about].me || b->contact[about].inactive))
			continue;
		*out = mem_reserve(*out, *n, &cap, sizeof(**out));
		(*out)[(*n)++] = describe(&r, g, &r.word[i], end - i, today, arena);
	}
	if (*n)
		qsort(*out, *n, sizeof(**out), referred_order);
	reader_close(&r);
}

const char *
refer_next_name(enum refer_next next_step)
{
	static const char *const names[] = {"ask", "research", "introduce", "reach", "done"};

	return names[next_step];
}
