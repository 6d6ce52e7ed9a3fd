"""Peer-to-peer meetings: their schedule, agendas and documents."""
