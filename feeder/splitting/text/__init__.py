"""The page's text: mended, measured in half cells, and the words and patterns it is read by."""
