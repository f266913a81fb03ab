"""From files to pages, read in all their locales and aligned: what each says of the API, and the model of all.

Their segments go to translators and come back here, too.
"""
