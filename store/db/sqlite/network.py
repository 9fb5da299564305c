"""Whether a file stands on a file system that several machines share, where SQLite's WAL cannot work.

Whoever has a store open shares memory with the others (the -shm file), and the memory of another machine is not shared:
two of them would write over each other (https://www.sqlite.org/wal.html, "the wal-index"). So nothing is written there,
and what lies there is read as it lies. Linux only: elsewhere nothing is said.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

from store.model.problems import Refused

#: Where Linux tells what is mounted: proc_pid_mountinfo(5).
MOUNTS = Path("/proc/self/mountinfo")
#: File systems between machines, as the kernel names them; their magic numbers stand in linux/magic.h and statfs(2)
#: (NFS 0x6969, SMB 0x517B, CIFS 0xFF534D42, SMB 2 0xFE534D42, AFS 0x5346414F, Coda 0x73757245, NCP 0x564C, Ceph
#: 0x00C36400), and those of Lustre, GPFS, BeeGFS and OrangeFS. Of FUSE (0x65735546) the name behind the dot says which.
#: Left out, for a machine and its guests share them and people work on them: 9p (WSL's /mnt/c), virtiofs, vboxsf,
#: vmhgfs; overlay, and FUSE in general, which as a rule stand on a disk of this machine.
_OWN = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "coda", "ncpfs", "ceph", "lustre", "gpfs", "beegfs", "pvfs2"}
_BY_FUSE = {"sshfs", "ceph", "ceph-fuse", "glusterfs", "davfs2", "s3fs", "rclone", "gvfsd-fuse", "juicefs", "moosefs"}
_BETWEEN_MACHINES = frozenset(_OWN | {f"fuse.{it}" for it in _BY_FUSE})


def between_machines(path: Path) -> str:
    """The kind of file system that a file is on, or would be, where several machines share it; else empty."""
    if sys.platform != "linux":
        return ""
    for place in (path, *path.absolute().parents):
        try:
            device = place.stat().st_dev
        except OSError:
            continue
        # what is no disk of this machine has a number that begins with 0
        kind = _kind_of(device, MOUNTS) if not os.major(device) else ""
        return kind if kind in _BETWEEN_MACHINES else ""
    return ""


@cache
def _kind_of(device: int, mounts: Path) -> str:
    """What is mounted under a number, as the kernel names it; empty where that cannot be told."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    wanted = f" {os.major(device)}:{os.minor(device)} "
    found = [line.partition(" - ")[2].split(" ", 1)[0] for line in lines if wanted in line.partition("/")[0]]
    return found[-1] if found else ""


def refuse_to_write(path: Path) -> None:
    """Raise Refused where a store would be written on such a file system."""
    if kind := between_machines(path):
        raise Refused(
            f"{path}: is on a network file system ({kind}), where a store that is written comes to harm: keep it on a "
            "disk of this machine (--store FILE), or for desks on several machines on a server (--store postgresql://...)"
        )
