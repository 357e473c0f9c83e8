// Times as the counter says them: 12-hour clock, "22 Nov", always of India, always with Latin digits.
import type { Language } from './catalogue';

const zone = 'Asia/Kolkata';
const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + name;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(`${language}-u-nu-latn`, { timeZone: zone, ...options });
  formats.set(key, made);
  return made;
}

/** `11:52 am` */
export function clock(at: string, language: Language): string {
  return format(language, 'clock', { hour: 'numeric', minute: '2-digit', hour12: true }).format(new Date(at));
}

/** `22 Nov` */
export function day(at: string, language: Language): string {
  return plain(format(language, 'day', { day: 'numeric', month: 'short' }).format(new Date(at)));
}

/** `Sun 22 Nov` */
/** A calendar day, as `2026-11-22`. */
export const dated = (date: string, language: Language): string => day(`${date}T06:00:00Z`, language);

export function weekday(at: string, language: Language): string {
  const parts = format(language, 'weekday', { weekday: 'short', day: 'numeric', month: 'short' });
  return plain(parts.format(new Date(at)));
}

/** The month of a calendar day: `November 2026`. */
export function monthOf(date: string, language: Language): string {
  return format(language, 'month', { month: 'long', year: 'numeric' }).format(new Date(`${date}T06:00:00Z`));
}

/** The month of a calendar day, short and without its year: `Nov`. */
export function shortMonth(date: string, language: Language): string {
  return plain(format(language, 'short-month', { month: 'short' }).format(new Date(`${date}T06:00:00Z`)));
}

/** The clock for today, otherwise the day. */
export function brief(at: string, now: Date, language: Language): string {
  const days = format('en-IN', 'whole', { year: 'numeric', month: '2-digit', day: '2-digit' });
  return days.format(new Date(at)) === days.format(now) ? clock(at, language) : day(at, language);
}

/** Without what stands after shortened words: `Sun 22 Nov`, `रवि 22 नव`. */
function plain(said: string): string {
  return said.replaceAll(/[,॰.]/g, '');
}
