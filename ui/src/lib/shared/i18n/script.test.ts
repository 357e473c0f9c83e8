import { expect, test } from 'vitest';
import { scriptOf } from './script';

test.each([
  ['राधा वर्मा', 'hi'],
  ['ஆனந்தி முருகன்', 'ta'],
  ['Imran Shaikh', 'en'],
  ['2 kg चीनी', 'en'],
  ['90000 00342', undefined],
  ['', undefined],
])('%s is read as %s', (text, language) => expect(scriptOf(text)).toBe(language));
