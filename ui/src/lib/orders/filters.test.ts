import { expect, test } from 'vitest';
import { GROUPS, offered } from './filters';

test('a filter that lets nothing through is not offered', () => {
  expect(offered({ all: 3, unpaid: 2, shipped: 0 }, 'all')).toEqual([['all'], ['unpaid']]);
});

test('the chosen filter stays although it is empty, so that it can be left', () => {
  expect(offered({ all: 3, shipped: 0 }, 'shipped')).toEqual([['all'], ['shipped']]);
});

test('before the counts are here only all is offered', () => {
  expect(offered(null, 'all')).toEqual([['all']]);
});

test('every filter stands in one group', () => {
  expect(new Set(GROUPS.flat()).size).toBe(GROUPS.flat().length);
  expect(GROUPS.flat()).toHaveLength(13);
});
