/**
 * Starts the local Plaid Sandbox: a server of its own on 127.0.0.1, which ends with this process at the latest.
 *
 * @example
 * ```ts
 * const emulator = await startEmulator({ scenarios: ["daily-refresh"], now: "2026-03-01T12:00:00Z" });
 * const { access_token } = await emulator.item("daily-refresh");
 * // … your app's Plaid client, with `basePath: emulator.url` …
 * await emulator.stop();
 * ```
 * @throws {@link EmulatorError} `invalid-options`, `port-taken`, `port-forbidden`, `node-too-old`, `in-process-unsupported` or
 * `cannot-start`
 */
export declare function startEmulator(options?: StartOptions): Promise<Emulator>;

/**
 * The helpers of an emulator that runs already: one that another process of your tests started, the one of a container, or of
 * `npx balance-lens emulator`. Nothing is sent until one of them is called.
 *
 * @throws {@link EmulatorError} `invalid-options` where the address is none
 */
export declare function connectToEmulator(address: EmulatorAddress): EmulatorControl;

/** Where an emulator is, and what opens its control. */
export interface EmulatorAddress {
  /** As {@link EmulatorControl.url}. */
  readonly url: string;
  /** As {@link EmulatorControl.token}. */
  readonly token: string;
}

/** How an emulator starts. Without any: every scenario, on a free port, answering at once. */
export interface StartOptions {
  /** Default 0: any free one. Two test files that name the same cannot run side by side. */
  readonly port?: number;
  /**
   * What it starts with: names such as `"daily-refresh"`, or the parsed content of scenario files. Default: every scenario
   * there is.
   */
  readonly scenarios?: readonly (string | ScenarioContent)[];
  /** Decides every id and every made-up number. Default 1. */
  readonly seed?: number;
  /** Where its clock starts: ISO 8601, or a `Date`. Default: real time. The clock ticks on unless it is frozen. */
  readonly now?: string | Date;
  /**
   * How long answers take. Default `none`, unlike on the command line: Items that a call makes then also have their
   * transactions at once.
   */
  readonly latency?: "none" | "sandbox" | "production";
  /** Plaid's published limits, in real time. Default `off`. */
  readonly rateLimits?: "off" | "sandbox" | "production";
  /** Whether a public token can be exchanged again, for the same Item. Default `once`. */
  readonly publicTokens?: "once" | "reusable";
  /** Where link tokens come from: `seeded` ones are the same in each run, and a web page can guess them. Default `random`. */
  readonly linkTokens?: "random" | "seeded";
  /** A folder that keeps its state. Default: nothing is kept. */
  readonly state?: string;
  /** The bearer token of its control paths. Default: a random one. */
  readonly token?: string;
  /** The address to listen on. Default 127.0.0.1; with any other, whoever reaches it can use the emulator. */
  readonly host?: string;
  /** Names, besides those of this machine, by which it may be called. */
  readonly allowHosts?: readonly string[];
  /** Hosts, besides this machine, that webhooks may be sent to. */
  readonly allowWebhooks?: readonly string[];
  /** Origins, besides those of this machine, whose pages may frame the Link page, e.g. `https://app.test`. */
  readonly allowOrigins?: readonly string[];
  /**
   * `true`: it runs in this process, which starts sooner and shares its memory and its thread with your tests; stop it, or the
   * process stays alive. Default `false`: a process of its own. Jest cannot have it in its process.
   */
  readonly inProcess?: boolean;
}

/** The parsed content of a scenario file; what it may hold is in docs/emulator.md, under Scenarios. */
export type ScenarioContent = Readonly<Record<string, unknown>>;

/** A running emulator that was started here. */
export interface Emulator extends EmulatorControl {
  /** What it said as it started, such as that a kept state overrules an option; null where there was nothing to say. */
  readonly note: string | null;
  /** Ends it, and resolves once its port is free. To call it again, or after it died, does nothing. */
  stop(): Promise<void>;
}

