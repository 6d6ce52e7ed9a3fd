"""The top floor: pages that span apps."""
