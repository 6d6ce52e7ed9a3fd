"""What the portal promises, told as stories; each folder mirrors the app it is about."""
