"""The command line: a front end like any other, from the words of the process to its exit code."""
