// @vitest-environment happy-dom
import { mount, unmount } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { desk } from '$shared/desk.svelte';
import { speak } from '$shared/i18n/words.svelte';
import { dispatch } from '$shared/keys';
import { toasts } from '$shared/toasts.svelte';
import Bill from './Bill.svelte';
import { core, reset } from './testing/core';
import { Keyboard, settle } from './testing/keyboard';

vi.mock('#commands', () => import('./testing/core'));

const MOST_KEYS = 45;
const all = (name: string) => [...document.querySelectorAll<HTMLElement>(`[data-test="${name}"]`)];
const one = (name: string) => all(name)[0];
const value = (name: string) => (one(name) as HTMLInputElement | undefined)?.value;
const text = (name: string) => one(name)?.textContent?.trim();
const isOn = (name: string) => document.activeElement?.getAttribute('data-test') === name;

let keys: Keyboard;
let screen: ReturnType<typeof mount>;
let books = 0;

async function open(): Promise<void> {
  screen = mount(Bill, { target: document.body });
  await settle();
}

beforeEach(async () => {
  reset();
  document.body.innerHTML = '';
  window.addEventListener('keydown', dispatch);
  await speak('en-IN');
  // A book of its own for each test: the counter outlives the screen.
  desk.opening = { state: 'shop', book: `real ${(books += 1)}` as 'real', failure: null, place: '/bill', version: '0', preferences: { language: 'en-IN', theme: 'light', text_percent: 100, on_close: 'ask', show_names_in_notifications: false, setup_done: true } };
  keys = new Keyboard();
  await open();
});

afterEach(async () => {
  await unmount(screen);
  window.removeEventListener('keydown', dispatch);
});

async function addItem(name: string, quantity = ''): Promise<void> {
  await keys.type(name);
  await keys.press('Enter');
  await keys.type(quantity);
  await keys.press('Enter');
}

async function sunita(): Promise<void> {
  await keys.press('F4');
  await keys.type('0417');
  await keys.press('Enter');
}

describe('a bill by keyboard alone', () => {
  it('begins in the item search', () => {
    expect(isOn('bill-entry')).toBe(true);
  });

  it(`takes at most ${MOST_KEYS} keys for five lines and a known customer, every key counted`, async () => {
    await sunita();
    await addItem('ata', '2');
    await addItem('sug', '2.5');
    await addItem('tea');
    await addItem('dal');
    await addItem('oil', '3');
    await keys.press('F10');
    await keys.press('Enter');
    expect(core.finished).toEqual([{ number: 'A-842', how: 'whatsapp', reference_id: null, total: '1842.00' }]);
    expect(keys.n_keys).toBeLessThanOrEqual(MOST_KEYS);
    expect(keys.n_keys).toBe(38);
    expect([text('bill-number'), isOn('bill-entry'), all('bill-line')]).toEqual(['A-843', true, []]);
  });

  it('a quantity before the name saves the way to the quantity', async () => {
    await keys.type('2.5*dal');
    await keys.press('Enter');
    expect([value('line-quantity'), isOn('bill-entry')]).toEqual(['2.5', true]);
  });

  it('Enter in an empty search finishes, and a second Enter does not send', async () => {
    await sunita();
    await addItem('dal');
    await keys.press('Enter');
    expect(one('finish')).toBeTruthy();
    await keys.press('Enter');
    await keys.press('Enter');
    expect(core.finished).toEqual([]);
    await keys.press('Ctrl+Enter');
    expect(core.finished).toHaveLength(1);
  });

  it('an Enter that repeats by itself commits nothing', async () => {
    await sunita();
    await addItem('dal');
    await keys.press('F10');
    await keys.press('Ctrl+Enter', { repeat: true });
    expect(core.finished).toEqual([]);
  });

  it('plus, minus, star and Del act on the line, and what was removed comes back', async () => {
    await keys.type('dal');
    await keys.press('Enter');
    await keys.press('+');
    await keys.press('+');
    await keys.press('-');
    expect(value('line-quantity')).toBe('2');
    await keys.press('*');
    await keys.type('4');
    expect(value('line-quantity')).toBe('4');
    await keys.press('*');
    await keys.press('Delete');
    expect(all('bill-line')).toEqual([]);
    await keys.press('Ctrl+z');
    expect(value('line-quantity')).toBe('4');
    await keys.press('Ctrl+y');
    expect(all('bill-line')).toEqual([]);
  });

  it('Esc asks before it holds, and holds nothing that is not answered', async () => {
    await addItem('dal');
    await keys.press('Escape');
    expect([one('dialog') !== undefined, core.bills.get('A-842')?.state]).toEqual([true, 'open']);
    await keys.press('Enter');
    expect([core.bills.get('A-842')?.state, text('bill-number')]).toEqual(['held', 'A-843']);
  });
});

