"""What several file formats share. Formats import it and never each other; it imports none of them."""
