import type { CommandSection } from "./entry.mts";
import { busyItem, idleItem } from "./when.mts";

export const list: CommandSection = {
  heading: "The list",
  commands: {
    filterItemsBy: {
      id: "items.filter",
      title: "Filter Items",
      does: "As you type: a name, an institution, a scenario, or a tag such as `@login-required`, `@stale`, `@transactions`. The order is remembered",
      icon: "filter",
      menus: { "view/title": [{ group: "5_view@1" }] },
    },
    clearFilter: {
      id: "items.clearFilter",
      title: "Clear Filter",
      does: { row: "above" },
      icon: "clear-all",
      palette: "balanceLens.filtered",
      menus: { "view/title": [{ when: "balanceLens.filtered", group: "navigation@4" }] },
    },
    sortItemsBy: {
      id: "items.sort",
      title: "Sort Items",
      does: { row: "above" },
      menus: { "view/title": [{ group: "5_view@2" }] },
    },
    refreshItems: {
      id: "items.refresh",
      title: "Refresh",
      does: "Reads the Items' accounts again; stops what reads",
      icon: "refresh",
      menus: { "view/title": [{ group: "5_view@0" }] },
    },
    refreshItem: {
      id: "item.refresh",
      title: "Refresh Item",
      does: { row: "above" },
      icon: "refresh",
      palette: false,
      menus: { "view/item/context": [{ when: idleItem, group: "2_item@2" }] },
    },
    stopLoading: {
      id: "item.stopReading",
      title: "Stop Loading",
      does: { row: "above" },
      icon: "debug-stop",
      palette: false,
      menus: {
        "view/item/context": [
          { when: busyItem, group: "inline@1" },
          { when: busyItem, group: "2_item@0" },
        ],
      },
    },
  },
};
