/* SPDX-License-Identifier: ISC */
/*
 * runs a fuzz target on each file that it is given, without libFuzzer, and prints its name first.
 * -ms=N and -mib=N before the files: more CPU time for one file, or more memory at any time, is a
 * failure
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int main(int argc, char **argv);

/* for a target without one of its own */
__attribute__((weak)) int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	return 0;
}

static long ms = -1, mib = -1;

/* CPU time of this process in ms, which a busy machine does not change */
static long
now(void)
{
	return (long)(clock() / (CLOCKS_PER_SEC / 1000));
}

/* the most memory so far in MiB */
static long
peak(void)
{
	struct rusage u;

	if (getrusage(RUSAGE_SELF, &u))
		return 0;
#ifdef __APPLE__
	return u.ru_maxrss / (1024 * 1024);
#else
	return u.ru_maxrss / 1024;
#endif
}

/* 0, or -1 and a message if this file, which began at that time, took too much */
static int
judge(const char *path, long began)
{
	long took = now() - began;

	if (ms >= 0 && took > ms)
		fprintf(stderr, "%s: %ld ms, more than %ld\n", path, took, ms);
	else if (mib >= 0 && peak() > mib)
		fprintf(stderr, "%s: %ld MiB, more than %ld\n", path, peak(), mib);
	else
		return 0;
	return -1;
}

/* exactly as long as the file, so that a read past its end is seen */
static int
replay(const char *path)
{
	FILE *f = fopen(path, "rb");
	uint8_t *data = NULL;
	long size = -1;
	int ret = -1;

	if (!f || fseek(f, 0, SEEK_END) || (size = ftell(f)) < 0 || fseek(f, 0, SEEK_SET))
		goto out;
	data = malloc(size ? (size_t)size : 1);
	if (!data || fread(data, 1, (size_t)size, f) != (size_t)size)
		goto out;
	LLVMFuzzerTestOneInput(data, (size_t)size);
	ret = 0;
out:
	if (ret < 0)
		perror(path);
	if (f)
		fclose(f);
	free(data);
	return ret;
}

int
main(int argc, char **argv)
{
	int failed = 0;

	LLVMFuzzerInitialize(&argc, &argv);
	for (int i = 1; i < argc && !failed; i++) {
		long began = now();

		if (sscanf(argv[i], "-ms=%ld", &ms) == 1 || sscanf(argv[i], "-mib=%ld", &mib) == 1)
			continue;
		/* named by the last line where it ends here */
		printf("%s\n", argv[i]);
		fflush(stdout);
		failed = replay(argv[i]) < 0 || judge(argv[i], began) < 0;
	}
	return failed;
}
