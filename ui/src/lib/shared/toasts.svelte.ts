// What just happened, said once and for a while; with a way back for ten seconds.
export interface Toast {
  id: number;
  text: string;
  action?: { word: string; act: () => unknown };
}

const STAYS_MS = 10_000;
let next = 0;
let shown = $state<Toast[]>([]);

/** The toasts of the moment, oldest first. */
export const toasts = (): Toast[] => shown;

export function toast(text: string, action?: Toast['action']): void {
  const id = next++;
  shown = [...shown.slice(-2), { id, text, action }];
  setTimeout(() => dismiss(id), STAYS_MS);
}

export function dismiss(id: number): void {
  shown = shown.filter((toast) => toast.id !== id);
}
