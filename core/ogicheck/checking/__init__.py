"""One file, many files, and the verdict."""
