"""The words of the field as data: forms, lines, measures, regions, and how text is folded."""
