"""ogicheck: checks annual reports on open government information against the national form.

For programs: `ogicheck.check(path_or_bytes)` gives a Result, `ogicheck.extract(path_or_bytes)` what the report says. Both
last as `ogicheck.api` does.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ogicheck.checking.calls import check, extract

    __version__: str

__all__ = ["__version__", "check", "extract"]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        """Imported when it is asked for: `ogicheck --version` does without."""
        if name == "__version__":
            try:
                from ogicheck.values._version import __version__ as told
            except ImportError:  # a tree that was never built
                from importlib.metadata import version

                told = version("ogicheck")
            return told
        if name not in ("check", "extract"):
            raise AttributeError(name)
        from ogicheck.checking import calls

        return getattr(calls, name)
