import pytest
from PIL import Image

from tests.support.machines.pictures import FOLDER, WIDTHS, all_pictures


@pytest.mark.parametrize("name", all_pictures())
def test_every_picture_can_be_looked_at_under_docs_with_what_it_says(name: str) -> None:
    for width in WIDTHS:
        assert Image.open(FOLDER / f"{name}-{width}.png").width == width
    told = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert all(line in told for line in all_pictures()[name].alt.splitlines())
