"""ogicheck: checks annual reports on open government information against the national form.

For programs: `ogicheck.check(path_or_bytes)` gives a Result, `ogicheck.extract(path_or_bytes)` what the report says. Both
last as `ogicheck.api` does.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ogicheck.hosting.front_ends import check, extract

    __version__: str

__all__ = ["__version__", "check", "extract"]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        """Imported when it is asked for: `ogicheck --version` does without."""
        if name == "__version__":
            from ogicheck.values.version import version

            return version()
        if name not in ("check", "extract"):
            raise AttributeError(name)
        from ogicheck.hosting import front_ends

        return getattr(front_ends, name)
