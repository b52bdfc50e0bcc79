/** Where calls go: the emulator inside the extension, or Plaid's own Sandbox. Production is refused by design. */
export type Environment = "local" | "sandbox";
