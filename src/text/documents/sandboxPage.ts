import { sandboxPageMessages } from "../messages/sandboxPage.ts";
import type { TextContext } from "../segment.ts";
import { fill, message } from "../translate.ts";

/** The sections in order, each with Plaid's page as its source. */
const sections = [
  ["static", "https://plaid.com/docs/sandbox/"],
  ["ready", "https://plaid.com/docs/transactions/transactions-data/"],
  ["signal", "https://plaid.com/docs/signal/signal-rules/"],
  ["rulesets", "https://plaid.com/docs/signal/signal-rules/"],
  ["login", "https://plaid.com/docs/link/update-mode/"],
  ["latency", "https://plaid.com/docs/balance/"],
  ["limits", "https://plaid.com/docs/errors/rate-limit-exceeded/"],
] as const;

/** How Plaid's Sandbox differs from production, as Markdown. */
export function sandboxPage(context: TextContext): string {
  const say = (key: string, values: Readonly<Record<string, string>> = {}) =>
    fill(message([`expect.${key}`], sandboxPageMessages, context), values);
  return [
    `# ${say("title")}`,
    say("intro"),
    ...sections.flatMap(([name, url]) => [
      `## ${say(`${name}.title`)}`,
      say(`${name}.body`),
      say("page", { url: `<${url}>` }),
    ]),
    "",
  ].join("\n\n");
}
