"""What a link opens."""

from dataclasses import dataclass

from jobbvei.surveys.models import Invitation, Wave


@dataclass(frozen=True, slots=True)
class Door:
    """A wave, seen from a link.

    Attributes:
        invitation: Whose link it is; None when it is the open one.
        end: The end of the link, as it stood in the address.
    """

    wave: Wave
    invitation: Invitation | None
    end: str

    @property
    def is_used(self) -> bool:
        """Whether somebody has sent in with it; an open link never is."""
        return self.invitation is not None and self.invitation.answered_on is not None
