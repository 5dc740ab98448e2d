"""For the tests of a plugin: whether it keeps what a plugin promises, and says what its cases call for.

    from pathlib import Path
    from ogicheck.testing import contract

    test_contract = contract("hotline", cases=Path(__file__).with_name("cases"))

It needs pytest, and the plugin to be installed (`pip install -e .`); `hotline` is its name in `ogicheck plugins`. Cases are
files in a folder: `ogicheck_testing.cases` tells how they are written.
"""

from ogicheck_testing.cases import Case, Expect, cases
from ogicheck_testing.contract import contract

__all__ = ["Case", "Expect", "cases", "contract"]
