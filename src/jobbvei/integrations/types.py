"""What others may name of the adapters."""

from jobbvei.integrations.models import Upload, UploadKind

__all__ = ["Upload", "UploadKind"]
