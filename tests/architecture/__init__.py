"""The house itself: floors, stairs, migrations, and the commands that run it."""
