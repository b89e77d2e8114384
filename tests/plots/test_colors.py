"""A color says by mouth or by pump, too much or too little: each is entered a second time."""

from matplotlib.colors import to_hex

from baclofen import labs
from baclofen.plots.theme import PALETTE
from tests.support import second_entry

NAMES = {light: name for name, (light, _dark) in PALETTE.items()}


def color(artist) -> str:
    """The name in the palette, or the color itself where it has none."""
    name = next(
        name for name in ("get_markerfacecolor", "get_facecolor", "get_color") if hasattr(artist, name)
    )
    hexes = to_hex(getattr(artist, name)())
    return NAMES.get(hexes, hexes)


def pictures() -> dict[str, dict[str, str]]:
    built = {name: make() for name, make in labs.REGISTRY.items()}
    return {
        name: {part: color(artist) for part, artist in lab.picture.moving.items()}
        for name, lab in built.items()
        if hasattr(lab.picture, "moving")
    }


def test_each_artist_has_the_color_of_what_it_shows():
    shown = {(part,): name for parts in pictures().values() for part, name in parts.items()}
    told = second_entry.differences(shown, "colors", "color", "artist")
    assert not told, "\n".join(told) + (
        "\nFor a new part add its row to tests/second_entry/colors.csv: artist,color. "
        "Else one of the two is wrong."
    )
