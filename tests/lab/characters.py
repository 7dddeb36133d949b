"""Whether a page's text shows characters, on a machine with Chinese fonts or without."""

_PLACED = """([text, style]) => {
    const span = document.createElement("span");
    span.textContent = text;
    span.style.cssText = `position: fixed; top: 0; left: 0; z-index: 9999; color: black; background: white; ${style}`;
    span.id = "shown";
    document.body.append(span);
}"""
STYLES = [
    "font-size: 40px",
    "font-size: 40px; font-weight: bold",
    "font: 40px var(--jp-code-font-family)",
]


def shown(page, text, style):
    """The picture of a text as the page's own fonts draw it."""
    page.evaluate(_PLACED, [text, style])
    picture = page.locator("#shown").screenshot()
    page.evaluate("document.querySelector('#shown').remove()")
    return picture


def told_apart(page, one, other, style):
    """Whether two characters look different; boxes in their place would not."""
    return shown(page, one, style) != shown(page, other, style)
