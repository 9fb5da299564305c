"""The page of a report in a real browser: what its tree is, that nothing runs and nothing is asked for, how it fits."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from store.library import Library, picture_svg, write_report
from store.model.out.report import Report, ReportAsked
from tests.chromium import Page, browser, needs_chromium
from tests.store.exchange.report.hostile import EVIL, poisoned

pytestmark = needs_chromium

#: How many elements there are of each name.
COUNTS = """
(() => { const told = {}; for (const it of document.querySelectorAll('*')) {
  told[it.localName] = (told[it.localName] || 0) + 1; } return told; })()
"""
#: Attributes that run something, or load it.
ODD = """
[...document.querySelectorAll('*')].flatMap(it => [...it.attributes].map(a => a.name))
  .filter(name => name.startsWith('on') || ['src', 'srcset', 'style', 'data', 'xlink:href'].includes(name))
"""
LINKS = "[...document.querySelectorAll('[href]')].map(it => it.href).filter(it => !/^(file|https?):/.test(it))"


@pytest.fixture(scope="module")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with browser(tmp_path_factory.mktemp("chromium")) as page:
        yield page


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """An address that hostile text wants loaded, and what was asked of it."""
    told: list[str] = []

    class Noted(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told.append(self.path)
            self.send_error(404)

        def log_message(self, *_: Any) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Noted) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{server.server_port}", told
        server.shutdown()


def written(report: Report, folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text("".join(write_report(report, "html")), "utf-8")
    return path


@pytest.mark.slow
def test_hostile_text_in_every_field_does_nothing(
    chrome: Page, shipped_report: Report, tmp_path: Path, asked: tuple[str, list[str]]
) -> None:
    address, told = asked
    chrome.open(written(shipped_report, tmp_path, "plain.html"))
    plain = chrome.ask(COUNTS)
    evil = written(poisoned(shipped_report, EVIL.replace("127.0.0.1:9", address)), tmp_path, "evil.html")
    chrome.asked.clear()
    chrome.open(evil)
    assert chrome.asked == [evil.as_uri()] and told == []
    assert chrome.ask("window.hit") is None
    found = chrome.ask(COUNTS)
    assert found.keys() - {"title"} <= plain.keys() - {"title"}, "no element that the writer does not use"
    for name in ("section", "article", "blockquote", "mark", "svg", "style", "meta"):
        assert found[name] == plain[name], name
    assert chrome.ask(ODD) == [] and chrome.ask(LINKS) == []
    assert chrome.ask("document.body.innerText").count("<script>window.hit=1</script>") > 50
    assert chrome.ask("getComputedStyle(document.querySelector('mark')).display") != "none"


def test_the_rules_of_the_page_let_nothing_run_or_load(
    chrome: Page, shipped_report: Report, tmp_path: Path, asked: tuple[str, list[str]]
) -> None:
    """Were there a hole, it would lead nowhere: what is put into the page by hand neither runs nor loads."""
    address, told = asked
    path = written(shipped_report, tmp_path, "holed.html")
    hole = f"<script>window.hit=1</script><img src='http://{address}/x.png'><p style='color:red' id='p'>x</p>"
    path.write_text(path.read_text("utf-8").replace("<main>", f"<main>{hole}"), "utf-8")
    chrome.open(path)
    assert chrome.ask("window.hit") is None and told == []
    assert chrome.ask("getComputedStyle(document.getElementById('p')).color") != "rgb(255, 0, 0)"


@pytest.mark.parametrize("width", [1280, 390])
def test_it_fits_a_desk_and_a_telephone_by_day_and_by_night(
    chrome: Page, shipped_report: Report, tmp_path: Path, width: int
) -> None:
    chrome.open(written(shipped_report, tmp_path, "report.html"))
    chrome.size(width)
    papers = set()
    for scheme in ("light", "dark"):
        chrome.scheme(scheme)
        assert chrome.ask("document.documentElement.scrollWidth") <= width
        papers.add(chrome.ask("getComputedStyle(document.documentElement).backgroundColor"))
        assert chrome.picture().startswith(b"\x89PNG")
    assert len(papers) == 2
    side_by_side = chrome.ask(
        "(() => { const [a, b] = document.querySelector('.answers').children;"
        " return a.getBoundingClientRect().top === b.getBoundingClientRect().top; })()"
    )
    assert side_by_side is (width == 1280)


def test_it_prints_with_its_passages_lit(chrome: Page, shipped_report: Report, tmp_path: Path) -> None:
    import pypdfium2

    chrome.open(written(shipped_report, tmp_path, "report.html"))
    document = pypdfium2.PdfDocument(chrome.pdf())
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    assert all(it.found.question.entity_name in text for it in shipped_report.questions)
    assert len(document) < 60


def test_pictures_of_their_own_load_nothing(
    chrome: Page, shipped_store: Path, tmp_path: Path, asked: tuple[str, list[str]]
) -> None:
    address, told = asked
    evil = EVIL.replace("127.0.0.1:9", address)
    with Library(shipped_store, read_only=True, untouched=True) as library:
        shown = (library.coverage(), library.rivals(), library.months())
        tolls = [it.tolls for it in library.report(ReportAsked()).questions if it.tolls is not None]
    for nth, fact in enumerate((*shown, *tolls)):
        path = tmp_path / f"{nth}.svg"
        path.write_text(picture_svg(poisoned(fact, evil), evil), "utf-8")
        chrome.asked.clear()
        chrome.open(path)
        assert chrome.asked == [path.as_uri()] and told == []
        assert chrome.ask("window.hit") is None
        names = set(chrome.ask(COUNTS))
        assert names <= {"svg", "style", "title", "desc", "g", "text", "rect", "circle", "path"}, names
        assert chrome.ask(ODD) == []
