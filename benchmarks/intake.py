"""What it costs to bring reports in: how long one large file takes once the libraries are loaded, and a whole folder.

Run with ``python -m benchmarks.intake [--reports N] [--runs N]``. The files are made here, of words by chance. Wanted:
a PDF of 30 pages or a page of 2 MB in under 3 seconds, and a folder of 200 reports at more than 5 a second.

- ``first``: a small page with a server that is only being started: what a person waits for the first report.
- ``page``, ``single file``, ``pdf``, ``text``: one file with a server that is there already.
- ``folder``: text and web pages in turns, everything included.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from store.intake.asking import Asker
from store.intake.limits import Limits
from store.intake.reading import _reports, read_files
from store.model.reports import Extracted

_WORDS = (  # noqa: SIM905
    "harbour ferry office union minister twelve fifteen dead boats rescue dawn village coast inquiry said told from "
    "the a of and by on at in that with who were was had hull storm captain crew night morning report police"
).split()


def _sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(_WORDS, k=chance.randint(8, 24))).capitalize() + "."


def _paragraph(chance: random.Random) -> str:
    return " ".join(_sentence(chance) for _ in range(chance.randint(3, 7)))


def page(chance: random.Random, size: int, picture: int = 0) -> bytes:
    """A web page of about so many bytes of text, with a picture in it of so many."""
    out, length = ["<!doctype html><html lang='en'><head><title>Ferry</title></head><body><nav>Home</nav><article>"], 0
    if picture:
        out.append(f"<img src='data:image/png;base64,{'iVBORw0KGgoA' * (picture // 12)}'>")
    while length < size:
        part = f"<p>{_paragraph(chance)} <a href='/more'>{_sentence(chance)}</a></p>"
        out.append(part)
        length += len(part)
    return "".join([*out, "</article><footer>Courier</footer></body></html>"]).encode()


def pdf(chance: random.Random, pages: int) -> bytes:
    """A PDF of so many full pages."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for _ in range(pages):
        lines = [" ".join(chance.choices(_WORDS, k=13)) for _ in range(48)]
        stream = "BT /F1 11 Tf 72 780 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            + f"/Contents {len(objects) + 2} 0 R >>".encode()
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream".encode())
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {pages} >>".encode()
    out, places = b"%PDF-1.4\n", []
    for number, told in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, told)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>"
    return out + f"{end}\nstartxref\n{len(out)}\n%%EOF\n".encode()


def _timed(do: Callable[[], object], runs: int) -> float:
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        do()
        times.append(time.perf_counter() - begun)
    return median(times)


def _one(path: Path, asker: Asker) -> None:
    (found,) = _reports(path, asker)
    assert isinstance(found, Extracted), found


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    asked.add_argument("--reports", type=int, default=200)
    asked.add_argument("--runs", type=int, default=5)
    given = asked.parse_args()
    chance = random.Random(11)
    with tempfile.TemporaryDirectory() as top:
        single = {
            "page, 2 MB": page(chance, 2_000_000),
            "single file, 0.3 MB and 8 MB of picture": page(chance, 300_000, 8_000_000),
            "pdf, 30 pages": pdf(chance, 30),
            "text, 2 MB": "\n\n".join(_paragraph(chance) for _ in range(6000))[:2_000_000].encode(),
        }
        folder = Path(top) / "folder"
        folder.mkdir()
        for number in range(given.reports):
            web = number % 2
            data = page(chance, 30_000) if web else "\n\n".join(_paragraph(chance) for _ in range(20)).encode()
            (folder / f"{number}.{'html' if web else 'txt'}").write_bytes(data)
        small = folder / "1.html"
        print(f"{'first':42} {_timed(lambda: list(read_files([small])), given.runs):7.2f} s")
        with Asker(Limits()) as asker:
            for name, data in single.items():
                path = Path(top) / name.partition(",")[0]
                path.write_bytes(data)
                _one(path, asker)  # loads what is needed
                took = _timed(lambda path=path: _one(path, asker), given.runs)  # type: ignore[misc]
                print(f"{name:42} {took:7.2f} s")
        took = _timed(lambda: list(read_files([folder])), 1)
        print(f"{f'folder of {given.reports}':42} {took:7.2f} s, {given.reports / took:.0f} a second")


if __name__ == "__main__":
    main()
