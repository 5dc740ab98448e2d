"""What plugins share that bring the records of many reports together."""
