// What tests of accounts found. A test asks the provider and never writes to a customer.
import { commands } from '#commands';
import { t } from '$shared/i18n/words.svelte';
import type { AccountTestView, AccountView } from '$shared/ipc/bindings';
import { Refusal } from '$shared/ipc/refusal';

export type Found = AccountTestView | Refusal | 'testing';

export class Tests {
  #found = $state.raw<Record<string, Found>>({});
  #keyless: string[] = [];

  /** What the last test of an account found, if there was one. */
  of(name: string): Found | null {
    return this.#found[name] ?? null;
  }

  /** Tests an account; while a test is under way another is not begun. */
  async run(name: string): Promise<void> {
    if (this.#found[name] === 'testing') return;
    this.#keep(name, 'testing');
    const found = await commands.testAccount(name).catch((thrown: unknown) => Refusal.of(thrown, t('window-failed')));
    this.#keep(name, found);
  }

  /** Tests by itself whose key has come since the last look. */
  see(accounts: AccountView[]): void {
    const come = accounts.filter(({ name, has_key }) => has_key && this.#keyless.includes(name));
    this.#keyless = accounts.filter(({ has_key }) => !has_key).map(({ name }) => name);
    for (const { name } of come) void this.run(name);
  }

  #keep(name: string, found: Found): void {
    this.#found = { ...this.#found, [name]: found };
  }
}
