"""Pages that are drawn, as in PDF and OFD files and in scans: words and lines with their places."""
