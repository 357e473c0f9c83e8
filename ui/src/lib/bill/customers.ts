// What is typed to find a customer: a telephone number, whole or in part, or a name. Digits of any script are digits.

const FEWEST_DIGITS = 3;
const FEWEST_LETTERS = 2;
const WHOLE = 10;

const digitsOf = (text: string): string => [...text].filter((letter) => /\p{Nd}/u.test(letter)).join('');

/** Whether it is the beginning of a number rather than of a name. */
export const isNumber = (text: string): boolean => /^[\p{Nd}\s()+.-]+$/u.test(text.trim()) && digitsOf(text) !== '';

/** Whether it is a whole number: ten digits, with or without the country's. */
export const isWholeNumber = (text: string): boolean => isNumber(text) && digitsOf(text).length >= WHOLE;

/** Whether there is enough of it to look for. */
export function isEnough(text: string): boolean {
  if (isNumber(text)) return digitsOf(text).length >= FEWEST_DIGITS;
  return text.trim().length >= FEWEST_LETTERS;
}
