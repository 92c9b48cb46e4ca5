"""Reading data sets: JSON Lines of several shapes as a stream of records, each with its place and what is wrong with its line."""

from edgejson.reading.files import Line, data_files, read
from edgejson.reading.lines import MAX_LINE_BYTES

__all__ = ["MAX_LINE_BYTES", "Line", "data_files", "read"]
