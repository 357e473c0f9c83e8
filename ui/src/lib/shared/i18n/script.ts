// The language of a name, as far as its letters tell: for fonts, line height and whoever reads the page aloud.

const SCRIPTS: [RegExp, string][] = [
  [/\p{Script=Devanagari}/u, 'hi'],
  [/\p{Script=Tamil}/u, 'ta'],
  [/\p{Script=Bengali}/u, 'bn'],
  [/\p{Script=Gujarati}/u, 'gu'],
  [/\p{Script=Telugu}/u, 'te'],
  [/\p{Script=Kannada}/u, 'kn'],
  [/\p{Script=Malayalam}/u, 'ml'],
  [/\p{Script=Gurmukhi}/u, 'pa'],
  [/\p{Script=Arabic}/u, 'ur'],
  [/\p{Script=Latin}/u, 'en'],
];

/** `hi` for राधा, `en` for Radha; nothing where the letters tell nothing. The script that comes first counts. */
export function scriptOf(text: string): string | undefined {
  for (const letter of text) {
    const found = SCRIPTS.find(([letters]) => letters.test(letter));
    if (found) return found[1];
  }
  return undefined;
}
