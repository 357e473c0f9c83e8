// The twin of the window for keys: `key.html?what=api_key&account=Shop&lang=hi-IN&theme=dark`, and `&refused=…` to see a refusal.
import type { DrawnSecret, KeyWanted } from './key';
import { Refusal } from './refusal';

export type { DrawnSecret, KeyWanted };

const wanted = new URLSearchParams(location.search);

export const keyCommands = {
  keyWanted: async (): Promise<KeyWanted> => ({
    what: (wanted.get('what') ?? 'api_key') as KeyWanted['what'],
    account: wanted.get('account'),
    language: (wanted.get('lang') ?? 'en-IN') as KeyWanted['language'],
    theme: (wanted.get('theme') ?? 'light') as KeyWanted['theme'],
  }),
  keepKey: async (): Promise<null> => {
    const message = wanted.get('refused');
    if (message) throw new Refusal({ code: 'secret_invalid', field: null, message });
    return null;
  },
  cancelKey: async (): Promise<null> => null,
  drawnSecret: async (): Promise<DrawnSecret> => ({ shown_as: wanted.get('what') === 'drawn_header' ? 'X-Parchi-Key' : 'parchi', secret: '0123456789abcdef'.repeat(4) }),
};
