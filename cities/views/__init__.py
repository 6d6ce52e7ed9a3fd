"""Views of the directory, of a city's own record, of its people, and of those who ask to join."""
