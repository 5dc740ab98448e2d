"""How files begin that several formats are told by."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""A compound file of old Office programs, in which encrypted files of new ones lie too."""
