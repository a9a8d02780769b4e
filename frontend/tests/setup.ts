/** Every test turns its own clock: what is handed over after a click, or painted in the next frame, comes when it says so. */
import { afterEach, beforeEach, vi } from "vitest";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
