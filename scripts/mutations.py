"""Change the code in fifty small places, one at a time, and see whether its tests notice: run by hand.

    python scripts/mutations.py              all of them (some ten minutes on one core)
    python scripts/mutations.py 3 17-20      those with these numbers
    python scripts/mutations.py --list       what they are

Each is a file, words that stand in it once, what is put in their place, and the tests that are to fail then. It is
done to a copy of the tree, which is put back after each; nothing here is touched. What survives wants a test.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.mutations_out import OUT

ROOT = Path(__file__).resolve().parent.parent
#: What a copy of the tree needs to be tested.
_COPIED = ("store", "tui", "seeds", "tests", "docs", "scripts", "pyproject.toml", "README.md", "CHANGELOG.md")
#: So many seconds tests may take before they count as having noticed an endless loop.
_MOST = 300
#: One failure is enough, in one process.
_QUIETLY = ("-q", "-x", "-p", "no:xdist", "-p", "no:cacheprovider")
#: No compiled file of one change is to be taken for the next.
_ENV = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}

RULES = "store/verdicts/rules/"
VERDICTS = "tests/store/verdicts/"
CLEAN = "tests/store/text/test_clean.py"
CONNECTED = "tests/store/db/sqlite/test_connections.py"
ANCHORS = "tests/store/anchors/test_anchors.py"
HASHES = "tests/store/anchors/test_hashes.py"
ROWS = "tests/tui/terminal/test_rows_out.py"
PRINTED = "tests/tui/commands/test_printing.py"
WRONG_CALLS = f"{PRINTED}::test_the_words_of_a_wrong_call_come_back_harmless"
COPIED = "tests/gate/test_planted_screens.py::test_what_is_copied_is_clean_in_every_format_and_in_the_file"
NO_FILE = "tests/gate/test_planted_screens.py::test_a_copy_leaves_no_file_where_nothing_may_be_written"
PICTURED = "tests/gate/test_planted_screens.py::test_every_screen_shows_what_is_planted_and_none_lets_it_out"


class Mutation(NamedTuple):
    """A small change of the code, and the tests (as pytest takes them) of which one is to fail."""

    file: str
    old: str
    new: str
    tests: str


MUTATIONS = (
    # the rules
    Mutation(f"{RULES}rounding.py", "_NEAR = 5", "_NEAR = 6", f"{VERDICTS}rules/test_rounding.py"),
    Mutation(f"{RULES}rounding.py", "_NOUGHTS = 3", "_NOUGHTS = 2", f"{VERDICTS}rules/test_rounding.py"),
    Mutation(
        f"{RULES}rounding.py",
        "slack = min(unit * 50, figure * 5)",
        "slack = min(unit * 50, figure * 6)",
        f"{VERDICTS}rules/test_rounding.py",
    ),
    Mutation(
        f"{RULES}timing.py",
        "b.hi is not None and a.lo > b.hi",
        "b.hi is not None and a.lo >= b.hi",
        f"{VERDICTS}rules/test_timing.py {VERDICTS}test_verdicts.py {VERDICTS}test_no_plain_no.py",
    ),
    Mutation(
        f"{RULES}timing.py",
        'if a.throughout and relation in ("contains", "equal"):',
        'if a.throughout and relation in ("contains", "equal", "inside"):',
        f"{VERDICTS}rules/test_timing.py {VERDICTS}test_verdicts.py {VERDICTS}test_no_plain_no.py",
    ),
    Mutation(
        f"{RULES}timing.py",
        "return spoken.hi is None or spoken.hi > denied.hi",
        "return spoken.hi is None or spoken.hi >= denied.hi",
        f"{VERDICTS}test_verdicts.py {VERDICTS}test_no_plain_no.py {VERDICTS}test_docs_verdicts.py",
    ),
    Mutation(
        f"{RULES}counts.py",
        '_GUESSED = ("estimated", "projected")',
        '_GUESSED = ("estimated",)',
        f"{VERDICTS}rules {VERDICTS}test_verdicts.py {VERDICTS}test_no_plain_no.py {VERDICTS}test_docs_verdicts.py",
    ),
    Mutation(
        f"{RULES}counts.py",
        'a, b) if grew == "perhaps" else None',
        'a, b) if grew == "never" else None',
        f"{VERDICTS}test_verdicts.py {VERDICTS}test_no_plain_no.py {VERDICTS}test_docs_verdicts.py",
    ),
    Mutation(
        f"{RULES}denials.py",
        'if no.certainty == "possible":',
        'if no.certainty == "probable":',
        f"{VERDICTS}test_verdicts.py {VERDICTS}test_no_plain_no.py {VERDICTS}test_docs_verdicts.py",
    ),
    Mutation(
        f"{RULES}denials.py",
        'own = no.speaker == claim.speaker and reached != "inside"',
        "own = no.speaker == claim.speaker",
        f"{VERDICTS}test_verdicts.py {VERDICTS}test_no_plain_no.py {VERDICTS}test_closing.py",
    ),
    Mutation(
        "store/verdicts/closing.py",
        '("updates", "revised_down", "revised") or found.other is not new',
        '("updates", "revised_down", "revised")',
        f"{VERDICTS}test_closing.py {VERDICTS}test_verdicts.py {VERDICTS}test_docs_verdicts.py",
    ),
    Mutation(
        "store/verdicts/closing.py",
        '(new.certainty == "possible" and old.certainty != "possible"):\n        return False\n    found',
        "False:\n        return False\n    found",
        f"{VERDICTS}test_verdicts.py {VERDICTS}test_no_plain_no.py {VERDICTS}test_closing.py",
    ),
    Mutation(
        f"{RULES}origins.py",
        "report = abs(original or source) if speaker in self.unnamed and not relay else 0",
        "report = 0",
        f"{VERDICTS}rules/test_origins.py",
    ),
    Mutation(
        f"{RULES}origin_codes.py",
        'return origin[:1] in ("s", "v") and',
        'return origin[:1] in ("s",) and',
        f"{VERDICTS}rules/test_origins.py {VERDICTS}test_verdicts.py {VERDICTS}test_closing.py",
    ),
    Mutation(
        "store/verdicts/state.py",
        "any(len(origins) > 1 for origins in behind)",
        "any(len(origins) > 2 for origins in behind)",
        f"{VERDICTS}test_verdicts.py {VERDICTS}test_no_plain_no.py {VERDICTS}test_docs_verdicts.py",
    ),
    Mutation(
        f"{RULES}relations.py",
        '_IN_UNITS = ("money", "measure")',
        '_IN_UNITS = ("money",)',
        f"{VERDICTS}test_verdicts.py {VERDICTS}test_no_plain_no.py {VERDICTS}test_docs_verdicts.py",
    ),
    Mutation(
        "store/derive/refresh.py",
        "if not touched.everything and not _by_these_rules(connection):",
        "if False:",
        "tests/store/derive/test_version.py tests/store/derive/test_refresh.py",
    ),
    # the cleaning
    Mutation("store/text/clean.py", "\\u202a-\\u202e\\u2066-\\u2069", "\\u202a-\\u202e\\u2066-\\u2068", CLEAN),
    Mutation("store/text/clean.py", "\\x0b-\\x1f\\x7f-\\x9f", "\\x0b-\\x1f\\x7f", CLEAN),
    Mutation("store/text/clean.py", '"=+-@\\uff1d\\uff0b\\uff0d\\uff20"', '"=+-@\\uff1d\\uff0b\\uff0d"', CLEAN),
    Mutation("store/text/clean.py", '_SURROGATE = "\\ud800-\\udfff"', '_SURROGATE = "\\udc00-\\udfff"', CLEAN),
    Mutation("store/text/clean.py", "MARKS_KEPT = 8", "MARKS_KEPT = 9", CLEAN),
    Mutation("store/text/clean.py", "divmod(code - 0x10000, 0x400)", "divmod(code, 0x400)", CLEAN),
    Mutation("store/text/clean.py", 'text.replace("\\n", "\\u240a")', "text", CLEAN),
    Mutation("store/text/clean.py", 'if text[0] in "\\t\\r\\n" or', 'if text[0] in "\\t" or', CLEAN),
    Mutation("store/text/clean.py", '"\\x7f": "\\u2421",', '"\\x7f": "\\x7f",', CLEAN),
    # the anchors
    Mutation("store/anchors/quotes.py", "CONTEXT_FLOOR = 0.7", "CONTEXT_FLOOR = 0.2", ANCHORS),
    Mutation("store/anchors/quotes.py", "rivals[0][1] * 4 > rivals[1][1]", "rivals[0][1] > rivals[1][1]", ANCHORS),
    Mutation("store/anchors/quotes.py", "if len(fitting) == 1:", "if fitting:", ANCHORS),
    Mutation(
        "store/anchors/quotes.py", "at = text.find(words, at + 1)", "at = text.find(words, at + len(words))", ANCHORS
    ),
    Mutation(
        "store/anchors/quotes.py", "not 0 <= start < end <= len(text)", "not 0 <= start <= end <= len(text)", ANCHORS
    ),
    Mutation("store/anchors/places.py", "others * width <= ACCIDENT * size", "others * width <= size", HASHES),
    Mutation("store/anchors/windows.py", "_SLACK = 8", "_SLACK = 0", HASHES),
    # the store
    Mutation(
        "store/db/sqlite/connections.py",
        "self.stamp == stamp if self.fixed else self.stamp[:2] == stamp[:2]",
        "self.stamp[:2] == stamp[:2]",
        "tests/store/db/sqlite/test_connections.py tests/store/db/sqlite/test_untouched.py",
    ),
    Mutation(
        "store/db/sqlite/untouched.py",
        "                    if self._alone() == before:\n                        return answer",
        "                    return answer",
        "tests/store/db/sqlite/test_untouched.py",
    ),
    Mutation(
        "store/db/sqlite/opening.py",
        '"PRAGMA query_only = ON"',
        '"PRAGMA query_only = OFF"',
        CONNECTED,
    ),
    Mutation(
        "store/db/sqlite/writing.py",
        '"PRAGMA synchronous = FULL"',
        '"PRAGMA synchronous = OFF"',
        "tests/store/db/sqlite/test_connections.py",
    ),
    Mutation(
        "store/db/sqlite/migrations.py",
        "shutil.copymode(path, made)",
        "pass",
        "tests/store/db/sqlite/test_migrations.py",
    ),
    Mutation(
        "store/db/sqlite/soundness.py",
        'elif kind != "table":',
        'elif kind not in ("table", "trigger"):',
        "tests/store/db/sqlite/test_soundness.py",
    ),
    Mutation(
        "store/care/backup.py",
        "os.link(made, target)  # unlike a rename, never takes the place of another file",
        "made.replace(target)",
        "tests/store/care/test_backup.py",
    ),
    Mutation(
        "store/edits/judging.py",
        '"why": clean(why, limit=_LONGEST_WHY)',
        '"why": why',
        "tests/store/edits/test_judging.py",
    ),
    Mutation(
        "store/edits/judging.py",
        '"supersedes": standing[0] if standing is not None else None',
        '"supersedes": None',
        "tests/store/edits/test_judging.py",
    ),
    Mutation(
        "store/edits/journal.py",
        "undoes IS NULL AND verb <> 'sync' \"",
        'undoes IS NULL "',
        "tests/store/sync/test_both_sides.py",
    ),
    Mutation(
        "store/writes/attach.py",
        "elif len(places) - lost <= standing_of(session, rendition).found:",
        "elif len(places) - lost < standing_of(session, rendition).found:",
        "tests/store/writes/test_attach.py",
    ),
    Mutation(
        "store/sync/whole.py",
        "elif now == step.before and _hash(_bytes(beside)) == step.after:",
        "elif _hash(_bytes(beside)) == step.after:",
        "tests/store/sync/test_disk.py",
    ),
    Mutation(
        "store/sync/kept.py",
        "keep_listed(goal.parent)  # there before it is gone here",
        "pass",
        "tests/store/sync/test_disk.py",
    ),
    Mutation(
        "store/search/score.py",
        "+ _UNASKED * unasked)",
        "+ 0 * unasked)",
        "tests/store/search/test_search_rank.py",
    ),
    # the output
    Mutation(
        "tui/commands/printing.py",
        "_write(sys.stdout, shown(text, newlines=False))",
        "_write(sys.stdout, text)",
        PRINTED,
    ),
    Mutation(
        "tui/commands/printing.py",
        "_write(sys.stderr, spelt(without_passwords(text)))",
        "_write(sys.stderr, without_passwords(text))",
        WRONG_CALLS,
    ),
    Mutation("tui/terminal/clipboard.py", "file.write(clean(text))", "file.write(text)", COPIED),
    Mutation("tui/terminal/output.py", "text = clean(text)", "pass", COPIED),
    Mutation(
        "tui/app/browser.py",
        "return shown(_FONT_FACE.sub(",
        "return str(_FONT_FACE.sub(",
        PICTURED,
    ),
    Mutation(
        "tui/app/copying.py",
        'kept = "" if read_only else keep(text)',
        "kept = keep(text)",
        NO_FILE,
    ),
    Mutation(
        "tui/terminal/output.py",
        'if strong == "R" and row[0][0]:',
        'if strong == "R" and not row[0][0]:',
        ROWS,
    ),
    Mutation(
        "tui/terminal/output.py",
        "style.update_link(None) if style and style.link else style",
        "style",
        ROWS,
    ),
    Mutation(
        "tui/terminal/cells.py",
        "if place == 0 or not is_wide(row[place - 1][0]):",
        "if place == 0:",
        ROWS,
    ),
    Mutation(
        "tui/terminal/paint.py",
        "if after < self._width else None",
        "if after <= self._width else None",
        ROWS,
    ),
    Mutation(
        "store/labels/weight.py",
        "    if not answer.origins:\n",
        "    if answer.origins:\n",
        "tests/tui/lines tests/tui/app/test_numbers.py",
    ),
    # suggestions
    Mutation(
        "store/suggest/kept.py",
        "low < end and start < high for",
        "low < end for",
        "tests/store/suggest/test_drafts.py",
    ),
    Mutation(
        "store/suggest/telling/bodies.py",
        "return NOBODY if owned else _words_of(",
        "return _words_of(",
        "tests/store/suggest/test_drafts.py",
    ),
    *map(Mutation._make, OUT),
)


def numbers(words: list[str]) -> list[int]:
    """The numbers that a call names, all where it names none."""
    found: list[int] = []
    for word in words:
        first, _, last = word.partition("-")
        found += range(int(first), int(last or first) + 1)
    return found or list(range(1, len(MUTATIONS) + 1))


def survives(mutation: Mutation, tree: Path) -> bool:
    """Whether the tests pass all the same. The copy of the tree is as it was afterwards."""
    path = tree / mutation.file
    text = path.read_text("utf-8")
    path.write_text(text.replace(mutation.old, mutation.new), "utf-8")
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *_QUIETLY, *mutation.tests.split()],
            cwd=tree,
            env=_ENV | {"HOME": str(tree), "PYTHONPATH": str(tree)},
            capture_output=True,
            text=True,
            check=False,
            timeout=_MOST,
        )
    except subprocess.TimeoutExpired:
        return False
    finally:
        path.write_text(text, "utf-8")
    if done.returncode not in (0, 1):
        sys.exit(f"{mutation.file}: the tests did not run: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.returncode == 0


def main(words: list[str]) -> int:
    """Try those that are named; the exit code says whether one survived."""
    if words == ["--list"]:
        for number, it in enumerate(MUTATIONS, 1):
            print(f"{number:3}  {it.file}: {it.old!r} -> {it.new!r}")
        return 0
    left = 0
    with tempfile.TemporaryDirectory(prefix="whosays-mutations-") as folder:
        tree = Path(folder)
        for name in _COPIED:
            there = ROOT / name
            copy = shutil.copytree if there.is_dir() else shutil.copyfile
            copy(there, tree / name)
        for number in numbers(words):
            it = MUTATIONS[number - 1]
            begun = time.monotonic()
            survived = survives(it, tree)
            left += survived
            told = "SURVIVED" if survived else "caught"
            print(f"{number:3}  {told:8}  {time.monotonic() - begun:5.1f} s  {it.file}: {it.new!r}", flush=True)
    print(f"{left} survived" if left else "all are caught")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
