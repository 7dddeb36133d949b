"""One document: all its values, with who published it and when."""
