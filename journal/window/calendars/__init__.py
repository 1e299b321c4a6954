"""Calendars: what is looked at before an import, and the files, folders and addresses that are looked at again."""
