"""What an archive of reports is called, and how large one may be."""

SUFFIX = ".zip"
TOTAL = 256 * 2**20
"""Bytes of an archive, and of all that it holds."""
