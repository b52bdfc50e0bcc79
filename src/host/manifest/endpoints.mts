import type { CommandSection } from "./entry.mts";
import { account, onCall, oneItem, onResponse, panel } from "./when.mts";

export const endpoints: CommandSection = {
  heading: "Call one endpoint",
  intro: "The first three are in the palette; the others are under *Call One Endpoint…*.",
  commands: {
    callEndpointMenu: {
      id: "endpoint.menu",
      title: "Call One Endpoint… (which one, compare rulesets, repeat, plan, copy as code, raw response)",
      does: { row: "none" },
    },
    fetchRealTimeBalances: {
      id: "balances.fetchRealTime",
      title: "Fetch Real-Time Balances",
      does: "`/accounts/balance/get`; says first that it refreshes Plaid's cache",
      menus: { "view/item/context": [{ when: oneItem, group: "1_balances@3" }] },
    },
    fetchCachedBalances: {
      id: "balances.fetchCached",
      title: "Fetch Cached Balances",
      does: "The cached endpoint you choose",
      menus: { "view/item/context": [{ when: oneItem, group: "1_balances@4" }] },
    },
    evaluateBalance: {
      id: "balances.evaluate",
      title: "Evaluate Balance for an ACH Debit",
      does: "`/signal/evaluate` for an account, an amount and a ruleset",
      menus: {
        "view/item/context": [
          { when: oneItem, group: "1_balances@5" },
          { when: account, group: "1_balances@1" },
        ],
      },
    },
    compareRulesets: {
      id: "balances.compareRulesets",
      title: "Compare Rulesets",
      does: "The same debit through several rulesets, one `/signal/evaluate` each: decision, balance used, age, scores, latency and billing side by side",
      palette: false,
      menus: { "balanceLens.item.comparison": [{ group: "3_calls@3" }] },
    },
    guideToEndpoint: {
      id: "endpoint.guide",
      title: "Which Endpoint Should I Use?",
      does: "At most three questions; answers with the endpoint, its freshness, latency and billing, and runs it",
      palette: false,
    },
    repeatEndpoint: {
      id: "endpoint.repeat",
      title: "Repeat an Endpoint",
      does: "Calls one endpoint several times within Plaid's limits and draws each call's time in the panel: min, p50, p95 and max beside Plaid's published figures",
      palette: false,
      menus: { "balanceLens.item.comparison": [{ group: "3_calls@2" }] },
    },
    showComparisonPlan: {
      id: "balances.plan",
      title: "Show Comparison Plan",
      does: "Before any call: the calls in their order, how production would bill them, the room left under Plaid's limits, what is skipped and why. On a page of its own, with buttons: add or leave out endpoints, choose what to evaluate, run it",
      palette: false,
      menus: { "balanceLens.item.comparison": [{ group: "3_calls@1" }] },
    },
    copyCallAsCode: {
      id: "reading.copyAs",
      title: "Copy Call as Code",
      does: "cURL, PowerShell, Node, Python, Ruby, Go or Java, with nothing to install; keys and token as environment variables",
      icon: "code",
      palette: false,
      menus: {
        "editor/title": [{ when: panel, group: "navigation@2" }],
        "webview/context": [{ when: onCall, group: "2_call@1" }],
        "balanceLens.item.comparison": [{ group: "2_copy@2" }],
      },
    },
    openResponse: {
      id: "response.open",
      title: "Response as JSON",
      does: "What a call answered, with account and routing numbers, owners and tokens masked: also in the drawer of a call and in the menu on a column's head. Held in memory until the window closes or you sign out, of the last 20 comparisons and 16 MB at most",
      icon: "json",
      palette: false,
      menus: {
        "editor/title": [{ when: panel, group: "3_response@1" }],
        "webview/context": [{ when: onResponse, group: "1_response@1" }],
      },
    },
    compareResponses: {
      id: "response.compare",
      title: "Compare Two Responses",
      does: "Two of them side by side in VS Code's diff editor",
      icon: "diff",
      palette: false,
      menus: {
        "editor/title": [{ when: panel, group: "3_response@2" }],
        "webview/context": [{ when: onResponse, group: "1_response@2" }],
      },
    },
  },
};
