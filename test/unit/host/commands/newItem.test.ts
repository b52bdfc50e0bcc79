import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import type * as vscode from "vscode";
import type { InstitutionOffer, NewItem } from "../../../../src/core/item/newItem.ts";
import { sandboxInstitutions } from "../../../../src/core/item/sandboxInstitutions.ts";
import { customUserLogin } from "../../../../src/host/ask/customUser/customUserFile.ts";
import { askNewItem } from "../../../../src/host/ask/newItem/askNewItem.ts";
import type { DraftContext } from "../../../../src/host/ask/newItem/itemDraft.ts";
import { createItem } from "../../../../src/host/work/createItem.ts";
import { stillClock } from "../support/fakes.ts";
import { files } from "../support/vscode/files.ts";
import { questions, Uri, workspace } from "../support/vscode/vscode.ts";

const uriOf = (name: string) => Uri.file(name) as unknown as vscode.Uri;
workspace.findFiles = async () => [...files.keys()].filter((name) => name.endsWith(".plaid-user.json")).map(uriOf);

const schema = readFileSync(path.resolve(import.meta.dirname, "../../../../schemas/customUser.schema.json"), "utf8");

beforeEach(() => {
  questions.answer();
  files.clear();
  files.set("/extension/dist/customUser.schema.json", schema);
});

/** A bank of this name that offers these products. */
const bank = (name: string, products = ["auth", "transactions", "identity"], oauth = false): InstitutionOffer => ({
  institutionId: sandboxInstitutions.find((each) => each.name === name)?.id ?? "ins_99",
  name,
  products,
  oauth,
});

function context(environment: "local" | "sandbox", banks: readonly InstitutionOffer[] = []): DraftContext {
  const connection = {
    institution: async (id: string) =>
      banks.find(({ institutionId }) => institutionId === id) ?? bank("First Platypus Bank"),
    searchInstitutions: async (query: string) => banks.filter(({ name }) => name.includes(query)),
  };
  return {
    environment,
    clock: stillClock(),
    extensionUri: uriOf("/extension"),
    connections: { of: async () => connection },
  } as unknown as DraftContext;
}

const flow = (environment: "local" | "sandbox" = "local", banks: readonly InstitutionOffer[] = []) =>
  askNewItem(context(environment, banks), null);

const cancelled = { failure: { reason: "cancelled" } };

