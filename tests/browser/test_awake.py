

def test_a_term_opens_its_plain_words_in_place_by_mouse_and_by_key(lesson):
    """Before Start the link leads to the list of words; once the page lives the words open beside it."""
    page, start = lesson
    term = page.locator('a[title][href$="#Words"]').first
    assert term.get_attribute("title")
    start.click()
    page.locator(DRAWN).wait_for(state="attached")
    term.click()
    words = page.locator(".bac-term")
    expect(words).to_have_text(term.get_attribute("title"))
    expect(term).to_have_attribute("aria-expanded", "true")
    term.focus()
    page.keyboard.press("Enter")
    expect(words).to_have_count(0)
    expect(term).to_have_attribute("aria-expanded", "false")
    assert page.evaluate(SCROLLED) < 450, "The page must not jump to the list of words."
