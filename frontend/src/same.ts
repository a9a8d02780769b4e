/** Keeps what was laid out while nothing in it has changed: Preact passes over what is the very same. */
import type { VNode } from "preact";
import { useRef } from "preact/hooks";

/** `sign` must name all that the layout depends on; handlers in it read what is current, not what was. */
export function useSame(sign: string, layOut: () => VNode): VNode {
  const kept = useRef<{ sign: string; view: VNode } | null>(null);
  if (kept.current?.sign !== sign) kept.current = { sign, view: layOut() };
  return kept.current.view;
}
