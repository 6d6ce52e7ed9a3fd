"""Form fields that every app uses."""

from django import forms


class PlainText(forms.CharField):
    """Several lines: a line end counts once, as it did in the browser that counted them, whatever was sent."""

    widget = forms.Textarea

    def to_python(self, value: object) -> str:
        text = super().to_python(value) or ""
        return text.replace("\r\n", "\n").replace("\r", "\n")
