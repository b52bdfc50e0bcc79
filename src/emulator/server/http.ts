/** The emulator is a function from this to that: no socket in sight. Header names are lower case. */
export interface EmulatorRequest {
  readonly method: string;
  /** Path with query, e.g. `/accounts/get`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The raw bytes as text; parsing it is the emulator's job, since a broken body has its own answer. */
  readonly body: string;
}

export interface EmulatorResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Of the body in UTF-8, where they are known without counting. */
  readonly bytes?: number;
  /** Absent: whole. `dropped`: the connection is closed in its place. `truncated`: half-way through the body. */
  readonly delivery?: "dropped" | "truncated";
}

/** Who waits for an answer, and may go before it comes. An `AbortController` is one, whose signal costs nothing until it is asked for. */
export interface Caller {
  readonly signal: AbortSignal;
}
