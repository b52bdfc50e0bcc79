/** One request that was answered. Never a body. */
export interface LoggedRequest {
  /** Virtual time, ISO 8601. */
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** Real ms from the request to its answer. */
  readonly ms: number;
  readonly request_id: string;
  readonly error_code?: string;
  /** The fault that happened to it. */
  readonly fault_id?: string;
}

export interface RequestLog {
  add(request: LoggedRequest): void;
  /** Newest last. */
  read(): readonly LoggedRequest[];
  /** How often each path of Plaid's was called, and what became of it: by status or error code. */
  counts(): ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** @param counted the paths whose calls are counted; any other path is anybody's invention */
export function createRequestLog(capacity: number, counted: Iterable<string>): RequestLog {
  const requests: LoggedRequest[] = [];
  const counts = new Map([...counted].map((path) => [path, new Map<string, number>()]));
  return {
    add(request) {
      requests.push(request);
      if (requests.length > capacity) requests.shift();
      const outcomes = counts.get(request.path);
      const outcome = request.error_code ?? String(request.status);
      outcomes?.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    },
    read: () => [...requests],
    counts: () => counts,
  };
}
