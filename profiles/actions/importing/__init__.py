"""Figures from a file into the edition being written. The preview is the real thing, rolled back."""

from profiles.actions.importing.jobs import (
    KIND,
    accept_figures,
    do_next_import,
    forget_figures,
    look_again,
    send_figures,
)

__all__ = ["KIND", "accept_figures", "do_next_import", "forget_figures", "look_again", "send_figures"]
