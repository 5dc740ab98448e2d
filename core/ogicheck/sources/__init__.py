"""Where files come from: folders, globs, archives, standard input."""
