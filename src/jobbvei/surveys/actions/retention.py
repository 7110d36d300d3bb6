"""What goes by itself: drafts when the wave is over, and who was asked ninety days later."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils.timezone import get_current_timezone

from jobbvei.surveys.models import Draft, Invitation

INVITATIONS_KEPT = timedelta(days=90)  # Retention.SHORT
SERVES_ALL = "what is too old goes from all tenants"


def remove_what_is_over(at: datetime) -> None:
    """Remove drafts of waves whose last day has passed, and names and addresses ninety days after a wave is over."""
    on = at.astimezone(get_current_timezone()).date()
    Draft.objects.across_tenants(reason=SERVES_ALL).filter(delete_on__lt=on).delete()
    old = Q(wave__closed_on__lt=on - INVITATIONS_KEPT) | Q(wave__closes_on__lt=on - INVITATIONS_KEPT)
    Invitation.objects.across_tenants(reason=SERVES_ALL).filter(old).delete()
