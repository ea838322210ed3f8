"""Lines labelled, and joined to paragraphs and display lines."""