describe('hurried hands', () => {
  it('what is typed before the search answered is the quantity', async () => {
    let answer = () => {};
    core.gates.set('findProducts', new Promise<void>((done) => (answer = done)));
    await keys.type('dal');
    await keys.press('Enter');
    await keys.type('2.5');
    answer();
    await settle();
    expect([value('line-quantity'), value('bill-entry'), all('bill-line').length]).toEqual(['2.5', '', 1]);
  });

  it('the next item typed before the search answered is not lost', async () => {
    let answer = () => {};
    core.gates.set('findProducts', new Promise<void>((done) => (answer = done)));
    await keys.type('dal');
    await keys.press('Enter');
    await keys.type('oil');
    answer();
    await settle();
    expect([all('bill-line').length, value('bill-entry'), isOn('bill-entry')]).toEqual([1, 'oil', true]);
  });

  it('pressed three times, a bill is finished once', async () => {
    await sunita();
    await addItem('dal');
    await keys.press('F10');
    let answer = () => {};
    core.gates.set('finishBill', new Promise<void>((done) => (answer = done)));
    for (let times = 0; times < 3; times += 1) await keys.press('Ctrl+Enter');
    one('finish-send')?.click();
    one('finish-send')?.click();
    answer();
    await settle();
    expect(core.calls.filter(({ name }) => name === 'finishBill')).toHaveLength(1);
    expect(one('finish')).toBeUndefined();
  });

  it('while a character is composed no key is a command', async () => {
    await keys.type('dal');
    await keys.press('Enter', { isComposing: true });
    await keys.press('F10', { isComposing: true });
    await keys.press('F9', { isComposing: true });
    expect([all('bill-line'), one('finish'), value('bill-entry')]).toEqual([[], undefined, 'dal']);
  });
});

describe('customers', () => {
  it('four digits and Enter choose one, with the last bill and what is owed', async () => {
    await sunita();
    expect([text('bill-customer'), text('bill-owes'), isOn('bill-entry')]).toEqual(['Sunita Deshmukh', '₹420.00', true]);
  });

  it('ten digits that nobody has ask for a name and nothing else', async () => {
    await keys.press('F4');
    await keys.type('9812345670');
    await keys.press('Enter');
    expect(isOn('bill-name')).toBe(true);
    await keys.type('Meera Nair');
    expect([isOn('bill-name'), value('bill-name')]).toEqual([true, 'Meera Nair']);
    await keys.press('Enter');
    expect([text('bill-customer'), isOn('bill-entry')]).toEqual(['Meera Nair', true]);
    expect(core.bills.get('A-842')?.form.customer).toMatchObject({ phone: '9812345670', name: 'Meera Nair' });
  });

  it('digits that nobody has are no customer, and the field says what to do', async () => {
    await keys.press('F4');
    await keys.type('55555');
    await keys.press('Enter');
    expect([isOn('bill-phone'), value('bill-phone')]).toEqual([true, '55555']);
    expect(document.body.textContent).toContain('Type all ten digits');
  });

  it('Esc goes back to the customer that was there', async () => {
    await sunita();
    await keys.press('F4');
    await keys.type('98');
    await keys.press('Escape');
    expect([text('bill-customer'), isOn('bill-entry')]).toEqual(['Sunita Deshmukh', true]);
  });

  it('an empty field is a walk-in again, and a step back brings the customer', async () => {
    await sunita();
    await keys.press('F4');
    await keys.press('Backspace');
    await keys.press('Enter');
    expect(one('bill-customer')).toBeUndefined();
    await keys.press('Ctrl+z');
    expect(text('bill-customer')).toBe('Sunita Deshmukh');
  });

  it('F6 adds what was bought last time, and one step back takes it off', async () => {
    await sunita();
    await keys.press('F6');
    expect([value('line-quantity'), text('line-was')]).toEqual(['5', 'was ₹42.00']);
    await keys.press('Ctrl+z');
    expect([all('bill-line'), text('bill-customer')]).toEqual([[], 'Sunita Deshmukh']);
  });
});

