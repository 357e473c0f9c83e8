// Copying what stands in an element: it is selected too, so that a person can copy it by hand where the page may not.

/** Selects the text of an element and copies it. Whether it is on the clipboard now. */
export async function copied(element: HTMLElement): Promise<boolean> {
  getSelection()?.selectAllChildren(element);
  try {
    await navigator.clipboard.writeText(element.textContent ?? '');
    return true;
  } catch {
    return false;
  }
}
