import type { ColumnChoice, ImportRowView } from '$shared/ipc/bindings';
import { describe, expect, it } from 'vitest';
import { beforeOf, cellOf, withColumn } from './fields';

const columns: ColumnChoice[] = [{ column: 0, field: 'sku' }, { column: 1, field: 'name' }];

describe('columns', () => {
  it('gives a field another column, which holds nothing else then', () => {
    expect(withColumn(columns, 'price', 2)).toEqual([{ column: 0, field: 'sku' }, { column: 1, field: 'name' }, { column: 2, field: 'price' }]);
    expect(withColumn(columns, 'name', 0)).toEqual([{ column: 0, field: 'name' }]);
  });
  it('takes a field from no column', () => {
    expect(withColumn(columns, 'name', null)).toEqual([{ column: 0, field: 'sku' }]);
  });
});

describe('cells', () => {
  const row: ImportRowView = { row: 3, outcome: 'changed', cells: ['101', 'Rice'], before: ['101', 'Kolam rice'], problems: [] };
  it('finds what a row says, and what the book says where that differs', () => {
    expect(cellOf(row, ['sku', 'name'], 'name')).toBe('Rice');
    expect(cellOf(row, ['sku', 'name'], 'price')).toBe('');
    expect(beforeOf(row, ['sku', 'name'], 'name')).toBe('Kolam rice');
    expect(beforeOf(row, ['sku', 'name'], 'sku')).toBeNull();
    expect(beforeOf({ ...row, before: [] }, ['sku', 'name'], 'name')).toBeNull();
  });
});
