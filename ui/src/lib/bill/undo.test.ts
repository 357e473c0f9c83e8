import { describe, expect, it } from 'vitest';
import type { BillForm } from '$shared/ipc/bindings';
import { Undo } from './undo';

const bill = (entry: string) => ({ entry, lines: [] }) as unknown as BillForm;

function typed(...steps: [string, string][]): Undo {
  const undo = new Undo();
  undo.begin(bill(''));
  for (const [what, entry] of steps) undo.note(what, bill(entry));
  return undo;
}

describe('steps back', () => {
  it('a word typed into one field goes back as one step', () => {
    const undo = typed(['name', 's'], ['name', 'su'], ['name', 'sug']);
    expect(undo.back()?.entry).toBe('');
  });

  it('changes of two fields are two steps', () => {
    const undo = typed(['name', 'sugar'], ['price', '44']);
    expect(undo.back()?.entry).toBe('sugar');
    expect(undo.back()?.entry).toBe('');
    expect(undo.back()).toBeNull();
  });

  it('a step back can be taken forth, until something else is typed', () => {
    const undo = typed(['name', 'a'], ['price', 'b']);
    undo.back();
    expect(undo.forth()?.entry).toBe('b');
    undo.back();
    undo.note('name', bill('c'));
    expect(undo.forth()).toBeNull();
  });

  it('what came and went within one field leaves no step', () => {
    const undo = typed(['price', '44'], ['name', '448901'], ['name', '44']);
    undo.note('name', bill('44 dal'));
    expect(undo.back()?.entry).toBe('44');
    expect(undo.back()?.entry).toBe('');
  });

  it('changes of no field are each a step of their own', () => {
    const undo = new Undo();
    undo.begin(bill(''));
    undo.note(null, bill('one'));
    undo.note(null, bill('two'));
    expect(undo.back()?.entry).toBe('one');
  });
});
