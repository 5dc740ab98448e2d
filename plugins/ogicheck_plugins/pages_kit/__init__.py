"""Pages to look at: one look for all of them, nothing of an input that runs, no request to anywhere."""
