// The words on screen. `t` reads the language of the moment, so whatever shows its answer follows a change of language.
import type { FluentBundle } from '@fluent/bundle';
import { read, type Language } from './catalogue';
import type { MessageKey, Messages, Translate } from './messages';

/** The keys whose text takes nothing. */
export type PlainKey = { [K in MessageKey]: Messages[K] extends undefined ? K : never }[MessageKey];

let bundle = $state.raw<FluentBundle | null>(null);
let current = $state<Language>('en-IN');
let asked: Language = 'en-IN';

/** The language on screen. */
export const language = (): Language => current;

/** Speaks a language from now on; what is typed stays as it is. */
export async function speak(wanted: Language): Promise<void> {
  asked = wanted;
  const next = await read(wanted);
  // Another language may have been asked for meanwhile; the last one holds.
  if (asked !== wanted) return;
  bundle = next;
  current = wanted;
  document.documentElement.lang = wanted;
}

function say(key: string, values?: Record<string, unknown>): string {
  // Before the first language is read there is nothing to say; a key that no catalogue has is shown as it is.
  if (!bundle) return '';
  const pattern = bundle.getMessage(key)?.value;
  if (!pattern) return key;
  return bundle.formatPattern(pattern, values as never, []);
}

/** Says a message of the catalogue. */
export const t: Translate = (key, ...values) => say(key, values[0] as Record<string, unknown> | undefined);

/** Says a message whose key is put together from a code, if the catalogue has it. */
export function maybe(key: string, otherwise = ''): string {
  return bundle?.hasMessage(key) ? say(key) : otherwise;
}

/** Whether a text is a key of the catalogue. */
export const isKey = (key: string): key is MessageKey => bundle?.hasMessage(key) ?? false;