describe('items that are not there yet', () => {
  it('are made in place: price and Enter', async () => {
    await keys.type('besan');
    await keys.press('Enter');
    expect([value('item-name'), isOn('item-price')]).toEqual(['besan', true]);
    await keys.type('95.50');
    await keys.press('Enter');
    expect([one('new-item'), value('line-price'), isOn('line-quantity')]).toEqual([undefined, '95.50', true]);
  });

  it('nothing is made when the search itself failed', async () => {
    core.failing.set('findProducts', 'The book is busy.');
    await keys.type('dal');
    await keys.press('Enter');
    expect([one('new-item'), value('bill-entry')]).toEqual([undefined, 'dal']);
    expect(document.body.textContent).toContain('The book is busy.');
  });

  it('pasted lines come in one step, unknown ones marked and made from their mark', async () => {
    const clipboardData = { getData: () => 'Sugar\t2.5\t44.00\nबेसन\t3\t95.50\n' };
    one('bill-entry')?.dispatchEvent(Object.assign(new Event('paste', { bubbles: true, cancelable: true }), { clipboardData }));
    await settle();
    expect([all('bill-line').length, all('line-make').length]).toEqual([2, 1]);
    one('line-make')?.click();
    await settle();
    await keys.press('Enter');
    expect([all('line-make').length, all('bill-line').length]).toEqual([0, 2]);
    await keys.press('Ctrl+z');
    await keys.press('Ctrl+z');
    expect(all('bill-line')).toEqual([]);
  });
});

describe('a scanner', () => {
  it('adds an item wherever the keyboard is, and one more of it', async () => {
    await keys.press('F4');
    await keys.scan('8901234');
    await keys.scan('8901234');
    expect([value('line-quantity'), value('bill-entry'), value('bill-phone')]).toEqual(['2', '', '']);
  });

  it('leaves the quantity alone that it typed into', async () => {
    await keys.type('dal');
    await keys.press('Enter');
    await keys.scan('8901234');
    expect(all('line-quantity').map((input) => (input as HTMLInputElement).value)).toEqual(['1', '1']);
  });

  it('with an unknown code opens a new item with that code', async () => {
    await keys.scan('7777777');
    expect(value('item-code')).toBe('7777777');
  });

  it('does not send what is in the sheet, and adds to the bill', async () => {
    await sunita();
    await addItem('dal');
    await keys.press('F10');
    await keys.scan('8901234');
    expect([core.finished, one('finish'), all('bill-line').length]).toEqual([[], undefined, 2]);
  });
});

