"""The pictures of the pages to read: the labs' own drawings as files, with fewer letters."""

import re
from xml.etree import ElementTree

from baclofen import labs
from baclofen.plots import theme
from baclofen.widgets import svg_pieces
from tools.site.pages import pictures


def look(element):
    """How one element looks, without what names it or another, and without a turn by nothing."""
    names = ("id", "d", "clip-path", "{http://www.w3.org/1999/xlink}href")
    found = {name: text for name, text in element.attrib.items() if name not in names}
    if found.get("transform", "").startswith("rotate(-0 "):
        del found["transform"]
    return {name: re.sub(r"(var\(--fig-\w+), #\w+", r"\1", text) for name, text in found.items()}


def places_meant(elements):
    """For each reference of a drawing: which element has it, and which one it means."""
    places = {element.get("id"): place for place, element in enumerate(elements) if element.get("id")}
    return [
        (place, name, places[meant[1]])
        for place, element in enumerate(elements)
        for name, text in element.attrib.items()
        if (meant := re.fullmatch(r"(?:url\()?#([^)]+)\)?", text))
    ]


def test_a_picture_that_plays_stands_at_the_moment_that_a_page_shows_first(tmp_path):
    lab = labs.routes()
    moving = pictures.standalone(lab.figure)
    name = pictures.take(lab, tmp_path).name
    taken = (tmp_path / "pictures" / f"{name}.svg").read_text("utf-8")
    with lab.resting():
        assert taken == pictures.standalone(lab.figure)
    assert taken != moving


def test_a_picture_is_the_same_drawing_with_fewer_letters():
    """Elements, words, numbers and what refers to what are the live picture's; names and blanks are not."""
    figure = labs.routes().figure
    kept, whole = pictures.standalone(figure), svg_pieces.recolour(figure.svg_text, theme.PALETTE)
    first, second = (list(ElementTree.fromstring(svg).iter()) for svg in (kept, whole))
    first = [element for element in first if not element.tag.endswith("style")]
    assert len(first) == len(second) > 100
    for ours, theirs in zip(first[1:], second[1:], strict=True):
        assert (ours.tag, (ours.text or "").strip()) == (theirs.tag, (theirs.text or "").strip())
        said, meant = (look(element) for element in (ours, theirs))
        assert said == meant
        pieces = [re.findall(r"[A-Za-z]|[-.\d]+", element.get("d", "")) for element in (ours, theirs)]
        assert pieces[0] == pieces[1]
    assert places_meant(first) == places_meant(second) != []
    assert len(kept) < 0.75 * len(whole)


def test_a_picture_brings_the_colours_that_it_uses_light_and_dark():
    figure = labs.routes().figure
    kept = pictures.standalone(figure)
    light, dark = (dict(re.findall(r"--fig-(\w+):(#\w+);", part)) for part in kept.split("@media"))
    used = set(re.findall(r"var\(--fig-(\w+)\)", kept))
    assert used == set(light) == set(dark) < set(theme.PALETTE)
    assert all((light[name], dark[name]) == theme.PALETTE[name] for name in used)


def test_the_same_picture_is_one_file_and_another_is_another(tmp_path):
    """Many scenes open where their lab opens: half of the pages' pictures were copies."""
    lab = labs.routes()
    first, again = pictures.take(lab, tmp_path), pictures.take(labs.routes(), tmp_path)
    assert first.name == again.name
    lab.move(**lab.prediction.after)
    assert pictures.take(lab, tmp_path).name != first.name
    assert len(list((tmp_path / "pictures").iterdir())) == 4, "two pictures, each wide and narrow"
