"""Pages that draw on several apps: home, city page, case study, search, about."""
