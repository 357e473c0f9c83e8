import { maybe } from '$shared/i18n/words.svelte';

/** Units that goods are sold by, as the tax office codes them. */
export const UNITS = ['KGS', 'GMS', 'LTR', 'MLT', 'PCS', 'NOS', 'PAC', 'BOX', 'BAG', 'BTL', 'DOZ', 'MTR'] as const;

/** A unit as the counter says it. */
export const unitWord = (unit: string): string => maybe(`counter-unit-${unit.toLowerCase()}`, unit.toLowerCase());
