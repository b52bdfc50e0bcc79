/** Calls of one modelled endpoint. */
interface EndpointCount {
  readonly path: string;
  /** How many calls ended with each status or error code. */
  readonly outcomes: Map<string, number>;
  /** Of them, how many met a fault. */
  faulted: number;
}

/** How often Plaid's API was called since the process started: a reset begins a world anew, and not these. */
export interface CallCounts {
  /**
   * @param path as it was called
   * @param outcome the error code, or the status of a call without one
   * @returns the path, as one text that all calls of the endpoint share
   */
  add(path: string, outcome: string, isFaulted: boolean): string;
  /** By status or error code; empty for an endpoint that was not called. */
  outcomesOf(path: string): Readonly<Record<string, number>>;
  /** Calls of the endpoint that met a fault. */
  faultedOf(path: string): number;
  /** Calls of paths that are not modelled, the most called first. */
  notModelled(): Readonly<Record<string, number>>;
  /** Calls of paths that are not modelled and not named: there were too many, or they look like none of Plaid's. */
  notNamed(): number;
}

/** Names that are kept of paths that callers make up. */
const mostNames = 100;
/** What every path of Plaid's API looks like; anything else may hold what nobody wants repeated. */
const plausible = /^(?=.{1,100}$)(\/[a-z][a-z_]*)+$/;

/** @param modelled the paths of the endpoints that are modelled */
export function createCallCounts(modelled: Iterable<string>): CallCounts {
  const endpoints = new Map<string, EndpointCount>(
    [...modelled].map((path) => [path, { path, outcomes: new Map(), faulted: 0 }]),
  );
  const others = new Map<string, number>();
  let notNamed = 0;
  return {
    add(path, outcome, isFaulted) {
      const endpoint = endpoints.get(path);
      if (endpoint !== undefined) {
        endpoint.outcomes.set(outcome, (endpoint.outcomes.get(outcome) ?? 0) + 1);
        if (isFaulted) endpoint.faulted += 1;
        return endpoint.path;
      }
      const before = others.get(path);
      if (before !== undefined) others.set(path, before + 1);
      else if (others.size < mostNames && plausible.test(path)) others.set(path, 1);
      else notNamed += 1;
      return path;
    },
    outcomesOf: (path) => Object.fromEntries(endpoints.get(path)?.outcomes ?? []),
    faultedOf: (path) => endpoints.get(path)?.faulted ?? 0,
    notModelled: () => Object.fromEntries([...others].sort(([, left], [, right]) => right - left)),
    notNamed: () => notNamed,
  };
}
