"""A QR code as a drawing in the page."""

import segno
from django.utils.safestring import SafeString


def qr_drawing(address: str) -> SafeString:
    """``address`` as an SVG that fills its place; dark on light also on a dark page, since phones need that."""
    drawn = segno.make_qr(address, error="m")
    return SafeString(drawn.svg_inline(omitsize=True, border=3, dark="#000", light="#fff", svgclass="jv-qr"))
