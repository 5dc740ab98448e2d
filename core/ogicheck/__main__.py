"""The entry point; imports no more than the command line needs."""

import os
import sys
from collections.abc import Callable

from ogicheck.values.version import told_version

INCOMPLETE, INTERRUPTED = 3, 130


def main() -> None:
    """Run the front end that is installed: the command line."""
    try:
        if sys.argv[1:] != ["--version"] or not _told_version():
            _program()()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _program() -> Callable[[], None]:
    """What the front end runs. An installation that lacks it, or what it imports, is told of."""
    try:
        from ogicheck.hosting.front_ends import run
    except ImportError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(INCOMPLETE)
    return run


def _told_version() -> bool:
    """Whether the version could be told; why not, the program finds and says."""
    try:
        return os.write(1, f"{told_version()}{os.linesep}".encode()) > 0
    except OSError:
        return False


if __name__ == "__main__":
    main()
