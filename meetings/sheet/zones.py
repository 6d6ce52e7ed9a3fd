"""The clocks of the network's countries."""

# The zone of each country of the network that has one (IANA zone1970.tab).
ZONES = {
    "AT": "Europe/Vienna",
    "DE": "Europe/Berlin",
    "DZ": "Africa/Algiers",
    "EG": "Africa/Cairo",
    "ES": "Europe/Madrid",
    "FR": "Europe/Paris",
    "IT": "Europe/Rome",
    "JO": "Asia/Amman",
    "LB": "Asia/Beirut",
    "LY": "Africa/Tripoli",
    "MA": "Africa/Casablanca",
    "NL": "Europe/Amsterdam",
    "PT": "Europe/Lisbon",
    "TN": "Africa/Tunis",
}
