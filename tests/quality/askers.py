# SPDX-License-Identifier: ISC
"""Who has to do with a question: tend-who, and what one has at hand without it. Each is a function of a book that returns
a function from a question to ids, the best first."""
import os
import re
import sqlite3
import subprocess


def read_texts(book):
    for name in sorted(os.listdir(book)):
        with open(os.path.join(book, name), encoding="utf-8") as f:
            yield name[:-3], f.read()


def words(query):
    return re.findall(r"\w+", query)


def ask_who(tend_bin, book):
    def ask(query):
        run = subprocess.run([os.path.join(tend_bin, "tend-who"), "-C", book, "-t", "2026-09-01", "-n", "0", "--", *query.split()],
                             capture_output=True, encoding="utf-8", check=True)
        return [row.split("\t")[0] for row in run.stdout.splitlines()]
    return ask


def ask_grep(book):
    def ask(query):
        patterns = [x for w in words(query) for x in ("-e", w)]
        run = subprocess.run(["grep", "-ric", "-F", *patterns, "."], cwd=book, capture_output=True, encoding="utf-8")
        counts = [line.rsplit(":", 1) for line in run.stdout.splitlines()]
        found = sorted((-int(n), os.path.basename(path)[:-3]) for path, n in counts if int(n))
        return [who for _, who in found if who != "me"]
    return ask


def ask_fts5(book):
    db = sqlite3.connect(":memory:")
    db.execute("create virtual table book using fts5(id unindexed, text, tokenize='porter unicode61 remove_diacritics 2')")
    db.executemany("insert into book values (?, ?)", [t for t in read_texts(book) if t[0] != "me"])

    def ask(query):
        match = " OR ".join('"%s"' % w for w in words(query))
        return [row[0] for row in db.execute("select id from book where book match ? order by bm25(book), id", (match,))]
    return ask
