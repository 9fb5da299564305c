"""Make this process one that can do little harm: limits first, then no network, no programs, no writing."""

from __future__ import annotations

import ctypes
import resource
import signal
import sys
from contextlib import suppress

from store.intake import seccomp
from store.intake.limits import Limits

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_PR_SET_PDEATHSIG = 1


def confine(limits: Limits) -> None:
    """Confine this process for good. What the system cannot do is left out: `store.intake.probe` tells the truth."""
    _die_with_parent()
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a write beyond the limit then is an error like any other
    for what, most, hardest in (
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_NOFILE, limits.open_files, limits.open_files),
        (
            resource.RLIMIT_CPU,
            limits.cpu_seconds,
            limits.cpu_seconds + 1,
        ),  # first a signal that tells why
        (resource.RLIMIT_AS, limits.memory_bytes, limits.memory_bytes),
    ):
        with suppress(ValueError, OSError):  # a system may not know one, or hold a smaller one already
            resource.setrlimit(what, (most, hardest))
    if not seccomp.forbid():
        _own_network()


def _die_with_parent() -> None:
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _own_network() -> None:
    """A network of its own, in which nothing is: where the system allows it without root."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).unshare(_NEW_USER | _NEW_NETWORK)
