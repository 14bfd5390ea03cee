"""Reading Ukrainian military statements: words, windows, sentences, and what they add up to."""
