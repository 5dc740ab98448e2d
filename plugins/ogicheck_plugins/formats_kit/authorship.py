"""The author of the remarks that ogicheck puts into copies of files: who reads those does not take them for a person's."""

AUTHOR = "ogicheck"
