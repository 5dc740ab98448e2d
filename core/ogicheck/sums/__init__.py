"""The sums of several organs' reports of one year, in the tables of the form."""
