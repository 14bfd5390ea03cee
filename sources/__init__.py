"""Official words to figures: readers and parsers. Knows no database and no screen."""
