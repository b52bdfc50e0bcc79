import type { CommandSection } from "./entry.mts";
import { notSandbox } from "./when.mts";

export const localSandbox: CommandSection = {
  heading: "The local sandbox",
  intro:
    "Under *Local Sandbox…*, *Show Traffic…* and *Use Local Sandbox in My App…*; *Restart Scenario* also stands on the row and in the panel.",
  commands: {
    localSandboxMenu: {
      id: "local.menu",
      title: "Local Sandbox… (start, clock, scenario, faults, rulesets, save, load, reset, stop)",
      does: { row: "none" },
    },
    trafficMenu: {
      id: "local.traffic",
      title: "Show Traffic… (request log, webhook deliveries)",
      does: { row: "none" },
      palette: notSandbox,
    },
    useInAppMenu: {
      id: "local.appMenu",
      title: "Use Local Sandbox in My App… (code, address, emulator)",
      does: { row: "none" },
    },
    startLocalSandbox: {
      id: "local.start",
      title: "Start Local Sandbox",
      does: "The emulator inside the extension; it also starts by itself when it is needed. Its state outlives the window, also one that crashes, and all windows share it",
      palette: false,
      menus: {
        "view/title": [{ when: "balanceLens.environment == local && !balanceLens.localRunning", group: "3_local@1" }],
      },
    },
    stopLocalSandbox: {
      id: "local.stop",
      title: "Stop Local Sandbox",
      does: { row: "above" },
      palette: false,
      menus: { "view/title": [{ when: "balanceLens.localRunning", group: "3_local@2" }] },
    },
    restartScenario: {
      id: "local.restartScenario",
      title: "Restart Scenario",
      does: "Puts an Item back to where its lesson begins",
      icon: "debug-restart",
      palette: notSandbox,
      menus: {
        "view/item/context": [
          { when: String.raw`viewItem =~ /^item\b.* can-restart\b/ && !listMultiSelection`, group: "4_change@0" },
          { when: String.raw`viewItem =~ /^failure item can-restart\b/`, group: "inline@1" },
        ],
      },
    },
    loadScenario: {
      id: "local.loadScenario",
      title: "Load Scenario",
      does: "An Item that shows one thing, from a list that says which, or from a file. Loading one again resets it",
      palette: false,
      menus: { "balanceLens.local": [{ group: "1_world@1" }] },
    },
    moveLocalClock: {
      id: "local.moveClock",
      title: "Move Clock of Local Sandbox",
      does: "An hour, a day, 30 days, to the next refresh of an Item, to a time; or stop it",
      palette: false,
      menus: { "balanceLens.local": [{ group: "1_world@2" }] },
    },
    addFault: {
      id: "local.addFault",
      title: "Make Calls Fail",
      does: "An error code, a delay, a dropped connection and more: for an endpoint, an Item or a bank, for so many calls or until cleared",
      palette: false,
      menus: { "balanceLens.local": [{ group: "2_faults@1" }] },
    },
    showFaults: {
      id: "local.faults",
      title: "Show and Clear Faults",
      does: { row: "above" },
      palette: false,
      menus: { "balanceLens.local": [{ group: "2_faults@2" }] },
    },
    editRulesets: {
      id: "local.rulesets",
      title: "Edit Rulesets",
      does: "The Signal rulesets as a JSON document with completion; above each, what it would make of a debit you choose, by a model that is not Plaid's, while you type",
      palette: false,
      menus: { "balanceLens.local": [{ group: "1_world@3" }] },
    },
    choosePreview: {
      id: "local.previewRulesets",
      title: "Preview Rulesets",
      does: { row: "above" },
      palette: false,
      menus: { "balanceLens.local": [{ group: "1_world@4" }] },
    },
    saveLocalSandbox: {
      id: "local.save",
      title: "Save Local Sandbox to a File",
      does: "All of it: Items, balances, clock, rulesets, faults. Resetting and replacing ask first",
      palette: false,
      menus: { "balanceLens.local": [{ group: "5_state@1" }] },
    },
    loadLocalFile: {
      id: "local.load",
      title: "Load Local Sandbox from a File",
      does: { row: "above" },
      palette: false,
      menus: { "balanceLens.local": [{ group: "5_state@2" }] },
    },
    resetLocalSandbox: {
      id: "local.reset",
      title: "Reset Local Sandbox",
      does: { row: "above" },
      palette: false,
      menus: { "balanceLens.local": [{ group: "5_state@3" }] },
    },
    showRequests: {
      id: "local.requests",
      title: "Show Request Log",
      does: "What reached the local sandbox, from your app too, and what your receiver answered; both keep up by themselves",
      palette: false,
      menus: { "balanceLens.local": [{ group: "3_traffic@1" }] },
    },
    showWebhooks: {
      id: "local.webhooks",
      title: "Show Webhook Deliveries",
      does: { row: "above" },
      palette: false,
      menus: { "balanceLens.local": [{ group: "3_traffic@2" }] },
    },
    copyLocalAddress: {
      id: "local.copyAddress",
      title: "Copy Local Sandbox Address",
      does: "The address, and the lines for Node, Python, Ruby, Go, Java, cURL or PowerShell",
      palette: false,
      menus: { "balanceLens.local": [{ group: "4_app@1" }] },
    },
    useLocalInApp: {
      id: "local.useInApp",
      title: "Use Local Sandbox in My App",
      does: { row: "above" },
      palette: false,
      menus: { "balanceLens.local": [{ group: "4_app@2" }] },
    },
    addEmulatorToWorkspace: {
      id: "emulator.addToWorkspace",
      title: "Add Emulator to Workspace",
      does: "Writes the emulator, one file, into a folder of yours, so that your CI has it; copies the shell lines that start it there",
      palette: false,
    },
  },
};
