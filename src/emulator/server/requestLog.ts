import { isoTime } from "../time/time.ts";

/** One logged request as the control returns it. Never holds a body. */
interface LoggedRequest {
  /** Virtual time, ISO 8601. */
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** Real ms from the request to its answer. */
  readonly ms: number;
  readonly request_id: string;
  readonly error_code?: string;
  /** The fault that was applied to it. */
  readonly fault_id?: string;
  /** Absent where its access token opened nothing. */
  readonly item_id?: string;
  /** Those of the Item's accounts that it named; absent where it named none. */
  readonly account_ids?: readonly string[];
}

/** One request as it is recorded. */
interface AnsweredRequest {
  /** Virtual ms since the epoch. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly ms: number;
  readonly requestId: string;
  readonly errorCode: string | undefined;
  readonly faultId: string | undefined;
  readonly itemId: string | undefined;
  /** As the Item has them: no text of a caller is kept. */
  readonly accountIds: readonly string[] | undefined;
}

export interface RequestLog {
  add(request: Readonly<AnsweredRequest>): void;
  /** Newest last. */
  read(): readonly LoggedRequest[];
}

/** Characters of a request id, one byte each. */
const idLength = 15;

export function createRequestLog(capacity: number): RequestLog {
  // Ring buffers in typed arrays: objects that live for some hundred requests and then die are the garbage that costs
  // most time and memory.
  const times = new Float64Array(capacity);
  const durations = new Float64Array(capacity);
  const statuses = new Uint16Array(capacity);
  const ids = Buffer.alloc(capacity * idLength);
  const words: Words[] = [];
  let next = 0;

  const logged = (place: number): LoggedRequest => {
    const { method = "", path = "", errorCode, faultId, itemId, accountIds } = words[place] ?? {};
    return {
      at: isoTime(times[place] ?? 0),
      method,
      path,
      status: statuses[place] ?? 0,
      ms: durations[place] ?? 0,
      request_id: ids.toString("latin1", place * idLength, (place + 1) * idLength),
      ...(errorCode === undefined ? {} : { error_code: errorCode }),
      ...(faultId === undefined ? {} : { fault_id: faultId }),
      ...(itemId === undefined ? {} : { item_id: itemId }),
      ...(accountIds === undefined ? {} : { account_ids: accountIds }),
    };
  };
  return {
    add({ at, method, path, status, ms, requestId, errorCode, faultId, itemId, accountIds }) {
      times[next] = at;
      durations[next] = ms;
      statuses[next] = status;
      ids.write(requestId, next * idLength, "latin1");
      const said = words[next] ?? { ...nothingSaid };
      words[next] = said;
      said.method = method;
      said.path = path;
      said.errorCode = errorCode;
      said.faultId = faultId;
      said.itemId = itemId;
      said.accountIds = accountIds;
      next = (next + 1) % capacity;
    },
    read: () => words.map((_, index) => logged((words.length < capacity ? index : next + index) % capacity)),
  };
}

interface Words {
  method: string;
  path: string;
  errorCode: string | undefined;
  faultId: string | undefined;
  itemId: string | undefined;
  accountIds: readonly string[] | undefined;
}

const nothingSaid: Words = {
  method: "",
  path: "",
  errorCode: undefined,
  faultId: undefined,
  itemId: undefined,
  accountIds: undefined,
};
