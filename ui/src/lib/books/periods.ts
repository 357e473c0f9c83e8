// Periods by their names: "November 2026", "Oct – Dec 2026", "2026-27".
import type { Language } from '$shared/i18n/catalogue';
import { monthOf, shortMonth } from '$shared/i18n/time';
import type { PeriodView } from '$shared/ipc/bindings';

/** What a period is called. */
export function called({ span, from, to }: PeriodView, language: Language): string {
  switch (span) {
    case 'month': return monthOf(from, language);
    case 'quarter': return `${shortMonth(from, language)} – ${shortMonth(to, language)} ${to.slice(0, 4)}`;
    case 'year': return `${from.slice(0, 4)}-${to.slice(2, 4)}`;
    default: return span satisfies never;
  }
}

/** Both days in one word, by which a choice is known. */
export const keyOf = ({ from, to }: { from: string; to: string }): string => `${from} ${to}`;
