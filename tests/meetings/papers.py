"""Files that are attached to documents in tests."""

from django.core.files.uploadedfile import SimpleUploadedFile


def a_pdf(name: str = "paper.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n", "application/pdf")
