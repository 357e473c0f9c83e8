// One catalogue for the program and the page: the .ftl files of the `words` crate, read by Fluent on both sides.
import { FluentBundle, FluentNumber, FluentResource, type FluentVariable } from '@fluent/bundle';
import { grouped } from './money';

export type Language = 'en-IN' | 'hi-IN';

const texts: Record<Language, () => Promise<{ default: Record<string, string> }>> = {
  'en-IN': () => import('./en-IN'),
  'hi-IN': () => import('./hi-IN'),
};

/** `MONEY($paise)`: the same text as in Rust, whole paise in and `₹1,23,456.50` out. */
function money([value]: (FluentVariable | unknown)[]): string {
  const paise = BigInt(value instanceof FluentNumber ? value.value : Number(value));
  const digits = (paise < 0n ? -paise : paise).toString().padStart(3, '0');
  return `${paise < 0n ? '-' : ''}₹${grouped(digits.slice(0, -2))}.${digits.slice(-2)}`;
}

/** Reads the catalogue of a language. */
export async function read(language: Language): Promise<FluentBundle> {
  const bundle = new FluentBundle(language, { useIsolating: false, functions: { MONEY: money } });
  const files = (await texts[language]()).default;
  for (const text of Object.values(files)) bundle.addResource(new FluentResource(text));
  return bundle;
}
