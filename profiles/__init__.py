"""What a city knows of itself: editions of its profile, figures with their sources, priorities."""
