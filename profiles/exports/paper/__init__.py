"""A profile on paper: what `templates/print/profile.typ` is handed, made of the same sheet as the page."""

from core.paper import licence
from profiles.exports.paper.around import address_of
from profiles.exports.paper.documents import profile_pdf, summary_pdf

__all__ = ["address_of", "licence", "profile_pdf", "summary_pdf"]
