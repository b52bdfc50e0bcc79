import { describe, expect, test } from "vitest";
import { explanationOf, findingGroups } from "../../../../src/core/findings/findingGroups.ts";
import { causeOf, factsAndCauses, findingOf, unexplainedOf } from "../../../builders/factsAndCauses.ts";

const ids = { checking: "checking", savings: "savings" };
const fact = findingOf({ id: "a#1", code: "a" });

describe("findings as facts with what belongs to them", () => {
  test("keep the order of the list, causes apart from what is added", () => {
    const groups = findingGroups(factsAndCauses(ids));
    const codes = groups.map((group) => [
      group.fact.code,
      group.causes.map(({ code }) => code),
      group.additions.map(({ code }) => code),
    ]);
    expect(codes).toEqual([
      ["cached-differs-from-real-time", ["hold-newer-than-update", "cache-older-than-bank"], []],
      ["cached-differs-from-real-time", ["pending-released"], ["unexplained"]],
      ["last-update-failed", [], []],
      ["agree", ["agree-just-updated"], []],
    ]);
  });

  test("lose nothing, wherever a cause stands and whether its fact is there or not", () => {
    const stray = causeOf(findingOf({ id: "gone#1", code: "gone" }), "stray", "likely");
    const findings = [causeOf(fact, "early", "likely"), stray, fact, unexplainedOf(fact)];
    const groups = findingGroups(findings);
    expect(groups.map((group) => group.fact.code)).toEqual(["stray", "a"]);
    expect(groups.flatMap((group) => [group.fact, ...group.causes, ...group.additions])).toHaveLength(findings.length);
  });
});

describe("what is told with a fact", () => {
  const explanationCode = (...belonging: Parameters<typeof findingGroups>[0]) => {
    const [group] = findingGroups([fact, ...belonging]);
    return group === undefined ? undefined : explanationOf(group)?.code;
  };
  const possible = causeOf(fact, "maybe", "possible");

  test("is its surest cause, the first of those that are as sure", () => {
    expect(explanationCode(causeOf(fact, "one", "likely"), causeOf(fact, "other", "likely"))).toBe("one");
    expect(explanationCode(possible, causeOf(fact, "likely-one", "likely"))).toBe("likely-one");
  });

  test("is that it is unexplained where no cause is more than possible, else the possible one, else nothing", () => {
    expect(explanationCode(possible, unexplainedOf(fact))).toBe("unexplained");
    expect(explanationCode(possible)).toBe("maybe");
    expect(explanationCode()).toBeUndefined();
  });
});
