"""Address of the log."""

from django.urls import path

from jobbvei.web.audit_log import views

urlpatterns = [path("", views.audit_log, name="audit-log")]
