/** Every command the manifest declares. A test compares the two, both ways. */
export const commandIds = {
  compare: "balanceLens.balances.compare",
  showPlan: "balanceLens.balances.plan",
  openLatest: "balanceLens.comparison.openLatest",
  guideToEndpoint: "balanceLens.endpoint.guide",
  repeatEndpoint: "balanceLens.endpoint.repeat",
  cancelComparison: "balanceLens.balances.cancel",
  fetchRealTime: "balanceLens.balances.fetchRealTime",
  fetchCached: "balanceLens.balances.fetchCached",
  evaluate: "balanceLens.balances.evaluate",
  createItem: "balanceLens.item.create",
  addItem: "balanceLens.item.add",
  removeItem: "balanceLens.item.remove",
  refreshItem: "balanceLens.item.refresh",
  refreshItems: "balanceLens.items.refresh",
  switchEnvironment: "balanceLens.environment.switch",
  setKeys: "balanceLens.keys.set",
  showLog: "balanceLens.log.show",
  startLocal: "balanceLens.local.start",
  stopLocal: "balanceLens.local.stop",
  connectSandbox: "balanceLens.sandbox.connect",
} as const;

export type CommandId = (typeof commandIds)[keyof typeof commandIds];
