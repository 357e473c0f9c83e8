// A telephone number as it is read aloud.

/** `+919000000417` as `90000 00417`; another country's number stays as it is. */
export function spaced(phone: string): string {
  const [, first, last] = /^\+91(\d{5})(\d{5})$/.exec(phone) ?? [];
  return first && last ? `${first} ${last}` : phone;
}
