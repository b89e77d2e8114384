"""Names inside a chart end inside it on a phone too, where the page sets letters in 12 px at least."""

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from baclofen import labs

STAGE_PX, LETTER_PX = 280, 12
PLACES = {
    "pump_fault": [
        {"fault": "stall", "hour": 100},
        {"fault": "pocket_fill", "hour": 60},
        {"fault": "side_port", "hour": 120},
        {"fault": "stall", "hour": 120},
    ],
    "stopping": [
        {"route": route, "way": way, "gap_h": gap}
        for route in ("mouth", "pump")
        for way in ("stop", "gap")
        for gap in (8, 24, 72)
    ],
}


@pytest.mark.parametrize("name", sorted(PLACES))
def test_names_end_inside_the_chart(name):
    lab = labs.REGISTRY[name]()
    lab.picture.shape(True)
    figure = lab.picture.figure
    renderer = FigureCanvasAgg(figure).get_renderer()
    shrinks = STAGE_PX / figure.bbox.width
    for place in PLACES[name]:
        lab.picture.draw(lab.place(**place))
        for axes in figure.axes:
            frame = axes.get_window_extent(renderer)
            for text in [*axes.texts, axes._left_title]:
                if not text.get_text():
                    continue
                box = text.get_window_extent(renderer)
                wide = box.width / text.get_fontsize() * max(text.get_fontsize() * shrinks, LETTER_PX)
                start = (box.x0 - frame.x0) * shrinks if text.get_ha() == "left" else None
                room = frame.width * shrinks - (start or 0) + 8
                assert wide <= room, (place, text.get_text())
