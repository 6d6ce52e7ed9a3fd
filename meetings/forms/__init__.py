"""Forms with which the secretariat prepares meetings."""
