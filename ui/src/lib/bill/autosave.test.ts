import { describe, expect, it } from 'vitest';
import { Autosave, type Saved } from './autosave';

interface Stored {
  sequence: number;
  text: string;
}

/** A book whose answers come when the test says so. */
function scene(sequence = 0) {
  let text = '';
  const waiting: { typed: string; sequence: number; answer: (stored?: Partial<Stored>) => void; fail: () => void }[] = [];
  const told: Saved[] = [];
  const stored: string[] = [];
  const again: (() => void)[] = [];
  const closed: Stored[] = [];
  let failures = 0;
  const autosave = new Autosave<string, Stored>(sequence, {
    take: () => text,
    save: (typed, sequence) =>
      new Promise((done, reject) => {
        waiting.push({ typed, sequence, answer: (other) => done({ sequence, text: typed, ...other }), fail: () => reject(new Error('full')) });
      }),
    stored: ({ text }) => stored.push(text),
    closed: (last) => closed.push(last),
    failed: () => (failures += 1),
    tell: (saved) => told.push(saved),
    later: (act) => again.push(act),
  });
  const type = (typed: string) => {
    text = typed;
    autosave.note();
  };
  const settle = () => new Promise<void>((done) => setTimeout(done));
  return { autosave, waiting, told, stored, again, closed, type, settle, failures: () => failures };
}

describe('saving while typing', () => {
  it('one save is under way, and the newest goes next', async () => {
    const { waiting, stored, type, settle } = scene();
    for (const typed of ['d', 'da', 'dal']) type(typed);
    expect(waiting.map(({ typed }) => typed)).toEqual(['d']);
    waiting[0]?.answer();
    await settle();
    expect(waiting.map(({ typed }) => typed)).toEqual(['d', 'dal']);
    waiting[1]?.answer();
    await settle();
    expect(stored).toEqual(['d', 'dal']);
  });

  it('sequences go on above what the book holds, and only grow', async () => {
    const { waiting, type, settle } = scene(12);
    type('d');
    waiting[0]?.answer();
    await settle();
    type('da');
    expect(waiting.map(({ sequence }) => sequence)).toEqual([13, 14]);
  });

  it('saved is said only when the newest is in the book', async () => {
    const { waiting, told, type, settle } = scene();
    type('d');
    type('da');
    waiting[0]?.answer();
    await settle();
    expect(told).not.toContain('saved');
    waiting[1]?.answer();
    await settle();
    expect(told.at(-1)).toBe('saved');
  });

  it('a save that fails is said, and tried again with what is typed by then', async () => {
    const { waiting, told, again, type, settle, failures } = scene();
    type('d');
    waiting[0]?.fail();
    await settle();
    expect([told.at(-1), failures()]).toEqual(['failed', 1]);
    again[0]?.();
    expect(waiting[1]?.typed).toBe('d');
    waiting[1]?.answer();
    await settle();
    expect(told.at(-1)).toBe('saved');
  });

  it('typing on after a failure saves at once, and the waiting try does nothing more', async () => {
    const { waiting, again, type, settle } = scene();
    type('d');
    waiting[0]?.fail();
    await settle();
    type('da');
    waiting[1]?.answer();
    await settle();
    again[0]?.();
    expect(waiting).toHaveLength(2);
  });

  it('flushing waits for the newest, and says when it could not be kept', async () => {
    const { autosave, waiting, type, settle } = scene();
    type('d');
    type('da');
    const flushed = autosave.flush();
    waiting[0]?.answer();
    await settle();
    waiting[1]?.fail();
    expect(await flushed).toBe(false);
    const again = autosave.flush();
    waiting[2]?.answer();
    expect(await again).toBe(true);
  });

  it('what another window wrote meanwhile is written over by what was typed here last', async () => {
    const { waiting, stored, type, settle } = scene(3);
    type('mine');
    waiting[0]?.answer({ sequence: 9, text: 'theirs' });
    await settle();
    expect(waiting[1]).toMatchObject({ typed: 'mine', sequence: 10 });
    waiting[1]?.answer();
    await settle();
    expect(stored).toEqual(['mine']);
  });

  it('a bill that takes no more was finished elsewhere, and nothing is sent for it again', async () => {
    const { waiting, closed, type, settle } = scene(3);
    type('late');
    waiting[0]?.answer({ sequence: 3, text: 'finished' });
    await settle();
    expect(closed).toEqual([{ sequence: 3, text: 'finished' }]);
    type('later still');
    expect(waiting).toHaveLength(1);
  });

  it('an answer that comes after another bill was opened changes nothing', async () => {
    const { autosave, waiting, stored, told, type, settle } = scene();
    type('d');
    autosave.end();
    waiting[0]?.answer();
    await settle();
    expect([stored, told]).toEqual([[], ['saving']]);
  });
});
