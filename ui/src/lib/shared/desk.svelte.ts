// What the whole window shares: which book is open, how it fares, and which screen is on. The truth is the program's.
import { commands, listen } from '#commands';
import type { OpeningView, Preferences, StatusView } from './ipc/bindings';
import { Refusal } from './ipc/refusal';
import { speak, t } from './i18n/words.svelte';
import { toast } from './toasts.svelte';

class Desk {
  opening = $state.raw<OpeningView | null>(null);
  status = $state.raw<StatusView | null>(null);
  place = $state('/bill');
  /** Grows whenever the book changed; whoever shows something of it asks again. */
  version = $state(0);
  phoneVersion = $state(0);
  now = $state(new Date());
  phoneShown = $state(true);
  closing = $state(false);

  get isPractice(): boolean {
    return this.opening?.book === 'practice';
  }

  get preferences(): Preferences | null {
    return this.opening?.preferences ?? null;
  }

  /** Asks what is there, and hears the program from then on. */
  async begin(): Promise<void> {
    listen('book_changed', () => (this.version += 1));
    listen('practice_changed', () => (this.phoneVersion += 1));
    listen('status_changed', (status) => (this.status = status));
    listen('go_to', ({ place }) => this.go(place));
    listen('close_asked', () => (this.closing = true));
    setInterval(() => (this.now = new Date()), 15_000);
    darkness.addEventListener('change', () => this.colour());
    await this.take(await commands.opening());
  }

  /** Another book, or the same one again. */
  async take(opening: OpeningView): Promise<void> {
    await this.wear(opening.preferences);
    this.opening = opening;
    this.place = opening.state === 'shop' ? (opening.place ?? '/bill') : `/${opening.state}`;
    this.version += 1;
    this.phoneVersion += 1;
    this.status = opening.state === 'shop' ? await commands.status().catch(() => null) : null;
  }

  /** Shows another screen, and has the program remember it. */
  go(place: string): void {
    this.place = place;
    if (this.opening?.state === 'shop') void commands.rememberPlace(place).catch(() => null);
  }

  /** From the shop's own book to practice, or back. */
  async changeBook(): Promise<void> {
    const opening = await this.attempt(() => (this.isPractice ? commands.leavePractice() : commands.openPractice()));
    if (opening) await this.take(opening);
  }

  /** Wears another choice of the person's at once and has it kept; if that is refused, all is as before. */
  async prefer(change: Partial<Preferences>): Promise<void> {
    if (!this.opening) return;
    const before = this.opening.preferences;
    const wanted = { ...before, ...change };
    await this.choose(wanted);
    try {
      await commands.setPreferences(wanted);
    } catch (thrown) {
      if (this.opening.preferences === wanted) await this.choose(before);
      throw thrown;
    }
  }

  /** Does something that may be refused, and says so where it is. */
  async attempt<T>(act: () => Promise<T>): Promise<T | null> {
    try {
      return await act();
    } catch (thrown) {
      toast(Refusal.of(thrown, t('window-failed')).message);
      return null;
    }
  }

  private async choose(preferences: Preferences): Promise<void> {
    if (this.opening) this.opening = { ...this.opening, preferences };
    await this.wear(preferences);
  }

  private colour(): void {
    if (this.preferences) document.documentElement.dataset.theme = themeOf(this.preferences);
  }

  private async wear(preferences: Preferences): Promise<void> {
    const root = document.documentElement;
    root.dataset.theme = themeOf(preferences);
    root.style.setProperty('--text', String(preferences.text_percent / 100));
    await speak(preferences.language);
  }
}

const darkness = matchMedia('(prefers-color-scheme: dark)');

export const desk = new Desk();

/** The theme that is worn: the computer's own where the person left the choice to it. */
function themeOf({ theme }: Preferences): string {
  if (theme !== 'system') return theme;
  return darkness.matches ? 'dark' : 'light';
}
