import type { Scenario } from "../scenarios/itemSeed.ts";
import type { Habits, Journal } from "../state/journal.ts";
import type { Machine } from "../time/virtualClock.ts";
import type { WebhookSender } from "../webhooks/webhookSender.ts";
import type { AllowedBy } from "./allowedHosts.ts";
import type { LatencyProfile } from "./latency.ts";
import type { RateLimits } from "./rateLimits.ts";

export interface EmulatorOptions {
  /** Determines every id and every made-up number. Default 1. */
  readonly seed?: number;
  /** ISO 8601: where the virtual clock starts. Default: real time. */
  readonly now?: string;
  /** Names of built-in scenarios, or the parsed JSON of scenario files. Default: every built-in one. */
  readonly scenarios?: readonly (string | Readonly<Record<string, unknown>> | Scenario)[];
  /** What differs from Plaid's documented ways; see `Habits`. Default: nothing. */
  readonly habits?: Habits;
  /** How long answers take. Default `sandbox`. */
  readonly latency?: LatencyProfile;
  /** Plaid's documented rate limits. Default off; `true` is Sandbox's. */
  readonly rateLimits?: boolean | RateLimits;
  /** Bearer token of the control paths. Default: made from the seed when not listening, random when listening. */
  readonly token?: string;
  /** Host names, besides those of this machine, that a request may be addressed to. */
  readonly allowHosts?: readonly string[];
  /** Where a person allows those hosts, for the message to a refused one. Default: the command line. */
  readonly allowedBy?: AllowedBy;
  /**
   * Records every change, and holds the changes of earlier processes: then seed, now, habits and scenarios are those of the
   * record.
   */
  readonly journal?: Journal | undefined;
  /**
   * Where link tokens, Link sessions and their public tokens come from. Default `random`; `seeded`: the same seed and
   * calls give the same, and a page that knows both can guess them.
   */
  readonly linkTokens?: "random" | "seeded";
  /** Origins, besides those of this machine, whose pages may frame the Link page, e.g. `https://app.test`. */
  readonly allowOrigins?: readonly string[];
  /** Sends webhooks; without it they are listed as refused. */
  readonly sender?: WebhookSender;
  /** Called with a sentence for the person who runs it, such as of a field that it does not know. It may quote a caller. */
  readonly hint?: ((sentence: string) => void) | undefined;
  /** The machine's clock and timers; tests pass their own. */
  readonly machine?: Machine;
}

export interface StartOptions extends EmulatorOptions {
  /** Default 0: any free one. */
  readonly port?: number;
  /** Where that port is taken, any free one does. */
  readonly elseAnyPort?: boolean;
  /** Address to listen on. Default 127.0.0.1. */
  readonly host?: string;
  /** Host names, besides those of this machine, that webhooks may be sent to. */
  readonly allowWebhooks?: readonly string[];
  /** A folder in which the state outlives the process. */
  readonly state?: string;
}
