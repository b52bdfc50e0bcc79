import type { CommandSection } from "./entry.mts";
import { inSandbox, notSandbox } from "./when.mts";

export const plaidSandbox: CommandSection = {
  heading: "Plaid's Sandbox",
  intro: "The keys are under *Plaid Keys…*.",
  commands: {
    plaidKeysMenu: { id: "keys.menu", title: "Plaid Keys… (set, import from .env, sign out)", does: { row: "none" } },
    connectPlaidSandbox: {
      id: "sandbox.connect",
      title: "Connect Plaid Sandbox",
      does: "From nothing to the first comparison there: keys, an Item, Compare Balances",
      palette: "!balanceLens.keysStored",
    },
    setPlaidKeys: {
      id: "keys.set",
      title: "Set Plaid Keys",
      does: "Client id and Sandbox secret, checked with Plaid and kept in VS Code's secret storage",
      palette: false,
      menus: { "view/title": [{ group: "2_sandbox@1" }] },
    },
    importPlaidKeys: {
      id: "keys.import",
      title: "Import Plaid Keys from a .env File",
      does: "The same from `PLAID_CLIENT_ID` and `PLAID_SECRET` or `PLAID_SANDBOX_SECRET`; you see the names first; the values are never displayed",
      palette: false,
      menus: { "view/title": [{ when: "isWorkspaceTrusted", group: "2_sandbox@2" }] },
    },
    signOutOfSandbox: {
      id: "sandbox.signOut",
      title: "Sign Out of Plaid Sandbox",
      does: "Erases keys, access tokens and all that was kept of those Items; at Plaid nothing changes",
      palette: false,
      menus: { "view/title": [{ when: inSandbox, group: "2_sandbox@4" }] },
    },
    explainSandbox: {
      id: "sandbox.explain",
      title: "What to Expect in Plaid Sandbox",
      does: "Balances that do not move, transactions that come later, random Signal data",
      palette: inSandbox,
      menus: { "view/title": [{ when: inSandbox, group: "2_sandbox@3" }] },
    },
    switchEnvironment: {
      id: "environment.switch",
      title: "Switch Environment",
      does: "The local sandbox, or Plaid Sandbox",
      icon: "globe",
      menus: { "view/title": [{ when: inSandbox, group: "navigation@5" }] },
    },
    leaveLocal: {
      id: "environment.leaveLocal",
      title: "Switch Environment (now Local Sandbox)",
      does: { row: "none" },
      icon: "beaker",
      palette: false,
      menus: { "view/title": [{ when: notSandbox, group: "navigation@5" }] },
    },
  },
};
