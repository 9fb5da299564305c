"""How what is handed out is called: its forms, and the file that is suggested for it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from store.model.out.picked import HandedForm, Picking
from store.model.out.report import ReportAsked
from tui.session.basket import Basket


class Form(NamedTuple):
    """A form in which something is handed out: what it is called, what it is for, and how its file ends."""

    id: HandedForm
    words: str
    about: str
    ending: str


FORMS = (
    Form("html", "Report as a page", "HTML, one file: to read, to print, to send", ".html"),
    Form("md", "Report as Markdown", "to edit further", ".md"),
    Form("text", "Citations as text", "to paste into a document", ".txt"),
    Form("markdown", "Citations as Markdown", "to paste into a page", ".md"),
    Form("bibtex", "Citations as BibTeX", "for LaTeX: a reference a source, claims as its note", ".bib"),
    Form("csl", "Citations as CSL-JSON", "for Zotero, Pandoc", ".json"),
    Form("ris", "Citations as RIS", "for EndNote, Zotero, Mendeley", ".ris"),
    Form("csv", "Claims as CSV", "rows for a spreadsheet, as whosays export", ".csv"),
    Form("jsonl", "Claims as JSON lines", "rows for programs, as whosays export", ".jsonl"),
)

#: Letters of a suggested file's name.
_LONGEST = 60


def basket_asked(basket: Basket) -> ReportAsked:
    """What is marked, as a report asks for it."""
    keys = [mark.key for mark in basket.marks]
    return ReportAsked(
        questions=tuple(it.ref for it in keys if it.kind == "question" and it.ref is not None),
        answers=tuple((it.ref, it.of) for it in keys if it.kind == "answer" and it.ref is not None),
        claims=tuple(it.of for it in keys if it.kind == "claim"),
    )


def picked_of(asked: ReportAsked) -> int:
    """How many things were picked one by one."""
    return len(asked.questions) + len(asked.answers) + len(asked.claims)


def without_gone(asked: ReportAsked, picking: Picking) -> ReportAsked:
    """What is asked for, without what is not in the store any more."""
    return replace(
        asked,
        questions=tuple(it for it in asked.questions if it not in picking.gone_questions),
        answers=tuple(it for it in asked.answers if it not in picking.gone_answers),
        claims=tuple(it for it in asked.claims if it not in picking.gone_claims),
    )


def file_name(words: str, asked: ReportAsked, ending: str) -> str:
    """What a file is called by what is in it: "asim-umar-nationality.html"; by its ids, where they name it."""
    picked = (*asked.questions, *asked.answers, *asked.claims)
    parts: tuple[str, ...] = (words.partition(":")[0],)
    if len(picked) == 1 and asked.questions:
        ref = asked.questions[0]
        parts = (ref.entity, ref.property, ref.scope)
    elif not picked:
        parts = asked.entities or asked.sources or ("contested",)
    name = "-".join(re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-") for part in parts if part)
    return f"{name[:_LONGEST].strip('-') or 'report'}{ending}"
