"""Makes every support module importable as the part of `generated` that it becomes.

The reference application has the modules that it needs; the others are tried here all the same.
"""

from pathlib import Path

import generated
import generated.api
import generated.models
import generated.schemas

# Found by its place: these tests also run where the generator is not, without what is not there.
SUPPORT = Path(__file__).parents[1] / "codegen" / "emit" / "support"

for package in (generated, generated.api, generated.models, generated.schemas):
    folder = SUPPORT.joinpath(*package.__name__.split(".")[1:])
    # Behind the generated ones: where a module is generated, that is the one that is tried.
    package.__path__.append(str(folder))
