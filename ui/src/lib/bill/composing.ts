/** Whether a key belongs to a character that is being composed (Hindi, Tamil …): then it is no command. */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;
