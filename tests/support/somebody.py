"""What somebody puts into a page that shows their text: scripts in every form that a browser knows."""

from playwright.sync_api import Page

_PARTS = """() => {
  const script = document.createElement("script");
  script.textContent = "window.taken = true";
  const part = document.createElement("div");
  part.innerHTML = "<img src='x:' onerror='window.taken = true'>" +
    "<iframe srcdoc='<script>top.taken = true</script>'></iframe>";
  const link = Object.assign(document.createElement("a"), { href: "javascript:void(window.taken = true)" });
  const data = document.createElement("script");
  data.src = "data:text/javascript,window.taken=true";
  window.brought = [script, part, link, data];
  document.body.append(...window.brought);
  link.click();
}"""
_AWAY = "() => window.brought.forEach((part) => part.remove())"


def put_into(page: Page) -> tuple[list[str], bool]:
    """Put them in and take them away; returns what the browser said to refuse, and whether one ran."""
    said: list[str] = []

    def hear(heard) -> None:
        if "Content Security" in heard.text:
            said.append(heard.text)

    page.on("console", hear)
    page.evaluate(_PARTS)
    page.wait_for_timeout(500)
    page.remove_listener("console", hear)
    page.evaluate(_AWAY)
    return said, bool(page.evaluate("window.taken"))
