"""From a PDF file to characters, text lines and ruled grids, all in points from the top left."""
