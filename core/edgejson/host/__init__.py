"""The plugin host: index what is installed, load by name, admit, dispatch.

Importing this package, and listing plugins with it, imports no plugin and no heavy library; pluggy and stevedore are
imported when the first plugin is loaded.
"""

from edgejson.host.host import Host
from edgejson.host.index import BUILT_IN, KINDS, Kind, PluginRow, Status

__all__ = ["BUILT_IN", "KINDS", "Host", "Kind", "PluginRow", "Status"]
