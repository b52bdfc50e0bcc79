import type { BalanceLensApi } from "../api.ts";
import type { LazySession } from "../lazySession.ts";

/** What `activate` answers. As long as nothing was used there is nothing to tell; reading rows is a use. */
export function apiDoor(session: LazySession, folders: BalanceLensApi["folders"]): BalanceLensApi {
  return {
    whenIdle: async () => {
      const opened = await session.opening()?.catch(() => null);
      await opened?.api.whenIdle();
    },
    items: () => session.opened()?.api.items() ?? [],
    rows: async (parentId) => (await session.get()).api.rows(parentId),
    comparisonOf: (itemId) => session.opened()?.api.comparisonOf(itemId) ?? null,
    panels: () => session.opened()?.api.panels() ?? [],
    reports: () => session.opened()?.api.reports() ?? [],
    folders,
    localUrl: () => session.opened()?.api.localUrl() ?? null,
  };
}
