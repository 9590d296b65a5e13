"""Makes every support module importable as the part of `generated` that it becomes.

The reference application has the modules that it needs; the others are tried here all the same.
"""

import generated
import generated.api
import generated.models
import generated.schemas
from codegen.emit.support import SUPPORT

for package in (generated, generated.api, generated.models, generated.schemas):
    folder = SUPPORT.joinpath(*package.__name__.split(".")[1:])
    # Behind the generated ones: where a module is generated, that is the one that is tried.
    package.__path__.append(str(folder))
