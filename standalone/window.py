"""The packaged window: the files that are dropped on it are its arguments."""

import multiprocessing
import sys

multiprocessing.freeze_support()

from ogicheck.__main__ import main  # noqa: E402 - the processes that it starts end above

sys.argv.insert(1, "window")
main()
