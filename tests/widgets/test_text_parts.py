from baclofen.widgets import Button, Catalog, Naming, Note, Search, markup


def test_text_in_a_note_cannot_become_html():
    assert Note("1 < 2 <script>").html == "1 &lt; 2 &lt;script&gt;"
    made = markup.together([markup.paragraph("a & b"), markup.items(["x<y"])])
    assert Note(made).html == "<p>a &amp; b</p><ul><li>x&lt;y</li></ul>"


def test_attributes_are_escaped():
    assert markup.tag("p", class_='a" onclick="x') == '<p class="a&quot; onclick=&quot;x"></p>'


def test_a_catalog_keeps_only_plain_texts():
    catalog = Catalog(
        [{"key": 1, "title": "Sleepy", "tags": ("oral",), "lines": [("Plain", "Tired.")], "tone": "x"}]
    )
    assert catalog.items == [
        {"key": "1", "title": "Sleepy", "tags": ["oral"], "lines": [["Plain", "Tired."]]}
    ]


def test_a_button_is_pressed_by_python_and_by_the_browser(wire):
    button = Button("Check")
    browser = wire(button)
    presses = []
    button.on_press(lambda: presses.append(1))
    button.press()
    browser.say({"press": True})
    assert len(presses) == 2
    button.disabled = True
    browser.say({"press": True})
    assert len(presses) == 2


def test_a_search_resets():
    search = Search("Find")
    search.value = "sleep"
    search.reset()
    assert search.value == ""


def test_a_sentence_may_name_what_stands_in_the_picture():
    sentence = Naming("By pump it holds.", [("by pump", "calm", ("line", "dot"))])
    assert sentence.names == [{"text": "by pump", "colour": "calm", "gids": ["line", "dot"]}]
