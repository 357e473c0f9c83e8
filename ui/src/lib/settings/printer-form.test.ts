import { expect, test } from 'vitest';
import type { PrinterView } from '$shared/ipc/bindings';
import { formOf, Places } from './printer-form';

const counter: PrinterView = { id: 3, name: 'Counter', way: 'network', place: '192.168.1.50:9100', columns: 42, cuts: false, kicks: true, is_default: true };

test('a printer is changed from what it is, and a new one has no id', () => {
  expect(formOf(counter)).toEqual({ id: 3, name: 'Counter', way: 'network', place: '192.168.1.50:9100', columns: 42, cuts: false, kicks: true });
  expect(formOf(null)).toMatchObject({ id: null, name: '', place: '' });
});

test('an address does not become a device, and comes back with its way', () => {
  const places = new Places();
  const device = places.turn(formOf(counter), 'device');
  expect(device).toMatchObject({ way: 'device', place: '', name: 'Counter' });
  const back = places.turn({ ...device, place: '/dev/usb/lp0' }, 'network');
  expect(back.place).toBe('192.168.1.50:9100');
  expect(places.turn(back, 'device').place).toBe('/dev/usb/lp0');
});
