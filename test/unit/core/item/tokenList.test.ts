import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTokenList } from "../../../../src/core/item/tokenList.ts";

const one = "access-sandbox-11111111-2222-3333-4444-555555555555";
const two = "access-sandbox-22222222-2222-3333-4444-555555555555";
const production = "access-production-33333333-2222-3333-4444-555555555555";

describe("a list of access tokens", () => {
  test.each([
    ["lines", `${one}\n${two}\n`],
    ["lines with what stands beside them", `user 1,${one},ok\r\nTOKEN="${two}"`],
    ["entries", JSON.stringify([one, two])],
    ["entries that are objects", JSON.stringify([{ access_token: one }, { access_token: two, user: 7 }])],
    [
      "entries below items",
      JSON.stringify({ items: [{ item_id: "i", access_token: one }, { access_token: two }] }, null, 2),
    ],
  ])("is read from %s", (_what, text) => {
    const { tokens, refused } = readTokenList(text);
    expect(tokens).toEqual([
      { position: 1, accessToken: one },
      { position: 2, accessToken: two },
    ]);
    expect(refused).toEqual([]);
  });

  test("says of each entry that is no token why, by its place and without its text", () => {
    const list = readTokenList(
      ["# mine", "", production, "secret-of-something", one, one, "link-sandbox-1"].join("\n"),
    );
    expect(list).toEqual({
      counts: "lines",
      tokens: [{ position: 5, accessToken: one }],
      refused: [
        { position: 3, problem: "production-token" },
        { position: 4, problem: "not-a-token" },
        { position: 6, problem: "repeated" },
        { position: 7, problem: "not-a-token" },
      ],
    });
  });

  test("counts every entry of an array, the odd ones too", () => {
    expect(readTokenList(JSON.stringify([null, "", 3, { token: one }, one]))).toMatchObject({
      counts: "entries",
      tokens: [{ position: 5 }],
      refused: [1, 2, 3, 4].map((position) => ({ position, problem: "not-a-token" })),
    });
  });

  test("never takes a token of another environment, whatever is around it", () => {
    const environment = fc.constantFrom("production", "PRODUCTION", "development", "local");
    fc.assert(
      fc.property(environment, fc.string(), fc.string(), (name, before, after) => {
        const { tokens } = readTokenList(`${before} access-${name}-1 ${after}`);
        expect(tokens.filter(({ accessToken }) => accessToken.includes(`-${name}-`))).toEqual([]);
      }),
    );
  });
});
