const arrows: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/**
 * Makes a toolbar one Tab stop: arrow keys, Home and End move among its controls, which are those with `data-roving`.
 * Source: https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/
 * @returns what is to be called after the controls were drawn: it lets Tab reach the one last visited, else the first
 */
export function rove(region: HTMLElement): () => void {
  const all = () => [...region.querySelectorAll<HTMLElement>("[data-roving]")];
  const usable = () => all().filter((each) => !each.hidden && !each.matches(":disabled"));

  function enter(control: HTMLElement | undefined): void {
    for (const each of all()) each.tabIndex = each === control ? 0 : -1;
  }

  /** Where a key leads. In a text field it moves the caret, until that is at an edge. */
  function nextOf({ key, target, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): HTMLElement | undefined {
    const controls = usable();
    const place = controls.indexOf(target as HTMLElement);
    if (place === -1 || altKey || ctrlKey || metaKey || shiftKey) return undefined;
    const by = arrows[key];
    if (target instanceof HTMLInputElement) {
      const edge = by === 1 ? target.value.length : 0;
      if (by === undefined || target.selectionStart !== edge || target.selectionEnd !== edge) return undefined;
    }
    if (by === undefined) return key === "Home" ? controls[0] : key === "End" ? controls.at(-1) : undefined;
    return controls[place + (getComputedStyle(region).direction === "rtl" ? -by : by)];
  }

  region.addEventListener("focusin", ({ target }) => {
    const control = all().find((each) => each === target);
    if (control !== undefined) enter(control);
  });
  region.addEventListener("keydown", (event) => {
    const next = nextOf(event);
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  });
  return () => {
    const controls = usable();
    enter(controls.find(({ tabIndex }) => tabIndex === 0) ?? controls[0]);
  };
}
