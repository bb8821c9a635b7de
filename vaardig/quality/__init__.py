"""Quality of vacancies: what may be missing, unclear or off-putting, and how to write it better.

``assess`` and ``assess_request`` (one text), ``batch.assess_werkmap`` (many); values in ``model``.
"""
