// What a message is called.
import { maybe, t } from '$shared/i18n/words.svelte';

/** The word for a message by WhatsApp's word for its kind, or ours. */
export const kindWord = (kind: string): string => maybe(`chats-kind-${kind.replaceAll('_', '-')}`, t('chats-kind-other'));

export const stateWord = (state: string): string => maybe(`chats-state-${state.replaceAll('_', '-')}`, state);
