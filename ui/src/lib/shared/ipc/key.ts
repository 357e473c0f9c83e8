// The commands of the window that keys are typed in. The shop's window may call none of them.
import { keyWindow as bound } from './bindings';
import { Refusal } from './refusal';

export type DrawnSecret = Awaited<ReturnType<typeof bound.drawnSecret>>;
export type KeyWanted = Awaited<ReturnType<typeof bound.keyWanted>>;

const refused = (thrown: unknown): never => {
  throw Refusal.of(thrown, '');
};

export const keyCommands = {
  keyWanted: () => bound.keyWanted().catch(refused),
  keepKey: (secret: string) => bound.keepKey(secret).catch(refused),
  cancelKey: () => bound.cancelKey().catch(refused),
  drawnSecret: () => bound.drawnSecret().catch(refused),
};
