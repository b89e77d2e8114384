"""The hours of a picture: what a page plays is what Python draws."""

import base64
import json

import numpy as np
import pytest
from matplotlib.lines import Line2D

from baclofen import labs
from baclofen.plots import body, stage, still
from baclofen.plots.timeline import Timeline, Track

PLAYING = ("alarms", "oral", "pump_fault", "routes", "screening", "stopping", "stretch")


@pytest.fixture(scope="module", params=PLAYING)
def lab(request):
    made = labs.REGISTRY[request.param]()
    if made.prediction:
        made.prediction.skip()
    return made


@pytest.fixture(scope="module")
def routes():
    return labs.routes()


def test_every_lab_that_plays_is_looked_at():
    plays = {name for name, make in labs.REGISTRY.items() if hasattr(make().picture, "timeline")}
    assert plays == set(PLAYING)


#: what each lab lets one hear (a series, from the left ear -0.8 to the right 0.8), written a second time
HEARD = {
    "alarms": {"height": 0.0},
    "oral": {"level": 0.0},
    "pump_fault": {"level": 0.0},
    "routes": {"oral_level": -0.8, "pump_level": 0.8},
    "screening": {"effect": 0.0},
    "stopping": {"level": 0.0},
    "stretch": {},
}


def test_what_is_heard_is_the_curve_from_none_to_as_high_as_it_is_drawn(lab):
    frames = lab.figure.frames
    assert {voice["series"]: voice["side"] for voice in frames["voices"]} == HEARD[lab.name]
    for voice in frames["voices"]:
        assert voice["low"] == 0
        assert voice["high"] > 0.5 * max(frames["series"][voice["series"]])


def test_every_series_has_one_number_for_every_frame(lab):
    counts = {len(numbers) for numbers in lab.figure.frames["series"].values()}
    assert len(counts) == 1
    assert all(np.isfinite(numbers).all() for numbers in lab.figure.frames["series"].values())


def test_every_track_moves_an_artist_by_a_series_that_is_there(lab):
    known = {"now", *lab.figure.frames["series"]}
    for track in lab.figure.timeline["tracks"]:
        assert track["gid"] in lab.figure.gids
        assert track["series"] in known
        assert track["kind"] == "show" or track["keys"]


def test_the_first_moment_lies_in_the_hours(lab):
    first, last = lab.figure.timeline["hours"]
    assert first <= lab.figure.timeline["start"] <= last
    assert 15 <= (last - first) / lab.figure.timeline["speed"] <= 40  # seconds of play


def test_captions_begin_with_the_first_hour_and_follow_each_other(lab):
    hours = [hour for hour, _text in lab.figure.frames["captions"]]
    assert hours[0] == lab.figure.timeline["hours"][0]
    assert hours == sorted(hours)
    assert all(text.strip().endswith(".") for _hour, text in lab.figure.frames["captions"])


def dots(lab):
    """Artists that run with the hour on a curve: gid -> its series."""
    tracks = lab.figure.timeline["tracks"]
    return {
        track["gid"]: track["series"]
        for track in tracks
        if track["gid"].endswith("_dot") and track["series"] != "now"
    }


def test_a_dot_stands_where_the_hour_meets_its_curve(lab):
    """Drawn by Python as the page moves it, at hours all over the picture."""
    picture, played = lab.picture, lab._timeline()
    first, last = played.hours
    assert bool(dots(lab)) == any(axes.axison for axes in picture.figure.axes), "a chart that plays has a dot"
    for hour in np.linspace(first, last, 7):
        with still.held(picture.figure, picture.moving, played, hour):
            for gid, series in dots(lab).items():
                mark = picture.moving[gid]
                drawn = mark.get_transform().transform(np.column_stack(mark.get_data()))[0]
                level = min(played.at(hour)[series], mark.axes.get_ylim()[1])
                wanted = mark.axes.transData.transform((hour, level))
                assert drawn == pytest.approx(wanted, abs=0.3), (gid, hour)


