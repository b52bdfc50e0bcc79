import { controlPrefix } from "./control.ts";

/**
 * `GET presence`: never responds as long as this world lasts. The connection closes when the world or the emulator
 * ends, so its client learns of that at once.
 */
export const presencePath = `${controlPrefix}/presence`;
