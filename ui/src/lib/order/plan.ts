// What of an order's actions stands where: steps in a row, the next one as the button, the rest beside it.
import type { ActionName, ActionView, OrderDetailView } from '$shared/ipc/bindings';
import type { IconName } from '$shared/ui/icons';

/** A step of the order's life, as the row of steps shows it. */
export interface Step {
  status: 'pending' | 'processing' | 'partially_shipped' | 'shipped' | 'completed';
  /** What pressing it does, if it can be done now. */
  action: ActionName | null;
  isPast: boolean;
  isNow: boolean;
}

const LIFE: Step['status'][] = ['pending', 'processing', 'partially_shipped', 'shipped', 'completed'];
const STEPS: ActionName[] = ['processing', 'partially_shipped', 'shipped', 'completed'];
/** Shown with the reason although it cannot be done: a person looks for it. */
const WITH_REASON: ActionName[] = ['cancel'];
/** These ask first: money, an end, or words for the customer. */
const ASK_FIRST: ActionName[] = ['cancel', 'take_cash', 'take_cash_now', 'shipped'];

export const icons: Record<ActionName, IconName> = {
  send: 'send', resend: 'send', revise: 'copy', processing: 'box', shipped: 'truck', partially_shipped: 'truck', completed: 'check',
  cancel: 'ban', take_cash: 'cash', take_cash_now: 'cash', look_up: 'search', duplicate: 'copy', refund: 'undo',
};

export const keys: Partial<Record<ActionName, string>> = { look_up: 'F5', duplicate: 'Ctrl+D' };

export const asksFirst = (action: ActionName): boolean => ASK_FIRST.includes(action);

export const found = (actions: ActionView[], action: ActionName): ActionView | undefined => actions.find((one) => one.action === action);

/** The shop's next step, if it has one. */
export const nextOf = ({ actions }: Pick<OrderDetailView, 'actions'>): ActionName | null =>
  actions.find((action) => action.is_next && action.allowed)?.action ?? null;

/** The steps of a bill that was issued and not cancelled; *part shipped* only where it is. */
export function steps({ status, actions }: Pick<OrderDetailView, 'status' | 'actions'>): Step[] {
  const now = LIFE.indexOf(status as Step['status']);
  if (now < 0) return [];
  return LIFE.filter((step) => step !== 'partially_shipped' || status === step).map((step) => ({
    status: step,
    action: step !== 'pending' && found(actions, step)?.allowed ? step : null,
    isPast: LIFE.indexOf(step) < now,
    isNow: step === status,
  }));
}

/** Everything else that can be done, one button for cash, and *cancel* with its reason. */
export function others({ status, actions }: Pick<OrderDetailView, 'status' | 'actions'>): ActionView[] {
  const next = nextOf({ actions });
  const hasSteps = steps({ status, actions }).length > 0;
  const isCashThere = found(actions, 'take_cash')?.allowed ?? false;
  return actions.filter(({ action, allowed }) => {
    if (action === next || action === 'refund') return false;
    if (action === 'take_cash_now' && isCashThere) return false;
    if (hasSteps && STEPS.includes(action) && action !== 'partially_shipped') return false;
    return allowed || (WITH_REASON.includes(action) && status !== 'canceled' && status !== 'draft');
  });
}

/** These change nothing of the order: they stand in the bar, where there is room for them. */
const APART: ActionName[] = ['look_up', 'duplicate'];

export const isApart = ({ action }: Pick<ActionView, 'action'>): boolean => APART.includes(action);

/** Why it cannot be done, and the way out where there is one. */
export function reason(actions: ActionView[], action: ActionName): string | null {
  const refusal = found(actions, action)?.why_not ?? null;
  if (refusal === null) return null;
  const wayOut = refusal.code === 'refund_first' ? found(actions, 'refund')?.why_not : null;
  return wayOut ? `${refusal.message} ${wayOut.message}` : refusal.message;
}
