"""The pages of a pilot in the making, for the officials of its cities and for officers."""
