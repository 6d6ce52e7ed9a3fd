"""Peer-to-peer meetings: will own schedules, agendas, invitations and minutes."""
