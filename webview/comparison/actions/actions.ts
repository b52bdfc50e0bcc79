import type { Page } from "../page.ts";
import { arrangeActions } from "./arrangeActions.ts";
import { drawerActions } from "./drawerActions.ts";
import { evidenceActions } from "./evidenceActions.ts";
import { hostActions } from "./hostActions.ts";

/** What a click on an element with `data-action` does, by the name of the action. */
export const actions: Readonly<Record<string, (page: Page, element: HTMLElement) => void>> = {
  ...hostActions,
  ...arrangeActions,
  ...drawerActions,
  ...evidenceActions,
};
