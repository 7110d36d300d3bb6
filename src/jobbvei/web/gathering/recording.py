"""The recording of a gathering, and who has not seen it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jobbvei.access.permissions import Permission
from jobbvei.learning_network.actions.gatherings import tell_recording
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.queries.gatherings import invited_to
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import ActorRequest, page, sent
from jobbvei.web.gathering.forms import RecordingForm
from jobbvei.web.gathering.seats import around, gathering_to_lead


@page(Permission.FACILITATE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def recording(request: ActorRequest, network_id: UUID, gathering_id: UUID) -> HttpResponse:
    """Say where the recording is, and see who has neither been there nor opened it."""
    seat, gathering = gathering_to_lead(request, network_id, gathering_id)
    said = {"link": gathering.recording_link, "captions_link": gathering.captions_link}
    form = RecordingForm(sent(request), initial=said)
    if request.method == "POST" and form.is_valid():
        occasion = request.occasion("network")
        try:
            tell_recording(seat=seat, gathering=gathering, recording=form.recording(), occasion=occasion)
        except UnableToSave as problem:
            form.add_error(None, sentence(problem.sentence))
        else:
            messages.success(request, _("Opptaket står nå på siden til hver av dem som ikke var der."))
            return redirect("gathering-recording", network_id=network_id, gathering_id=gathering_id)
    unseen = [one for one in invited_to(gathering) if one.arrived_at is None and not one.has_seen_recording]
    shown = {**around(request, seat, gathering), "form": form, "unseen": unseen}
    return render(request, "gathering/recording.html", shown, status=422 if form.errors else 200)
