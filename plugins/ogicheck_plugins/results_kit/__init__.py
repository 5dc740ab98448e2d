"""What outputs share that show results to people: words, places, tables as they were read."""
