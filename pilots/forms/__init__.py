"""The forms in which cities and the secretariat write pilots and calls."""
