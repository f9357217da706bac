/* SPDX-License-Identifier: ISC */
#ifndef LIBTEND_API_H
#define LIBTEND_API_H

/* for all headers of libtend: C linkage, also in C++, and the mark of exported functions */
#ifdef __cplusplus
#define TEND_BEGIN extern "C" {
#define TEND_END }
#else
#define TEND_BEGIN
#define TEND_END
#endif

#if defined(__GNUC__)
#define TEND_API __attribute__((visibility("default")))
#else
#define TEND_API
#endif

#define TEND_VERSION_MAJOR 0
#define TEND_VERSION_MINOR 2
#define TEND_VERSION_PATCH 0
#define TEND_VERSION "0.2.0"

TEND_BEGIN

/*
 * The version of the running library, as "0.2.0" or, between two releases, "0.2.0+3.g1a2b3c4";
 * TEND_VERSION is the version of the headers. Static.
 */
TEND_API const char *tend_version(void);

/* Frees the result of a tend_…_list(); ignores NULL. */
TEND_API void tend_free(void *list);

TEND_END

#endif