def test_what_has_been_is_seen_up_to_the_hour(lab):
    picture, played = lab.picture, lab._timeline()
    middle = sum(played.hours) / 2
    revealed = [track.gid for track in played.tracks if track.kind == "reveal"]
    with still.held(picture.figure, picture.moving, played, middle):
        for gid in revealed:
            artist = picture.moving[gid]
            edge = artist.get_clip_box().x1 * 72 / picture.figure.dpi
            assert edge == pytest.approx(stage.x_px(artist.axes, middle), abs=2.5), gid


def test_one_word_at_a_time(lab):
    """Of words that take turns exactly one is shown at every hour."""
    played, groups = lab._timeline(), {}
    for track in played.tracks:
        if track.kind == "show" and track.series != "hour":  # from an hour on is no turn
            groups.setdefault(track.series, []).append(track)
    for series, tracks in groups.items():
        for number in played.series[series]:
            assert sum(track.low <= number < track.high for track in tracks) == 1, (series, number)


def test_a_limb_is_played_where_python_draws_it(routes):
    """The keys of a track, applied to the limb at ease, give the limb of the pose."""
    rider = routes.picture.riders["oral"]
    tall = routes.picture.floor.get_ylim()[1]
    tracks = {track.gid: track for track in rider.tracks(tall) if track.kind == "move"}
    ease, stiff = body.limbs(0.0), body.limbs(1.0)
    for name in body.LIMBS:
        dx, dy, degrees, cx, cy = tracks[f"oral_{name}"].keys[-1]
        page = rider._on_axes(body.outline(name, ease[name])) * (1, -1) + (0, tall)
        turn = np.radians(degrees)
        turned = (page - (cx, cy)) @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
        played = turned + np.array([cx + dx, cy + dy])
        drawn = rider._on_axes(body.outline(name, stiff[name])) * (1, -1) + (0, tall)
        assert np.allclose(played, drawn, atol=0.02), name


def test_the_body_says_what_the_curve_says(routes):
    result, series = routes.result, routes.figure.frames["series"]
    hours = np.linspace(0, 48, len(series["oral_level"]))
    level = np.interp(hours, result.time_h, result.oral_level)
    state = np.asarray(series["oral_state"])
    assert ((level < result.band_low) == (state == 0)).all()
    assert ((level > result.band_high) == (state == 2)).all()


def test_a_body_stiffens_as_the_drug_falls():
    lab = labs.stopping().move(route="pump", way="stop")
    series = lab.figure.frames["series"]
    assert series["stopper_pose"][0] == 0
    assert series["stopper_pose"][-1] > 0.7
    assert series["stopper_cord"][0] == pytest.approx(1, abs=0.01)
    assert series["stopper_cord"][-1] < 0.01
    assert max(series["stopper_drip"]) == 0  # a pump that stands still lets nothing fall


def test_a_test_dose_loosens_and_wears_off():
    lab = labs.screening()
    pose = np.asarray(lab.figure.frames["series"]["tested_pose"])
    effect = np.asarray(lab.figure.frames["series"]["effect"])
    assert pose[0] == pytest.approx(0.9)
    assert pose.argmin() == effect.argmax() or pose.min() == 0
    assert pose[-1] > 0.8


def test_a_test_dose_plays_before_the_guess_and_keeps_the_pump_back():
    lab = labs.screening()
    assert lab.figure.timeline["tracks"]
    assert not len(lab.picture.moving["screening_infusion"].get_xdata())


def test_a_body_is_tinted_by_what_is_in_its_blood_and_its_stomach_empties():
    lab = labs.oral()
    series = {name: np.asarray(numbers) for name, numbers in lab.figure.frames["series"].items()}
    assert series["taker_gut"][0] == 1
    assert series["taker_gut"].max() == 1
    order = np.argsort(series["level"])
    assert (np.diff(series["taker_tint"][order]) >= -1e-4).all()
    assert not series["taker_pose"].any()  # no level is known to loosen or to tire
    lab.move(dose_mg=lab.controls["dose_mg"].high, kidney="severe", doses_per_day="four")
    assert min(lab.figure.frames["series"]["taker_pose"]) == -1