describe("the guided flow", () => {
  test("asks bank, products, test user and name, numbered, and Enter takes what is proposed", async () => {
    questions.answer("<enter>", "<enter>", "<enter>", { text: "" });
    const { request } = await flow();
    expect(request).toEqual({ institutionId: "ins_109508", products: ["transactions"], username: "user_good" });
    expect(questions.shown.map(({ title, step, totalSteps, hasBack }) => [title, step, totalSteps, hasBack])).toEqual(
      [1, 2, 3, 4].map((step) => ["Create Sandbox Item", step, 4, step > 1]),
    );
  });

  test("goes back, with each answer in front again", async () => {
    questions.answer(
      "Tartan Bank",
      ["auth", "identity"],
      "user_transactions_dynamic",
      "<back>",
      "<back>",
      "<back>",
      "<enter>",
      "<enter>",
      "<enter>",
      { text: " Mine " },
    );
    const { request } = await flow("local", [bank("Tartan Bank")]);
    expect(request).toEqual({
      institutionId: "ins_109511",
      products: ["auth", "identity"],
      username: "user_transactions_dynamic",
      alias: "Mine",
    });
    expect(questions.shown.map(({ step }) => step)).toEqual([1, 2, 3, 4, 3, 2, 1, 2, 3, 4]);
  });

  test("left at any step asks no more", async () => {
    for (const answers of [[], ["<enter>"], ["<enter>", "<enter>"], ["<enter>", "<enter>", "<enter>"]]) {
      questions.answer(...answers, "<escape>");
      await expect(flow()).rejects.toMatchObject(cancelled);
    }
  });

  test("says of each bank and product what it is for, in either environment", async () => {
    for (const environment of ["local", "sandbox"] as const) {
      questions.answer("<enter>", "<enter>", "<enter>", { text: "" });
      await flow(environment);
      const [banks, products, users] = questions.shown;
      for (const each of [banks, products, users]) {
        expect(each?.items.length).toBeGreaterThan(2);
        expect(each?.items.filter(({ detail = "" }) => detail === "").map(({ label }) => label)).toEqual([]);
      }
      expect(banks?.items.some(({ label }) => label.includes("Another Bank"))).toBe(environment === "sandbox");
      expect(users?.items.some(({ label }) => label === "user_yuppie")).toBe(environment === "sandbox");
      const slow = banks?.items.find(({ label }) => label.startsWith("Tattersall"))?.detail ?? "";
      expect(slow.includes("Slow")).toBe(environment === "local");
    }
  });

  test("offers only what the bank does, and says what it does not", async () => {
    questions.answer("Sallie Mae", "<enter>", "<enter>", { text: "" });
    const { request } = await flow("local", [bank("Sallie Mae", ["identity", "liabilities"])]);
    expect(request.products).toEqual(["identity"]);
    const labels = questions.shown[1]?.items.map(({ label }) => label) ?? [];
    expect(labels.slice(0, -1)).toEqual(["identity", "liabilities"]);
    expect(labels.at(-1)).toContain("transactions, auth, investments, signal");
    expect(questions.shown[1]?.items.at(-1)?.detail).toBe("Not offered by Sallie Mae");
  });

  test("finds any bank of Plaid's by its name, or its id", async () => {
    const far = bank("A Far Away Bank");
    questions.answer("Another Bank", { text: "Away" }, "Far", "<enter>", "<enter>", { text: "" });
    expect((await flow("sandbox", [far])).request.institutionId).toBe("ins_99");
    questions.answer("Another Bank", { text: "ins_99" }, "<enter>", "<enter>", { text: "" });
    expect((await flow("sandbox", [far])).institution.name).toBe("A Far Away Bank");
    questions.answer(
      "Another Bank",
      { text: "nowhere" },
      "<back>",
      { text: "Away" },
      "<back>",
      "<back>",
      "<enter>",
      "<enter>",
      "<enter>",
      { text: "" },
    );
    expect((await flow("sandbox", [far])).request.institutionId).toBe("ins_109508");
    expect(
      questions.shown.some(({ placeholder }) => placeholder.includes("No bank of Plaid's is called nowhere")),
    ).toBe(true);
  });

  test("makes a user that fails, or any other, and types no password in the clear", async () => {
    questions.answer("<enter>", "<enter>", "Fails", "ITEM_LOCKED", { text: "" });
    expect((await flow()).request).toMatchObject({ username: "user_good", password: "error_ITEM_LOCKED" });
    questions.answer(
      "<enter>",
      "<enter>",
      "Another Test User",
      { text: "" },
      { text: "user_x" },
      "<back>",
      { text: "user_y" },
      { text: "pass" },
      { text: "" },
    );
    expect((await flow()).request).toMatchObject({ username: "user_y", password: "pass" });
    const passwords = questions.shown.filter(({ placeholder }) => placeholder.startsWith("Password"));
    expect(passwords.length).toBeGreaterThan(0);
    expect(passwords.every(({ password }) => password)).toBe(true);
  });

  test("takes a custom user from a file of the workspace, and says where OAuth may pass it over", async () => {
    files.set("/app/a.plaid-user.json", '{"seed": "a"}');
    questions.answer("Tartan Bank", "<enter>", "Custom User", "<back>", "Custom User", "a.plaid-user.json", {
      text: "",
    });
    const { request } = await flow("local", [bank("Tartan Bank", ["auth"], true)]);
    expect(request).toMatchObject({ username: "user_custom", password: '{"seed":"a"}' });
    const offer = questions.shown[2]?.items.find(({ label }) => label.includes("Custom User"));
    expect(offer?.detail).toContain("OAuth");
  });

  test("a name that is too long is not taken", async () => {
    questions.answer("<enter>", "<enter>", "<enter>", { text: "x".repeat(81) }, { text: "x".repeat(80) });
    expect((await flow()).request.alias).toHaveLength(80);
  });
});

