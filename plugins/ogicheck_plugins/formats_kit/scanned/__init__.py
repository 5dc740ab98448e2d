"""Pages that are pictures, read by character recognition, where the extra `ocr` is installed."""
