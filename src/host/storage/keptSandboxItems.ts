import type { LoadOnDemand } from "../onDemand.ts";
import type { SandboxItemStorage, SandboxItems } from "./sandboxItems.ts";

/** The Items of Plaid Sandbox, whoever keeps them. */
export type KeptSandboxItems = Pick<SandboxItems, keyof SandboxItems>;

/** Opens `SandboxItems` with its first use: a window that works with the local sandbox never needs it. */
export function keptSandboxItems(
  loadOnDemand: LoadOnDemand<"SandboxItems">,
  storage: SandboxItemStorage,
): KeptSandboxItems {
  let opened: SandboxItems | null = null;
  const open = async (): Promise<SandboxItems> => {
    const { SandboxItems } = await loadOnDemand();
    opened ??= new SandboxItems(storage);
    return opened;
  };
  return {
    list: async () => (await open()).list(),
    put: async (item, accessToken) => (await open()).put(item, accessToken),
    replaceToken: async (itemId, accessToken) => (await open()).replaceToken(itemId, accessToken),
    label: async (item) => (await open()).label(item),
    remove: async (itemId) => (await open()).remove(itemId),
    erase: async () => (await open()).erase(),
    accessTokenOf: async (itemId) => (await open()).accessTokenOf(itemId),
  };
}
