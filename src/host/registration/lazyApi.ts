import type { BalanceLensApi } from "../api.ts";
import type { LazySession } from "../session/lazySession.ts";

/** What `activate` returns. It is empty until the session opens; reading rows opens it. */
export function lazyApi(session: LazySession, folders: BalanceLensApi["folders"]): BalanceLensApi {
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
