import { expect, test } from 'vitest';
import type { OrderCountsView } from '$shared/ipc/bindings';
import { GROUPS, offered } from './filters';

const none = Object.fromEntries(GROUPS.flat().map((name) => [name, 0])) as OrderCountsView;

test('a filter that lets nothing through is not offered', () => {
  expect(offered({ ...none, all: 3, unpaid: 2 }, 'all')).toEqual([['all'], ['unpaid']]);
});

test('the chosen filter stays although it is empty, so that it can be left', () => {
  expect(offered({ ...none, all: 3 }, 'shipped')).toEqual([['all'], ['shipped']]);
});

test('before the counts are here only all is offered', () => {
  expect(offered(null, 'all')).toEqual([['all']]);
});

test('every filter stands in one group', () => {
  expect(new Set(GROUPS.flat()).size).toBe(GROUPS.flat().length);
  expect(GROUPS.flat()).toHaveLength(13);
});
