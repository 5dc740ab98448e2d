"""What everything else speaks in: documents, reports, records, findings, forms. Standard library and msgspec alone."""
