"""What the sentences of a report state: claims, wholes with their parts, shares; `reader` reads them."""

from ogicheck_plugins.national.narrative.model import Amount, Breakdown, Change, Claim, Dated, Narrative, Unclaimed
from ogicheck_plugins.national.narrative.quantities import Quantity
from ogicheck_plugins.national.narrative.scope import Scope

__all__ = ["Amount", "Breakdown", "Change", "Claim", "Dated", "Narrative", "Quantity", "Scope", "Unclaimed"]
