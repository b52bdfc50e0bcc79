import { describe, expect, test } from "vitest";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import { inShort } from "../../../builders/cases/findingCase.ts";
import { findingCases } from "../../../builders/findingCases.ts";

for (const [family, cases] of Object.entries(findingCases)) {
  describe(family, () => {
    for (const { name, comparison, findings } of cases) {
      test(name, () => {
        expect(findingsOf(comparison).map(inShort)).toEqual(findings);
      });
    }
  });
}
