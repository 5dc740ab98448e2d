"""Everything that a plugin may import. Within one API_VERSION names here are only added, never changed or taken away.

`api.pyi` says once which names there are, and where each of them stands: type checkers read it, and so does this module,
which imports a name when it is asked for, so that a process loads no more than its plugins take.
"""

import ast
from pathlib import Path
from typing import Any

_WHERE = {
    alias.asname: (statement.module, alias.name)
    for statement in ast.parse(Path(__file__).with_suffix(".pyi").read_text("utf-8")).body
    if isinstance(statement, ast.ImportFrom)
    for alias in statement.names
}
__all__ = list(_WHERE)


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, own = _WHERE[name]
    found = globals()[name] = getattr(__import__(module, fromlist=[own]), own)
    return found
