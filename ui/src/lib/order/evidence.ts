// How the facts about an order are drawn: which picture a fact has, and on which day it was.
import type { EvidenceView, WhyView } from '$shared/ipc/bindings';
import type { IconName } from '$shared/ui/icons';

export type Group = 'all' | 'money' | 'message';
/** What `messages.ts` knows as order-group-…; the order's own steps are under *all* only. */
export const GROUPS: Group[] = ['all', 'money', 'message'];

const whys: Record<WhyView['tone'], IconName> = { ok: 'paid', wait: 'question', info: 'confirming', bad: 'alert', mute: 'info' };

/** The picture beside *Why is this not paid?* */
export const whyIcon = (tone: WhyView['tone']): IconName => whys[tone];

const points: [RegExp, IconName][] = [
  [/^attempt-failed/, 'cross'],
  [/^attempt-(hinted|pending)/, 'confirming'],
  [/^attempt-confirmed/, 'check'],
  [/^cash/, 'cash'],
  [/^refund/, 'undo'],
  [/looked-up/, 'search'],
  [/-read$/, 'eye'],
  [/-delivered$/, 'checks'],
  [/-(failed|refused)$/, 'cross'],
  [/-(asks|unknown)$/, 'question'],
  [/-withdrawn$/, 'minus'],
  [/-queued$/, 'clock'],
  [/^bill-/, 'send'],
  [/^(cancel|order-canceled|way-closed)/, 'ban'],
  [/^status/, 'box'],
  [/^order/, 'bill'],
];

/** The picture of a fact, by its code; else by what it is about. */
export function point({ code, group }: Pick<EvidenceView, 'code' | 'group'>): IconName {
  const found = points.find(([codes]) => codes.test(code));
  return found?.[1] ?? ({ money: 'rupee', message: 'chat', order: 'bill' } as const)[group];
}

/** The facts of a group, in their order, under the days they belong to. `dayOf` says a day's name. */
export function byDay(evidence: EvidenceView[], group: Group, dayOf: (at: string) => string): { day: string; facts: EvidenceView[] }[] {
  const days: { day: string; facts: EvidenceView[] }[] = [];
  for (const fact of evidence) {
    if (group !== 'all' && fact.group !== group) continue;
    const day = dayOf(fact.at);
    const last = days.at(-1);
    if (last?.day === day) last.facts.push(fact);
    else days.push({ day, facts: [fact] });
  }
  return days;
}
