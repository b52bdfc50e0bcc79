import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDotenv } from "../../../../src/core/keys/dotenv.ts";
import { keysInEnvFile } from "../../../../src/core/keys/keysInEnvFile.ts";

const id = "64b0f00dfeed5cafe0123456";
const secret = "0123456789abcdef0123456789abcd";

describe("a .env file", () => {
  test.each([
    ["A=1", "1"],
    ["A = 1 ", "1"],
    ["export A=1", "1"],
    ["export\tA=1", "1"],
    ["A=1 # the first", "1"],
    ["A=a#b", "a#b"],
    ['A="1 # 2"', "1 # 2"],
    ["A='x y' # why", "x y"],
    ['A="open', '"open'],
    ["A=", ""],
    ["A=# none", ""],
    ["A=0\nA=1", "1"],
    ["\uFEFFA=1\r\nB=2", "1"],
    ["A=b=c", "b=c"],
  ])("%j says A=%j", (text, value) => {
    expect(parseDotenv(text).get("A")).toBe(value);
  });

  test.each(["#A=1", "A", "A: 1", " = 1", "9A=1", "exportA B=1"])("%j names no variable", (text) => {
    expect([...parseDotenv(text).keys()]).toEqual([]);
  });

  test("gives back whatever was quoted, among any other lines", () => {
    const value = fc.string({ unit: fc.constantFrom(..."abc019-_=# '") });
    fc.assert(
      fc.property(value, fc.array(fc.string()), (text, others) => {
        const lines = [...others.map((other) => `# ${other.replaceAll(/[\r\n]/g, " ")}`), `KEY="${text}"`];
        expect(parseDotenv(lines.join("\n")).get("KEY")).toBe(text);
      }),
    );
  });
});

describe("the keys in it", () => {
  test.each([
    [`PLAID_CLIENT_ID=${id}\nPLAID_SECRET=${secret}`, ["PLAID_CLIENT_ID", "PLAID_SECRET"]],
    [`PLAID_CLIENT_ID=${id}\nPLAID_SECRET=${secret}\nPLAID_ENV=sandbox`, ["PLAID_CLIENT_ID", "PLAID_SECRET"]],
    [
      `PLAID_CLIENT_ID=${id}\nPLAID_SECRET=x\nPLAID_SANDBOX_SECRET=${secret}`,
      ["PLAID_CLIENT_ID", "PLAID_SANDBOX_SECRET"],
    ],
    [`PLAID_CLIENT_ID=${id}\nPLAID_SECRET_SANDBOX=${secret}`, ["PLAID_CLIENT_ID", "PLAID_SECRET_SANDBOX"]],
    [
      `PLAID_CLIENT_ID=${id}\nPLAID_SANDBOX_SECRET=${secret}\nPLAID_PRODUCTION_SECRET=no`,
      ["PLAID_CLIENT_ID", "PLAID_SANDBOX_SECRET"],
    ],
  ])("are found under the names people use (%#)", (text, names) => {
    expect(keysInEnvFile(text)).toEqual({
      kind: "keys",
      clientId: { name: names[0], value: id },
      secret: { name: names[1], value: secret },
    });
  });

  test.each([
    [`PLAID_ENV=production\nPLAID_CLIENT_ID=${id}\nPLAID_SECRET=${secret}`, "PLAID_ENV"],
    [`PLAID_ENV=Prod\nPLAID_CLIENT_ID=${id}\nPLAID_SANDBOX_SECRET=${secret}`, "PLAID_ENV"],
    [`PLAID_ENV=https://production.plaid.com\nPLAID_CLIENT_ID=${id}`, "PLAID_ENV"],
    [`PLAID_ENVIRONMENT="production"\nPLAID_SECRET=${secret}`, "PLAID_ENVIRONMENT"],
    [`PLAID_CLIENT_ID=${id}\nPLAID_PRODUCTION_SECRET=${secret}`, "PLAID_PRODUCTION_SECRET"],
    [`PLAID_CLIENT_ID=${id}\nPLAID_SECRET=access-production-0`, "PLAID_SECRET"],
  ])("are not given when it is about production (%#)", (text, name) => {
    expect(keysInEnvFile(text)).toEqual({ kind: "production", name });
  });

  test.each([
    ["", ["PLAID_CLIENT_ID", "PLAID_SECRET"]],
    [`PLAID_CLIENT_ID=${id}`, ["PLAID_SECRET"]],
    [`PLAID_SECRET=${secret}\nPLAID_CLIENT_ID=`, ["PLAID_CLIENT_ID"]],
  ])("that are missing are named (%#)", (text, names) => {
    expect(keysInEnvFile(text)).toEqual({ kind: "missing", names });
  });
});
