"""The packaged command line. What processes it starts itself, Python's `-m` among them, begin here as well."""

import multiprocessing
import runpy
import sys

multiprocessing.freeze_support()
if sys.argv[1:2] == ["-m"]:
    del sys.argv[:2]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
else:
    from ogicheck.__main__ import main

    main()
