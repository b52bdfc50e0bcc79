import { describe, expect, test } from "vitest";
import type { CodeLanguage } from "../../../../src/code/languages/language.ts";
import { marked, mended } from "../support/marked.ts";

const rule = "balance-in-products";

const go = (list: string) =>
  `func f() {\n\trequest.SetProducts(${list})\n\tclient.PlaidApi.LinkTokenCreate(ctx).LinkTokenCreateRequest(*request).Execute()\n}`;
const inGo = (list: string) =>
  `${go(list).replace("{\n", "{\n\trequest := plaid.NewLinkTokenCreateRequest(name)\n")}\n`;
const inJava = (list: string) =>
  `class A { void f() {\n  LinkTokenCreateRequest request = new LinkTokenCreateRequest().user(user).products(${list});\n  plaid.linkTokenCreate(request).execute();\n} }\n`;
const inHttp = (list: string) =>
  `POST https://sandbox.plaid.com/link/token/create\nContent-Type: application/json\n\n{\n  "products": ${list}\n}\n`;
const inTypeScript = (list: string) => `plaid.linkTokenCreate({ user, products: ${list}, language });\n`;
const inPython = (list: string) => `plaid.link_token_create(LinkTokenCreateRequest(products=${list}, user=user))\n`;
const inRuby = (list: string) => `plaid.link_token_create(Plaid::LinkTokenCreateRequest.new(products: ${list}))\n`;

describe("balance is taken out of the products, with its comma", () => {
  test.each([
    ["typescript", inTypeScript, '["auth", "balance"]', '["auth"]'],
    ["typescript", inTypeScript, '["balance", "auth"]', '["auth"]'],
    ["typescript", inTypeScript, "['auth', 'balance', 'signal']", "['auth', 'signal']"],
    ["typescript", inTypeScript, "[Products.Auth, Products.Balance]", "[Products.Auth]"],
    ["typescript", inTypeScript, "[Products.Balance, ...more]", "[...more]"],
    ["typescript", inTypeScript, '["auth" as Products, "balance" as Products]', '["auth" as Products]'],
    [
      "typescript",
      inTypeScript,
      '[\n    "auth",\n    "balance",\n    "signal",\n  ]',
      '[\n    "auth",\n    "signal",\n  ]',
    ],
    [
      "typescript",
      inTypeScript,
      '[\n    "auth", // ACH\n    "balance",\n    "signal",\n  ]',
      '[\n    "auth", // ACH\n    "signal",\n  ]',
    ],
    ["typescript", inTypeScript, '[\n    "auth",\n    "balance",\n  ]', '[\n    "auth",\n  ]'],
    ["python", inPython, '[Products("auth"), Products("balance")]', '[Products("auth")]'],
    ["python", inPython, "[Products('balance'), Products('auth')]", "[Products('auth')]"],
    ["python", inPython, '["balance", "auth"]', '["auth"]'],
    ["ruby", inRuby, "['auth', 'balance']", "['auth']"],
    ["ruby", inRuby, '["balance", "auth"]', '["auth"]'],
    [
      "go",
      inGo,
      "[]plaid.Products{plaid.PRODUCTS_AUTH, plaid.PRODUCTS_BALANCE}",
      "[]plaid.Products{plaid.PRODUCTS_AUTH}",
    ],
    [
      "go",
      inGo,
      "[]plaid.Products{\n\t\tplaid.PRODUCTS_AUTH,\n\t\tplaid.PRODUCTS_BALANCE,\n\t}",
      "[]plaid.Products{\n\t\tplaid.PRODUCTS_AUTH,\n\t}",
    ],
    ["java", inJava, "Arrays.asList(Products.BALANCE, Products.AUTH)", "Arrays.asList(Products.AUTH)"],
    ["java", inJava, "List.of(Products.AUTH, Products.BALANCE)", "List.of(Products.AUTH)"],
    ["http", inHttp, '["auth", "balance"]', '["auth"]'],
    ["http", inHttp, '[\n    "balance",\n    "auth"\n  ]', '[\n    "auth"\n  ]'],
  ] as const)("in %s: %s %s", (language: CodeLanguage, fileOf, before, after) => {
    const text = mended(language, fileOf(before), rule);
    expect(text).toBe(fileOf(after));
    expect(marked(language, text, rule)).toEqual([]);
  });
});

describe("it stays where it is the only one, and where taking it out may be wrong", () => {
  test.each([
    ["typescript", inTypeScript('["balance"]')],
    ["typescript", inTypeScript("[Products.Balance,]")],
    ["typescript", inTypeScript('[isOpen ? "balance" : "auth", "signal"]')],
    ["typescript", inTypeScript('[\n    "auth",\n    "balance", // live\n    "signal",\n  ]')],
    ["typescript", inTypeScript('[\n    "auth",\n    // live\n    "balance",\n  ]')],
    ["python", inPython("[Products('balance')]")],
    ["python", inPython('("auth", "balance")')],
    ["ruby", inRuby("['balance']")],
    ["go", inGo("[]plaid.Products{plaid.PRODUCTS_BALANCE}")],
    ["java", inJava("Collections.singletonList(Products.BALANCE)")],
    ["java", inJava("pick(Products.AUTH, Products.BALANCE)")],
    ["http", inHttp('["balance"]')],
  ] as const)("in %s: %s", (language, text) => {
    expect(marked(language, text, rule)).toHaveLength(1);
    expect(() => mended(language, text, rule)).toThrow("there is no fix");
  });
});
