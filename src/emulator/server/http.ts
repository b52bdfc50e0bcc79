/**
 * A request to the emulator, which is a function from a request to a response without any socket. Header names are
 * lower case.
 */
export interface EmulatorRequest {
  readonly method: string;
  /** Path with query, e.g. `/accounts/get`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The raw bytes as text; the emulator parses it, since a malformed body has its own error response. */
  readonly body: string;
}

export interface EmulatorResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Bytes of the body in UTF-8, where they are known without counting. */
  readonly bytes?: number;
  /**
   * Absent: sent whole. `dropped`: the connection is closed instead. `truncated`: it is closed half-way through the
   * body.
   */
  readonly delivery?: "dropped" | "truncated";
}

/**
 * The caller that waits for a response and may leave before it comes. An `AbortController` is one; its signal costs
 * nothing until it is read.
 */
export interface Caller {
  readonly signal: AbortSignal;
}

/** The path and the query of a request's target. */
export function requestTarget(target: string): { path: string; query?: string } {
  if (!target.includes("?")) return { path: target };
  const [path = "", query = ""] = target.split("?", 2);
  return { path, query };
}
