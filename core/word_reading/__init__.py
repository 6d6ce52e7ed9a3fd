"""What a text document (DOCX) says, as blocks: everyday word processors write the same thing in many ways.

What has no place in Markdown is counted, so that whoever sent it is told.
"""

from core.word_reading.marks import key_of, mark_of
from core.word_reading.reader import INDENT, read
from core.word_reading.styles import DEEPEST_LIST

__all__ = ["DEEPEST_LIST", "INDENT", "key_of", "mark_of", "read"]
