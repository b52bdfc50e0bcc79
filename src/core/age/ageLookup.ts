import type { Comparison } from "../comparison/comparison.ts";
import { groupBy } from "../groupBy.ts";
import { answeredAtMs, callTimesOf, isDated, latestAnswerMs } from "../reading/callTimes.ts";
import { evaluatedNumbers } from "../reading/evaluatedNumber.ts";
import type { OkReading, Reading } from "../reading/reading.ts";
import { inCanonicalOrder, precedes } from "../reading/readingOrder.ts";
import { type AgeProvenance, type AgeSource, type AsOf, asOfLookup } from "./asOf.ts";

/**
 * How old one balance was when it was returned, by the server's clock. `bounded` means "at most `ageMs`", never
 * "exactly". `unknown` has neither time nor age and is never shown as now.
 */
export interface Age {
  readonly provenance: AgeProvenance;
  readonly source: AgeSource;
  /** ISO 8601: the balance's time, or for `bounded` the earliest it can be. */
  readonly asOf: string | null;
  /** ms, never negative. */
  readonly ageMs: number | null;
  /**
   * What the responses say about the balance's moment when its age is unknown because nobody recorded when the response
   * came: ISO 8601, the moment itself, or with `isBound` the earliest it can be. Absent where there is an age, and
   * where nothing is known.
   */
  readonly moment?: { readonly iso: string; readonly isBound: boolean };
}

const unknownAge: Age = { provenance: "unknown", source: "none", asOf: null, ageMs: null };

/**
 * Without the time of the response there is no age; a timestamp in the responses still says something about the moment.
 */
function undated({ earliest, provenance }: Pick<AsOf, "earliest" | "provenance">): Age {
  if (earliest === null) return unknownAge;
  return { ...unknownAge, moment: { iso: earliest, isBound: provenance !== "reported" } };
}

/**
 * Finds the evaluation whose response Plaid repeated for the same `client_transaction_id`: its numbers are from that time.
 */
function firstEvaluations({ readings }: Comparison): (reading: OkReading) => OkReading | null {
  const ok = readings.filter((each): each is OkReading => each.outcome === "ok");
  const byId = groupBy(ok, ({ signal }) => signal?.clientTransactionId ?? "");
  return (reading) => {
    const id = reading.signal?.clientTransactionId ?? "";
    if (id === "") return null;
    return inCanonicalOrder((byId.get(id) ?? []).filter((each) => precedes(each, reading)))[0] ?? null;
  };
}

export type AgeLookup = (reading: Reading, accountId: string) => Age;

/** The ages of a whole comparison: `ageLookup(comparison)(reading, accountId)`. Make it once for many cells. */
export function ageLookup(comparison: Comparison): AgeLookup {
  const times = callTimesOf(comparison);
  const asOf = asOfLookup(comparison);
  const numberOf = evaluatedNumbers(comparison, times);
  const firstOf = firstEvaluations(comparison);
  const looksLive = (reading: OkReading): boolean => reading.kind === "evaluated" && numberOf(reading).from === "bank";
  return (reading, accountId) => {
    if (reading.outcome !== "ok") return unknownAge;
    const { earliest, provenance, source, ageMs } = asOf(reading, accountId);
    if (!isDated(reading)) return undated({ earliest, provenance });
    const answeredAt = answeredAtMs(reading);
    const at = (moment: number, as: Pick<Age, "provenance" | "source">): Age => ({
      ...as,
      asOf: new Date(moment).toISOString(),
      ageMs: Math.max(0, answeredAt - moment),
    });
    if (provenance === "measured") return at(answeredAt, { provenance, source });
    // The moment's interval stays as wide as it is: that an evaluation looks live is an inference.
    if (provenance !== "reported" && looksLive(reading) && reading.accounts[0]?.accountId === accountId) {
      const first = firstOf(reading) ?? reading;
      return at(answeredAtMs(first), { provenance: "measured", source: "evaluation-asked-bank" });
    }
    if (earliest === null || ageMs === null) return undated({ earliest, provenance });
    return { provenance, source, asOf: new Date(latestAnswerMs(reading) - ageMs).toISOString(), ageMs };
  };
}

/**
 * How old an account's balance was when a reading returned it, by the server's clock: the distance to the earliest
 * moment it can be from. `bounded` is "at most"; a response without the account has no age. Never negative.
 */
export function ageOf(comparison: Comparison, reading: Reading, accountId: string): Age {
  return ageLookup(comparison)(reading, accountId);
}
