"""A signal that comes while a judgement is written: it is in the store whole or not at all, and the browser ends."""

from __future__ import annotations

import os
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from store.edits.judging import judge_question
from store.model.claims import QuestionRef
from tests.store.stores import query
from tests.terminal import Session
from tests.tui.app.test_endings import HEARD, after_the_screen, browse
from tui.terminal.textual_driver import GRACE

#: Tells when the browser has heard the signal.
HEARS = f"""{HEARD}
import os, threading
from tui.terminal.textual_driver import TerminalDriver
heard = threading.Event()
end = TerminalDriver.end
def hears(self, number):
    end(self, number)
    heard.set()
TerminalDriver.end = hears
def ends():
    os.kill(os.getpid(), signal.SIGTERM)
    heard.wait()
"""
#: Ends the browser as a certain statement of the write begins.
MEANWHILE = """
from store.db.sqlite import writing
connect = writing._connect
def watched(path):
    def begins(sql):
        if sql.lstrip().startswith({statement!r}) and not heard.is_set():
            ends()
            {then}
    made = connect(path)
    made.set_trace_callback(begins)
    return made
writing._connect = watched
"""
#: Ends the browser, and refuses the write.
REFUSED = """
from store.library import Library
from store.model.problems import Refused
def judge(*words, **more):
    ends()
    raise Refused("The disk is full.")
Library.judge = judge
"""
GOES_ON = "pass"
HANGS = "threading.Event().wait()"
#: The longest that the end may take, on a busy machine too.
SOON = GRACE + 7


def state(store: Path) -> tuple[int, int]:
    """How many judgements there are, and how many writes were counted."""
    assert query(store, "PRAGMA integrity_check") == [("ok",)]
    (judgements,) = query(store, "SELECT count(*) FROM judgement")
    (version,) = query(store, "SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'version'")
    return judgements[0], version[0]


def judged(session: Session) -> None:
    """Decide the question at hand."""
    session.wait_for("claim 1 of 3  \u00d7")
    session.send("J")
    session.wait_for("1 holds")
    session.send("\x13")


def ended(session: Session) -> int:
    """The exit code, which comes soon."""
    begun = time.monotonic()
    code = session.wait_end(20)
    assert time.monotonic() - begun < SOON
    return code


@pytest.mark.sweep(8)
@pytest.mark.parametrize("statement", ["BEGIN IMMEDIATE", "INSERT INTO judgement", "COMMIT"])
@pytest.mark.parametrize(("then", "more"), [(GOES_ON, 1), (HANGS, 0)], ids=["goes on", "hangs"])
def test_a_judgement_is_whole_or_not_there_when_a_signal_comes(
    own_store: Path, tmp_path: Path, statement: str, then: str, more: int
) -> None:
    judgements, version = state(own_store)
    with browse(own_store, tmp_path, HEARS + MEANWHILE.format(statement=statement, then=then)) as session:
        judged(session)
        assert ended(session) == 128 + signal.SIGTERM
        assert after_the_screen(session) == ""
    assert state(own_store) == (judgements + more, version + more)
    ref = QuestionRef("qari-fateh", "life_status")
    judge_question(own_store, ref, "unresolved", answer=None, why="", who="")  # nothing holds the store


@pytest.mark.sweep(4)
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_judgement_that_waits_for_another_program_is_not_there(
    own_store: Path, tmp_path: Path, number: signal.Signals
) -> None:
    before = state(own_store)
    with closing(sqlite3.connect(own_store, isolation_level=None)) as other:
        with browse(own_store, tmp_path, HEARD) as session:
            session.wait_for("Qari Fateh")
            other.execute("BEGIN IMMEDIATE")
            judged(session)
            session.send("\x11")
            session.wait_for("Leaves when it is written")
            os.kill(session.process.pid, number)
            assert ended(session) == 128 + number
        other.execute("ROLLBACK")
    assert state(own_store) == before


def test_what_could_not_be_written_meanwhile_is_said(own_store: Path, tmp_path: Path) -> None:
    before = state(own_store)
    with browse(own_store, tmp_path, HEARS + REFUSED) as session:
        judged(session)
        assert ended(session) == 1
        told = after_the_screen(session)
    assert told.startswith("whosays: not written: the judgement on ")
    assert told.endswith(": The disk is full.")
    assert state(own_store) == before
