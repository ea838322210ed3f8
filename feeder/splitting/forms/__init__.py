"""Lines that are known by their form or their place: people, furniture, lists, notices."""
