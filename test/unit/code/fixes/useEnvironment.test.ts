import { describe, expect, test } from "vitest";
import { marked, mended } from "../support/marked.ts";

const rule = "secret-in-code";

// Put together here, so that no tool takes this file for one that holds secrets.
const uuid = ["3b5a7c21", "9d04", "4e6f", "8a1b", "c0d2e4f68a13"].join("-");
const access = `access-sandbox-${uuid}`;
const processor = `processor-production-${uuid}`;
const secret = ["5f1b9c3d7e", "2a4068b1d9", "e7c3a5f042"].join("");

describe("a secret is read from the environment", () => {
  test.each([
    ["typescript", `const token = "${access}"; // plaid`, "const token = process.env.PLAID_ACCESS_TOKEN; // plaid"],
    ["typescript", `plaid.get({ token: '${processor}' })`, "plaid.get({ token: process.env.PLAID_PROCESSOR_TOKEN })"],
    [
      "typescript",
      `const headers = { "PLAID-SECRET": "${secret}", a };`,
      'const headers = { "PLAID-SECRET": process.env.PLAID_SECRET, a };',
    ],
    ["typescript", `plaid.get("${access}")\n`, "plaid.get(process.env.PLAID_ACCESS_TOKEN)\n"],
    [
      "typescript",
      `const tokens = [\n  "${access}"\n]; // plaid`,
      "const tokens = [\n  process.env.PLAID_ACCESS_TOKEN\n]; // plaid",
    ],
    [
      "python",
      `import json, os\nimport plaid\nPLAID_SECRET = '${secret}'\n`,
      "import json, os\nimport plaid\nPLAID_SECRET = os.environ['PLAID_SECRET']\n",
    ],
    [
      "python",
      `import os  # the environment\nplaid.get(access_token="${access}")`,
      'import os  # the environment\nplaid.get(access_token=os.environ["PLAID_ACCESS_TOKEN"])',
    ],
    ["ruby", `plaid_secret = '${secret}'\n`, "plaid_secret = ENV.fetch('PLAID_SECRET')\n"],
    ["ruby", `plaid.get(:token => "${access}")`, 'plaid.get(:token => ENV.fetch("PLAID_ACCESS_TOKEN"))'],
    [
      "go",
      `package main\nimport (\n\t"os"\n\t"plaid"\n)\nfunc f() {\n\ttoken := "${access}"\n}\n`,
      'package main\nimport (\n\t"os"\n\t"plaid"\n)\nfunc f() {\n\ttoken := os.Getenv("PLAID_ACCESS_TOKEN")\n}\n',
    ],
    [
      "java",
      `class Plaid {\n  static final String PLAID_SECRET = "${secret}";\n}\n`,
      'class Plaid {\n  static final String PLAID_SECRET = System.getenv("PLAID_SECRET");\n}\n',
    ],
  ] as const)("in %s: %s", (language, before, after) => {
    expect(mended(language, before, rule)).toBe(after);
    expect(marked(language, after, rule)).toEqual([]);
  });
});

describe("it stays where it is a part of something, or the environment cannot be read", () => {
  test.each([
    ["typescript", `const header = \`Bearer ${access}\`; // plaid`],
    ["typescript", `const token = \`${access}\`; // plaid`],
    ["typescript", `const body = '{"plaid": "${access}"}';`],
    ["typescript", `const names = { "${access}": "plaid" };`],
    ["typescript", `const isOurs = plaid.token === "${access}";`],
    ["typescript", `const token = "${access}" as const; // plaid`],
    ["typescript", `const length = "${access}".length; // plaid`],
    ["typescript", `const plaid = <Plaid token="${access}" />;`],
    ["typescript", `enum Plaid { Token = "${access}" }`],
    ["typescript", `const plaid = import.meta.env.MODE;\nconst token = "${access}";`],
    ["typescript", `const plaidToken = read(process.env.TOKEN, "${access}");`],
    ["typescript", `const plaidToken = variables.string("PLAID_TOKEN", "${access}");`],
    ["typescript", `switch (plaid) {\n  case "${access}":\n}`],
    ["python", `import plaid\nplaid_token = "${access}"\n`],
    ["python", `import os as system\nplaid_token = "${access}"\n`],
    ["python", `import os\nplaid_token = os.getenv("PLAID_TOKEN", "${access}")\n`],
    ["python", `import os\nplaid_token = f"${access}"\n`],
    ["python", `import os\nplaid_token = """${access}"""\n`],
    ["python", `import os\nplaid_token = ("${access}"\n  "more")\n`],
    ["ruby", `plaid_token = ENV.fetch(\n  "PLAID_TOKEN", "${access}")\n`],
    ["ruby", `plaid_token = ENV["PLAID_TOKEN"] || "${access}"\n`],
    ["go", `package plaid\nfunc f() {\n\ttoken := "${access}"\n}\n`],
    ["go", `package plaid\nimport "os"\nconst token = "${access}"\n`],
    ["go", `package plaid\nimport "os"\nconst (\n\ttoken = "${access}"\n)\n`],
    ["java", `class Plaid {\n  @Value("${access}") String token;\n}\n`],
    ["http", `POST https://sandbox.plaid.com/accounts/get\n\n{ "access_token": "${access}" }\n`],
  ] as const)("in %s: %s", (language, text) => {
    expect(marked(language, text, rule)).toEqual([access]);
    expect(() => mended(language, text, rule)).toThrow("there is no fix");
  });
});
