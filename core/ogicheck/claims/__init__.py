"""What the sentences of a report state: claims, wholes with their parts, shares. `ogicheck.claims.reader` reads them."""

from ogicheck.claims.model import Amount, Breakdown, Change, Claim, Dated, Narrative, Unclaimed
from ogicheck.claims.quantities import Quantity
from ogicheck.claims.scope import Scope

__all__ = ["Amount", "Breakdown", "Change", "Claim", "Dated", "Narrative", "Quantity", "Scope", "Unclaimed"]
