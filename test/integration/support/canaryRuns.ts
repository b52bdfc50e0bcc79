import { canaries, customUser } from "./canaries.ts";

/** What the rows below are made from. */
export interface CanaryWorld {
  /** An Item of Plaid Sandbox, as the extension sees it; its token is secret. */
  readonly itemId: string;
  /** The token of an Item that is not added yet. */
  readonly token: string;
  /** A `.env` file with the keys. */
  readonly envFile: string;
  /** A file with a custom user. */
  readonly userFile: string;
  /** Where a command may write. */
  path(name: string): string;
}

type Argument = (world: CanaryWorld) => unknown;

const none: Argument = () => undefined;
const ofItem: Argument = ({ itemId }) => ({ itemId });
const sure: Argument = ({ itemId }) => ({ itemId, confirmed: true });
const newItem = { institutionId: "ins_109508", products: ["auth", "identity"] };

/**
 * One row for each command, in the order they are run: the argument that leads the secrets through it. What it asks
 * beyond that is left, as by Escape. What forgets the keys or the Item stands at the end.
 */
export const canaryRuns: Readonly<Record<string, Argument>> = {
  "balanceLens.sandbox.explain": none,
  "balanceLens.keys.set": () => ({ clientId: canaries.clientId, secret: canaries.secret }),
  "balanceLens.keys.import": ({ envFile }) => ({ file: envFile, confirmed: true }),
  "balanceLens.sandbox.connect": none,
  "balanceLens.item.add": ({ token }) => ({ accessToken: token }),
  // Run with the tokens on the clipboard.
  "balanceLens.item.import": () => ({ from: "clipboard" }),
  "balanceLens.item.create": () => ({ ...newItem, username: "user_custom", password: customUser }),
  "balanceLens.item.createFromFile": ({ userFile }) => ({ ...newItem, uri: userFile }),
  "balanceLens.customUser.new": () => ({ template: "canary" }),
  "balanceLens.item.refresh": ofItem,
  "balanceLens.items.refresh": none,
  "balanceLens.items.filter": () => ({ filter: "failed" }),
  "balanceLens.items.clearFilter": none,
  "balanceLens.items.sort": () => ({ sort: "name" }),
  "balanceLens.balances.plan": ofItem,
  "balanceLens.balances.compare": ofItem,
  "balanceLens.balances.fetchCached": ({ itemId }) => ({ itemId, endpoint: "/auth/get" }),
  "balanceLens.balances.fetchRealTime": ofItem,
  "balanceLens.balances.evaluate": ({ itemId }) => ({ itemId, amount: 10 }),
  // The Item is one of the custom user: its number is in this response.
  "balanceLens.response.open": ({ itemId }) => ({ itemId, readingId: "single:/auth/get" }),
  "balanceLens.response.compare": ({ itemId }) => ({
    itemId,
    readingId: "single:/auth/get",
    otherReadingId: "cached:/accounts/get",
  }),
  "balanceLens.balances.compareRulesets": ({ itemId }) => ({ itemId, amount: 10, rulesetKeys: ["one", "two"] }),
  "balanceLens.endpoint.guide": none,
  "balanceLens.endpoint.repeat": ({ itemId }) => ({ itemId, endpoint: "/accounts/get", times: 2 }),
  "balanceLens.comparison.retryFailed": ofItem,
  "balanceLens.timeline.open": ofItem,
  "balanceLens.balances.cancel": ofItem,
  "balanceLens.items.compare": () => ({ all: true }),
  "balanceLens.items.compareAll": none,
  "balanceLens.items.summary": none,
  "balanceLens.item.stopReading": ofItem,
  "balanceLens.comparison.openLatest": ofItem,
  "balanceLens.comparison.open": ofItem,
  "balanceLens.history.open": ofItem,
  "balanceLens.comparison.compareTwo": ofItem,
  "balanceLens.comparison.enterBankShows": ofItem,
  "balanceLens.comparison.export": ({ itemId, path }) => ({ itemId, format: "json", to: path("export.json") }),
  "balanceLens.finding.copy": ({ itemId }) => ({ itemId, reader: "support" }),
  "balanceLens.reading.copyAs": ({ itemId }) => ({ itemId, readingId: "cached:/auth/get", language: "curl" }),
  // Run with an answer of a log on the clipboard, secrets and all.
  "balanceLens.comparison.fromResponses": () => ({ from: "clipboard" }),
  "balanceLens.item.fireWebhook": ({ itemId }) => ({ itemId, type: "ITEM", code: "ERROR" }),
  "balanceLens.item.addTransactions": ({ itemId }) => ({ itemId, transactions: "12.50 Coffee", date: "2026-11-01" }),
  "balanceLens.item.refreshProducts": ofItem,
  "balanceLens.item.refreshTransactions": ofItem,
  "balanceLens.item.refreshInvestments": ofItem,
  "balanceLens.item.updateWebhook": ({ itemId }) => ({ itemId, url: "https://example.com/hook" }),
  "balanceLens.item.rename": ({ itemId }) => ({ itemId, alias: "Renamed" }),
  "balanceLens.item.copyIds": ({ itemId }) => ({ itemId, what: "item" }),
  "balanceLens.item.resetLogin": ofItem,
  "balanceLens.item.repairLogin": ofItem,
  "balanceLens.item.rotateToken": sure,
  "balanceLens.log.show": none,
  "balanceLens.emulator.addToWorkspace": () => ({ path: "tools/emulator.mjs" }),
  "balanceLens.item.remove": sure,
  "balanceLens.sandbox.signOut": () => ({ confirmed: true }),
  // The local sandbox has no secret of its own, and must not come to hold one of these.
  "balanceLens.environment.switch": () => ({ environment: "local" }),
  "balanceLens.environment.leaveLocal": none,
  "balanceLens.local.start": none,
  "balanceLens.local.loadScenario": () => ({ scenario: "pending-hold" }),
  "balanceLens.local.restartScenario": ({ itemId }) => ({ itemId }),
  "balanceLens.local.moveClock": () => ({ seconds: 60 }),
  "balanceLens.local.rulesets": none,
  "balanceLens.local.previewRulesets": none,
  "balanceLens.local.addFault": () => ({ fault: { effect: "html", calls: 1 } }),
  "balanceLens.local.faults": () => ({ clear: "all" }),
  "balanceLens.local.requests": none,
  "balanceLens.local.webhooks": none,
  "balanceLens.local.copyAddress": none,
  "balanceLens.local.useInApp": () => ({ language: "Node" }),
  "balanceLens.local.save": ({ path }) => ({ path: path("saved.json") }),
  "balanceLens.local.load": ({ path }) => ({ path: path("saved.json"), confirmed: true }),
  "balanceLens.local.reset": () => ({ confirmed: true }),
  // Asks which of its commands is meant, and is left.
  "balanceLens.item.addMenu": none,
  // Asks which of its commands is meant, and is left.
  "balanceLens.item.changeMenu": none,
  // Asks which of its commands is meant, and is left.
  "balanceLens.local.menu": none,
  // Asks which of its commands is meant, and is left.
  "balanceLens.keys.menu": none,
  // Asks which of its commands is meant, and is left.
  "balanceLens.local.traffic": none,
  // Asks which of its commands is meant, and is left.
  "balanceLens.endpoint.menu": none,
  // Asks which of its commands is meant, and is left.
  "balanceLens.local.appMenu": none,
  "balanceLens.local.stop": none,
};
