"""Addresses of the coding of open text."""

from django.urls import path

from jobbvei.web.coding import codebooks, collections, files, one_text, results, settling

START = "<uuid:network_id>/koding/"
BOOK = f"{START}kodeboker/<uuid:codebook_id>/"
COLLECTION = f"{START}samlinger/<uuid:collection_id>/"
TEXT = f"{COLLECTION}tekster/<uuid:text_id>/"

urlpatterns = [
    path(START, collections.coding, name="coding"),
    path(f"{START}ny/", collections.new_collection, name="coding-collection-new"),
    path(f"{START}kodeboker/ny/", codebooks.new_codebook, name="codebook-new"),
    path(f"{START}kodeboker/hent/", codebooks.take, name="codebook-take"),
    path(BOOK, codebooks.codebook, name="codebook"),
    path(f"{BOOK}endre/", codebooks.edit_codebook, name="codebook-edit"),
    path(COLLECTION, collections.collection, name="coding-collection"),
    path(f"{COLLECTION}legg-til/", collections.new_texts, name="coding-texts-add"),
    path(f"{COLLECTION}fra-fil/", files.read_file, name="coding-texts-file"),
    path(f"{COLLECTION}hent/", collections.fetch, name="coding-fetch"),
    path(f"{COLLECTION}forslag/", collections.suggest, name="coding-suggest"),
    path(f"{COLLECTION}neste/", one_text.next_text, name="coding-next"),
    path(TEXT, one_text.one_text, name="coding-text"),
    path(f"{TEXT}frigi/", collections.release, name="coding-release"),
    path(f"{COLLECTION}avklar/", settling.disagreements, name="coding-settle"),
    path(f"{TEXT}avklar/", settling.settle, name="coding-settle-text"),
    path(f"{COLLECTION}resultat/", results.result, name="coding-result"),
    path(f"{COLLECTION}resultat/forbehold/", results.reserve, name="coding-reserve"),
    path(f"{COLLECTION}resultat.csv", files.counts_file, name="coding-counts-file"),
    path(f"{COLLECTION}koding.csv", files.codings_file, name="coding-codings-file"),
]
