import { afterEach, describe, expect, it, vi } from 'vitest';
import { chordOf, dispatch, scope, type KeyMap } from './keys';

type Pressed = Partial<KeyboardEvent> & { key: string };

function event(pressed: Pressed): KeyboardEvent {
  return { code: '', keyCode: 0, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false, preventDefault: vi.fn(), ...pressed } as KeyboardEvent;
}

const ends: (() => void)[] = [];
const during = (map: KeyMap) => ends.push(scope(() => map));
let isDialogOpen = false;

vi.stubGlobal('document', { querySelector: () => (isDialogOpen ? {} : null) });
afterEach(() => {
  isDialogOpen = false;
  ends.splice(0).forEach((end) => end());
});

describe('a key', () => {
  it('is named by its place on the keyboard, whatever the layout writes', () => {
    expect(chordOf(event({ key: 'व', code: 'KeyK', ctrlKey: true }))).toBe('Ctrl+KeyK');
    expect(chordOf(event({ key: '१', code: 'Digit1', ctrlKey: true }))).toBe('Ctrl+Digit1');
  });

  it('is named by what it means where it has no letter', () => {
    expect(chordOf(event({ key: 'F9', code: 'F9', shiftKey: true }))).toBe('Shift+F9');
    expect(chordOf(event({ key: 'Enter', code: 'NumpadEnter', ctrlKey: true }))).toBe('Ctrl+Enter');
    expect(chordOf(event({ key: '?', code: 'Slash', shiftKey: true }))).toBe('?');
  });

  it('goes to the newest scope, and on to the one before only if handed on', () => {
    const did: string[] = [];
    during({ F10: () => did.push('screen'), Escape: () => did.push('back') });
    during({ F10: () => did.push('sheet'), Escape: () => (did.push('no'), false) });
    dispatch(event({ key: 'F10' }));
    dispatch(event({ key: 'Escape' }));
    expect(did).toEqual(['sheet', 'no', 'back']);
  });

  it('does nothing while a character is being composed', () => {
    const act = vi.fn();
    during({ Enter: act });
    dispatch(event({ key: 'Enter', isComposing: true }));
    dispatch(event({ key: 'Enter', keyCode: 229 }));
    expect(act).not.toHaveBeenCalled();
  });

  it('does not reach the page beneath an open dialog', () => {
    const page = vi.fn();
    const dialog = vi.fn();
    during({ F10: page });
    isDialogOpen = true;
    dispatch(event({ key: 'F10' }));
    during({ F10: dialog, 'in-dialog': () => false });
    dispatch(event({ key: 'F10' }));
    expect(page).not.toHaveBeenCalled();
    expect(dialog).toHaveBeenCalledOnce();
  });

  it('that the browser would take is kept from it, also when nobody wants it', () => {
    const reload = event({ key: 'r', code: 'KeyR', ctrlKey: true });
    const letter = event({ key: 'a', code: 'KeyA' });
    dispatch(reload);
    dispatch(letter);
    expect(reload.preventDefault).toHaveBeenCalled();
    expect(letter.preventDefault).not.toHaveBeenCalled();
  });
});
