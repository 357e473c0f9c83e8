// What stands in the strip *Needs you*: at most four things; where there are more, those of one kind are one.
import type { NeedsYouView } from '$shared/ipc/bindings';

/** One place of the strip. */
export interface Need {
  code: string;
  title: string;
  /** All of one kind, the newest first. */
  all: NeedsYouView[];
}

const MOST = 4;

/** At most four places; what has no place is counted. */
export function places(needs: NeedsYouView[]): { shown: Need[]; n_more: number } {
  const single = needs.map((need) => ({ code: need.code, title: need.title, all: [need] }));
  if (single.length <= MOST) return { shown: single, n_more: 0 };
  const kinds = byKind(needs);
  const shown = kinds.length <= MOST ? kinds : kinds.slice(0, MOST - 1);
  const n_shown = shown.reduce((sum, kind) => sum + kind.all.length, 0);
  return { shown, n_more: needs.length - n_shown };
}

function byKind(needs: NeedsYouView[]): Need[] {
  const kinds = new Map<string, Need>();
  for (const need of needs) {
    const kind = kinds.get(need.code) ?? { code: need.code, title: need.title, all: [] };
    kind.all.push(need);
    kinds.set(need.code, kind);
  }
  return [...kinds.values()];
}
