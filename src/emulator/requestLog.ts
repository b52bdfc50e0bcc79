import { isoTime } from "./time.ts";

/** One request that was answered, as it is read. Never a body. */
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

/** The same as it is told. */
export interface AnsweredRequest {
  /** Virtual ms since the epoch. */
  at: number;
  method: string;
  path: string;
  status: number;
  ms: number;
  requestId: string;
  errorCode: string | undefined;
  faultId: string | undefined;
}

export interface RequestLog {
  add(request: Readonly<AnsweredRequest>): void;
  /** Newest last. */
  read(): readonly LoggedRequest[];
  /** How often each path of Plaid's was called, and what became of it: by status or error code. */
  counts(): ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** @param counted the paths whose calls are counted; any other path is anybody's invention */
export function createRequestLog(capacity: number, counted: Iterable<string>): RequestLog {
  // Written over, not replaced: an object that lives for so many requests and then goes is what collecting costs most for.
  const slots: AnsweredRequest[] = [];
  let next = 0;
  const counts = new Map([...counted].map((path) => [path, new Map<string, number>()]));
  return {
    add(request) {
      const slot = slots[next];
      if (slot === undefined) slots.push({ ...request });
      else Object.assign(slot, request);
      next = (next + 1) % capacity;
      const outcomes = counts.get(request.path);
      const outcome = request.errorCode ?? String(request.status);
      outcomes?.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    },
    read: () => [...slots.slice(next), ...slots.slice(0, next)].map(logged),
    counts: () => counts,
  };
}

function logged({ at, method, path, status, ms, requestId, errorCode, faultId }: AnsweredRequest): LoggedRequest {
  return {
    at: isoTime(at),
    method,
    path,
    status,
    ms,
    request_id: requestId,
    ...(errorCode === undefined ? {} : { error_code: errorCode }),
    ...(faultId === undefined ? {} : { fault_id: faultId }),
  };
}
