"""Take system calls away from this process for good: a seccomp filter, written by hand for two kinds of machine.

Needs neither root nor a library. After `forbid` this process and its children cannot open a connection, start a
program, write to a file, or send a signal; each refused call fails with EPERM, so that a library sees an ordinary
error. What stays is what reading needs: memory, reading files (modules and time zones come in late), writing to
descriptors that are open.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
import sys
from collections.abc import Iterator

_PR_SET_NO_NEW_PRIVS = 38
_PR_SET_SECCOMP = 22
_FILTER = 2
_ALLOW = 0x7FFF0000
_ERRNO = 0x00050000
_REFUSED = _ERRNO | errno.EPERM
_NOT_THERE = _ERRNO | errno.ENOSYS
_KILLED = 0x80000000

# Classic BPF (linux/filter.h): load a word, jump, return.
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
#: Where in struct seccomp_data: the call's number, the machine's kind, the lower half of the first argument.
_NUMBER, _ARCH, _ARGUMENT = 0, 4, 16
#: Calls of the x32 ABI carry this bit: nothing here makes them.
_X32 = 0x40000000

#: Open for writing in any way, or make a file: O_WRONLY, O_RDWR, O_CREAT, O_TRUNC.
_WRITING = 0o1 | 0o2 | 0o100 | 0o1000
_CLONE_THREAD = 0x10000

_Numbers = dict[str, tuple[int | None, int | None]]

#: Refused whatever is asked: name, number on x86_64 and on aarch64 (None: not there).
_NEVER: _Numbers = {
    "socket": (41, 198),
    "connect": (42, 203),
    "accept": (43, 202),
    "sendto": (44, 206),
    "sendmsg": (46, 211),
    "bind": (49, 200),
    "listen": (50, 201),
    "socketpair": (53, 199),
    "accept4": (288, 242),
    "sendmmsg": (307, 269),
    "io_uring_setup": (425, 425),
    "fork": (57, None),
    "vfork": (58, None),
    "execve": (59, 221),
    "execveat": (322, 281),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "kill": (62, 129),
    "tkill": (200, 130),
    "pidfd_send_signal": (424, 424),
    "pidfd_getfd": (438, 438),
    "creat": (85, None),
    "truncate": (76, 45),
    "rename": (82, None),
    "renameat": (264, 38),
    "renameat2": (316, 276),
    "mkdir": (83, None),
    "mkdirat": (258, 34),
    "rmdir": (84, None),
    "link": (86, None),
    "linkat": (265, 37),
    "unlink": (87, None),
    "unlinkat": (263, 35),
    "symlink": (88, None),
    "symlinkat": (266, 36),
    "mknod": (133, None),
    "mknodat": (259, 33),
    "chmod": (90, None),
    "fchmod": (91, 52),
    "fchmodat": (268, 53),
    "chown": (92, None),
    "fchown": (93, 55),
    "lchown": (94, None),
    "fchownat": (260, 54),
    "utimensat": (280, 88),
    "setxattr": (188, 5),
    "mount": (165, 40),
    "umount2": (166, 39),
    "chroot": (161, 51),
    "unshare": (272, 97),
    "setns": (308, 268),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "add_key": (248, 217),
    "keyctl": (250, 219),
    "open_by_handle_at": (304, 265),
    "setrlimit": (160, 164),
}
#: Refused where the given argument has one of these bits: open, openat, and new limits by prlimit64.
_WITH_BITS: tuple[tuple[tuple[int | None, int | None], int, int], ...] = (
    ((2, None), 1, _WRITING),
    ((257, 56), 2, _WRITING),
    ((302, 261), 2, 0xFFFFFFFF),
)
#: As though the kernel did not know them; the C library then takes the older call, which is looked at.
_UNKNOWN: _Numbers = {"clone3": (435, 435), "openat2": (437, 437)}
_CLONE = (56, 220)

_MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}


def _op(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("=HBBI", code, yes, no, value)


def program(machine: str) -> bytes:
    """The filter for ``machine``, as the kernel reads it. Raises KeyError where none is known."""
    column, arch = _MACHINES[machine]
    return b"".join(_operations(column, arch))


def _operations(column: int, arch: int) -> Iterator[bytes]:
    yield _op(_LOAD, _ARCH)
    yield _op(_EQUAL, arch, yes=1)
    yield _op(_RETURN, _KILLED)
    yield _op(_LOAD, _NUMBER)
    if column == 0:
        yield _op(_AT_LEAST, _X32, no=1)
        yield _op(_RETURN, _REFUSED)
    for calls, answer in ((_NEVER, _REFUSED), (_UNKNOWN, _NOT_THERE)):
        for numbers in calls.values():
            if (number := numbers[column]) is not None:
                yield _op(_EQUAL, number, no=1)
                yield _op(_RETURN, answer)
    for numbers, argument, bits in _WITH_BITS:
        if (number := numbers[column]) is not None:
            yield _op(_EQUAL, number, no=4)
            yield _op(_LOAD, _ARGUMENT + 8 * argument)
            yield _op(_ANY_BIT, bits, no=1)
            yield _op(_RETURN, _REFUSED)
            yield _op(_RETURN, _ALLOW)
    # a new thread may be, a new process may not
    yield _op(_EQUAL, _CLONE[column], no=3)
    yield _op(_LOAD, _ARGUMENT)
    yield _op(_ANY_BIT, _CLONE_THREAD, yes=1)
    yield _op(_RETURN, _REFUSED)
    yield _op(_RETURN, _ALLOW)


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def forbid() -> bool:
    """Take the calls away from this process; whether the system did it."""
    machine = platform.machine()
    if not sys.platform.startswith("linux") or machine not in _MACHINES or sys.maxsize < 2**32:
        return False
    code = program(machine)
    libc = ctypes.CDLL(None, use_errno=True)
    asked = _Program(len(code) // 8, code)
    return bool(
        libc.prctl(_PR_SET_NO_NEW_PRIVS, *map(ctypes.c_ulong, (1, 0, 0, 0))) == 0
        and libc.prctl(_PR_SET_SECCOMP, ctypes.c_ulong(_FILTER), ctypes.byref(asked), ctypes.c_ulong(0)) == 0
    )
