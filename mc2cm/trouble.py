"""What went wrong before the portal could serve, as one sentence for whoever started it."""


class Trouble(Exception):
    """Its text is shown as it is, without a traceback."""
