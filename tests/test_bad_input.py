"""Whatever is wrong with a file: one clear message with its name and what to do, the right exit code, and no traceback."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from fixtures import build
from fixtures.facts import clean
from fixtures.picture import png
from fixtures.values import Picture

Run = Callable[..., Result]
GOOD = build.build(clean())


def other_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return out.getvalue()


BAD = {
    "empty.docx": (b"", "空"),
    "picture.docx": (png(Picture(ruled=True)), "图"),
    "truncated.docx": (GOOD[:400], "损坏"),
    "encrypted.docx": (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "密码"),
    "sheet.docx": (other_zip(), ""),
    "truncated.pdf": (b"%PDF-1.7\n1 0 obj\n<<", "PDF"),
    "recipe.txt": (
        "红烧肉的做法\n一、准备材料\n五花肉五百克。\n二、焯水\n冷水下锅。\n三、炖煮\n小火一小时。\n".encode(),
        "年度报告",
    ),
    "budget.txt": (
        "2022年部门预算\n一、部门概况\n负责司法行政工作。\n二、收支总表\n| 项目 | 金额 |\n| 合计 | 120 |\n".encode(),
        "年度报告",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gets_one_message_and_the_next_file_is_checked(name: str, tmp_path: Path, run: Run) -> None:
    data, said = BAD[name]
    (tmp_path / name).write_bytes(data)
    (tmp_path / "zz-good.docx").write_bytes(GOOD)
    result = run(tmp_path, tmp_path / name, "--output", "json", "--root", tmp_path, "--jobs", 1)
    bad, good = sorted(json.loads(result.stdout)["files"], key=lambda file: file["file"])
    assert result.exit_code == 3
    assert bad["file"] == name
    assert len(bad["errors"]) == 1
    assert said in json.dumps(bad["errors"], ensure_ascii=False)
    assert bad["findings"] == []
    assert good["errors"] == []
    assert "Traceback" not in result.output


def test_a_table_whose_cells_run_together_is_said_to_be_unread(tmp_path: Path, run: Run) -> None:
    lines = build.build(clean(year=2022), "text-markdown").decode().splitlines()
    joined = "".join(
        line.replace("|", "").replace(" ", "") if line.startswith("|") else line + "\n"
        for line in lines
        if "---" not in line
    )
    path = tmp_path / "joined.txt"
    path.write_text(joined, "utf-8")
    result = run(path, "--output", "json")
    file = json.loads(result.stdout)["files"][0]
    assert result.exit_code == 3
    assert len(file["errors"]) == 3
    assert not [one for one in file["findings"] if one["rule"][:4] in ("OGI2", "OGI3") and one["kind"] == "fail"]
    assert json.loads(run("extract", path).stdout)["tables"]["requests"] == {}