describe("a file that is refused", () => {
  const login = (text: string) => {
    files.set("/app/b.plaid-user.json", text);
    return customUserLogin(uriOf("/app/b.plaid-user.json"), uriOf("/extension"));
  };

  const cases: readonly (readonly [string, string, RegExp])[] = [
    ["no JSON", "{\n  oops", /b\.plaid-user\.json, line 2, column 3: A name in double quotes is expected here/],
    ["a wrong type", '{"version": true}', /line 1, column 13: version: This must be of type/],
    ["a wrong choice", '{"recaptcha": "no"}', /recaptcha: This must be one of good, bad/],
    [
      "a wrong form",
      '{"override_accounts": [{"currency": "$"}]}',
      /override_accounts\[0\]\.currency: This must look like USD/,
    ],
    [
      "something missing",
      '{"override_accounts": [{"transactions": [{"amount": 1}]}]}',
      /date_transacted is missing here.*There is more like it: 2/,
    ],
    [
      "a sum too large",
      '{"override_accounts": [{"starting_balance": 1e15}]}',
      /between -1000000000000 and 1000000000000/,
    ],
    [
      "too many accounts",
      `{"override_accounts": [${Array(11).fill("{}").join()}]}`,
      /Plaid accepts at most 10 here; this file has 11/,
    ],
    ["too much", `{"seed": "${"x".repeat(56_000)}"}`, /This file has 57 kB; Plaid accepts about 55 kB/],
    [
      "what excludes itself",
      '{"override_accounts": [{"force_available_balance": 1, "has_null_available_balance": true}]}',
      /can't be used together/,
    ],
  ];

  test.each(cases)("for %s says where and why, and leads there", async (_what, text, sentence) => {
    await expect(login(text)).rejects.toMatchObject({
      sentence: expect.stringMatching(sentence),
      remedy: { kind: "place", uri: "file:///app/b.plaid-user.json" },
    });
    await expect(login(text)).rejects.toMatchObject({ sentence: expect.stringMatching(/No Item was created\.$/) });
  });

  test("since it cannot be read offers to make one", async () => {
    await expect(customUserLogin(uriOf("/app/none.json"), uriOf("/extension"))).rejects.toMatchObject({
      sentence: "none.json cannot be read. No Item was created.",
      remedy: { command: "newCustomUser" },
    });
  });

  test("shows nothing of its secrets", async () => {
    const text = '{"override_accounts": [{"numbers": {"account": 4111222233}}]}';
    const error: unknown = await login(text).catch((thrown: unknown) => thrown);
    expect(JSON.stringify(error) + String(error)).not.toContain("4111222233");
  });
});

test("a row that only tells something cannot be chosen", async () => {
  questions.answer("Sallie Mae", ["identity", "transactions"], "<enter>", { text: "" });
  const { request } = await flow("local", [bank("Sallie Mae", ["identity"])]);
  expect(request.products).toEqual(["identity"]);
});

describe("creating it", () => {
  const made: NewItem[] = [];
  const kept: unknown[] = [];
  const deps = (institution: InstitutionOffer) => ({
    connections: {
      of: async () => ({
        institution: async () => institution,
        createSandboxItem: async (request: NewItem) => {
          made.push(request);
          return { itemId: "item1", accessToken: "access-sandbox-made" };
        },
      }),
    } as unknown as DraftContext["connections"],
    sandboxItems: { put: async (...args: unknown[]) => void kept.push(args) },
    memento: { get: () => undefined, update: async (...args: unknown[]) => void kept.push(args) },
  });
  const signal = new AbortController().signal;

  beforeEach(() => {
    made.length = 0;
    kept.length = 0;
  });

  const request = {
    institutionId: "ins_1",
    products: ["auth"],
    username: "user_custom",
    password: "{}",
    alias: "Mine",
  };

  test("asks for it without the name, which is kept here", async () => {
    const item = await createItem(deps(bank("A Bank")), request, { environment: "sandbox", institution: null, signal });
    expect(made).toEqual([{ institutionId: "ins_1", products: ["auth"], username: "user_custom", password: "{}" }]);
    expect(kept).toEqual([[item, "access-sandbox-made"]]);
    expect(item).toMatchObject({ itemId: "item1", alias: "Mine", testUser: "user_custom", institutionName: "A Bank" });
    expect(JSON.stringify(item)).not.toContain("password");
  });

  test("in the local sandbox keeps the name alone", async () => {
    await createItem(deps(bank("A Bank")), request, { environment: "local", institution: null, signal });
    expect(kept).toEqual([["local.alias.item1", "Mine"]]);
  });

  const refused: readonly (readonly [readonly string[], string])[] = [
    [["auth", "signal", "statements"], "A Bank does not offer signal, statements. No Item was created."],
    [["balance"], "Balance is on every Item, and is not asked for as a product. No Item was created."],
    [[], "An Item needs at least one product. No Item was created."],
  ];

  test.each(refused)("refuses %j before anything is asked for", async (products, sentence) => {
    const work = createItem(
      deps(bank("A Bank")),
      { ...request, products },
      { environment: "local", institution: null, signal },
    );
    await expect(work).rejects.toMatchObject({ sentence, remedy: { command: "createSandboxItem" } });
    expect(made).toEqual([]);
  });
});
