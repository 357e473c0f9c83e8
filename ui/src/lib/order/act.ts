// The actions of an order, by their name. Each may throw a refusal.
import { commands } from '#commands';
import type { ActionName, OrderDetailView } from '$shared/ipc/bindings';
import { desk } from '$shared/desk.svelte';
import { t } from '$shared/i18n/words.svelte';
import { toast } from '$shared/toasts.svelte';

/** Does it; the order as it is afterwards, or nothing when the action leads elsewhere. */
export async function act(number: string, action: ActionName, note: string): Promise<OrderDetailView | null> {
  switch (action) {
    case 'send':
      return commands.sendOrder(number);
    case 'resend':
      return commands.resendOrder(number);
    case 'processing':
    case 'shipped':
    case 'partially_shipped':
    case 'completed':
      return commands.moveOrder(number, action, note);
    case 'cancel':
      return commands.cancelOrder(number);
    case 'take_cash':
    case 'take_cash_now':
      return commands.takeCash(number, action === 'take_cash_now');
    case 'look_up':
      await commands.lookUpOrder(number);
      toast(t('order-looking-up'));
      return null;
    case 'revise':
      await commands.reviseOrder(number);
      desk.go('/bill');
      return null;
    case 'duplicate':
      await commands.duplicateOrder(number);
      desk.go('/bill');
      return null;
    case 'refund':
      // Never offered: money goes back on the gateway's own page.
      return null;
  }
}
