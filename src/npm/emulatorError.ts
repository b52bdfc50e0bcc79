import type * as published from "../../npm/index.d.ts";

/** What of an error is told to programs; see `npm/index.d.ts`. */
export class EmulatorError extends Error {
  readonly reason: published.EmulatorErrorReason;
  readonly status: number | null;

  constructor(reason: published.EmulatorErrorReason, message: string, more: ErrorOptions & { status?: number } = {}) {
    super(message, more);
    this.name = "EmulatorError";
    this.reason = reason;
    this.status = more.status ?? null;
  }
}
