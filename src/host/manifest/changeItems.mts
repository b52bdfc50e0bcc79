import type { CommandSection } from "./entry.mts";
import { account, anyItem } from "./when.mts";

export const changeItems: CommandSection = {
  heading: "Change an Item",
  intro: "Under *Change Item…*, and on the row.",
  commands: {
    changeItemMenu: {
      id: "item.changeMenu",
      title: "Change Item… (login, transactions, webhook, rename, token, remove)",
      does: { row: "none" },
    },
    resetLogin: {
      id: "item.resetLogin",
      title: "Reset Login",
      does: "Breaks a login, or repairs it: in the local sandbox at once; in Plaid's it says what Link's update mode needs",
      palette: false,
      menus: {
        "balanceLens.item.change": [{ when: String.raw`viewItem =~ / can-reset-login\b/`, group: "1_login@1" }],
      },
    },
    repairLogin: {
      id: "item.repairLogin",
      title: "Repair Login",
      does: { row: "above" },
      palette: false,
      menus: { "view/item/context": [{ when: String.raw`viewItem =~ /^item\b.* can-repair\b/`, group: "4_change@0" }] },
    },
    fireWebhook: {
      id: "item.fireWebhook",
      title: "Fire Webhook",
      does: "The codes and types the products of the Item send, to the URL it has",
      palette: false,
      menus: {
        "balanceLens.item.change": [{ when: String.raw`viewItem =~ / can-fire-webhook\b/`, group: "3_webhook@1" }],
      },
    },
    updateWebhook: {
      id: "item.updateWebhook",
      title: "Update Webhook URL",
      does: { row: "above" },
      icon: "edit",
      palette: false,
      menus: {
        "balanceLens.item.change": [{ when: String.raw`viewItem =~ / can-update-webhook\b/`, group: "3_webhook@2" }],
      },
    },
    addTransactions: {
      id: "item.addTransactions",
      title: "Add Transactions",
      does: "For Items of `user_transactions_dynamic`: amounts and descriptions, of a day in the last fortnight",
      palette: false,
      menus: {
        "balanceLens.item.change": [{ when: String.raw`viewItem =~ / can-add-transactions\b/`, group: "2_data@1" }],
      },
    },
    refreshProducts: {
      id: "item.refreshProducts",
      title: "Refresh Transactions or Investments",
      does: "Has Plaid ask the bank now; production bills each such call. Asks which only where the Items have both",
      palette: false,
      menus: {
        "balanceLens.item.change": [
          { when: String.raw`viewItem =~ / can-refresh-(transactions|investments)\b/`, group: "2_data@2" },
        ],
      },
    },
    refreshTransactions: {
      id: "item.refreshTransactions",
      title: "Refresh Transactions",
      does: "One of the two, for keys of your own",
      palette: false,
    },
    refreshInvestments: {
      id: "item.refreshInvestments",
      title: "Refresh Investments",
      does: { row: "above" },
      palette: false,
    },
    rotateAccessToken: {
      id: "item.rotateToken",
      title: "Rotate Access Token",
      does: "After saying what will be lost",
      palette: false,
      menus: {
        "balanceLens.item.change": [{ when: String.raw`viewItem =~ / can-rotate-token\b/`, group: "4_token@1" }],
      },
    },
    removeItem: {
      id: "item.remove",
      title: "Remove Item",
      does: { row: "above" },
      palette: false,
      menus: { "view/item/context": [{ when: anyItem, group: "9_remove@1" }] },
      key: { key: "delete", mac: "cmd+backspace" },
    },
    renameItem: {
      id: "item.rename",
      title: "Rename Item",
      does: "A name of your own; ids of the Item, its accounts and its institution",
      palette: false,
      menus: { "balanceLens.item.change": [{ when: "!listMultiSelection", group: "5_label@1" }] },
      key: { key: "f2" },
    },
    copyIds: {
      id: "item.copyIds",
      title: "Copy IDs",
      does: { row: "above" },
      palette: false,
      menus: {
        "view/item/context": [{ when: account, group: "2_item@1" }],
        "balanceLens.item.change": [{ group: "5_label@2" }],
      },
    },
  },
};
