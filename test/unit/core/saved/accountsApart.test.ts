import { expect, test } from "vitest";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import { openSaved } from "../../../../src/core/saved/openSaved.ts";
import { accountBody } from "../../../builders/bodies.ts";

interface Shown {
  readonly mask: string | null;
  readonly name: string;
  readonly amount: number;
}

/** Two calls in a log that masks the IDs of accounts; the second answer has them in another order. */
function opened(masked: string, first: readonly Shown[], second: readonly Shown[]) {
  const line = (time: string, endpoint: string, shown: readonly Shown[]) => {
    const accounts = shown.map(({ mask, name, amount }) => ({
      ...accountBody({ id: masked, available: amount, current: amount }),
      mask,
      name,
    }));
    return `2026-03-01T${time}Z POST ${endpoint} 200 ${JSON.stringify({ accounts, request_id: `r${time}` })}`;
  };
  const text = [line("10:00:00", "/accounts/get", first), line("10:00:05", "/accounts/balance/get", second)].join("\n");
  return openSaved([{ source: "app.log", text }], { openedAt: "2026-06-01T00:00:00.000Z", id: "saved" });
}

const checking = { mask: "0000", name: "Checking", amount: 100 };
const saving = { mask: "1111", name: "Saving", amount: 200 };

test.each(["[REDACTED]", "***", "[FILTERED]"])(
  "accounts whose IDs are %s are told apart by mask and name",
  (masked) => {
    const { comparisons, passed } = opened(masked, [checking, saving], [saving, { ...checking, amount: 90 }]);
    const [comparison] = comparisons;
    expect(passed).toEqual({});
    expect(comparison?.readings.map(({ accounts }) => accounts.map(({ name }) => name))).toEqual([
      ["Checking", "Saving"],
      ["Saving", "Checking"],
    ]);
    const gaps = (comparison === undefined ? [] : findingsOf(comparison)).filter(({ code }) =>
      code.startsWith("cached-differs"),
    );
    expect(gaps.map(({ accountIds, cachedMinusRealTime }) => [accountIds, cachedMinusRealTime])).toEqual([
      [[`${masked} 0000 Checking`], 10],
    ]);
  },
);

test("an answer in which nothing tells its accounts apart is passed over", () => {
  const { comparisons, passed } = opened("***", [checking, checking], [checking, { ...checking, amount: 90 }]);
  expect(comparisons).toEqual([]);
  expect(passed).toEqual({ elided: 2 });
});
