/** What the built script sets: `everyElement`. Loading it does nothing; it needs no page until something is shown. */
import { close } from "./closing";
import { askNext, run, smallestChanges, truths } from "./judge";

export { mount } from "./mount";
export { render } from "./render";
export { score } from "./score";
export const judge = { truths, askNext, smallestChanges, close, run };
