"""The pack before a meeting: of every city two pages of what it has published, the themes of the meeting first."""

from mc2cm.pages.pack.keeping import forget_old_packs, make_next_pack

__all__ = ["forget_old_packs", "make_next_pack"]