/**
 * The control of an emulator. All of it goes through its public control paths, and each rejects with an {@link EmulatorError}:
 * `ended` where it was stopped or died, `not-reachable` where nobody answers, `refused` where it says no.
 */
export interface EmulatorControl {
  /** The base path for a Plaid SDK, e.g. `http://127.0.0.1:43127`. */
  readonly url: string;
  /** `url` + `/_emulator`. */
  readonly control: string;
  /** The bearer token of the control paths. */
  readonly token: string;
  /** Whether it answers, its version and its clock. */
  health(): Promise<Health>;
  /** Every Item, with its access token. */
  items(): Promise<readonly Item[]>;
  /** The Item of a scenario. @throws {@link EmulatorError} `refused` where it has none */
  item(scenario: string): Promise<Item>;
  /** What the bank would say now, beside what Plaid has copied. */
  ledger(itemId: string): Promise<Ledger>;
  /** What a finished Link update mode does: the login works again. */
  repairLogin(itemId: string): Promise<void>;
  /** The world begins again: Items, cache, faults, rulesets; with `scenarios` with others than before. For `beforeEach`. */
  reset(options?: { readonly scenarios?: readonly (string | ScenarioContent)[] }): Promise<{ readonly now: string }>;
  readonly clock: ClockControl;
  readonly faults: FaultControl;
  readonly scenarios: ScenarioControl;
  /** When the cached copy of each Item is next refreshed in the background, the soonest first. */
  refreshes(): Promise<readonly Refresh[]>;
  /** The last 500 calls of Plaid's paths, newest last. */
  requests(): Promise<readonly LoggedRequest[]>;
  /**
   * Any other control path of docs/emulator.md.
   * @param path behind `control`, e.g. `/webhooks`
   * @returns the parsed body
   */
  call(method: "GET" | "POST" | "PUT" | "DELETE", path: string, body?: object): Promise<unknown>;
}

/** The emulator's own clock. It moves forward only. Times are ISO 8601. */
export interface ClockControl {
  now(): Promise<ClockState>;
  /** Resolves once all that fell due in between has happened. At most 1000 days at a time. */
  advance(seconds: number): Promise<{ readonly now: string }>;
  /** The same, to a moment. */
  moveTo(moment: string | Date): Promise<{ readonly now: string }>;
  /** Stops it; it can be moved all the same. */
  freeze(): Promise<{ readonly now: string }>;
  /** Lets it tick on. */
  unfreeze(): Promise<{ readonly now: string }>;
}

export interface ClockState {
  readonly now: string;
  readonly frozen: boolean;
}

/** What goes wrong with calls. */
export interface FaultControl {
  /** Puts one on, after those there are: the first that fits a call happens to it. */
  add(fault: FaultSpec): Promise<Fault>;
  list(): Promise<readonly Fault[]>;
  /** Clears the one of this `fault_id`, or all. */
  clear(faultId?: string): Promise<void>;
}

/** A fault: which calls it happens to (all of those named must fit), for how many, and what happens. */
export interface FaultSpec {
  /** A path of Plaid's API, e.g. `/accounts/balance/get`. */
  readonly endpoint?: string;
  readonly item_id?: string;
  readonly institution_id?: string;
  /** For how many calls; until it is cleared where absent. */
  readonly calls?: number;
  /** Real ms to wait first. */
  readonly delay_ms?: number;
  readonly effect?:
    | "error"
    | "hang"
    | "drop"
    | "truncate"
    | "html"
    | "content_type"
    | "bare_status"
    | "stale"
    | "lost_cursor"
    | "mutation"
    | "null_fields";
  /** With `error`: Plaid's code, e.g. `ITEM_LOGIN_REQUIRED`. */
  readonly error_code?: string;
  /** With a code that the emulator does not know. */
  readonly error_type?: string;
  readonly error_message?: string;
  readonly error_code_reason?: string;
  /** With `error`, `html` and `bare_status`. */
  readonly status?: number;
  /** With `null_fields`: their names. */
  readonly fields?: readonly string[];
}

