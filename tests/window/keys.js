// Names of keys as the protocol codes them, in a private corner of Unicode.

/** @type {Record<string, string>} */
const CODES = {
  Backspace: '\uE003', Tab: '\uE004', Enter: '\uE007', Shift: '\uE008', Control: '\uE009', Alt: '\uE00A', Escape: '\uE00C',
  PageUp: '\uE00E', PageDown: '\uE00F', End: '\uE010', Home: '\uE011', Left: '\uE012', Up: '\uE013', Right: '\uE014',
  Down: '\uE015', Delete: '\uE017',
  F1: '\uE031', F2: '\uE032', F3: '\uE033', F4: '\uE034', F5: '\uE035', F6: '\uE036', F7: '\uE037', F8: '\uE038',
  F9: '\uE039', F10: '\uE03A', F11: '\uE03B', F12: '\uE03C',
};

/**
 * The code of one key: 'Enter', 'F10', or a character as it is.
 * @param {string} name
 */
export function keyCode(name) {
  const code = name.length === 1 ? name : CODES[name];
  if (!code) throw new Error(`no key is called ${name}`);
  return code;
}
