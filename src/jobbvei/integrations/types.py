"""What others may name of the adapters."""

from jobbvei.integrations.models import LawFile, Upload, UploadKind

__all__ = ["LawFile", "Upload", "UploadKind"]
