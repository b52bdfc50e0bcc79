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
}

export interface RequestLog {
  add(request: LoggedRequest): void;
  /** Newest last. */
  read(): readonly LoggedRequest[];
}

export function createRequestLog(capacity: number): RequestLog {
  const requests: LoggedRequest[] = [];
  return {
    add(request) {
      requests.push(request);
      if (requests.length > capacity) requests.shift();
    },
    read: () => [...requests],
  };
}
