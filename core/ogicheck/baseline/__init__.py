"""Baselines: files in which people record the findings that they accept."""
