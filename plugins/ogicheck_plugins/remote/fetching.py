"""The bytes at an address, which the process that checks them fetches."""

from __future__ import annotations

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


@dataclass(frozen=True, slots=True)
class Fetch:
    """Fetches one file; it goes to the process that does so as it is here, its address."""

    address: str
    size: int

    def __call__(self) -> bytes:
        """At most one byte more than a file may have. Raises UnreadableError."""
        try:
            files, path = opened(self.address)
            data: bytes = files.cat_file(path, start=0, end=LARGEST + 1) if self.size > LARGEST else files.cat_file(path)
        except SettingError as error:
            raise UnreadableError(error.text) from error
        except Exception as error:
            raise UnreadableError(why(self.address, error)) from error
        return data
