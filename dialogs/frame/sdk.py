"""The few classes of ``botbuilder.dialogs`` that are used, without what its package drags in.

The package's own ``__init__`` imports every prompt, and those import Microsoft's recognizers for all languages: more
than a second and 70 MB, for nothing that is used here. So the package is entered without running its ``__init__``, and
the modules that are used are imported one by one. Whoever asks the package for anything else gets it run after all.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any

_PACKAGE = "botbuilder.dialogs"
_NEEDED = {  # what the used modules expect to find in the package itself
    "ObjectPath": "object_path",
    "DialogContainer": "dialog_container",
    "DialogsComponentRegistration": "dialogs_component_registration",
}


def _enter() -> None:
    """Put the package among the loaded modules, empty but for what its own modules ask it for."""
    if _PACKAGE in sys.modules:
        return
    spec = find_spec(_PACKAGE)
    assert spec is not None
    loader = spec.loader
    assert loader is not None
    package = module_from_spec(spec)

    def whole(name: str) -> Any:  # Any: whatever the package exports
        if name.startswith("__"):
            raise AttributeError(name)
        if name in _NEEDED:
            return getattr(import_module(f"{_PACKAGE}.{_NEEDED[name]}"), name)
        del package.__getattr__
        loader.exec_module(package)
        return getattr(package, name)

    package.__getattr__ = whole  # type: ignore[method-assign]
    sys.modules[_PACKAGE] = package


def _part(name: str) -> ModuleType:
    return import_module(f"{_PACKAGE}.{name}")


_enter()
Dialog: Any = _part("dialog").Dialog  # Any: the SDK has no types
DialogContext: Any = _part("dialog_context").DialogContext
DialogInstance: Any = _part("dialog_instance").DialogInstance
DialogSet: Any = _part("dialog_set").DialogSet
DialogState: Any = _part("dialog_state").DialogState
DialogTurnStatus: Any = _part("dialog_turn_status").DialogTurnStatus
