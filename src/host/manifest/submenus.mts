import type { Submenu } from "./entry.mts";
import { anyItem, inLocal, oneItem } from "./when.mts";

export const submenus: readonly Submenu[] = [
  {
    id: "balanceLens.item.change",
    label: "Change Item",
    menus: { "view/item/context": [{ when: anyItem, group: "4_change@1" }] },
  },
  {
    id: "balanceLens.local",
    label: "Local Sandbox",
    menus: { "view/title": [{ when: inLocal, group: "3_local@3" }] },
  },
  {
    id: "balanceLens.item.comparison",
    label: "Comparison",
    menus: { "view/item/context": [{ when: oneItem, group: "3_history@1" }] },
  },
];
