"""The process that has the libraries loaded and forks a child for each file. It reads no file itself.

Started by `store.intake.asking`, which hands it a socket; it goes when that is closed, however it is closed.
Each request comes with the descriptor of a copy of the file's bytes: nothing here opens a path that was told.
"""

from __future__ import annotations

import gc
import json
import mmap
import os
import socket
from importlib import import_module
from typing import Any

from store.intake import probe
from store.intake.child import Outcome, run
from store.intake.limits import Limits
from store.intake.refusing import Item, Unreadable
from store.intake.sniff import HEAD, READERS, kind_of
from store.intake.wire import Silent, receive, send, told


def serve(descriptor: int) -> None:
    """Answer requests until nobody asks any more."""
    with socket.socket(fileno=descriptor) as channel:
        while True:
            try:
                message, given = receive(channel, fds=1)
            except Silent:
                return
            try:
                outcome = _outcome(json.loads(message), given, channel)
            except ImportError as error:
                outcome = Outcome("exit", 0, f"{error.name or error}".encode())
            finally:
                for one in given:
                    os.close(one)
            try:
                send(channel, json.dumps([outcome.ending, outcome.code]).encode())
                send(channel, outcome.said)
            except Silent:
                return


def _outcome(request: dict[str, Any], given: list[int], channel: socket.socket) -> Outcome:
    limits = Limits(**request["limits"])
    if "probe" in request:
        asked = request["probe"]
        return run(lambda: probe.tried(asked, limits), limits, channel.fileno())
    name = request["name"]
    kind = kind_of(os.pread(given[0], HEAD, 0), name)
    if kind in READERS:
        import_module(READERS[kind]).ready()  # what it needs is loaded once, here
        gc.freeze()  # so that a child's collector does not copy what all share
    return run(lambda: told(_read(given[0], name, limits)), limits, channel.fileno())


def _read(descriptor: int, name: str, limits: Limits) -> list[Item]:
    from store.intake.readers import read

    try:
        if os.fstat(descriptor).st_size == 0:
            raise Unreadable("is empty: there is nothing to read")
        with mmap.mmap(descriptor, 0, access=mmap.ACCESS_READ) as data:
            return read(bytes(data), name, limits)
    except Unreadable as error:
        return [Item(refused=str(error))]
    except RecursionError:
        return [Item(refused="is nested too deep to be read: save it as text, or print it to a PDF")]
