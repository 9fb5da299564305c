"""Small changes of what goes out (reports, grades, exchange, a web page), made by ``scripts/mutations.py``."""

from __future__ import annotations

PAGE = "tests/store/exchange/report/test_page.py"
MARKDOWN = "tests/store/exchange/report/test_markdown.py"
HANDED = "tests/store/exchange/test_handing_out.py"
ROUND = "tests/store/exchange/test_round_trips.py"
STATEMENTS = "tests/store/exchange/test_statements.py"
ROWS = "tests/store/exchange/test_rows.py"
GRADED = "tests/store/edits/test_grading.py"
GUARD = "tests/tui/serving/test_guard.py"
SERVED = "tests/tui/serving/test_session.py"

#: A file, words that stand in it once, what is put in their place, and the tests of which one is to fail then.
OUT: tuple[tuple[str, str, str, str], ...] = (
    # what is handed out
    ("store/exchange/markup.py", "if not _SAFE_ADDRESS.fullmatch(clean(address)):", "if not address:", PAGE),
    ("store/exchange/markup.py", "return clean(text).translate(_BREAKS)", "return text", PAGE),
    ("store/exchange/report/page.py", "default-src 'none'; ", "img-src *; ", PAGE),
    ("store/exchange/report/page.py", "passage.before,\n", '"",\n', PAGE),
    ("store/exchange/report/words.py", "if said or question.part is None:", "if True:", HANDED),
    ("store/exchange/report/gather.py", "if told[it.left] and told[it.right]", "if told[it.left]", HANDED),
    ("store/exchange/handed/bibliography.py", "if form not in _OF_SOURCES:", "if True:", HANDED),
    ("store/exchange/report/markdown.py", ".translate(_READ)", "", MARKDOWN),
    (
        "store/exchange/changes.py",
        "elif before in UNSETTLED and after not in UNSETTLED:",
        "elif before in UNSETTLED:",
        "tests/store/exchange/test_changes.py",
    ),
    (
        "store/reads/pictures/rivals.py",
        "AND k.closed_by IS NULL",
        "",
        "tests/store/reads/test_pictures.py",
    ),
    # grades
    (
        "store/edits/grading.py",
        "if given not in scale:",
        "if not given:",
        GRADED,
    ),
    (
        "store/edits/grading.py",
        "if before is not None and all(before.get(key) == it for key, it in told.items()):",
        "if before is not None and False:",
        GRADED,
    ),
    (
        "store/reads/graded/grades.py",
        "own.get(slug) or by.get(publisher)",
        "by.get(publisher) or own.get(slug)",
        GRADED,
    ),
    # exchange: nothing is lost, nothing is a formula
    (
        "store/exchange/out/rows.py",
        '"judgement", "same", "grade", "dropped")',
        '"judgement", "same", "dropped")',
        ROUND,
    ),
    (
        "store/exchange/out/rows.py",
        "csv_cell(clean(str(value), keep_newlines=False))",
        "clean(str(value), keep_newlines=False)",
        ROWS,
    ),
    ("store/exchange/out/statements.py", "csv_cell(clean(str(cell), keep_newlines=False))", "str(cell)", STATEMENTS),
    ("store/exchange/reading/annotations.py", '"same", "grade")', '"same")', ROUND),
    (
        "store/exchange/reading/annotations.py",
        'units.decode("utf-16-le", "ignore")',
        'units.decode("utf-16-le", "replace")',
        "tests/store/exchange/test_annotations.py",
    ),
    ("store/exchange/reading/relations.py", "if len(ends) != 1:", "if not ends:", STATEMENTS),
    ("store/exchange/reading/relations.py", "if end.kind not in kinds:", "if False:", STATEMENTS),
    (
        "store/exchange/bags/unpack.py",
        "if digest.hexdigest() != sha256:",
        "if False:",
        "tests/store/exchange/test_bags.py",
    ),
    # the browser as a web page
    ("tui/serving/guard.py", "if len(hosts) != 1 or not self._ours(hosts[0]):", "if not hosts:", GUARD),
    (
        "tui/serving/guard.py",
        'if any(it.casefold() != f"http://{hosts[0].casefold()}" for it in origins):',
        'if "null" in origins:',
        GUARD,
    ),
    ("tui/serving/guard.py", 'if request.headers.get("Upgrade") and not origins:', "if False:", GUARD),
    ("tui/serving/guard.py", "request.path == self.place and _same(", "_same(", GUARD),
    ("tui/serving/guard.py", "path=self.place, httponly=True", 'path="/", httponly=True', GUARD),
    (
        "tui/serving/server.py",
        "        if request.query_string:\n",
        "        if self.guard.brings_token(request):\n",
        GUARD,
    ),
    ("tui/serving/server.py", "return len(self._open) + self._beginning >= MOST", "return False", SERVED),
    ("tui/serving/session.py", 'if head[:1] == b"D":', 'if head[:1] in b"DMP":', SERVED),
    ("tui/serving/session.py", 'if not name.startswith("TEXTUAL")', 'if name != "TEXTUAL_LOG"', SERVED),
)
