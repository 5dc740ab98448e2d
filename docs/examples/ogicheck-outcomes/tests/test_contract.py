from pathlib import Path

from ogicheck.testing import contract

test_contract = contract("outcomes", cases=Path(__file__).with_name("cases"))
