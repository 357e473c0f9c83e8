// Where the customer's phone is: beside the screen, within it, over it where there is little room, or put away.
import { desk } from '$shared/desk.svelte';
import { hasRoomBeside } from '$shared/room.svelte';

export type PhonePlace = 'beside' | 'inside' | 'over' | 'away';

let isOver = $state(false);

/** Whether this screen can have the phone beside it at all. */
export const canHavePhone = (): boolean => desk.isPractice && desk.place !== '/practice' && !desk.place.startsWith('/settings');

export function phonePlace(): PhonePlace {
  if (!canHavePhone()) return 'away';
  if (!hasRoomBeside()) return isOver ? 'over' : 'away';
  if (!desk.phoneShown) return 'away';
  return desk.place === '/orders' || desk.place.startsWith('/order/') ? 'beside' : 'inside';
}

/** Shows the phone or puts it away; whether it is shown then. */
export function togglePhone(): boolean {
  const willShow = phonePlace() === 'away';
  if (hasRoomBeside()) desk.phoneShown = willShow;
  else isOver = willShow;
  return willShow;
}
