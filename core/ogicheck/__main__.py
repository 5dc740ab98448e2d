"""The entry point; imports no more than the command line needs."""

import os
import sys

from ogicheck import __version__

INTERRUPTED = 130


def main() -> None:
    """Run the command line."""
    try:
        if sys.argv[1:] != ["--version"] or not _told_version():
            from ogicheck.cli.program import run

            run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _told_version() -> bool:
    """Whether the version could be told; why not, the program finds and says."""
    try:
        return os.write(1, f"ogicheck, version {__version__}{os.linesep}".encode()) > 0
    except OSError:
        return False


if __name__ == "__main__":
    main()
