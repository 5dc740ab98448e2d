"""Rulesets: a form's layout and the rules that run on it, in TOML."""
