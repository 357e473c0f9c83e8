// Money is a decimal string in rupees, "1234.50". It is cut and grouped here, never computed.

/** Digits grouped the Indian way: `1234567` → `12,34,567`. */
export function grouped(digits: string): string {
  if (digits.length <= 3) return digits;
  return digits.slice(0, -3).replace(/\B(?=(\d{2})+(?!\d))/g, ',') + ',' + digits.slice(-3);
}

/** An amount taken apart for display: sign U+2212 or nothing, grouped rupees, two digits of paise. */
export function parts(amount: string): { sign: string; rupees: string; paise: string } {
  const negative = amount.startsWith('-');
  const [rupees = '0', paise = ''] = amount.replace('-', '').split('.');
  return { sign: negative ? '−' : '', rupees: grouped(rupees), paise: paise.padEnd(2, '0').slice(0, 2) };
}

/** `−₹1,23,456.50` */
export function spoken(amount: string): string {
  const { sign, rupees, paise } = parts(amount);
  return `${sign}₹${rupees}.${paise}`;
}

/** Whole paise for a message of the catalogue. */
export function toPaise(amount: string): number {
  const { rupees, paise } = parts(amount);
  const whole = Number(rupees.replaceAll(',', '') + paise);
  return amount.startsWith('-') ? -whole : whole;
}

/** Whether an amount is nothing. */
export const isZero = (amount: string): boolean => /^-?0*(\.0*)?$/.test(amount);

/** What is taken off, with its minus, whichever sign the amount came with. */
export const minus = (amount: string): string => (isZero(amount) ? amount : `-${amount.replace(/^-/, '')}`);

/** A number of things, grouped as people here read it. */
export const count = (n: number): string => grouped(String(n));
