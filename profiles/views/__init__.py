"""Pages of profiles and figures: what the public reads, and what officials and reviewers work with."""
