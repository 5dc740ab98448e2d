"""Lines of text, with the ways in which converters flatten tables to text."""
