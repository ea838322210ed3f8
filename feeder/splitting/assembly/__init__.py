"""Stories become articles, with people, kinds and doubts; an editor's text form of them."""
