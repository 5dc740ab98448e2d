"""The tests of plugins: `from ogicheck.testing import contract`. They are a package of their own, which no check imports."""

from ogicheck_testing import Case, Expect, cases, contract

__all__ = ["Case", "Expect", "cases", "contract"]
