/** What the built script sets: `everyElement`. Loading it does nothing; it needs no page until something is shown. */
import { run } from "./judge";

export { mount } from "./mount";
export { render } from "./render";
export { score } from "./score";
export const judge = { run };
