import type { FaultSpec } from "../faults/fault.ts";
import { hexId } from "../ids.ts";
import type { Scenario } from "../scenarios/itemSeed.ts";
import type { Settlement } from "../webhooks/outbox.ts";
import { isRecord } from "../wire/fields.ts";
import type { WorldEvent } from "../world/eventLog.ts";
import type { Sliced } from "./slices.ts";

/** What a world begins as. */
export interface JournalHeader {
  readonly kind: "begin";
  /** 1 is the only form there has been; a file may come from a later program. */
  readonly format: number;
  readonly seed: number;
  /** Virtual ms since the epoch. */
  readonly start: number;
  /** Real ms since the epoch at that moment; files of earlier programs lack it. */
  readonly real?: number;
  readonly scenarios: readonly Scenario[];
  readonly habits?: Habits;
}

/** What a world does where Plaid's pages and recordings differ, or where a test suite wants less waiting. */
export interface Habits {
  /** Items made by calls have their transactions from the link on, instead of seconds later. */
  readonly readyAtOnce?: boolean;
  /** A public token can be exchanged again, for the same Item. */
  readonly publicTokensReusable?: boolean;
}

/** A whole journal: how a world began, and every change since. */
export interface KeptWorld {
  readonly header: JournalHeader;
  readonly changes: readonly JournalChange[];
}

/**
 * Everything from outside that changed the world, with its virtual moment. Replayed in order, the changes give the same
 * world.
 */
export type JournalChange = {
  /** Virtual and real ms since the epoch. */
  readonly at: number;
  readonly real: number;
} & (
  | ControlChange
  /** A fault with a limited number of calls was applied to one. */
  | { readonly kind: "fault-met"; readonly id: string }
  /** A webhook was delivered or given up; one without such an entry is still to be sent. */
  | { readonly kind: "webhook-settled"; readonly settlement: Settlement }
  | {
      readonly kind: "call";
      readonly path: string;
      readonly occurrence: number;
      /** Set when a fault kept the call from refreshing the cached balances. */
      readonly stale?: true;
      readonly body: Readonly<Record<string, unknown>>;
      /** The random UUIDs that it drew, in order. */
      readonly drawn?: readonly string[];
    }
  /** A step that a person took on the Link page. */
  | { readonly kind: "link"; readonly step: Readonly<Record<string, unknown>>; readonly drawn?: readonly string[] }
);

/** A change made through the control. */
export type ControlChange =
  | { readonly kind: "repair"; readonly itemId: string }
  | { readonly kind: "clock"; readonly frozen: boolean }
  | { readonly kind: "rulesets"; readonly settings: Readonly<Record<string, unknown>> }
  | { readonly kind: "fault"; readonly fault: FaultSpec }
  | { readonly kind: "faults-cleared"; readonly id: string | null }
  /** A webhook is sent again, perhaps edited. */
  | {
      readonly kind: "webhook";
      readonly at: number;
      readonly itemId: string;
      readonly webhook: NonNullable<WorldEvent["webhook"]>;
    }
  /** The Item of a scenario was added, or restarted. */
  | { readonly kind: "scenario"; readonly scenario: Scenario }
  /**
   * Discards everything before it: the world begins again at this virtual moment, with other scenarios where it has
   * any.
   */
  | { readonly kind: "reset"; readonly start: number; readonly scenarios?: readonly Scenario[] };

/** The record of changes. `append` returns once the change survives the end of this process. */
export interface Journal {
  /** What was kept before; null in a new one. */
  readonly kept: KeptWorld | null;
  /** Real ms since the epoch until which that world ran; absent when its time has gone on until now. */
  readonly ranUntil?: number;
  append(change: JournalChange): void;
  /** All that is kept by now. */
  read(): KeptWorld;
  /**
   * Moves the whole file aside, where nothing overwrites it, and continues with the part that can be used (null: none).
   * Returns a message for the person. @param why the problem, and how many changes are left out because of it
   */
  setAside(good: KeptWorld | null, why: { readonly problem: string; readonly lost: number }): string;
  /** Replaces everything that is kept by another world: at every moment one of the two is on the disk. */
  replace(world: KeptWorld): void;
}

/** One line of the file: the entry with its checksum. */
export function journalLine(entry: JournalHeader | JournalChange): string {
  const json = JSON.stringify(entry);
  return `${hexId(16, json)} ${json}\n`;
}

export interface ReadJournal {
  readonly header: JournalHeader | null;
  readonly changes: readonly JournalChange[];
  /** How much of the text was good, in characters. */
  readonly goodLength: number;
  /** Lines that were not, from the first bad one on; 0 where that is the last, and unfinished. */
  readonly badLines: number;
}

/** As many lines as take some milliseconds. */
const linesASlice = 200;

/** Reads lines up to the first that is incomplete or altered: later lines may depend on it. */
export function* readJournal(text: string): Sliced<ReadJournal> {
  let header: JournalHeader | null = null;
  const changes: JournalChange[] = [];
  let goodLength = 0;
  while (goodLength < text.length) {
    const end = text.indexOf("\n", goodLength) + 1;
    const line = end === 0 ? text.slice(goodLength) : text.slice(goodLength, end);
    const entry = readLine(line);
    if (entry === null || (entry.kind === "begin") !== (header === null)) break;
    if (entry.kind === "begin") header = entry;
    else changes.push(entry);
    goodLength += line.length;
    if (changes.length % linesASlice === 0) yield;
  }
  const rest = text.slice(goodLength);
  // `kill -9` can end a write in the middle of a line, and nobody was told of that change. A header is never appended;
  // and a system that crashed can leave zeros where there were changes that somebody was told of.
  const isUnfinished = header !== null && !/[\n\0]/.test(rest);
  return { header, changes, goodLength, badLines: isUnfinished || rest === "" ? 0 : rest.trimEnd().split("\n").length };
}

function readLine(line: string): JournalHeader | JournalChange | null {
  if (!line.endsWith("\n")) return null;
  const json = line.slice(17, -1);
  if (line.slice(0, 16) !== hexId(16, json) || line.charAt(16) !== " ") return null;
  try {
    const entry: unknown = JSON.parse(json);
    // The content is checked when it is replayed.
    return isRecord(entry) ? (entry as unknown as JournalHeader | JournalChange) : null;
  } catch {
    // Anybody can compute a checksum.
    return null;
  }
}
