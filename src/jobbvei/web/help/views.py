"""Help pages. They touch no person, so everybody may read them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jobbvei.access.roles import ALL_ROLES
from jobbvei.web.frame.pages import public_page


@public_page
def help_page(request: HttpRequest) -> HttpResponse:
    """How the work is done in four minutes, and with which keys."""
    return render(request, "help/help.html")


@public_page
def who_sees_what(request: HttpRequest) -> HttpResponse:
    """Every role, what it is for and what it opens."""
    return render(request, "help/who_sees_what.html", {"roles": ALL_ROLES})


@public_page
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about people, and what is written down when somebody looks."""
    return render(request, "help/privacy.html")


@public_page
def accessibility(request: HttpRequest) -> HttpResponse:
    """What is tested for those who use the page in other ways, and what is not."""
    return render(request, "help/accessibility.html")
