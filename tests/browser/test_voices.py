"""Reading aloud with the voices of the device, and with no other."""

from __future__ import annotations

from tests.browser.conftest import Opener
from tests.browser.test_ward import WARD


def test_read_aloud_uses_voices_of_the_device_only(visit: Opener) -> None:
    """Without one the button is not there; a voice that sends words away does not count."""
    assert visit(WARD).ask("can they hold me?").page.locator("text=Read aloud").is_visible() is False
    one = visit(WARD, script="""
      const said = window.said = [];
      Object.defineProperty(window, 'speechSynthesis', {value: {
        getVoices: () => [{lang: 'en-US', localService: false, name: 'far'},
                          {lang: 'en-GB', localService: true, name: 'near'}],
        speak: (words) => said.push([words.voice && words.voice.name, words.text]), cancel: () => said.push('stop'),
        addEventListener() {}, speaking: false}});
      window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } addEventListener() {} };
    """)
    one.ask("can they hold me?")
    one.page.click("text=Read aloud")
    voice, text = one.page.evaluate("said.at(-1)")
    assert voice == "near" and text.startswith("Being held face down")
    assert one.page.locator("text=Stop reading").get_attribute("aria-pressed") is None
    one.page.click("text=Stop reading")
    assert one.page.evaluate("said.at(-1)") == "stop"
    one.ask("I want to complain")
    one.page.locator(".msg-question").get_by_role("button", name="Read aloud").click()
    assert one.page.evaluate("said.at(-1)[1]").endswith("You can choose: England; Wales; I do not know.")
    one.page.click("text=Finish and clear")
    assert one.page.evaluate("said.at(-1)") == "stop"
