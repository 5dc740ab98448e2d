"""`ogicheck serve`: the page and the check over HTTP."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from ogicheck.api import LOADING, RUNNING, Session, SettingError, Text, both, described, with_session

EXTRA = Text(
    "serve 需要另外安装：pip install 'ogicheck[web]'（缺少 {0}）",
    "serve needs an extra: pip install 'ogicheck[web]' ({0} is missing)",
)
OPEN = Text(
    "{0} 不是本机地址，别的机器也能访问；请用 --tokens 文件 设定访问令牌。",
    "other machines reach {0}: name a file of access tokens with --tokens FILE.",
)
BEGUN = Text("正在 {0} 提供服务；按 Ctrl+C 停止。", "serving at {0}; Ctrl+C stops it.")
NO_TOKENS = Text("令牌文件 {0} 不能用：{1}", "the file of tokens {0} cannot be used: {1}")
SHORT = Text("每行一个令牌，每个至少 {0} 个字符", "a token a line, each of at least {0} characters")
SHORTEST = 16
"""Characters of a token: of random letters and digits, 16 cannot be tried out."""
SECONDS = 30.0
"""For a file, unless --time-limit says otherwise: nobody waits for minutes at a page."""
OWN = ("ruleset", "region", "fail_on", "select", "ignore", "baseline", "strict", "debug", *LOADING, *RUNNING)


@click.command("serve")
@with_session(*(name for name in OWN if name != "executor"))
@click.option(
    "--host",
    default="127.0.0.1",
    help=both(
        "监听的地址（默认 127.0.0.1，只有本机能访问）。", "The address to serve at (default: 127.0.0.1, this machine alone)."
    ),
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8765,
    help=both("端口（默认 8765；0 为任一空闲端口）。", "The port (default: 8765; 0: any that is free)."),
)
@click.option(
    "--tokens",
    type=click.Path(dir_okay=False, path_type=Path),
    help=both(
        "访问令牌的文件，每行一个；有了它就必须出示令牌。", "A file of access tokens, a line each; then one is needed."
    ),
)
@click.option(
    "--allow-host",
    multiple=True,
    metavar="NAME",
    help=both("访问服务器时用的主机名；可写多次。", "A name by which the server is reached; repeatable."),
)
@click.option(
    "--allow-origin",
    multiple=True,
    metavar="URL",
    help=both("哪个网站的页面可以调用接口；可写多次。", "A site whose pages may use the interface; repeatable."),
)
@click.option(
    "--body-limit",
    type=click.IntRange(1, 4096),
    default=128,
    metavar="MB",
    help=both("一次请求的上限（默认 128）。", "The most of a request (default: 128)."),
)
@click.option(
    "--queue",
    type=click.IntRange(0, 1000),
    default=32,
    help=both("可以排队的请求数（默认 32）。", "Requests that may wait (default: 32)."),
)
def command(
    session: Session,
    host: str,
    port: int,
    tokens: Path | None,
    allow_host: tuple[str, ...],
    allow_origin: tuple[str, ...],
    body_limit: int,
    queue: int,
) -> None:
    """给出一个检查报告的网页，其他系统可用 HTTP 调用。\f

    Serve a page on which reports are checked, and the same over HTTP for other systems.
    """
    try:
        from ogicheck_plugins.serve import server
        from ogicheck_plugins.serve.front import LOCAL, Rules, local
    except ModuleNotFoundError as error:
        raise SettingError(EXTRA.fill(error.name)) from error
    if not local(host) and tokens is None:
        raise SettingError(OPEN.fill(host))
    hosts = [*(LOCAL if local(host) else ()), host.lower(), *(one.lower() for one in allow_host)]
    rules = Rules(hosts, allow_origin, _read(tokens) if tokens else (), body_limit * 2**20)
    settings = replace(session.settings, seconds=session.settings.seconds or SECONDS)
    own = Session(settings, session.found)
    server.serve(own, host, port, rules, queue, lambda begun: own.say(BEGUN.fill(begun.url)))


def _read(file: Path) -> tuple[str, ...]:
    """The tokens of a file. Raises SettingError."""
    try:
        lines = [line.strip() for line in file.read_text("utf-8").splitlines()]
    except (OSError, ValueError) as error:
        raise SettingError(NO_TOKENS.fill(file, described(error))) from error
    found = tuple(line for line in lines if line and not line.startswith("#"))
    if not found or any(len(one) < SHORTEST for one in found):
        raise SettingError(NO_TOKENS.fill(file, SHORT.fill(SHORTEST)))
    return found
