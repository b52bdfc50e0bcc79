import type { CommandSection } from "./entry.mts";
import { customUserFile } from "./when.mts";

export const newItems: CommandSection = {
  heading: "Get an Item",
  intro: "Under *Add Item…*; *New Custom User* stands in the palette too.",
  commands: {
    addItemMenu: {
      id: "item.addMenu",
      title: "Add Item… (create, access token, token list, custom user)",
      does: { row: "none" },
    },
    createSandboxItem: {
      id: "item.create",
      title: "Create Sandbox Item",
      does: "A new Item, without Link, step by step: bank, products, test user or custom user, name. Each choice says what it is for, and what it does to freshness and billing",
      icon: "add",
      palette: false,
      menus: { "view/title": [{ group: "navigation@2" }] },
    },
    newCustomUser: {
      id: "customUser.new",
      title: "New Custom User",
      does: "A file that describes accounts of your own (`*.plaid-user.json`), from a template: a pending hold, no available balance, every type of account. The editor completes, explains and checks it",
      menus: { "view/title": [{ group: "1_items@0" }] },
    },
    createItemFromFile: {
      id: "item.createFromFile",
      title: "Create Item from This File",
      does: "An Item of the custom user in the editor or the explorer. A file that Plaid would not take is refused first, with its line and the reason",
      icon: "beaker",
      palette: customUserFile,
      menus: {
        "editor/context": [{ when: customUserFile, group: "1_balanceLens@1" }],
        "explorer/context": [{ when: customUserFile, group: "1_balanceLens@1" }],
        "editor/title": [{ when: customUserFile, group: "navigation@1" }],
      },
    },
    addItemByAccessToken: {
      id: "item.add",
      title: "Add Item by Access Token",
      does: "An Item you already have; by a processor token one account of it, which is then compared through the endpoints of Plaid's partners",
      palette: false,
      menus: { "view/title": [{ group: "1_items@1" }] },
    },
    importItems: {
      id: "item.import",
      title: "Import Items from a Token List",
      does: "The Items of a running app: one token a line or a JSON array, from files, the clipboard or an editor; what is refused is listed by place and reason",
      palette: false,
      menus: { "view/title": [{ group: "1_items@2" }] },
    },
  },
};
