"""Paragraphs and display lines become stories: where one begins, which headline is whose, in any order."""
