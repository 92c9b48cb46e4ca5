"""Data sets as streams of records: JSON Lines of several shapes, each line with its place and what is wrong with it."""

from edgejson.reading.files import Line, data_files, read
from edgejson.reading.lines import MAX_LINE_BYTES

__all__ = ["MAX_LINE_BYTES", "Line", "data_files", "read"]
