import pytest

from baclofen.widgets import Download, File, FileField, Status, Words


@pytest.fixture
def letters():
    """What the learner has written so far; it grows while the button stands on the page."""
    return ["a"]


def custom(wire):
    return [message["content"] for message in wire.sent if message["method"] == "custom"]


def test_the_text_is_asked_at_the_press_and_goes_to_the_view_that_was_pressed(wire, letters):
    button = Download("Save", lambda: File("letters.txt", "".join(letters)))
    browser = wire(button)
    letters.append("ä")
    browser.say({"press": "view-2"})
    file = {"name": "letters.txt", "text": "aä", "kind": "text/plain"}
    assert custom(browser) == [{"hand": file, "view": "view-2"}]


def test_what_is_said_is_said_once_the_browser_has_the_file(wire):
    button = Download("Save", lambda: File("x.csv", "1\n", "text/csv", said="The table is yours, {really}."))
    browser = wire(button)
    browser.say({"press": "v"})
    assert button.said == ""
    browser.say({"handed": True})
    assert button.said == "The table is yours, {really}."
    browser.say({"press": "v"})
    assert button.said == "", "so that the same sentence is news again"
    browser.say({"handed": False})
    assert button.said == "Your browser did not take the file x.csv."


def test_the_kits_own_sentence_can_be_translated_and_stand_elsewhere(wire, monkeypatch):
    status = Status("before")
    monkeypatch.setattr(Download, "phrases", Words(handed="{name} liegt bei den Downloads."))
    button = Download("Sichern", lambda: File("x.txt", ""), status=status)
    browser = wire(button)
    browser.say({"press": "v"})
    assert status.text == ""
    browser.say({"handed": True})
    assert status.text == "x.txt liegt bei den Downloads."
    assert button.said == ""


def test_nothing_to_hand_over(wire):
    status = Status("")

    def nothing():
        status.text = "There is nothing yet."

    button = Download("Save", nothing, status=status)
    browser = wire(button)
    browser.say({"press": "v"})
    browser.say({"handed": True})
    assert custom(browser) == []
    assert status.text == "There is nothing yet."
    assert button.given is None


def test_a_disabled_download_does_nothing_and_callbacks_hear_a_press(wire):
    presses = []
    button = Download("Save", lambda: File("x.txt", ""))
    button.on_press(lambda: presses.append(1))
    browser = wire(button)
    button.press()
    assert custom(browser)[0]["view"] == ""
    button.disabled = True
    browser.say({"press": "v"})
    assert len(presses) == len(custom(browser)) == 1


def test_a_chosen_file_is_read(wire):
    field, texts = FileField("Bring a file", accept=".json"), []
    field.on_text(texts.append)
    browser = wire(field)
    browser.say({"name": "mine.json", "text": "{}"})
    assert texts == ["{}"]
    assert field.value == "mine.json"
    assert field.error == ""


@pytest.mark.parametrize(
    ("message", "error"),
    [
        ({"refused": "large"}, "This file is larger than 0.5 MB. Choose another one."),
        ({"refused": "unreadable"}, "This file could not be read. Choose another one."),
        ({"name": "x", "text": "x" * 500_001}, "This file is larger than 0.5 MB. Choose another one."),
    ],
)
def test_a_refused_file_is_never_read_and_the_next_one_takes_the_error_back(wire, message, error):
    field, texts = FileField("Bring a file", limit_bytes=500_000), []
    field.on_text(texts.append)
    browser = wire(field)
    browser.say(message)
    assert field.error == error
    assert texts == []
    browser.say({"name": "y", "text": "y"})
    assert field.error == ""
    assert texts == ["y"]


def test_whoever_reads_the_text_may_refuse_it():
    field = FileField("Bring a file")

    def refuse(_text):
        field.error = "Not this one."

    field.on_text(refuse)
    field.read("x", "x")
    assert field.error == "Not this one."
    field.reset()
    assert (field.error, field.value) == ("", "")
