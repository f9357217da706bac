/* SPDX-License-Identifier: ISC */
/*
 * pair [-w] [-n ROUNDS] [-C DIR] [-b 'COMMAND'] [-p N] NAME[<=MAX] 'COMMAND'...
 *
 * Times whole commands against the first of them, in interleaved rounds (A B C A B C ...), so that
 * a slow minute of the machine hits all alike; one round beforehand warms the page cache, but with
 * -w there is none. A ratio is taken within its round. Prints the median wall time, the median ratio to the first command
 * with its quartiles, the same of the CPU time (user and system), and the peak memory; with MAX,
 * whether the wall ratio keeps to it. -b runs COMMAND before each run, outside the time. -p N
 * judges memory instead: how many bytes a command's peak lies above the first one's, divided by N.
 * No shell: a command is split at spaces, and a word @FILE stands for the lines of FILE (relative
 * to DIR). Standard output is dropped, and standard error too after the first round.
 * The exit status says nothing of the commands. A row ends in "exit N" if its command did; with N
 * above 1 its time is void (a tool of tend ends with 1 if it reported problems of the book).
 */
#define _DEFAULT_SOURCE 1
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MAX_ROUNDS 1000

struct command {
	const char *name, *max; /* max: as written, NULL without a target */
	char **argv;
	size_t argc;
	double ms[MAX_ROUNDS], cpu[MAX_ROUNDS]; /* of each round: wall time; user and system, in ms */
	long rss; /* KB */
	int status;
};

static void
die(const char *what)
{
	fprintf(stderr, "pair: %s: %s\n", what, strerror(errno));
	exit(2);
}

static void
add_word(struct command *c, char *word)
{
	/* Room for the word and the closing NULL, doubled at each power of two. */
	if ((c->argc & (c->argc + 1)) == 0)
		c->argv = realloc(c->argv, (c->argc + 1) * 2 * sizeof(*c->argv));
	if (!word || !c->argv)
		die("out of memory");
	c->argv[c->argc++] = word;
	c->argv[c->argc] = NULL;
}

static void
add_lines(struct command *c, const char *path)
{
	FILE *f = fopen(path, "r");
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;

	if (!f)
		die(path);
	while ((n = getline(&line, &cap, f)) > 0) {
		if (line[n - 1] == '\n')
			line[n - 1] = '\0';
		add_word(c, strdup(line));
	}
	free(line);
	fclose(f);
}

static void
parse(struct command *c, char *name, char *text)
{
	char *max = strstr(name, "<="), *word;

	if (max) {
		*max = '\0';
		max += 2;
	}
	*c = (struct command){.name = name, .max = max};
	for (word = strtok(text, " "); word; word = strtok(NULL, " "))
		if (word[0] == '@')
			add_lines(c, word + 1);
		else
			add_word(c, word);
	if (!c->argc) {
		errno = EINVAL;
		die(name);
	}
}

static void
run_child(char **argv, int quiet)
{
	int fd = open("/dev/null", O_RDWR);

	if (fd < 0 || dup2(fd, 0) < 0 || dup2(fd, 1) < 0 || (quiet && dup2(fd, 2) < 0))
		_exit(127);
	execvp(argv[0], argv);
	if (!quiet)
		perror(argv[0]);
	_exit(127);
}

