import { Brackets } from "../languages/brackets.ts";
import type { MaskedSource } from "../languages/maskedSource.ts";
import { findLegacyCalls } from "./findLegacyCalls.ts";
import { findPathCalls } from "./findPathCalls.ts";
import { findRequestLines } from "./findRequestLines.ts";
import { findSdkCalls } from "./findSdkCalls.ts";
import type { PlaidCall } from "./plaidCall.ts";
import { saysPlaid } from "./saysPlaid.ts";

/**
 * The calls of Plaid's API in a source, in the order of the text. A definition, an import, a mock, a type and whatever is only
 * named is no call.
 */
export function findCalls(source: MaskedSource): readonly PlaidCall[] {
  if (source.language === "http") return findRequestLines(source);
  const file = { source, brackets: new Brackets(source.code), isPlaid: saysPlaid(source) };
  return [...findSdkCalls(file), ...findLegacyCalls(file), ...findPathCalls(file)].sort(
    (one, other) => one.start - other.start,
  );
}
