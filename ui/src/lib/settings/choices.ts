// What can be chosen both at the first start and in the settings.
import { t } from '$shared/i18n/words.svelte';

/** Each language in its own words. */
export const languages = () =>
  [
    { value: 'en-IN', word: 'English', lang: 'en' },
    { value: 'hi-IN', word: 'हिन्दी', lang: 'hi' },
  ] as { value: 'en-IN' | 'hi-IN'; word: string; lang: string }[];

export const themes = () => (['system', 'light', 'dark', 'contrast'] as const).map((value) => ({ value, word: t(`window-theme-${value}`) }));
