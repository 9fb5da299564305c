"""The one door of screens and commands to the store: questions in, frozen facts out.

Every method may be called from any thread; each thread gets a connection of its own. A question that nobody
waits for any more can be stopped (``store.model.stopping``): asked inside ``with stop:``, it raises Stopped. Reading
goes over plain DB-API (``store.reads``), whose modules come in at the first question to them; those that write
when something is written.
"""

from store.door.cases import (
    Progress,
    attach,
    backup,
    check,
    citation_formats,
    copy_store,
    day_of,
    examine,
    grant_sql,
    is_current,
    isolation,
    load,
    load_names,
    new_case,
    read_names,
    read_reports,
    reindex,
    report_bytes,
    save,
    seal,
    take_over,
)
from store.door.editing import Library
from store.door.exchanging import export_forms, pack, unpack
from store.door.finding import find_in, hits_in
from store.door.pairing import alike
from store.door.reporting import cite_together, picture_svg, write_report
from store.model.version import VERSION

__all__ = [
    "VERSION",
    "Library",
    "Progress",
    "alike",
    "attach",
    "backup",
    "check",
    "citation_formats",
    "cite_together",
    "copy_store",
    "day_of",
    "examine",
    "export_forms",
    "find_in",
    "grant_sql",
    "hits_in",
    "is_current",
    "isolation",
    "load",
    "load_names",
    "new_case",
    "pack",
    "picture_svg",
    "read_names",
    "read_reports",
    "reindex",
    "report_bytes",
    "save",
    "seal",
    "take_over",
    "unpack",
    "write_report",
]
