"""What stands still in a picture is entered twice too: names of axes, and colors of what never moves."""

from matplotlib.text import Text

from baclofen import labs
from tests.plots.test_colors import color
from tests.support import second_entry

#: colors that say by mouth or by pump, too much or too little; the others are for looks
MEANING = {"oral", "pump", "band", "band_edge", "much", "little", "guess"}


def still(axes, moving):
    """The colors with a meaning of what was drawn once, each named once."""
    drawn = [*axes.patches, *axes.lines, *axes.texts, *axes.collections]
    return " ".join(sorted({color(one) for one in drawn if id(one) not in moving} & MEANING))


def pictures():
    """(lab, x, y) -> colors, for every chart that names an axis."""
    found = {}
    for name, make in labs.REGISTRY.items():
        picture = make().picture
        moving = {id(one) for one in getattr(picture, "moving", {}).values()}
        for axes in picture.figure.axes:
            x, y = (" ".join(text.split()) for text in (axes.get_xlabel(), axes.get_ylabel()))
            if x or y:
                found[name, x, y] = still(axes, moving)
    return found


def test_the_ground_behind_a_word_says_nothing_of_its_own():
    """A word that a line would cross brings its ground along: that of the band it stands on."""
    boxes = {
        (name, text.get_text()): color(text.get_bbox_patch())
        for name, make in labs.REGISTRY.items()
        for text in make().picture.figure.findobj(Text)
        if text.get_bbox_patch() and text.get_bbox_patch().get_facecolor()[3]
    }
    assert boxes, "no word has a ground: this test looks at nothing"
    assert set(boxes.values()) <= {"band", "paper", "soft"}, boxes


def test_each_axis_and_each_still_part_is_as_it_was_entered_again():
    told = second_entry.differences(pictures(), "axes", "still", "lab", "x", "y")
    assert not told, "\n".join(told) + (
        "\nFor a new lab add its row to tests/second_entry/axes.csv: lab,x,y,still. "
        "Else one of the two is wrong."
    )
