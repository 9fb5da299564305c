#!/usr/bin/env python3
"""Find runs of words in a tree that also stand in the reports: copied sentences.

usage: overlap.py TREE REPORTS_DIR [--words N]

Prints each place in TREE (text files git tracks, or all files outside git) where N or
more consecutive words (default 8; case, punctuation and hyphens folded) are also
consecutive in a file of REPORTS_DIR. Exit 1 if any was found, 0 if none.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path

WORD = re.compile(r"[^\W_]+", re.UNICODE)


def words(text: str) -> list[tuple[str, int]]:
    """Lower-cased words with the line each stands on."""
    out = []
    for number, line in enumerate(text.splitlines(), 1):
        out += [(m.group().lower(), number) for m in WORD.finditer(line)]
    return out


def tracked(tree: Path) -> list[Path]:
    """Files git tracks below tree, or every file where there is no git."""
    asked = subprocess.run(
        ["git", "-C", str(tree), "ls-files", "-z", "-co", "--exclude-standard"],
        capture_output=True,
        check=False,
    )
    if asked.returncode == 0:
        return [tree / name.decode() for name in asked.stdout.split(b"\0") if name]
    return [path for path in tree.rglob("*") if path.is_file()]


def main() -> int:
    """Print the runs found; 1 if there were any."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tree", type=Path)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--words", type=int, default=8)
    args = parser.parse_args()
    n = args.words
    grams: dict[tuple[str, ...], str] = {}
    for report in sorted(args.reports.glob("*.txt")):
        seen = [word for word, _ in words(report.read_text("utf-8"))]
        for i in range(len(seen) - n + 1):
            grams.setdefault(tuple(seen[i : i + n]), report.name)
    found = 0
    for path in tracked(args.tree):
        try:
            listed = words(path.read_text("utf-8"))
        except (UnicodeDecodeError, OSError):
            continue
        i = 0
        while i <= len(listed) - n:
            run = tuple(word for word, _ in listed[i : i + n])
            if run not in grams:
                i += 1
                continue
            end = i + n
            while end < len(listed) and tuple(w for w, _ in listed[end - n + 1 : end + 1]) in grams:
                end += 1
            text = " ".join(word for word, _ in listed[i:end])
            print(f"{path.relative_to(args.tree)}:{listed[i][1]}: {end - i} words of {grams[run]}: {text[:160]}")
            found += 1
            i = end
    print(f"{found} copied runs of {n} or more words")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
