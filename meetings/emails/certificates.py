"""Mail about certificates: hers is ready."""

from cities.emails import address
from meetings.emails.guests import CERTIFICATE, key, take_back, to_guest
from meetings.models import Certificate, MeetingInvitation


def certificate_ready(row: Certificate, token: str) -> None:
    guest = row.invitation
    queued_as = key(CERTIFICATE, guest, row.pk)
    to_guest("guest_certificate", queued_as, guest, url=lambda: address("answer-certificate", token))


def take_back_certificate(guest: MeetingInvitation) -> None:
    take_back(guest, (CERTIFICATE,))