static double
ms_of(struct timeval t)
{
	return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

/*
 * One whole process: its times, unless round is 0. Keeps the largest memory, and the last status
 * that was not 0.
 */
static void
run(struct command *c, size_t round)
{
	struct timespec a, b;
	struct rusage use;
	int status;
	pid_t pid;

	clock_gettime(CLOCK_MONOTONIC, &a);
	pid = fork();
	if (pid < 0)
		die("fork");
	if (pid == 0)
		run_child(c->argv, round > 0);
	if (wait4(pid, &status, 0, &use) < 0)
		die("wait4");
	clock_gettime(CLOCK_MONOTONIC, &b);
	if (use.ru_maxrss > c->rss)
		c->rss = use.ru_maxrss;
	if (status)
		c->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	if (round == 0)
		return;
	c->ms[round - 1] = (double)(b.tv_sec - a.tv_sec) * 1e3 + (double)(b.tv_nsec - a.tv_nsec) / 1e6;
	c->cpu[round - 1] = ms_of(use.ru_utime) + ms_of(use.ru_stime);
}

static void
run_before(struct command *c)
{
	if (!c->argc)
		return;
	run(c, 0);
	if (c->status) {
		errno = ECHILD;
		die(c->argv[0]);
	}
}

static int
by_time(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* v: sorted. The value below which a share of them lies, halfway between two if it falls there. */
static double
quantile(const double *v, size_t n, double share)
{
	double at = (double)(n - 1) * share;
	size_t i = (size_t)at;

	return i + 1 < n ? v[i] + (v[i + 1] - v[i]) * (at - (double)i) : v[i];
}

/* v: of each round. Leaves it as it is. */
static double
median(const double *v, size_t n)
{
	double sorted[MAX_ROUNDS];

	memcpy(sorted, v, n * sizeof(*v));
	qsort(sorted, n, sizeof(*sorted), by_time);
	return quantile(sorted, n, 0.5);
}

/* Prints the median of the rounds' ratios and its quartiles. Returns the median. */
static double
print_ratio(const double *v, const double *ref, size_t n)
{
	double sorted[MAX_ROUNDS];
	size_t i;

	for (i = 0; i < n; i++)
		sorted[i] = ref[i] > 0 ? v[i] / ref[i] : 0;
	qsort(sorted, n, sizeof(*sorted), by_time);
	printf(" %7.3f (%6.3f-%6.3f)", quantile(sorted, n, 0.5), quantile(sorted, n, 0.25),
			quantile(sorted, n, 0.75));
	return quantile(sorted, n, 0.5);
}

static void
print_row(const struct command *c, const struct command *ref, size_t rounds, double people)
{
	double judged = (double)(c->rss - ref->rss) * 1024 / people;

	printf("  %-28s %9.2f", c->name, median(c->ms, rounds));
	if (people > 0)
		printf(" %9.0f", judged);
	else {
		judged = print_ratio(c->ms, ref->ms, rounds);
		printf(" %9.2f", median(c->cpu, rounds));
		print_ratio(c->cpu, ref->cpu, rounds);
	}
	printf(" %8ld", c->rss);
	if (c->max)
		printf("   <= %-6s %s", c->max,
				c->status > 1 ? "FAILED" : judged <= strtod(c->max, NULL) ? "ok" : "OVER");
	if (c->status)
		printf("%s   exit %d", c->max ? "" : "                  ", c->status);
	putchar('\n');
	fflush(stdout);
}

static void
print(const struct command *c, size_t n, size_t rounds, double people)
{
	size_t i;

	if (people > 0)
		printf("  %-28s %9s %9s %8s\n", "", "median ms", "B each", "peak KB");
	else
		printf("  %-28s %9s %7s %15s %9s %7s %15s %8s\n", "", "wall ms", "ratio", "(quartiles)",
				"CPU ms", "ratio", "(quartiles)", "peak KB");
	for (i = 0; i < n; i++)
		print_row(&c[i], c, rounds, people);
}

int
main(int argc, char **argv)
{
	/* kept to the end on purpose, and static so that a leak checker sees them */
	static struct command *c, before;
	size_t rounds = 7, warm = 1, n, i, r;
	double people = 0;
	int o;

	while ((o = getopt(argc, argv, "wn:C:p:b:")) != -1)
		if (o == 'n')
			rounds = strtoul(optarg, NULL, 10);
		else if (o == 'p')
			people = strtod(optarg, NULL);
		else if (o == 'w')
			warm = 0;
		else if (o == 'b')
			parse(&before, strdup("before"), optarg);
		else if (o != 'C')
			return 2;
		else if (chdir(optarg))
			die(optarg);
	n = (size_t)(argc - optind) / 2;
	if (n == 0 || (argc - optind) % 2 || rounds < 1 || rounds > MAX_ROUNDS) {
		fputs("usage: pair [-w] [-n ROUNDS] [-C DIR] [-b 'COMMAND'] [-p N] NAME[<=MAX] 'COMMAND'...\n", stderr);
		return 2;
	}
	c = calloc(n, sizeof(*c));
	if (!c)
		die("out of memory");
	for (i = 0; i < n; i++)
		parse(&c[i], argv[optind + (int)i * 2], argv[optind + (int)i * 2 + 1]);
	for (r = 1 - warm; r <= rounds; r++)
		for (i = 0; i < n; i++) {
			run_before(&before);
			run(&c[i], r);
		}
	print(c, n, rounds, people);
	return fflush(stdout) ? 2 : 0;
}
