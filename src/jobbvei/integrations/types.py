"""What others may name of the adapters."""

from jobbvei.integrations.models import LawFile, Mailing, MailingKind, MailState, Upload, UploadKind

__all__ = ["LawFile", "MailState", "Mailing", "MailingKind", "Upload", "UploadKind"]
