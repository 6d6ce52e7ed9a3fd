"""The network: countries, cities, organisations, phases, themes and memberships."""
