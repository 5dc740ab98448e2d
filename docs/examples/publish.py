"""Publishes a page with an annual report, if nothing in it must be mended first: `python publish.py PAGE SITE [SERVER]`.

The check is run here, or, where the address of a server is given, by `ogicheck serve` there; a token that it needs is in the
environment as OGICHECK_TOKEN. It ends in one of three ways, and says in Chinese, for the editor, why: the page is copied
into the folder SITE (exit 0); it is stopped for the editor to mend (exit 1); it is held for a person to look at (exit 2), as
nobody knows whether it is right.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import ProxyHandler, Request, build_opener

PATIENCE = 90
"""Seconds. Longer than ogicheck's own --time-limit, so that it can say what took too long."""

OUTCOMES = ("published", "stopped", "held")
LEVELS = {"error": "错误", "warning": "警告", "note": "提示"}


def main(page: Path, site: Path, server: str = "") -> int:
    content = page.read_bytes()
    outcome, messages = answer(content, page.name, server) if server else verdict(content, page.name)
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


def answer(content: bytes, name: str, server: str) -> tuple[str, list[str]]:
    """The same by a server. Whatever it answers, or if it does not, nothing but its verdict publishes a page."""
    headers = {"Content-Type": "application/octet-stream", "Authorization": f"Bearer {os.environ.get('OGICHECK_TOKEN', '')}"}
    asked = Request(f"{server.rstrip('/')}/api/v1/check?{urlencode({'name': name, 'lang': 'zh-CN'})}", content, headers)
    try:
        with build_opener(ProxyHandler({})).open(asked, timeout=PATIENCE) as answered:
            report = json.load(answered)
        return {0: "published", 1: "stopped"}.get(report["exit_code"], "held"), told(report)
    except HTTPError as error:
        return "held", [f"检查服务没有给出结论（{error.code}）：{error.read(2000).decode('utf-8', 'replace')}"]
    except (OSError, HTTPException, ValueError, KeyError, TypeError) as error:
        return "held", [f"检查服务没有答复：{error}"]


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
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:4]))
