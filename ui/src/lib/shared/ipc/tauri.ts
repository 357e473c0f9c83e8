// The program behind the page.
import { commands as bound, listen as hear } from './bindings';
import { Refusal } from './refusal';
import type { Commands, Events, Unlisten } from './types';

/** A command that the isolation hook refused never settles; nothing here takes this long. */
const MOST_MS = 60_000;

/** These wait for a person in a dialog of the system, who may take as long as they like; or they tell how far they are. */
const TAKES_ITS_TIME = new Set(['saveExport', 'savePapers', 'chooseLogo', 'chooseImport', 'previewImport', 'runImport', 'saveWrongRows']);

type AnyCommand = (...values: unknown[]) => Promise<unknown>;

function guarded(name: string, command: AnyCommand): AnyCommand {
  if (TAKES_ITS_TIME.has(name)) return (...values) => command(...values).catch((thrown: unknown) => Promise.reject(Refusal.of(thrown, name)));
  return (...values) =>
    new Promise((resolve, reject) => {
      const late = () => reject(new Refusal({ code: 'internal', field: null, message: name }));
      const timer = setTimeout(late, MOST_MS);
      command(...values)
        .then(resolve, (thrown: unknown) => reject(Refusal.of(thrown, name)))
        .finally(() => clearTimeout(timer));
    });
}

const entries = Object.entries(bound as unknown as Record<string, AnyCommand>);

export const commands = Object.fromEntries(
  entries.map(([name, command]) => [name, guarded(name, command)]),
) as unknown as Commands;

/** Hears an event until told otherwise. */
export function listen<E extends keyof Events>(event: E, heard: (payload: Events[E]) => void): Unlisten {
  const listening = hear<Events[E]>(event, (message) => heard(message.payload));
  return () => void listening.then((stop) => stop());
}
