"""Running one submission as a notebook client would: its cells in order, and all that they put out."""
