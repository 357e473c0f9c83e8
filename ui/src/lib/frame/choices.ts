// What the palette offers: the screens, and what can be done anywhere.
import { commands } from '#commands';
import { desk } from '$shared/desk.svelte';
import { t, type PlainKey } from '$shared/i18n/words.svelte';
import type { IconName } from '$shared/ui/icons';
import { screens } from './screens';

export interface Choice {
  group: PlainKey;
  icon: IconName;
  word: string;
  keys?: string;
  amount?: string;
  act: () => unknown;
}

/** Everything that can be chosen now. */
export function choices(): Choice[] {
  return [...toScreens(), ...anywhere(), ...looks()];
}

/** What a text finds: all its words, anywhere in the name, in any order. */
export function matching(all: Choice[], text: string): Choice[] {
  const parts = folded(text).split(/\s+/);
  return all.filter(({ word }) => parts.every((part) => folded(word).includes(part)));
}

const folded = (text: string): string => text.trim().normalize('NFC').toLocaleLowerCase();

function toScreens(): Choice[] {
  const places = screens(desk.isPractice).map(({ place, word, icon }, n): Choice => {
    return { group: 'window-screens', icon, word: t(word), keys: `Ctrl+${n + 1}`, act: () => desk.go(place) };
  });
  const further: [string, IconName, PlainKey][] = [
    ['/import', 'bill', 'import-screen'], ['/settings/accounts', 'chat', 'settings-accounts'],
    ['/settings/invoices', 'bill', 'settings-view-invoices'], ['/settings/printers', 'printer', 'settings-view-printers'],
  ];
  return [...places, ...further.map(([place, icon, word]): Choice => ({ group: 'window-screens', icon, word: t(word), act: () => desk.go(place) }))];
}

function anywhere(): Choice[] {
  const isPaused = desk.status?.paused ?? false;
  const word = t(isPaused ? 'window-resume' : 'window-pause');
  const setPaused = async () => {
    desk.status = (await desk.attempt(() => commands.setPaused(!isPaused))) ?? desk.status;
  };
  return [
    { group: 'window-palette-anywhere', icon: 'again', word: t('window-palette-look-up'), keys: 'F5', act: () => desk.attempt(() => commands.lookUpAll()) },
    { group: 'window-palette-anywhere', icon: isPaused ? 'send' : 'pause', word, act: setPaused },
    { group: 'window-palette-anywhere', icon: 'shop', word: t(desk.isPractice ? 'settings-book-leave' : 'settings-book-practice'), act: () => desk.changeBook() },
  ];
}

function looks(): Choice[] {
  const themes = (['system', 'light', 'dark', 'contrast'] as const).map((theme): Choice => {
    return { group: 'window-palette-looks', icon: 'eye', word: t(`window-theme-${theme}`), act: () => desk.attempt(() => desk.prefer({ theme })) };
  });
  const languages = ([['en-IN', 'English'], ['hi-IN', 'हिन्दी']] as const).map(([language, word]): Choice => {
    return { group: 'window-palette-looks', icon: 'chat', word, act: () => desk.attempt(() => desk.prefer({ language })) };
  });
  return [...languages, ...themes];
}
