"""What is read of each report for the tables: the name of the fact."""

FACT = "data"
