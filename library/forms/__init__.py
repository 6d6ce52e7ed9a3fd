"""What officials and the secretariat type into the library."""
