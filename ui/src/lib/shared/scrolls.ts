// What scrolls and holds nothing for the keyboard can be come to itself, so that its arrows scroll it.

const FOR_KEYBOARD = 'a[href], button, input, select, textarea, [tabindex]';

/** Has Tab come to it while there is more of it than is seen. */
export function reachable(element: HTMLElement): { destroy: () => void } {
  const look = () => {
    const needs = element.scrollHeight > element.clientHeight && !element.querySelector(FOR_KEYBOARD);
    if (needs) element.tabIndex = 0;
    else element.removeAttribute('tabindex');
  };
  const watch = new ResizeObserver(look);
  watch.observe(element);
  for (const child of element.children) watch.observe(child);
  look();
  return { destroy: () => watch.disconnect() };
}
