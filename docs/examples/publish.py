"""Publishes a page with an annual report, if nothing in it must be mended first: `python publish.py PAGE SITE`.

It ends in one of three ways, and says in Chinese, for the editor, why: the page is copied into the folder SITE (exit 0); it
is stopped for the editor to mend (exit 1); it is held for a person to look at (exit 2), as nobody knows whether it is right.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

PATIENCE = 90
"""Seconds. Longer than ogicheck's own --time-limit, so that it can say what took too long."""

OUTCOMES = ("published", "stopped", "held")
LEVELS = {"error": "错误", "warning": "警告", "note": "提示"}


def main(page: Path, site: Path) -> int:
    content = page.read_bytes()
    outcome, messages = verdict(content, page.name)
    if outcome == "published":
        (site / page.name).write_bytes(content)
    sys.stdout.buffer.write("\n".join([outcome, *messages, ""]).encode())
    return OUTCOMES.index(outcome)


def verdict(content: bytes, name: str) -> tuple[str, list[str]]:
    """The outcome, and what to tell the editor. Whatever goes wrong with the check itself, the page is held."""
    call = ["ogicheck", "check", "-", "--stdin-name", name, "--output", "json", "--quiet"]
    try:
        done = subprocess.run(call, input=content, capture_output=True, timeout=PATIENCE, check=False)
        report = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return "held", [f"检查超过 {PATIENCE} 秒没有完成，请人工核对。"]
    except OSError as error:
        return "held", [f"检查程序没有运行：{error}"]
    except ValueError:
        return "held", [f"检查程序出错：{done.stderr.decode('utf-8', 'replace').strip()}"]
    return {0: "published", 1: "stopped"}.get(done.returncode, "held"), told(report)


def told(report: dict[str, Any]) -> list[str]:
    """What could not be checked, then what is wrong, each with where it stands."""
    problems = [error["message"] for file in report["files"] for error in file["errors"]]
    problems += [f"插件 {one['name']}：{one['reason']}" for one in report["plugins"] if one["state"] == "failed"]
    findings = [one for file in report["files"] for one in file["findings"] if one["kind"] == "fail" and not one["accepted"]]
    return [f"未能检查：{problem}" for problem in problems] + [line(finding) for finding in findings]


def line(finding: dict[str, Any]) -> str:
    where = {"line": "第 {} 行", "page": "第 {} 页"}
    places = [words.format(finding["place"][key]) for key, words in where.items() if key in finding["place"]]
    quote = f"原文：{finding['quote']}" if finding["quote"] else ""
    return "  ".join(filter(None, [LEVELS[finding["level"]], finding["rule"], *places[:1], finding["message"], quote]))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
