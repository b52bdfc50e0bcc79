import { describe, expect, it } from "vitest";
import { itemProducts, newItemProblem } from "../../src/core/item/newItem.ts";
import { sandboxInstitutions, usesIn } from "../../src/core/item/sandboxInstitutions.ts";
import { creationErrors, testUsersIn } from "../../src/core/item/testUsers.ts";
import { institutions } from "../../src/emulator/institutions.ts";
import { seedForUser } from "../../src/emulator/testUsers/seedForUser.ts";
import { isErrorCode } from "../../src/emulator/wire/errorFacts.ts";

const hour = 60 * 60 * 1000;

/** The local sandbox's own entry of an institution we offer. */
function emulated(id: string) {
  const found = institutions.find((each) => each.id === id);
  if (found === undefined) throw new Error(`the local sandbox has no ${id}`);
  return found;
}

describe("what Create Sandbox Item offers in the local sandbox", () => {
  it("are its institutions, by the same names, and no others but the one that Plaid's suites ask for", () => {
    const named = (all: readonly { readonly id: string; readonly name: string }[]) =>
      all.map(({ id, name }) => `${id} ${name}`).sort();
    expect(named(sandboxInstitutions)).toEqual(named(institutions.filter(({ id }) => id !== "ins_135842")));
  });

  it.each(sandboxInstitutions)("$name is said to be what it is there", (offered) => {
    const { oauth, transactionsEvery, products, countries, always } = emulated(offered.id);
    const uses = usesIn("local", offered);
    expect(uses.includes("oauth") || uses.includes("qr-code")).toBe(oauth);
    expect(uses.includes("canada")).toBe(countries.includes("CA"));
    expect(uses.includes("united-kingdom")).toBe(countries.includes("GB"));
    expect(uses.includes("no-auth")).toBe(!products.includes("auth"));
    expect(uses.includes("down")).toBe(always === "INSTITUTION_DOWN");
    expect(uses.includes("unsupported")).toBe(always === "INSTITUTION_NO_LONGER_SUPPORTED");
    const every = { "refresh-12h": 12, "refresh-24h": 24, "refresh-48h": 48 } as const;
    for (const [use, hours] of Object.entries(every))
      expect([use, uses.some((each) => each === use)]).toEqual([use, transactionsEvery === hours * hour]);
  });

  it("are users it has accounts of their own for, and errors it answers", () => {
    for (const code of creationErrors) expect([code, isErrorCode(code)]).toEqual([code, true]);
    const accountsOf = (username: string) =>
      JSON.stringify(
        seedForUser({
          institution: emulated("ins_109508"),
          products: ["transactions"],
          username,
          password: "any",
          webhook: null,
          daysRequested: 90,
          now: Date.UTC(2026, 2, 2),
          key: "catalogue",
        }).accounts,
      );
    const users = testUsersIn("local").map(({ username }) => username);
    expect(users.length).toBeGreaterThan(2);
    expect(new Set(users.map(accountsOf)).size).toBe(users.length);
    expect(testUsersIn("sandbox").length).toBeGreaterThan(users.length);
  });

  it("are products at least one institution has, and a refusal is the local sandbox's own", () => {
    const all = new Set(institutions.flatMap(({ products }) => products));
    expect(itemProducts.filter((product) => !all.has(product))).toEqual([]);
    expect(newItemProblem(["auth", "transactions"], emulated("ins_116944"))).toEqual({
      code: "not-offered",
      products: ["auth"],
    });
    expect(newItemProblem(["balance"], emulated("ins_109508"))).toEqual({ code: "balance-is-no-product" });
    expect(newItemProblem([], null)).toEqual({ code: "no-product" });
    expect(newItemProblem(["anything"], null)).toBeNull();
  });
});
