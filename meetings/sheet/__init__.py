"""What people read of a meeting: its card, its page, its agenda."""
