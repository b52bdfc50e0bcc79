import { describe, expect, test } from "vitest";
import { didYouMean } from "../../../src/cli/terminal/didYouMean.ts";

const options = ["--json", "--from", "--item", "--seed", "--fail-on", "--scenario", "--now"];

describe("what was probably meant", () => {
  test.each([
    ["--jsn", "--json"],
    ["--josn", "--json"],
    ["--jsonn", "--json"],
    ["--JSON", "--json"],
    ["--scenraio", "--scenario"],
    ["--failon", "--fail-on"],
  ])("by %s is %s", (word, meant) => {
    expect(didYouMean(word, options)).toBe(`Did you mean ${meant}?`);
  });

  test.each(["--bogus", "--x", "-x", "", "--constructor"])("by %j is nothing anyone can tell", (word) => {
    expect(didYouMean(word, options)).toBeNull();
  });

  test("is the nearest of several", () => {
    expect(didYouMean("--from", ["--form", "--fromm"])).toBe("Did you mean --form?");
    expect(didYouMean("--fomr", ["--item", "--from", "--form"])).toBe("Did you mean --form?");
  });
});
