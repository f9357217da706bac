/* SPDX-License-Identifier: ISC */
/*
 * pair [-n ROUNDS] [-C DIR] [-p N] NAME[<=MAX] 'COMMAND' [NAME[<=MAX] 'COMMAND']...
 *
 * Times whole commands against the first of them, in interleaved rounds (A B C A B C ...), so that a slow minute of the
 * machine hits all alike; one round beforehand warms the page cache. Prints the median wall time, its ratio to the first
 * command's, and the peak memory; with MAX, whether the ratio keeps to it. -p N judges memory instead: how many bytes a
 * command's peak lies above the first one's, divided by N. No shell: a command is split at spaces, and a word @FILE stands
 * for the lines of FILE (relative to DIR). Standard output is dropped, and standard error too after the first round.
 * The exit status says nothing of the commands: a row with "exit N" is of one that did not end well, and its time is void.
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
	double ms[MAX_ROUNDS];
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

/* One whole process. Returns its wall time in ms; keeps the largest memory, and the last status that was not 0. */
static double
run(struct command *c, int quiet)
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
		run_child(c->argv, quiet);
	if (wait4(pid, &status, 0, &use) < 0)
		die("wait4");
	clock_gettime(CLOCK_MONOTONIC, &b);
	if (use.ru_maxrss > c->rss)
		c->rss = use.ru_maxrss;
	if (status)
		c->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	return (double)(b.tv_sec - a.tv_sec) * 1e3 + (double)(b.tv_nsec - a.tv_nsec) / 1e6;
}

static int
by_time(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static double
median(double *v, size_t n)
{
	qsort(v, n, sizeof(*v), by_time);
	return n % 2 ? v[n / 2] : (v[n / 2 - 1] + v[n / 2]) / 2;
}

static void
print_row(const struct command *c, double ms, double judged, int digits)
{
	printf("  %-28s %10.2f %10.*f %10ld", c->name, ms, digits, judged, c->rss);
	if (c->max)
		printf("   <= %-6s %s", c->max, c->status ? "FAILED" : judged <= strtod(c->max, NULL) ? "ok" : "OVER");
	if (c->status)
		printf("%s   exit %d", c->max ? "" : "                  ", c->status);
	putchar('\n');
}

static void
print(struct command *c, size_t n, size_t rounds, double people)
{
	double ref = median(c[0].ms, rounds);
	size_t i;

	printf("  %-28s %10s %10s %10s\n", "", "median ms", people > 0 ? "B each" : "ratio", "peak KB");
	for (i = 0; i < n; i++) {
		double ms = median(c[i].ms, rounds);

		if (people > 0)
			print_row(&c[i], ms, (double)(c[i].rss - c[0].rss) * 1024 / people, 0);
		else
			print_row(&c[i], ms, ms / ref, 3);
	}
}

int
main(int argc, char **argv)
{
	static struct command *c; /* kept to the end on purpose, and static so that a leak checker sees it */
	size_t rounds = 7, n, i, r;
	double people = 0;
	int o;

	while ((o = getopt(argc, argv, "n:C:p:")) != -1)
		if (o == 'n')
			rounds = strtoul(optarg, NULL, 10);
		else if (o == 'p')
			people = strtod(optarg, NULL);
		else if (o != 'C')
			return 2;
		else if (chdir(optarg))
			die(optarg);
	n = (size_t)(argc - optind) / 2;
	if (n == 0 || (argc - optind) % 2 || rounds < 1 || rounds > MAX_ROUNDS) {
		fputs("usage: pair [-n ROUNDS] [-C DIR] [-p N] NAME[<=MAX] 'COMMAND'...\n", stderr);
		return 2;
	}
	c = calloc(n, sizeof(*c));
	if (!c)
		die("out of memory");
	for (i = 0; i < n; i++)
		parse(&c[i], argv[optind + (int)i * 2], argv[optind + (int)i * 2 + 1]);
	for (r = 0; r <= rounds; r++)
		for (i = 0; i < n; i++) {
			double ms = run(&c[i], r > 0);

			if (r > 0)
				c[i].ms[r - 1] = ms;
		}
	print(c, n, rounds, people);
	return fflush(stdout) ? 2 : 0;
}
