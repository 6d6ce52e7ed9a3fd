"""From a gap or a figure to a new one: what the record tells of the way between, for the page of each of its parts."""

from mc2cm.pages.chain.drawing import Chain, Item, Link
from mc2cm.pages.chain.starting import chain_of_case_study, chain_of_meeting, chain_of_pilot, chains_of_city

__all__ = ["Chain", "Item", "Link", "chain_of_case_study", "chain_of_meeting", "chain_of_pilot", "chains_of_city"]
