// @vitest-environment happy-dom
import { mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ListenerAccountView, ListenerView } from '$shared/ipc/bindings';
import { Refusal } from '$shared/ipc/refusal';
import { speak } from '$shared/i18n/words.svelte';
import Listener from './Listener.svelte';

const core = vi.hoisted(() => ({ listener: vi.fn(), setListener: vi.fn(), agreeSecret: vi.fn(), closeRoute: vi.fn() }));
vi.mock('#commands', () => ({ commands: core, listen: () => () => undefined }));

const meta: ListenerAccountView = { name: 'Direct', source: 'meta', address: '/s/account-1/meta', fetch_address: '', proof: 'closed', shown_as: '', answers_question: false, hears: 'everything', last_heard_at: null };
const kaleyra: ListenerAccountView = { name: 'Shop', source: 'kaleyra', address: '/s/account-2/kaleyra', fetch_address: '', proof: 'header', shown_as: 'X-Parchi-Key', answers_question: false, hears: 'payments', last_heard_at: '2026-11-22T06:20:00Z' };
const off: ListenerView = { form: { on: false, port: '', tunnel: '' }, state: 'off', problem: null, local_url: '', accounts: [meta, kaleyra] };
const on: ListenerView = { ...off, form: { on: true, port: '24680', tunnel: 'shop.example.com' }, state: 'listening', local_url: 'http://127.0.0.1:24680' };

const all = (name: string) => [...document.querySelectorAll<HTMLElement>(`[data-test="${name}"]`)];
const press = (name: string, n = 0) => all(name)[n]?.click();
const text = (name: string, n = 0) => all(name)[n]?.textContent?.trim();
const settle = async (ms = 0) => {
  await vi.advanceTimersByTimeAsync(ms);
};

let screen: ReturnType<typeof mount>;

async function open(view: ListenerView): Promise<void> {
  core.listener.mockResolvedValue(view);
  screen = mount(Listener, { target: document.body });
  await settle();
}

beforeEach(async () => {
  vi.useFakeTimers();
  for (const command of Object.values(core)) command.mockReset();
  document.body.innerHTML = '';
  await speak('en-IN');
});

afterEach(async () => {
  await unmount(screen);
  await settle(60_000);
  vi.useRealTimers();
});

test('it is off, each account says how it is proved, and nothing leads here yet', async () => {
  await open(off);
  expect(text('listener-state')).toBe('Off');
  expect([text('listener-proof', 0), text('listener-proof', 1)]).toEqual(['Closed', 'Header']);
  expect([text('listener-heard', 0), text('listener-heard', 1)?.startsWith('Last heard 22 Nov')]).toEqual(['Nothing heard yet', true]);
  expect(all('listener-local')).toEqual([]);
  expect(all('listener-close')).toHaveLength(1);
});

test('turned on it shows the port that was drawn and where the tunnel has to lead', async () => {
  await open(off);
  press('listener-on');
  core.setListener.mockResolvedValue(on);
  press('listener-save');
  await settle();
  expect(core.setListener).toHaveBeenCalledWith({ on: true, port: '', tunnel: '' });
  expect([text('listener-state'), text('listener-local')]).toEqual(['Listening', 'http://127.0.0.1:24680']);
  expect((all('listener-port')[0] as HTMLInputElement).value).toBe('24680');
});

test('what is wrong stands at its field, and a port that is taken is said', async () => {
  await open({ ...on, state: 'failed', problem: { code: 'port_in_use', field: 'port', message: 'Port 24680 is taken.' } });
  expect(text('listener-problem')).toBe('Port 24680 is taken.');
  core.setListener.mockImplementation(() => Promise.reject(new Refusal({ code: 'field_invalid', field: 'tunnel', message: 'Not a name.' })));
  press('listener-save');
  await settle();
  expect(document.querySelector('.wrong')?.closest('div')?.parentElement?.textContent).toContain('Not a name.');
});

test('a secret is asked for elsewhere and a route is closed after a second word', async () => {
  await open(on);
  press('listener-agree-verify_token');
  await settle();
  expect(core.agreeSecret).toHaveBeenCalledWith('Direct', 'verify_token');
  press('listener-close');
  await settle();
  expect(core.closeRoute).not.toHaveBeenCalled();
  core.closeRoute.mockResolvedValue({ ...on, accounts: [meta, { ...kaleyra, proof: 'closed' }] });
  press('dialog-confirm');
  await settle();
  expect(core.closeRoute).toHaveBeenCalledWith('Shop');
  expect([text('listener-proof', 1), all('listener-close').length]).toEqual(['Closed', 0]);
});

test('a refusal can be asked again, and without an account it says what to do', async () => {
  core.listener.mockImplementationOnce(() => Promise.reject(new Refusal({ code: 'internal', field: null, message: 'The book cannot be read.' })));
  await open({ ...off, accounts: [] });
  expect(document.body.textContent).toContain('The book cannot be read.');
  press('listener-retry');
  await settle();
  expect(text('listener-accounts-none')).toContain('There is no account yet');
});