/** A fault that is on. */
export interface Fault extends FaultSpec {
  readonly fault_id: string;
  /** Null: until it is cleared. */
  readonly calls_left: number | null;
}

export interface ScenarioControl {
  /** Every scenario there is. */
  list(): Promise<readonly Scenario[]>;
  /** Its Item comes into the running world, as at a start of this moment; one that is there begins again. */
  start(scenario: string | ScenarioContent): Promise<StartedScenario>;
}

export interface Scenario {
  readonly name: string;
  /** What it shows, in a sentence. */
  readonly summary: string;
  /** Its place in every list, its group and label there, and its bank in short; null for one that is no lesson. */
  readonly lesson: Lesson | null;
  readonly access_token: string;
  /** Whether it has an Item here. */
  readonly loaded: boolean;
}

export interface Lesson {
  readonly place: number;
  readonly group: string;
  readonly label: string;
  readonly bank: string;
}

export interface StartedScenario {
  readonly item_id: string;
  readonly scenario: string;
}

export interface Health {
  readonly ok: true;
  /** Of this package. */
  readonly version: string;
  /** False while what fell due is still happening, so that a call would wait for it. */
  readonly ready: boolean;
  readonly clock: ClockState;
}

export interface Item {
  readonly item_id: string;
  readonly access_token: string;
  readonly institution_id: string;
  readonly institution_name: string | null;
  readonly products: readonly string[];
  /** Null for an Item that a call made. */
  readonly scenario: string | null;
  readonly scenario_summary: string | null;
  readonly lesson: Lesson | null;
  /** The test user that its login is of, e.g. `user_good`; null where there is no login. */
  readonly test_user: string | null;
  /** What its scenario proposes for `/signal/evaluate`; absent where it proposes nothing. */
  readonly evaluate?: { readonly account_id: string; readonly amount: number; readonly ruleset_key: string | null };
}

export interface Ledger {
  readonly item_id: string;
  readonly now: string;
  readonly accounts: readonly LedgerAccount[];
}

export interface LedgerAccount {
  readonly account_id: string;
  /** What a real-time call would answer now. */
  readonly bank: Balances;
  /** What `/accounts/get` would answer: as of when, and what refreshed it. */
  readonly cached: Balances & { readonly as_of: string; readonly refreshed_by: string };
}

/** Null where the bank tells none. */
export interface Balances {
  readonly available: number | null;
  readonly current: number | null;
  readonly limit: number | null;
}

export interface Refresh {
  readonly item_id: string;
  readonly at: string;
}

/** One call of Plaid's paths. Bodies are never kept. */
export interface LoggedRequest {
  /** The emulator's time. */
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** Real ms. */
  readonly ms: number;
  readonly request_id: string;
  readonly error_code?: string;
  /** The fault that happened to it. */
  readonly fault_id?: string;
  readonly item_id?: string;
  /** Those of the Item's accounts that it named. */
  readonly account_ids?: readonly string[];
}

/** Why something could not be done. Its message is one sentence for a person; programs read its `reason`. */
export declare class EmulatorError extends Error {
  readonly reason: EmulatorErrorReason;
  /** With `refused`: the HTTP status of the control; else null. */
  readonly status: number | null;
  private constructor();
}

/**
 * - `invalid-options`: an option cannot be used; the message names it
 * - `port-taken`, `port-forbidden`: the port cannot be listened on
 * - `node-too-old`: Node 20 or newer is needed
 * - `in-process-unsupported`: Jest cannot load it into its process
 * - `cannot-start`: anything else that kept it from starting
 * - `ended`: it was stopped, or its process died
 * - `not-reachable`: nobody answers at its address
 * - `refused`: its control answered with an error
 */
export type EmulatorErrorReason =
  | "invalid-options"
  | "port-taken"
  | "port-forbidden"
  | "node-too-old"
  | "in-process-unsupported"
  | "cannot-start"
  | "ended"
  | "not-reachable"
  | "refused";
