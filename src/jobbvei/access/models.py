"""Users and what they are in a municipality."""

import uuid
from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jobbvei.access.roles import ALL_ROLES
from jobbvei.municipalities.types import TenantOwned

ROLE_CHOICES = [(role.code, role.name) for role in ALL_ROLES]


class UserManager(BaseUserManager["User"]):
    """Makes users by e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A user with ``email`` (case-folded) and, if given, ``password``."""
        user = self.model(email=email.casefold(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """The user with this e-mail address, any case."""
        return self.get(email=(username or "").casefold())


class User(AbstractBaseUser):
    """Somebody who works with Jobbvei. What they may do stands in their memberships."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-postadresse"), unique=True)
    full_name = models.CharField(_("navn"), max_length=100)
    is_active = models.BooleanField(_("aktiv"), default=True)
    language = models.CharField(_("språk"), max_length=2, blank=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        verbose_name = _("bruker")
        verbose_name_plural = _("brukere")
        ordering = ["full_name", "id"]

    def __str__(self) -> str:
        return self.full_name


class Membership(models.Model):
    """A user in one role in one municipality, from a day and perhaps to a day.

    Attributes:
        ended_on: The first day without the role; a role ended today opens nothing from that moment.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    tenant = models.ForeignKey("municipalities.Municipality", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(_("rolle"), max_length=30, choices=ROLE_CHOICES)
    started_on = models.DateField(_("fra"))
    ended_on = models.DateField(_("uten rollen fra"), null=True, blank=True)

    class Meta:
        verbose_name = _("rolle i kommunen")
        verbose_name_plural = _("roller i kommunen")
        ordering = ["tenant", "user", "role"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "tenant", "role"],
                condition=Q(ended_on__isnull=True),
                name="access_one_running_membership_per_role",
                violation_error_message=_("Personen har allerede denne rollen i kommunen."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.get_role_display()}"


class ApiScope(models.TextChoices):
    """What a key opens."""

    LAW = "law", _("lovreglene")


class ApiKey(TenantOwned):
    """A key that lets another system of the municipality ask Jobbvei; it opens one thing, until a day.

    The secret itself is shown once and never kept.

    Attributes:
        name: Which system has it, in the administrator's words.
        secret_hash: SHA-256 of the secret, in hexadecimal. The secret is 256 random bits, so it needs no salt.
        first_letters: The beginning of the secret, to tell one key from another.
        expires_on: The last day it opens anything.
        last_used_at: The latest call that was let in.
        minute_started_at: When the minute that calls are counted in began; ``calls_in_minute`` were let in since.
    """

    name = models.CharField(_("navn"), max_length=80)
    scope = models.CharField(_("åpner"), max_length=20, choices=ApiScope.choices)
    secret_hash = models.CharField(max_length=64, unique=True)
    first_letters = models.CharField(max_length=16)
    made_at = models.DateTimeField()
    expires_on = models.DateField(_("siste dag"))
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
    minute_started_at = models.DateTimeField(null=True, blank=True)
    calls_in_minute = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("nøkkel for et annet system")
        verbose_name_plural = _("nøkler for andre systemer")
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return self.name

    def is_open_on(self, day: date) -> bool:
        """Whether it opens anything on ``day``: neither taken back nor past its last day."""
        return self.revoked_at is None and day <= self.expires_on
