/** Keeps what was laid out while nothing in it has changed: Preact passes over what is the very same. */
import type { VNode } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

/** `sign` must name all that the layout depends on; handlers in it read what is current, not what was. */
export function useSame(sign: string, layOut: () => VNode): VNode {
  const kept = useRef<{ sign: string; view: VNode } | null>(null);
  if (kept.current?.sign !== sign) kept.current = { sign, view: layOut() };
  return kept.current.view;
}

/** What takes longer than a click may: what it is laid out by changes right before the next frame is painted. */
export function useByNextFrame<T>(now: T, sign: string): T {
  const [shown, show] = useState(now);
  useLayoutEffect(() => {
    const frame = requestAnimationFrame(() => show(now));
    return () => cancelAnimationFrame(frame);
  }, [sign]);
  return shown;
}
