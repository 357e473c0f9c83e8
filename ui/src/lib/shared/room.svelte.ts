// How much room the window has, counted in letters: larger text is less room.
import { innerWidth } from 'svelte/reactivity/window';
import { desk } from './desk.svelte';

/** The window's width in rem. */
export function widthInRem(): number {
  void desk.preferences;
  return (innerWidth.current ?? 1366) / parseFloat(getComputedStyle(document.documentElement).fontSize);
}

/** Whether something may stand beside a screen rather than over it: 1200 px or more, and text at 120 % or less. */
export const hasRoomBeside = (): boolean => (innerWidth.current ?? 1366) >= 1200 && widthInRem() >= 71;