def test_weak_kidneys_take_less_out_on_the_first_day():
    usual, weak = labs.oral(), labs.oral().move(kidney="severe")
    day = slice(0, 96)
    first, second = (np.mean(lab.figure.frames["series"]["taker_leaving"][day]) for lab in (usual, weak))
    assert second < 0.9 * first


def test_an_empty_pump_lets_nothing_fall_and_a_flood_falls_faster():
    lab = labs.pump_fault()
    calm = lab.move(fault="stall").figure.frames["series"]["wearer_drip"]
    assert not any(calm)
    flood = lab.move(fault="wrong_concentration").figure.frames["series"]["wearer_drip"]
    assert any(flood)


def test_before_the_guess_nothing_plays_and_no_curve_is_sent():
    lab = labs.stopping()
    assert lab.figure.timeline == {}
    assert lab.figure.frames == {}
    lab.prediction.commit("tenth")
    assert lab.figure.timeline["tracks"]


def test_a_timeline_weighs_little(lab):
    """It travels with every move of a control: what changes is small, what stays is sent once."""
    assert len(json.dumps(lab.figure.frames)) < 30_000
    assert len(json.dumps(lab.figure.timeline)) < 60_000


def test_what_a_page_is_sent_holds_the_numbers_that_python_has(lab):
    """As bytes in letters: lists of numbers weighed more than the rest of a move."""
    sent = lab.figure.get_state("frames")["frames"]
    assert {**sent, "series": 0} == {**lab.figure.frames, "series": 0}
    for name, numbers in lab.figure.frames["series"].items():
        read = np.frombuffer(base64.b64decode(sent["series"][name]), "<f4")
        assert np.allclose(read, numbers, rtol=1e-6, atol=1e-5), name


def test_a_move_makes_no_track_of_a_body_anew(routes):
    def limbs():
        return {track["gid"]: track for track in routes.figure.timeline["tracks"] if track["gid"] in bodies}

    bodies = {f"oral_{limb}" for limb in body.LIMBS}
    routes.prediction.skip()
    before = limbs()
    routes.move(half_life_h=3.0, doses_per_day=4)
    assert before.keys() == bodies
    assert all(track is before[gid] for gid, track in limbs().items())


def test_after_a_poster_everything_is_as_before(lab):
    before = {gid: getattr(lab.figure, f"m_{gid}") for gid in lab.figure.gids}
    lab.poster()
    lab.redraw()
    assert before == {gid: getattr(lab.figure, f"m_{gid}") for gid in lab.figure.gids}


def test_the_page_tells_its_hour_only_where_it_is_asked_for(routes):
    heard = []
    routes.figure.on_hour(heard.append)
    routes.figure._heard(None, {"hour": 12.0}, [])
    assert heard == []


def test_a_picture_says_which_told_hour_it_has_heard():
    """No answer to an earlier hour takes a page's clock back; a number that is none changes nothing."""
    lab = labs.pump_fault()
    lab.prediction.skip()
    assert lab.figure.timeline["heard"] == 0
    for hour, number, heard in [(3.0, 1, 1), (5.0, "7", 1), (7.0, True, 1), (9.0, -4, 1), (11.0, 2, 2)]:
        lab.figure._heard(None, {"hour": hour, "number": number}, [])
        assert (lab.figure.timeline["start"], lab.figure.timeline["heard"]) == (hour, heard)


def test_a_kind_that_no_page_knows_is_refused():
    track = Track("a", "now", "wobble")
    with pytest.raises(ValueError, match="move, fade, reveal, show"):
        Timeline(hours=(0, 1), start=0, tracks=[track], series={}).plain()


def test_a_line_is_turned_around_its_point():
    """A quarter turn, as a page turns: y points down there."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(2, 2), dpi=72)
    axes = stage.ground(figure)
    stage.spread(axes)
    line = axes.add_line(Line2D([72, 108], [72, 72]))
    played = Timeline(
        (0, 1), 1, [Track("line", "now", "move", keys=((0, 0, 0, 72, 72), (0, 0, 90, 72, 72)))], {}
    )
    with still.held(figure, {"line": line}, played):
        drawn = line.get_transform().transform(np.column_stack(line.get_data()))
    assert drawn[1] == pytest.approx((72, 36), abs=0.01)
