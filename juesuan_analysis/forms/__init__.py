"""From ruled grids and characters to the entries of the nine forms."""
