// What the customer reads is in the customer's language, whichever the shop reads.
import type { FluentBundle, FluentVariable } from '@fluent/bundle';
import { read, type Language } from '$shared/i18n/catalogue';
import { language, t, type PlainKey } from '$shared/i18n/words.svelte';

const bundles = $state<Partial<Record<Language, FluentBundle>>>({});

const isLanguage = (tag: string): tag is Language => tag === 'en-IN' || tag === 'hi-IN';

/** Says messages in a language; in the shop's until the other one is read. Called in a component's initialisation. */
export function voice(tag: () => string): { say: (key: PlainKey) => string; count: (count: number) => string } {
  $effect(() => {
    const wanted = tag();
    if (!isLanguage(wanted) || wanted === language() || bundles[wanted]) return;
    void read(wanted).then((bundle) => (bundles[wanted] = bundle));
  });
  const spoken = (key: string, values?: Record<string, FluentVariable>): string | null => {
    const wanted = tag();
    const bundle = isLanguage(wanted) && wanted !== language() ? bundles[wanted] : undefined;
    const pattern = bundle?.getMessage(key)?.value;
    return bundle && pattern ? bundle.formatPattern(pattern, values, []) : null;
  };
  return {
    say: (key) => spoken(key) ?? t(key),
    count: (count) => spoken('counter-more-items', { count }) ?? t('counter-more-items', { count }),
  };
}