describe('nothing typed is lost', () => {
  it('a save that fails is said, the text stays, and it is tried again', async () => {
    core.failing.set('saveBill', 'The disk is full.');
    await keys.type('dal');
    expect([one('bill-saved')?.dataset.value, value('bill-entry')]).toEqual(['failed', 'dal']);
    expect(text('bill-saved')).toContain('The disk is full.');
    core.failing.clear();
    await keys.press('Ctrl+s');
    expect([one('bill-saved')?.dataset.value, core.bills.get('A-842')?.form.entry]).toEqual(['saved', 'dal']);
  });

  it('a bill that cannot be saved is not turned away from', async () => {
    await addItem('dal');
    core.failing.set('saveBill', 'The disk is full.');
    await keys.type('oil');
    await keys.press('F9');
    expect([text('bill-number'), all('bill-line').length, value('bill-entry')]).toEqual(['A-842', 1, 'oil']);
  });

  it('another screen and back leaves the bill as it was, half-typed words and steps back too', async () => {
    await addItem('dal');
    await keys.type('oi');
    await unmount(screen);
    await speak('hi-IN');
    await open();
    expect([value('bill-entry'), all('bill-line').length, document.querySelector('h1')?.textContent]).toEqual(['oi', 1, 'नया बिल']);
    await keys.press('Ctrl+z');
    await keys.press('Ctrl+z');
    await keys.press('Ctrl+z');
    expect(all('bill-line')).toEqual([]);
  });

  it('a refusal stands in the sheet, and the bill beneath it', async () => {
    await sunita();
    await addItem('dal');
    core.failing.set('finishBill', 'The disk is full.');
    await keys.press('F10');
    await keys.press('Ctrl+Enter');
    expect([text('finish-refusal'), all('bill-line').length]).toEqual(['The disk is full.', 1]);
    core.failing.clear();
    await keys.press('Ctrl+Enter');
    expect(core.finished).toHaveLength(1);
  });

  it('a bill that was finished elsewhere can be read and not changed', async () => {
    await addItem('dal');
    Object.assign(core.bills.get('A-842') ?? {}, { state: 'finished' });
    await keys.type('o');
    expect(one('bill-closed')).toBeTruthy();
    await keys.type('il');
    await keys.press('F10');
    expect([one('finish'), all('bill-line').length]).toEqual([undefined, 1]);
    one('bill-next')?.click();
    await settle();
    expect([text('bill-number'), one('bill-closed')]).toEqual(['A-843', undefined]);
  });
});

describe('finishing', () => {
  it('a mistake is quiet while typing, and on F10 the keyboard goes to it', async () => {
    await sunita();
    await addItem('dal');
    await addItem('oil');
    await keys.press('Shift+Enter');
    await keys.type('x');
    await keys.press('Enter');
    expect(one('bill-problem')).toBeUndefined();
    await keys.press('F10');
    expect([one('finish'), text('bill-problem'), isOn('line-quantity')]).toEqual([undefined, 'A quantity must be more than 0.', true]);
  });

  it('without a telephone number WhatsApp is off with the reason, and cash is not', async () => {
    await addItem('dal');
    await keys.press('F10');
    expect([one('finish-send')?.getAttribute('aria-disabled'), text('finish-refusal')]).toEqual(['true', 'This customer has no phone number.']);
    await keys.press('Ctrl+Enter');
    expect(core.finished).toEqual([]);
    await keys.press('F8');
    await keys.press('Ctrl+Enter');
    expect(core.finished[0]).toMatchObject({ how: 'cash', total: '148.00' });
  });

  it('says what became of it, and offers the order', async () => {
    await addItem('dal');
    await keys.press('F8');
    await keys.press('F8');
    await keys.press('F10');
    await keys.press('Enter');
    const said = toasts().at(-1);
    expect(said?.text).toBe('A-842 is written as due, ₹148.00.');
    said?.action?.act();
    expect(desk.place).toBe('/order/A-842');
  });

  it('stays finished when the next bill cannot be begun', async () => {
    await addItem('dal');
    await keys.press('F8');
    core.failing.set('newBill', 'The disk is full.');
    await keys.press('F10');
    await keys.press('Enter');
    expect([core.finished.length, one('bill-error')?.textContent?.includes('The disk is full.')]).toEqual([1, true]);
  });
});

describe('held bills', () => {
  it('F9 clears the counter, Shift+F9 and Enter bring the bill back, and the one begun meanwhile is held', async () => {
    await addItem('dal');
    await keys.press('F9');
    expect([text('bill-number'), all('bill-line')]).toEqual(['A-843', []]);
    await addItem('oil');
    await keys.press('Shift+F9');
    await keys.press('Enter');
    expect([text('bill-number'), all('bill-line').length, core.bills.get('A-843')?.state]).toEqual(['A-842', 1, 'held']);
  });

  it('Del throws one away, and the way back keeps it', async () => {
    await addItem('dal');
    await keys.press('F9');
    await keys.press('Shift+F9');
    await keys.press('Delete');
    expect([all('held-bill'), core.bills.get('A-842')?.state]).toEqual([[], 'held']);
    toasts().at(-1)?.action?.act();
    await settle();
    expect(all('held-bill')).toHaveLength(1);
  });

  it('nothing typed is nothing to hold', async () => {
    await keys.press('F9');
    expect(core.calls.some(({ name }) => name === 'holdBill')).toBe(false);
  });
});
