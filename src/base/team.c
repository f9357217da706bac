/* SPDX-License-Identifier: ISC */
#include <assert.h>
#include <pthread.h>

#include "base/team.h"

size_t
team_run(void *workers, size_t size, size_t n, void *work(void *))
{
	pthread_t thread[TEAM_MAX];
	char *w = workers;
	size_t started = 1;

	assert(n && n <= TEAM_MAX);
	while (started < n && pthread_create(&thread[started], NULL, work, w + started * size) == 0)
		started++;
	work(w);
	for (size_t i = 1; i < started; i++)
		pthread_join(thread[i], NULL);
	return started;
}
