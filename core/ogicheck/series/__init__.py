"""An organ's key figures over the years: what a ruleset's `series` names, with the breaks marked."""
