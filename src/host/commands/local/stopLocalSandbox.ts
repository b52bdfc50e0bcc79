import type { Command } from "../command.ts";

/** Stops the local sandbox. Known data stays visible; calls fail until it is started again. */
export const stopLocalSandbox: Command = async ({ local }) => local.stop();
