"""What the kernel keeps: sources and citations, the audit trail, what was loaded, what can be found."""

from core.models.files import Attachment, KeptFile
from core.models.finding import Bits, ContentVersion, FacetCount, FacetRows, SearchDocument
from core.models.remarks import Comment, Correction, Proposer, StillTrue
from core.models.sending import Allowance, OutboxMessage
from core.models.sources import Citation, Source
from core.models.trail import AuditEntry, LoadedRecord
from core.models.writing import ImportJob, Presence, TypedText

__all__ = [
    "Allowance",
    "Attachment",
    "AuditEntry",
    "Bits",
    "Citation",
    "Comment",
    "ContentVersion",
    "Correction",
    "FacetCount",
    "FacetRows",
    "ImportJob",
    "KeptFile",
    "LoadedRecord",
    "OutboxMessage",
    "Presence",
    "Proposer",
    "SearchDocument",
    "Source",
    "StillTrue",
    "TypedText",
]
