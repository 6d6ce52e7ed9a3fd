"""A calendar of one's own: by an address that nobody can guess, that can be ended, and that says nothing to others."""
