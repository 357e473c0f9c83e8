import type { PlainKey } from '$shared/i18n/words.svelte';
import type { IconName } from '$shared/ui/icons';

export interface Screen {
  place: string;
  word: PlainKey;
  icon: IconName;
}

/** The screens of the rail, in the order of their keys Ctrl+1, Ctrl+2, … */
export function screens(isPractice: boolean): Screen[] {
  const all: Screen[] = [
    { place: '/bill', word: 'window-screen-bill', icon: 'bill' },
    { place: '/orders', word: 'window-screen-orders', icon: 'orders' },
  ];
  all.push({ place: '/chats', word: 'chats-screen', icon: 'customer' });
  if (isPractice) all.push({ place: '/practice', word: 'window-screen-practice', icon: 'phone' });
  all.push({ place: '/items', word: 'items-screen', icon: 'box' });
  all.push({ place: '/outbox', word: 'outbox-screen', icon: 'outbox' });
  all.push({ place: '/books', word: 'books-screen', icon: 'books' });
  all.push({ place: '/settings', word: 'window-screen-settings', icon: 'settings' });
  return all;
}
