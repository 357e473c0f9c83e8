/** The steps that text grows in, in percent. */
export const TEXT_SIZES = [90, 100, 115, 130, 150, 175, 200] as const;

/** The next larger step, or the largest. */
export const larger = (percent: number): number => TEXT_SIZES.find((size) => size > percent) ?? TEXT_SIZES[TEXT_SIZES.length - 1] ?? percent;

/** The next smaller step, or the smallest. */
export const smaller = (percent: number): number => TEXT_SIZES.findLast((size) => size < percent) ?? TEXT_SIZES[0];
