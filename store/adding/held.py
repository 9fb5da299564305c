"""Which reports and texts a store holds, so that none comes in twice."""

from __future__ import annotations

from store.db.connection import Connection
from store.model.reports import Extracted
from store.writes.records import read


class Held:
    """The hashes of a store's reports and texts, with the source that each is of."""

    def __init__(self, plain: Connection) -> None:
        self._texts: dict[str, str] = {}
        self._hashes: dict[str, str] = {}
        self._reports: dict[str, str] = {}
        self._titles: dict[str, str] = {}
        for slug, told in plain.execute("SELECT ref, data FROM record WHERE kind = 'source' ORDER BY ref").fetchall():
            data = read(told)
            self._titles[slug] = data["title"]
            for wording in (data, *data.get("other_renditions", ())):
                if "text" in wording:
                    self._texts.setdefault(wording["text"], slug)
                elif "sha256" in wording:
                    self._hashes.setdefault(wording["sha256"], slug)
                if "report" in wording:
                    self._reports.setdefault(wording["report"]["sha256"], slug)

    def note(self, slug: str, title: str, report: Extracted) -> None:
        """A report is about to come in."""
        self._titles[slug] = title
        self._texts.setdefault(report.text_sha256, slug)
        self._reports.setdefault(report.sha256, slug)

    def same(self, report: Extracted) -> str:
        """The source that is this very report or this very text, also where it is known by its hash; else nothing."""
        found = self._texts.get(report.text_sha256)
        if found is None and (report.span is not None or not report.part):  # else the file holds several reports
            found = self._reports.get(report.sha256)
        return found or self._hashes.get(report.text_sha256) or ""

    def sentence(self, report: Extracted) -> str:
        """Why a report is not added; empty where it can be."""
        slug = self.same(report)
        if not slug:
            return ""
        if report.text_sha256 in self._hashes and report.text_sha256 not in self._texts:
            return f"is the text of {slug}, which the case knows by its hash only: 'whosays attach' brings it in"
        return f"is there already, as {slug} ({self._titles[slug]}): not added again"
