/** A button that has done its work may go; the place where the learner is must not. */

/** Paint, and where what had the focus is gone, put the focus in the nearest place around it that is still there. */
export function keepFocus(paint: () => void): void {
  const active = typeof document === "undefined" ? null : document.activeElement;
  const homes: HTMLElement[] = [];
  for (let at = active?.parentElement?.closest<HTMLElement>("[data-home]"); at; ) {
    homes.push(at);
    at = at.parentElement?.closest<HTMLElement>("[data-home]");
  }
  paint();
  const home = homes.find((each) => each.isConnected);
  if (home && active && !active.isConnected) goHome(home);
}

/** To the first button of a place that is marked so, or to the place itself until it is left again. */
function goHome(home: HTMLElement): void {
  const button = home.dataset.home === "button" && home.querySelector<HTMLElement>("button");
  if (button) return button.focus();
  home.tabIndex = -1;
  home.addEventListener("blur", () => home.removeAttribute("tabindex"), { once: true });
  home.focus({ preventScroll: true });
}
