import type { Command } from "../command.ts";

/** Stops the local sandbox. What was read stays in sight; calls fail, and say why, until it is started again. */
export const stopLocalSandbox: Command = async ({ local }) => local.stop();
