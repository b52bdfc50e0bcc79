import { putBack } from "./putBack.ts";

/** Vitest runs this before each file of unit: files share a worker, and with it the stand-in for VS Code. */
putBack();
