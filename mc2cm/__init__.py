"""The portal put together: settings, every address, and the pages that show several apps at once."""
