"""Pictures: matplotlib figures (never pyplot) that are drawn once and then only move.

Every picture has ``figure``, ``moving`` (gid -> artist), ``draw(result) -> Description``, ``shape(narrow)``.
"""
