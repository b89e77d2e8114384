"""Hands on a keyboard: `HANDS[type](page, panel, question)` answers each exam format without a mouse."""

from playwright.sync_api import expect


def tab_to(page, target):
    """Press Tab until the target has the focus: it can be reached by keyboard, in the order of the page."""
    for _ in range(60):
        if target.evaluate("node => node === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reached {target}")


def press(page, target, key):
    tab_to(page, target)
    page.keyboard.press(key)


def walk_to(page, radios, at):
    """Choose one radio button: Tab into the group, arrows to the button."""
    tab_to(page, radios.first)
    page.keyboard.press("Space")
    for _ in range(at):
        page.keyboard.press("ArrowDown")
    expect(radios.nth(at)).to_be_checked()


def pick(page, panel, question):
    groups = [(None, question.key)]
    if isinstance(question.key, dict):
        groups = [(group["text"], question.key[group["id"]]) for group in question.more["groups"]]
    for name, keys in groups:
        box = panel.get_by_role("group", name=name, exact=True) if name else panel.locator(".bac-set")
        texts = {option.id: option.text for option in question.options}
        if isinstance(keys, str):
            ids = [o.id for o in question.options if o.group == "" or o.group == keys.split("_")[0]]
            walk_to(page, box.get_by_role("radio"), ids.index(keys))
            continue
        for option in question.options:
            if option.id in keys:
                press(page, box.get_by_role("checkbox", name=texts[option.id], exact=True), "Space")


def fill_grid(page, panel, question):
    rows = {option.id: option.text for option in question.options}
    columns = {column["id"]: column["text"] for column in question.more["columns"]}
    if question.type == "matrix_mc":
        for row, key in zip(question.more["rows"], question.key, strict=True):
            names = [f"{rows[row]}, {name}" for name in columns.values()]
            first = panel.get_by_role("radio", name=names[0], exact=True)
            press(page, first, "Space")
            for _ in range(list(columns).index(key)):
                page.keyboard.press("ArrowRight")
            expect(
                panel.get_by_role("radio", name=f"{rows[row]}, {columns[key]}", exact=True)
            ).to_be_checked()
        return
    for row in question.more["rows"]:
        for column, wanted in question.key.items():
            if row in wanted:
                name = f"{rows[row]}, {columns[column]}"
                press(page, panel.get_by_role("checkbox", name=name, exact=True), "Space")


def fill_blanks(page, panel, question):
    for at, key in enumerate(question.key):
        select = panel.get_by_role("combobox").nth(at)
        tab_to(page, select)
        for _ in range(20):
            if select.input_value() == key:
                break
            page.keyboard.press("ArrowDown")
        expect(select).to_have_value(key)


def place_words(page, panel, question):
    texts = {option.id: option.text for option in question.options}
    for at, key in enumerate(question.key):
        token = panel.locator(".bac-token").filter(has_text=texts[key])
        if at:  # back to the bag of words, which stands before the blanks
            token.focus()
        press(page, token, "Enter")
        expect(token).to_have_attribute("aria-pressed", "true")
        name = f"Place here: {texts[key]}, Blank {at + 1} of {len(question.key)}"
        press(page, panel.get_by_role("button", name=name, exact=True), "Enter")
        expect(panel.get_by_role("combobox").nth(at)).to_have_value(key)
        expect(panel.get_by_role("combobox").nth(at)).to_be_focused()


def mark_spans(page, panel, question):
    for option in question.options:
        if option.id in question.key:
            span = panel.get_by_role("button", name=option.text)
            press(page, span, "Space")
            expect(span).to_have_attribute("aria-pressed", "true")


def order_steps(page, panel, question):
    texts = {option.id: option.text for option in question.options}
    for place, key in enumerate(question.key):
        while True:
            now = panel.locator(".bac-step-text").all_text_contents()
            if now[place] == texts[key]:
                break
            up = panel.get_by_role("button", name=f"Move up: {texts[key]}", exact=True)
            up.focus()
            page.keyboard.press("Enter")
            expect(up).to_be_focused()
    assert panel.locator(".bac-step-text").all_text_contents() == [texts[key] for key in question.key]
    # Whatever was moved last: the way goes on from the top of the list.
    panel.get_by_role("button", name=f"Move up: {texts[question.key[0]]}", exact=True).focus()


def type_number(page, panel, question):
    tab_to(page, panel.get_by_role("textbox", name="Your answer"))
    page.keyboard.type(str(question.key))


HANDS = {
    **dict.fromkeys(("mc", "sata", "select_n", "mr_group", "bowtie"), pick),
    **dict.fromkeys(("matrix_mc", "matrix_mr"), fill_grid),
    **dict.fromkeys(("cloze", "dropdown_table", "dyad", "triad"), fill_blanks),
    **dict.fromkeys(("highlight", "highlight_table"), mark_spans),
    "dnd_cloze": place_words,
    "ordered": order_steps,
    "numeric": type_number,
}
