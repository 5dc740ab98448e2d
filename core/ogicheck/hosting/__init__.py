"""The doors: hooks, contracts, and the host that loads plugins."""
