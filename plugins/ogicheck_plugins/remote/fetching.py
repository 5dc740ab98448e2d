"""The bytes at an address, which the process that checks them fetches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ogicheck.api import LARGEST, SettingError, Text, UnreadableError, one_line

try:
    import fsspec
except ImportError:
    fsspec = None

LACKING = Text(
    "读取 {0} 需要 fsspec：python -m pip install 'ogicheck[remote]'",
    "{0} needs fsspec: python -m pip install 'ogicheck[remote]'",
)
UNKNOWN = Text("{0}：{1}", "{0}: {1}")
FAILED = Text("取不到 {0}：{1}", "{0} cannot be fetched: {1}")
GONE = Text("那里没有这个文件", "there is no such file")
DENIED = Text("没有权限", "permission denied")
NO_CREDENTIALS = Text("没有访问凭据（例如环境变量 AWS_ACCESS_KEY_ID）", "there are no credentials (AWS_ACCESS_KEY_ID, say)")
CHANGED = Text("它在检查期间改动了，请再检查一次", "it changed during the run: check it again")
BUSY = Text("服务忙或不可用", "the service is busy or not there")
CREDENTIALS = ("NoCredentialsError", "PartialCredentialsError", "CredentialRetrievalError", "TokenRetrievalError")
UNAVAILABLE = (
    "EndpointConnectionError",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "ClientConnectorError",
    "ConnectionError",
)
SLOW_DOWN = ("503", "service unavailable", "slow down", "slowdown", "reduce your request rate")
LONGEST = 200
MARKS = ("ETag", "etag", "Content-MD5", "md5Hash", "generation", "mtime")
"""What stores tell of a file that is another for each content; when it was written, by whole seconds, is not."""
BESIDE = ("size", "created", "ino")
"""What is told beside it: of a disk's files `created` is when anything of them changed last, which nobody sets back."""
WEAK = "W/"
"""How an ETag begins that may be the same for two contents."""


def opened(address: str) -> tuple[Any, str]:
    """What reads an address, and the path there. Raises SettingError where nothing does."""
    if fsspec is None:
        raise SettingError(LACKING.fill(address))
    try:
        found: tuple[Any, str] = fsspec.core.url_to_fs(address, use_listings_cache=False)
    except (ImportError, ValueError) as error:
        said = one_line(str(error), LONGEST)
        raise SettingError(UNKNOWN.fill(address, Text(said, said))) from error
    return found


def why(address: str, error: BaseException) -> Text:
    """Why it cannot be fetched, in one sentence."""
    return FAILED.fill(address, _reason(error))


def _reason(error: BaseException) -> Text:
    said = one_line(str(error), LONGEST) or type(error).__name__
    kinds = {kind.__name__ for kind in type(error).__mro__}
    if kinds & {*CREDENTIALS}:
        return NO_CREDENTIALS
    if isinstance(error, FileNotFoundError):
        return GONE
    if isinstance(error, PermissionError):
        return DENIED
    if kinds & {*UNAVAILABLE} or any(sign in said.lower() for sign in SLOW_DOWN):
        return BUSY
    return Text(said, said)


def version(told: Mapping[str, Any]) -> str:
    """What a store tells of a file's content; "" where it tells nothing that is sure."""
    marks = [name for name in MARKS if told.get(name) and not str(told[name]).startswith(WEAK)]
    return " ".join(f"{name}={told.get(name)}" for name in (*marks, *BESIDE)) if marks else ""


@dataclass(frozen=True, slots=True)
class Fetch:
    """Fetches one file; it goes to the process that does so as it is here, its address."""

    address: str
    size: int
    version: str = ""

    def __call__(self) -> bytes:
        """At most one byte more than a file may have. Raises UnreadableError, also where its version is another now."""
        try:
            files, path = opened(self.address)
            data: bytes = files.cat_file(path, start=0, end=LARGEST + 1) if self.size > LARGEST else files.cat_file(path)
            changed = bool(self.version) and version(files.info(path)) != self.version
        except SettingError as error:
            raise UnreadableError(error.text) from error
        except Exception as error:
            raise UnreadableError(why(self.address, error)) from error
        if changed:
            raise UnreadableError(FAILED.fill(self.address, CHANGED))
        return data
