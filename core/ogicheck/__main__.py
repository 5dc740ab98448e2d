"""The entry point; imports no more than the command line needs."""

import sys

INTERRUPTED = 130


def main() -> None:
    """Run the command line."""
    try:
        from ogicheck.cli.program import run

        run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
