import { describe, expect, it, vi } from 'vitest';
import { once } from './once';

describe('what is done once', () => {
  it('is not begun again while it is under way, and both callers get its end', async () => {
    let end: (how: string) => void = () => {};
    const act = vi.fn(() => new Promise<string>((resolve) => (end = resolve)));
    const guarded = once(act);
    const both = Promise.all([guarded(), guarded()]);
    end('sent');
    expect(await both).toEqual(['sent', 'sent']);
    expect(act).toHaveBeenCalledOnce();
  });

  it('can be done again afterwards, also after it failed', async () => {
    const act = vi.fn().mockRejectedValueOnce(new Error('lost')).mockResolvedValueOnce('sent');
    const guarded = once(act);
    await expect(guarded()).rejects.toThrow('lost');
    expect(await guarded()).toBe('sent');
  });
});
