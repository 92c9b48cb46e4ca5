"""New plugin packages: `edgejson new` writes what is in `templates/`, with names filled in."""

from edgejson.scaffold.licensing import LICENSES
from edgejson.scaffold.naming import PACKAGE_KINDS, PackageKind, PackageName
from edgejson.scaffold.writing import create_package

__all__ = ["LICENSES", "PACKAGE_KINDS", "PackageKind", "PackageName", "create_package"]
