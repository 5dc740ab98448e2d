"""Takes the pictures of the pages that the READMEs show: `python docs/screenshots.py`, with Chromium and npm's packages."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import reduce
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from fixtures import build, example  # noqa: E402
from fixtures.build_pdf import chromium  # noqa: E402
from fixtures.changes import apply  # noqa: E402
from fixtures.facts import clean  # noqa: E402

IMAGES = ROOT / "docs" / "images"
ORGANS = [f"青溪县{name}局" for name in ("司法", "财政", "教育", "水利", "民政", "审计", "统计", "林业", "商务", "医疗保障")]
DEFECTS = (
    *example.DEFECTS,
    {"op": "cell", "table": "requests", "row": "granted", "column": "total", "text": "31"},
    {"op": "cell", "table": "requests", "row": "carried_over", "column": "company", "text": "12"},
    {"op": "cell", "table": "disclosure", "row": "penalties", "column": "processed", "text": "/"},
    {"op": "drop_section", "section": "problems"},
    {"op": "relabel", "table": "requests", "old": "（一）予以公开", "new": "予以公开"},
)
CARD = "article[data-rule=OGI304]"
ANSWERED = (
    ("fill", "#answers [name=author]", "法规科"),
    ("click", f"{CARD} .answer summary"),
    ("select", f"{CARD} [name=answer]", "dismissed"),
    ("fill", f"{CARD} [name=reason]", "一案两计，附说明"),
    ("value", f"document.querySelector('{CARD}').scrollIntoView({{ block: 'center' }})"),
)


def reports(folder: Path) -> None:
    """Reports with one to four of the defects each, but for a few that have none."""
    rng = Random(4)
    for number, organ in enumerate(ORGANS):
        chosen = rng.sample(DEFECTS[1:], rng.randint(0, 4))
        (folder / f"{number:02}.docx").write_bytes(build.build(reduce(apply, chosen, clean(2024, organ, seed=number))))


def page(source: Path, target: Path) -> Path:
    command = [sys.executable, "-m", "ogicheck", "--no-progress", source.name, "--output", f"report={target}"]
    subprocess.run(command, cwd=source.parent, check=False)
    return target


def shoot(file: Path, image: str, width: int, height: int, *steps: tuple[str, ...]) -> None:
    """A picture of a page once the steps are done in it."""
    last = ("shot", str(IMAGES / image), False)
    told = {"chromium": chromium(), "file": str(file), "width": width, "height": height, "steps": [*steps, last]}
    subprocess.run(["node", "tests/browser.mjs", json.dumps(told)], cwd=ROOT, check=True, capture_output=True)


def main() -> None:
    IMAGES.mkdir(exist_ok=True)
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "reports").mkdir()
        reports(folder / "reports")
        (folder / "年报.docx").write_bytes(example.FILE.read_bytes())
        one, many = page(folder / "年报.docx", folder / "one.html"), page(folder / "reports", folder / "many.html")
        broken = ("value", "document.querySelector('td.error').scrollIntoView({ block: 'center' })")
        shoot(one, "report.png", 1180, 620, broken, ("hover", "td.error"))
        shoot(one, "report-phone.png", 390, 700, broken)
        shoot(one, "report-answers.png", 1180, 620, broken, *ANSWERED)
        shoot(many, "reports.png", 1180, 860, ("hover", "h1"))


if __name__ == "__main__":
    main()
