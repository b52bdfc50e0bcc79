import { describe, expect, test } from "vitest";
import { sinkOf } from "../../../src/cli/terminal/sink.ts";
import { compareInTerminal, silentTerminal } from "./support/terminal.ts";

const id = "7c69d345-fda7-4b9a-a3b6-8a2d7d0e0d0f";
const tokens = ["access", "processor", "public", "link"].map((kind) => `${kind}-sandbox-${id}`);

describe("no token of Plaid's leaves the terminal, wherever it was typed or quoted", () => {
  test.each([{}, { GITHUB_ACTIONS: "true" }])("by any way out, with %j", (env) => {
    let written = "";
    const write = (text: string): void => {
      written += text;
    };
    const sink = sinkOf({
      ...silentTerminal,
      stdout: write,
      stderr: write,
      env,
      isTerminal: true,
      isErrorTerminal: true,
    });
    for (const token of tokens) {
      const text = `name_${token} and ${JSON.stringify(`\n${token}`)}`;
      sink.say(text);
      sink.print(text);
      sink.draw(`\u001b[1m${text}\u001b[22m`);
      sink.move(text);
      sink.command(`::error::${text}`);
      sink.json(JSON.stringify({ text }));
    }
    expect(written.split("[redacted]")).toHaveLength(1 + tokens.length * 6 * 2);
    expect(written).not.toContain(id);
  });

  test("typed where a scenario or a file is named", async () => {
    for (const args of [[tokens[0] ?? ""], ["--from", tokens[0] ?? ""], ["--environment", tokens[0] ?? ""]]) {
      const { exitCode, err, out } = await compareInTerminal(args);
      expect(exitCode).toBe(1);
      expect(err).toContain("[redacted]");
      expect(err + out).not.toContain(id);
    }
  });
});
