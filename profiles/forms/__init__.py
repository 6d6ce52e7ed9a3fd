"""The forms in which officials write a profile and reviewers answer."""
