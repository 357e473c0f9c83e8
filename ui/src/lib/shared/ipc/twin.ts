// The program's twin: answers from views that the Rust core wrote down, one file per screen and state.
// `?fixture=orders.full&lang=hi-IN&theme=dark&text=150`, and `place=/settings/accounts` for a part of a screen.
import { Refusal } from './refusal';
import type { Commands, Events, Unlisten } from './types';

interface Fixture {
  place: string;
  answers: Record<string, unknown>;
  failures?: Record<string, { code: string; field: string | null; message: string }>;
  pending?: string[];
}

const files = import.meta.glob<Fixture>('../../../../fixtures/**/*.json', { import: 'default' });
const wanted = new URLSearchParams(location.search);
const language = wanted.get('lang') ?? 'en-IN';
const loaded = load(wanted.get('fixture') ?? 'bill.full');
const heard = new Map<string, Set<(payload: never) => void>>();

async function load(name: string): Promise<Fixture> {
  const file = files[`../../../../fixtures/${language}/${name}.json`];
  if (!file) throw new Error(`no fixture ${language}/${name}`);
  return file();
}

async function answer(name: string, values: unknown[]): Promise<unknown> {
  const fixture = await loaded;
  const failure = fixture.failures?.[name];
  if (failure) throw new Refusal(failure);
  if (fixture.pending?.includes(name)) return new Promise(() => {});
  if (!(name in fixture.answers)) throw new Refusal({ code: 'internal', field: null, message: name });
  const found = structuredClone(fixture.answers[name]);
  return shaped(name, values, found, fixture);
}

/** What the person chose for this look, and the part of a long list that was asked for. */
function shaped(name: string, values: unknown[], found: unknown, fixture: Fixture): unknown {
  if (name === 'opening') {
    const opening = found as { place: string | null; preferences: Record<string, unknown> };
    const theme = wanted.get('theme');
    const text = wanted.get('text');
    opening.place = wanted.get('place') ?? fixture.place;
    if (theme) opening.preferences.theme = theme;
    if (text) opening.preferences.text_percent = Number(text);
  }
  if (name === 'orders') {
    const { position, limit } = values[0] as { position: number; limit: number };
    const page = found as { rows: { number: string }[]; position: number; total: number };
    const many = Number(wanted.get('rows') ?? page.total);
    // Below those that were written down they come again, under their own numbers.
    const rows = Array.from({ length: Math.max(0, Math.min(limit, many - position)) }, (_, n) => {
      const at = position + n;
      const row = page.rows[at % page.rows.length];
      return at < page.rows.length ? row : { ...row, number: `A-${many - at}` };
    });
    return { ...page, rows, position, total: many };
  }
  if (name === 'saveBill') return { ...(found as object), form: values[1], sequence: values[2] };
  if (name === 'setPreferences' || name === 'setShop' || name === 'setFaults') return values[0];
  return found;
}

export const commands = new Proxy({} as Commands, {
  get: (_, name) => (...values: unknown[]) => answer(String(name), values),
});

/** Nothing happens by itself here, unless a test says so with `window.twinSays(event, payload)`. */
export function listen<E extends keyof Events>(event: E, hear: (payload: Events[E]) => void): Unlisten {
  const all = heard.get(event) ?? new Set();
  heard.set(event, all.add(hear as (payload: never) => void));
  return () => void all.delete(hear as (payload: never) => void);
}

Object.assign(window, {
  twinSays: (event: string, payload: never) => heard.get(event)?.forEach((hear) => hear(payload)),
});
