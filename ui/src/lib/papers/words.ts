// Documents as a person calls them.
import { maybe } from '$shared/i18n/words.svelte';

const dashed = (name: string): string => name.replaceAll('_', '-');

/** A kind of document. */
export const kindWord = (kind: string): string => maybe(`book-kind-${dashed(kind)}`, kind);

/** What a series numbers. */
export const seriesWord = (kind: string): string => maybe(`papers-series-${dashed(kind)}`, kind);
